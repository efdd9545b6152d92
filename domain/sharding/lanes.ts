/**
 * Lanes: the stock of an item that many want at once, divided over several shards.
 *
 * Each lane is a key of its own, so it lives in a slot like any other key and moves with it. Lane 0 is the item
 * itself: an item that was never split has this one lane. The numbers of the others are chosen so that their keys
 * fall on the shards that are to bear them; they need not follow each other.
 */
import type { CartId, ItemKey, LaneId, OrderId, PaymentId, VariantId } from '../ids.ts'
import { slotOf } from './slots.ts'

/** How an item is divided. `lanes` sell; `closing` sell no more, and are kept until nothing is promised from them. */
export type Split = { readonly lanes: readonly number[]; readonly closing: readonly number[] }

export type SplitRefusal = { readonly code: 'split-outdated'; readonly item: ItemKey }

/** Whether a lane that there is would be neither sold from nor closed: its units would be nobody's. */
export const forgetsLanes = (before: Split | null, { lanes, closing }: Split): boolean => {
  const known = new Set([...lanes, ...closing])
  return [...(before?.lanes ?? []), ...(before?.closing ?? [])].some((lane) => !known.has(lane))
}

/** Lanes of one item: far more than any drop needs, few enough to be asked one after the other. */
export const LANES_MAX = 64
/** Numbers that a lane may have: enough to find one on any of a thousand shards. */
export const LANE_NUMBER_MAX = 65_535

export const UNSPLIT: Split = { lanes: [0], closing: [] }

export const laneKey = (item: VariantId, lane: number): ItemKey => (lane === 0 ? item : (`${item}#${lane}` as LaneId))

/** The item that a key belongs to, and which of its lanes it is. */
export const laneOf = (key: ItemKey): { readonly item: VariantId; readonly lane: number } => {
  const at = key.indexOf('#')
  return at < 0
    ? { item: key as VariantId, lane: 0 }
    : { item: key.slice(0, at) as VariantId, lane: Number(key.slice(at + 1)) }
}

export const itemOf = (key: ItemKey): VariantId => laneOf(key).item

/**
 * The lanes in the order in which this shopper asks them. The id of the cart picks the first, so that a call which is
 * repeated asks the same lanes in the same order, and many shoppers spread evenly.
 */
export const lanesFor = (split: Split, id: CartId | OrderId | PaymentId): readonly number[] => {
  const { lanes } = split
  const body = id.slice(id.indexOf('_') + 1, id.indexOf('_') + 25)
  const first = slotOf(body) % Math.max(1, lanes.length)
  return [...lanes.slice(first), ...lanes.slice(0, first)]
}

/**
 * The lowest number, not among `used`, whose lane falls into one of these slots.
 *
 * @returns undefined when there is none: the slots are too few to find one
 */
export const laneIn = (item: VariantId, slots: ReadonlySet<number>, used: ReadonlySet<number>): number | undefined => {
  for (let lane = 1; lane <= LANE_NUMBER_MAX; lane++) {
    if (!used.has(lane) && slots.has(slotOf(laneKey(item, lane)))) return lane
  }
  return undefined
}
