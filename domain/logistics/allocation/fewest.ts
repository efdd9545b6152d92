/**
 * The fewest locations that have everything together. Up to a dozen all of their sets are looked at, the smaller first; of more the one
 * that has most of what is still missing is taken again and again, which is seldom more than one too many.
 */
import type { ItemKey, LocationId } from '../../ids.ts'

type Line = { readonly item: ItemKey; readonly units: number }
type Stocked = ReadonlyMap<ItemKey, readonly { readonly location: LocationId; readonly available: number }[]>

/** 4,095 sets. */
const LOOKED_AT_MAX = 12

const missingIn = (lines: readonly Line[], stocked: Stocked, chosen: ReadonlySet<LocationId>): number =>
  lines.reduce((missing, { item, units }) => {
    const there = (stocked.get(item) ?? []).reduce(
      (sum, { location, available }) => (chosen.has(location) ? sum + available : sum),
      0,
    )
    return missing + Math.max(0, units - there)
  }, 0)

/** Sets of that size, those with the first of the list first. */
function* setsOf(list: readonly LocationId[], size: number, from = 0): Generator<LocationId[]> {
  if (size === 0) return void (yield [])
  for (let at = from; at <= list.length - size; at++)
    for (const rest of setsOf(list, size - 1, at + 1)) yield [list[at] as LocationId, ...rest]
}

const oneByOne = (lines: readonly Line[], stocked: Stocked, useful: readonly LocationId[]): LocationId[] => {
  const chosen = new Set<LocationId>()
  while (missingIn(lines, stocked, chosen) > 0 && chosen.size < useful.length) {
    const left = useful.filter((location) => !chosen.has(location))
    const missing = left.map((location) => missingIn(lines, stocked, new Set([...chosen, location])))
    const best = left[missing.indexOf(Math.min(...missing))]
    if (best === undefined) break
    chosen.add(best)
  }
  return [...chosen]
}

/**
 * @param stocked of each item where it is; all together there is enough of each
 * @param order the locations, the best first: of sets of one size the one that holds the better ones
 */
export const fewestOf = (
  lines: readonly Line[],
  stocked: Stocked,
  order: readonly LocationId[],
): readonly LocationId[] => {
  const useful = order.filter((location) =>
    [...stocked.values()].some((of) => of.some((one) => one.location === location)),
  )
  if (useful.length > LOOKED_AT_MAX) return oneByOne(lines, stocked, useful)
  for (let size = 0; size <= useful.length; size++)
    for (const set of setsOf(useful, size)) if (missingIn(lines, stocked, new Set(set)) === 0) return set
  return useful
}
