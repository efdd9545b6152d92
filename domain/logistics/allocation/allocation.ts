/**
 * From which locations an order is served. Each strategy is one answer to what the merchant wants least: long ways, many parcels, goods
 * from the wrong place, or one place that does all the work.
 *
 *   priority   the locations in the merchant's order
 *   nearest    those near to where it goes first
 *   fewest     as few parcels as can be, and among those the nearest
 *   spread     from wherever there is most
 *
 * A line comes from one location where one has enough of it, so that it is packed once. Whatever order stock is read in, the answer is
 * the same.
 */
import type { ItemKey, LocationId } from '../../ids.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { fewestOf } from './fewest.ts'
import { nearness, type Place } from './nearness.ts'

export const ALLOCATION_STRATEGIES = ['priority', 'nearest', 'fewest', 'spread'] as const
export type AllocationStrategy = (typeof ALLOCATION_STRATEGIES)[number]

/** A location that may serve this order, as the settings know it. */
export type ServingLocation = {
  readonly id: LocationId
  /** Lower goes first. */
  readonly priority: number
  /** Null: nobody has said where it is; it is as far as can be. */
  readonly place: Place | null
}

/** One thing named twice is wanted twice. */
export type Wanted = { readonly item: ItemKey; readonly units: number }
/** What can be sold there. */
export type Level = { readonly item: ItemKey; readonly location: LocationId; readonly available: number }
export type Allocated = { readonly item: ItemKey; readonly location: LocationId; readonly units: number }

export type AllocationRefusal = {
  readonly code: 'insufficient-stock'
  readonly item: ItemKey
  readonly wanted: number
  readonly available: number
}

export type Allocating = {
  readonly wanted: readonly Wanted[]
  /** Of locations that may not serve it nothing is taken, whatever is there. */
  readonly levels: readonly Level[]
  readonly locations: readonly ServingLocation[]
  /** Null: nobody knows where it goes, and every location is as near. */
  readonly to: Place | null
}

const together = (wanted: readonly Wanted[]): Wanted[] =>
  [...Map.groupBy(wanted, ({ item }) => item)].map(([item, of]) => ({
    item,
    units: of.reduce((sum, { units }) => sum + units, 0),
  }))

/** By the merchant's order, and of two alike by their names. */
const byPriority = (one: ServingLocation, other: ServingLocation): number =>
  one.priority - other.priority || (one.id < other.id ? -1 : 1)

const orderOf = (strategy: AllocationStrategy, { locations, to }: Allocating): readonly LocationId[] => {
  const first = locations.toSorted(byPriority)
  const near = ({ place }: ServingLocation) => nearness(place, to)
  const sorted =
    strategy === 'priority' || strategy === 'spread' ? first : first.toSorted((one, other) => near(other) - near(one))
  return sorted.map(({ id }) => id)
}

type Stocked = { readonly location: LocationId; readonly available: number }

/** In their order, those that have some. */
const stockedIn = (order: readonly LocationId[], levels: readonly Level[], item: ItemKey): Stocked[] =>
  order.flatMap((location) => {
    const available = levels.reduce(
      (sum, level) => (level.item === item && level.location === location ? sum + Math.max(0, level.available) : sum),
      0,
    )
    return available > 0 ? [{ location, available }] : []
  })

/** From the first that has enough of it alone; else from one after the other. */
const takenFrom = ({ item, units }: Wanted, stocked: readonly Stocked[]): Allocated[] => {
  const alone = stocked.find(({ available }) => available >= units)
  let open = units
  return (alone ? [alone] : stocked).flatMap(({ location, available }) => {
    const part = Math.min(open, available)
    open -= part
    return part > 0 ? [{ item, location, units: part }] : []
  })
}

/** Every line whole, or the first of which there is too little. */
export const allocate = (
  strategy: AllocationStrategy,
  asked: Allocating,
): Result<readonly Allocated[], AllocationRefusal> => {
  const wanted = together(asked.wanted).filter(({ units }) => units > 0)
  const order = orderOf(strategy, asked)
  const stocked = new Map(wanted.map(({ item }) => [item, stockedIn(order, asked.levels, item)]))
  const of = ({ item }: Wanted) => stocked.get(item) ?? []
  for (const line of wanted) {
    const available = of(line).reduce((sum, one) => sum + one.available, 0)
    if (available < line.units)
      return refuse({ code: 'insufficient-stock', item: line.item, wanted: line.units, available })
  }
  const few = strategy === 'fewest' ? new Set(fewestOf(wanted, stocked, order)) : null
  return ok(
    wanted.flatMap((line) => {
      const there = few ? of(line).filter(({ location }) => few.has(location)) : of(line)
      return takenFrom(line, strategy === 'spread' ? there.toSorted((a, b) => b.available - a.available) : there)
    }),
  )
}

/** How many parcels it makes: one from each location at least. */
export const parcelsIn = (allocated: readonly Allocated[]): number =>
  new Set(allocated.map(({ location }) => location)).size
