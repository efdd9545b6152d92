/** Which variant an address means, and which one another choice would lead to. */
import { availabilityOf as stockWordOf } from '#domain/catalog/availability'
import type { Availability, Product, Variant } from '#domain/catalog/product'

/** The variant that the address names; else the first that can be bought; else the first. */
export const variantIn = (product: Pick<Product, 'variants'>, id: string | undefined): Variant | undefined =>
  product.variants.find((variant) => variant.id === id) ??
  product.variants.find((variant) => stockWordOf(variant) !== 'sold-out') ??
  product.variants[0]

export type Choice = {
  readonly value: string
  readonly chosen: boolean
  /** Where choosing it leads: the other choices are kept, where such a variant exists. */
  readonly variant: Variant
  readonly availability: Availability
}

/** How many of the other choices are the same. */
const likeness = (a: Variant, b: Variant): number =>
  a.options.filter((value, index) => value === b.options[index]).length

/** The values of one option that some variant has, in their order. */
export const choicesOf = (product: Product, current: Variant, option: number): Choice[] =>
  (product.options[option]?.values ?? []).flatMap((value) => {
    const having = product.variants.filter((variant) => variant.options[option] === value)
    const best = having.reduce<Variant | undefined>(
      (found, one) => (found && likeness(found, current) >= likeness(one, current) ? found : one),
      undefined,
    )
    if (!best) return []
    return [{ value, chosen: current.options[option] === value, variant: best, availability: stockWordOf(best) }]
  })

/** Values that each have a picture of their own are shown as pictures. */
export const isPictured = (choices: readonly Choice[]): boolean => {
  const pictures = choices.map(({ variant }) => variant.picture)
  return choices.length > 1 && !pictures.includes(null) && new Set(pictures).size === choices.length
}
