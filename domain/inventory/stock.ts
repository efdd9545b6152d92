/**
 * Stock of one item at one location, kept as four accounts that always agree:
 *
 *     available + held + taken = received
 *
 * Every change is a movement of units from one account to another (double entry), so the sum of all movements is
 * the stock. `received` is what came in less what went missing; `taken` is what was sold.
 */
import type { ItemKey, LocationId } from '../ids.ts'
import type { Availability } from '../catalog/product.ts'
import { ok, refuse, type Result } from '../result.ts'

/** Units of one item and location: more than any real shelf holds, far below where arithmetic gets inexact. */
export const STOCK_MAX = 1_000_000_000

export type Account = 'outside' | 'available' | 'held' | 'taken'
export type Cause =
  | 'receive'
  | 'count'
  | 'correct'
  | 'hold'
  | 'release'
  | 'lapse'
  | 'take'
  | 'return'
  | 'send'
  | 'arrive'

export type Stock = {
  readonly item: ItemKey
  readonly location: LocationId
  readonly received: number
  readonly available: number
  readonly held: number
  readonly taken: number
}

/**
 * How many could be sold when whoever counted looked: what was sold since is no part of what they found, so only the
 * difference between the two is applied. `nothing`: they never knew of any stock, as a file about new goods.
 */
export type CountBase = number | 'nothing'

type ChangeOf = {
  readonly id: string
  readonly item: ItemKey
  readonly location: LocationId
  readonly units: number
  readonly note: string
  /** Id of a member of staff; absent: nobody of them. */
  readonly who?: string
}

/** What a person or an import says about stock. Asking twice with one id changes it once. */
export type StockChange = ChangeOf &
  (
    | /** `units` came in. */ { readonly type: 'receive' }
    /** `units` stand on the shelf and may be sold: what was counted, held ones not among them. Without a base, in this moment. */
    | {
        readonly type: 'count'
        readonly basedOn?: CountBase
        /** Somebody has looked and counted: what a colleague changed since may be in their number, or may not. */
        readonly byHand?: true
      }
    /** `units` more or fewer than thought: broken, found, given away. */
    | { readonly type: 'correct' }
    /** Up to `units` fewer, as many as there are: one lane's part of a correction of the whole item. */
    | { readonly type: 'reduce' }
    /**
     * `units` stand on all shelves of the item here together, `elsewhere` of them at its other lanes. What was on its way
     * between the first lane and the others is known to the first lane alone, and added there.
     */
    | { readonly type: 'count-all'; readonly basedOn?: CountBase; readonly elsewhere: number }
  )

/** What a change did: the shelf now, by how many units it moved what may be sold, and how many are still to be taken off elsewhere. */
export type Changed = {
  readonly stock: Stock
  readonly moved: number
  readonly owed: number
  /** The shelf is one of several: the item is divided, and this is its first lane. */
  readonly divided: boolean
}

/** Said by the first lane to whoever did not know that there are others: what it has is not what the change is about. */
export type StockDivided = { readonly code: 'stock-divided'; readonly item: ItemKey }

/** In the order they are checked. */
export type StockRefusal =
  | { readonly code: 'units-invalid'; readonly units: number; readonly unitsMax: number }
  | { readonly code: 'change-id-reused'; readonly id: string }
  /** A count that is based on nothing, of what somebody has stocked; one by hand, of what a colleague has changed since. */
  | { readonly code: 'stock-differs'; readonly item: ItemKey; readonly available: number }
  | { readonly code: 'stock-below-zero'; readonly item: ItemKey; readonly available: number }

export const emptyStock = (item: ItemKey, location: LocationId): Stock => ({
  item,
  location,
  received: 0,
  available: 0,
  held: 0,
  taken: 0,
})

/** Whether all lanes of an item have to be asked for this change, when there are several. */
export const isOfAllLanes = ({ type, units }: StockChange): boolean =>
  type === 'count' || (type === 'correct' && units < 0)

/**
 * What a person asked for, whatever part of it was asked of this lane: the same, whether the item was whole or divided
 * when it was asked.
 */
export const requestOf = (change: StockChange): StockChange => {
  const { id, item, location, units, note } = change
  if (change.type === 'count' || change.type === 'count-all') {
    const { basedOn } = change
    return { id, type: 'count', item, location, units, ...(basedOn !== undefined && { basedOn }), note }
  }
  if (change.type === 'reduce') return { id, type: 'correct', item, location, units: -units, note }
  return { id, type: change.type, item, location, units, note }
}

/** The cause that a change is written down with. */
export const causeOf = ({ type }: StockChange): Cause =>
  type === 'reduce' ? 'correct' : type === 'count-all' ? 'count' : type

/** By how many units the change would move what may be sold, were there enough. */
const wantedDelta = (change: StockChange, stock: Stock): Result<number, StockRefusal> => {
  if (change.type === 'reduce') return ok(-change.units)
  if (change.type !== 'count' && change.type !== 'count-all') return ok(change.units)
  const { units, basedOn } = change
  const elsewhere = change.type === 'count-all' ? change.elsewhere : 0
  const there = stock.available + elsewhere
  if (typeof basedOn === 'number') return ok(units - basedOn)
  const isStocked = stock.received > 0 || elsewhere > 0
  if (basedOn === 'nothing' && isStocked && units !== there)
    return refuse({ code: 'stock-differs', item: stock.item, available: there })
  return ok(units - there)
}

/** A count that names what it was based on takes off only what is there: beyond that it is refused, as a correction is. */
export const isBased = (change: StockChange): boolean =>
  (change.type === 'count' || change.type === 'count-all') && typeof change.basedOn === 'number'

/** What people do to stock. Sales are none of it: what was sold since somebody looked, they did not find. */
const BY_PEOPLE: ReadonlySet<Cause> = new Set(['receive', 'count', 'correct'])

type Moved = { readonly cause: Cause; readonly delta: number }

/**
 * Whether a colleague has changed what somebody counts since they looked. Two who find the same five have found five and
 * not ten, and nobody can tell which of them was at the shelf when.
 *
 * @param moved newest first, by how many units each movement changed what may be sold
 */
export const isChangedSince = (basedOn: number, available: number, moved: readonly Moved[]): boolean => {
  let there = available
  let byPeople = false
  for (const { cause, delta } of moved) {
    if (there === basedOn) return byPeople
    byPeople ||= delta !== 0 && BY_PEOPLE.has(cause)
    there -= delta
  }
  return there === basedOn && byPeople
}

/**
 * By how many units the change moves `available`; refused when it is no possible number. Changes of one lane take off
 * as many as there are; the rest is `owed` by the others.
 */
export const decideChange = (
  change: StockChange,
  stock: Stock,
): Result<{ readonly delta: number; readonly owed: number }, StockRefusal> => {
  const { type, units } = change
  const least = type === 'correct' ? -STOCK_MAX : type === 'receive' || type === 'reduce' ? 1 : 0
  const invalid = !Number.isInteger(units) || units < least || units > STOCK_MAX || (type === 'correct' && units === 0)
  if (invalid) return refuse({ code: 'units-invalid', units, unitsMax: STOCK_MAX })
  const wanted = wantedDelta(change, stock)
  if (!wanted.ok) return wanted
  const part = type === 'reduce' || type === 'count-all'
  const delta = part ? Math.max(wanted.value, -stock.available) : wanted.value
  if (stock.available + delta < 0)
    return refuse({ code: 'stock-below-zero', item: stock.item, available: stock.available })
  if (stock.received + delta > STOCK_MAX) return refuse({ code: 'units-invalid', units, unitsMax: STOCK_MAX })
  return ok({ delta, owed: delta - wanted.value })
}

/** At and below this many, shoppers read "a few left", where the merchant has not said another number for the item. */
export const LOW_UNITS = 5

/** The merchant's own number for an item; `version` grows with each that they say, so that an older one changes nothing. */
export type LowLine = { readonly item: ItemKey; readonly low: number | null; readonly version: number }

/** The word that shoppers read for so many available units over all locations. @param low null: as the shop has it */
export const availabilityFor = (available: number, low: number | null = null): Availability =>
  available <= 0 ? 'sold-out' : available <= (low ?? LOW_UNITS) ? 'low' : 'in-stock'
