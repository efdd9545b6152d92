/**
 * Two people have changed one thing, each from the same version of it. It is told as flat fields, each with a name: what
 * only one of them has changed is taken from them; what both have changed, and not alike, is theirs to decide.
 */
import { same } from './same.ts'

export type Fields = ReadonlyMap<string, unknown>

export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown }

/** A field that one of them has changed; undefined where there is none. */
export type Sides = {
  readonly field: string
  readonly base: unknown
  readonly theirs: unknown
  readonly yours: unknown
  /** Both have changed it, and not alike. */
  readonly conflict: boolean
}

/** A field that one of them lacks is undefined there. */
export const fieldChanges = (one: Fields, other: Fields): FieldChange[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .map((field) => ({ field, before: one.get(field), after: other.get(field) }))
    .filter((change) => !same(change.before, change.after))

/**
 * Yours over theirs, field by field; where both have changed one, yours stands and it is told.
 *
 * @param isOfGone whether a field belongs to what one of them has removed: then whatever else is said of it is asked
 */
export const mergedFields = (
  base: Fields,
  theirs: Fields,
  yours: Fields,
  isOfGone: (field: string) => boolean = () => false,
): { readonly fields: Map<string, unknown>; readonly sides: Sides[] } => {
  const sides: Sides[] = []
  const fields = new Map<string, unknown>()
  for (const field of new Set([...theirs.keys(), ...yours.keys(), ...base.keys()])) {
    const [was, there, here] = [base.get(field), theirs.get(field), yours.get(field)]
    const [byThem, byYou] = [!same(was, there), !same(was, here)]
    // Whoever says something of what the other has removed is asked, also where there was nothing before.
    const ofGone = isOfGone(field) && ((byThem && there !== undefined) || (byYou && here !== undefined))
    const conflict = (byThem && byYou && !same(there, here)) || ofGone
    if (byThem || byYou) sides.push({ field, base: was, theirs: there, yours: here, conflict })
    const value = byYou ? here : there
    if (value !== undefined) fields.set(field, value)
  }
  return { fields, sides }
}

/** Those below a name, without it. */
export const under = (fields: Fields, name: string): [string, unknown][] =>
  Array.from(fields)
    .filter(([field]) => field.startsWith(name))
    .map(([field, value]) => [field.slice(name.length), value])

/** Those of both, in the order of the first; each further one behind that which it stands behind in the second. */
export const interleaved = <T>(first: readonly T[], second: readonly T[]): T[] => {
  const order = [...first]
  const [known, beside] = [new Set(first), new Set(second)]
  second.forEach((one, index) => {
    if (known.has(one)) return
    let place = index === 0 ? 0 : order.indexOf(second[index - 1] as T) + 1
    // What the first alone has stays together with what it stands behind.
    while (place > 0 && place < order.length && !beside.has(order[place] as T)) place++
    order.splice(place, 0, one)
    known.add(one)
  })
  return order
}

/** Whether those that both have stand in another order. */
export const isReordered = <T>(before: readonly T[], after: readonly T[]): boolean => {
  const [were, are] = [new Set(before), new Set(after)]
  return !same(
    before.filter((one) => are.has(one)),
    after.filter((one) => were.has(one)),
  )
}

/** As whoever changed the order has put them; yours, when both have. */
export const inOrder = <T>(all: readonly T[], base: readonly T[], theirs: readonly T[], yours: readonly T[]): T[] => {
  const stay = new Set(all)
  const order = isReordered(base, yours) ? interleaved(yours, theirs) : interleaved(theirs, yours)
  return [...new Set(order)].filter((one) => stay.has(one))
}
