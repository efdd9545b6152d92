/** Which option of a product each option of a draft is: their columns may stand in any order, and be called otherwise. */

/** `Red`, `red` and ` RED` are one value, and `Color` and `color` one option. */
export const folded = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

type Spoken = { readonly name: string; readonly values: readonly string[] }

const shared = (one: Spoken, other: Spoken): number => {
  const values = new Set(one.values.map(folded))
  return new Set(other.values.map(folded).filter((value) => values.has(value))).size
}

/**
 * By name; those that are left by the values that they share, most first; one that is left alone on both sides was
 * renamed with its values.
 *
 * @returns for each option of the draft its place in the product, undefined for a new one
 */
export const matchOptions = (before: readonly Spoken[], after: readonly Spoken[]): (number | undefined)[] => {
  const places = new Map<Spoken, number>()
  const taken = new Set<number>()
  const match = (option: Spoken, at: number) => {
    if (places.has(option) || taken.has(at)) return
    places.set(option, at)
    taken.add(at)
  }
  for (const option of after) {
    const at = before.findIndex(({ name }, place) => !taken.has(place) && folded(name) === folded(option.name))
    if (at !== -1) match(option, at)
  }
  const pairs = after
    .flatMap((option) => before.map((known, at) => ({ option, at, alike: shared(known, option) })))
    .filter(({ alike }) => alike > 0)
    .toSorted((a, b) => b.alike - a.alike || a.at - b.at || (folded(a.option.name) < folded(b.option.name) ? -1 : 1))
  for (const { option, at } of pairs) match(option, at)
  const [left, ...others] = after.filter((option) => !places.has(option))
  if (left && others.length === 0 && before.length === after.length) for (const at of before.keys()) match(left, at)
  return after.map((option) => places.get(option))
}
