/** What stock is worth at cost: added up by place and currency. */
import type { LocationId, VariantId } from '../ids.ts'
import type { Money } from '../money.ts'

export type Standing = { readonly item: VariantId; readonly location: LocationId; readonly units: number }

export type Valued = {
  readonly location: LocationId
  /** '': of goods that say no cost. */
  readonly currency: string
  readonly units: number
  /** Minor units. */
  readonly value: number
}

/**
 * A variant whose cost is known in several currencies is valued in each: they are not added up, each says what all of it
 * that has a cost there is worth.
 */
export const valued = (
  standing: readonly Standing[],
  costs: ReadonlyMap<VariantId, readonly Money[]>,
  before: readonly Valued[] = [],
): Valued[] => {
  const sums = new Map(before.map((one) => [`${one.location} ${one.currency}`, one]))
  const add = ({ location, currency, units, value }: Valued) => {
    const there = sums.get(`${location} ${currency}`)
    const sum = { location, currency, units: units + (there?.units ?? 0), value: value + (there?.value ?? 0) }
    sums.set(`${location} ${currency}`, sum)
  }
  for (const { item, location, units } of standing) {
    if (units === 0) continue
    const known = costs.get(item) ?? []
    if (known.length === 0) add({ location, currency: '', units, value: 0 })
    for (const { currency, amount } of known) add({ location, currency, units, value: units * amount })
  }
  return [...sums.values()]
}
