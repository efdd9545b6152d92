/** Many products are changed in groups, each of which one transaction bears. */

/** A transaction stays far below D1's 30 seconds. */
const GROUP_PRODUCTS = 25
const GROUP_VARIANTS = 2_500

type Sized = { readonly variants: number }

/** As many of them, from the first on, as have so many variants together; a product alone is always borne. */
export const groupsOf = <T extends Sized>(all: readonly T[], most: number): T[][] => {
  const groups: T[][] = []
  let [variants, total] = [0, 0]
  for (const one of all) {
    if (total > 0 && total + one.variants > most) break
    const group = groups.at(-1)
    if (!group || group.length === GROUP_PRODUCTS || variants + one.variants > GROUP_VARIANTS) {
      groups.push([])
      variants = 0
    }
    groups.at(-1)?.push(one)
    variants += one.variants
    total += one.variants
  }
  return groups
}
