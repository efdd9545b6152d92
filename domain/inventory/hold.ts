/**
 * A hold promises units to an attempt to pay.
 *
 *   hold ──▶ take      the order was placed
 *     ├────▶ release   the payment failed or its time ran out
 *     └────▶ lapse     nobody said anything for HOLD_MS: the last net
 *
 * It is kept line by line, each where its item is kept.
 *
 * Held units cannot be sold to anyone else. Each end is final and may be asked for again without effect.
 */
import type { ItemKey, LocationId, PaymentId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Split } from '../sharding/lanes.ts'
import type { Stock } from './stock.ts'

/** How long a shopper may take to pay: long enough for a bank's app, short enough not to starve the next. */
export const PAY_WITHIN_MS = 15 * 60_000

/**
 * How long a hold stands when nobody ends it. Every hold belongs to an attempt in an order shard, whose facts take
 * or release it within seconds; this bound only matters when no fact arrives for a day.
 */
export const HOLD_MS = 24 * 60 * 60_000

export type HoldItem = {
  readonly item: ItemKey
  readonly units: number
  /** Sell on when nothing is left. */
  readonly oversell: boolean
  /** Asked of one lane among several: what it has promised already is answered, whatever is asked for now. */
  readonly part?: true
  /**
   * How many there are in all of something that nobody stocks, as uses of a code: whoever holds it says so, and of two
   * versions the newer counts.
   */
  readonly quota?: { readonly units: number; readonly version: number }
}
export type Hold = { readonly id: PaymentId; readonly lines: readonly HoldItem[]; readonly expiresAt: number }
export type HoldState = 'held' | 'taken' | 'released' | 'lapsed' | 'returned'

/** Units of one item promised from one location. */
export type HeldItem = { readonly item: ItemKey; readonly location: LocationId; readonly units: number }

/** In the order they are checked. */
export type HoldRefusal =
  | { readonly code: 'hold-ended'; readonly id: PaymentId }
  | { readonly code: 'hold-differs'; readonly id: PaymentId }
  | {
      readonly code: 'insufficient-stock'
      readonly item: ItemKey
      readonly wanted: number
      readonly available: number
      /** Said by the first lane of an item that is divided: only all of its lanes together can say that it is sold out. */
      readonly split?: Split
    }

/**
 * Promise every line, or none.
 *
 * A line comes from the first location that can fill it alone, else from several in their order, so that most
 * orders leave in one parcel. Of a line that may be oversold, what is there is promised and the rest is owed.
 *
 * @param stock per item, its locations in the order of preference; an unknown item has none
 */
export const decideHold = (
  lines: readonly HoldItem[],
  stock: ReadonlyMap<ItemKey, readonly Stock[]>,
): Result<HeldItem[], HoldRefusal> => {
  const held: HeldItem[] = []
  for (const { item, units, oversell } of lines) {
    const levels = stock.get(item) ?? []
    const available = levels.reduce((sum, level) => sum + level.available, 0)
    if (available < units && !oversell) return refuse({ code: 'insufficient-stock', item, wanted: units, available })
    const alone = levels.find((level) => level.available >= units)
    let open = units
    for (const level of alone ? [alone] : levels) {
      const part = Math.min(open, level.available)
      if (part > 0) held.push({ item, location: level.location, units: part })
      open -= part
    }
  }
  return ok(held)
}
