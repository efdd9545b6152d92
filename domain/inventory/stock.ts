/**
 * Stock of one item at one location, kept as four accounts that always agree:
 *
 *     available + held + taken = received
 *
 * Every change is a movement of units from one account to another (double entry), so the sum of all movements is
 * the stock. `received` is what came in less what went missing; `taken` is what was sold.
 */
import type { LocationId, VariantId } from '../ids.ts'
import type { Availability } from '../catalog/product.ts'
import { ok, refuse, type Result } from '../result.ts'

/** Units of one item and location: more than any real shelf holds, far below where arithmetic gets inexact. */
export const STOCK_MAX = 1_000_000_000

export type Account = 'outside' | 'available' | 'held' | 'taken'
export type Cause = 'receive' | 'count' | 'correct' | 'hold' | 'release' | 'lapse' | 'take' | 'return'

export type Stock = {
  readonly item: VariantId
  readonly location: LocationId
  readonly received: number
  readonly available: number
  readonly held: number
  readonly taken: number
}

/** What a person or an import says about stock. Asking twice with one id changes it once. */
export type StockChange =
  /** `units` came in. */
  | {
      readonly id: string
      readonly type: 'receive'
      readonly item: VariantId
      readonly location: LocationId
      readonly units: number
      readonly note: string
    }
  /** `units` stand on the shelf and may be sold: what was counted, held ones not among them. */
  | {
      readonly id: string
      readonly type: 'count'
      readonly item: VariantId
      readonly location: LocationId
      readonly units: number
      readonly note: string
    }
  /** `units` more or fewer than thought: broken, found, given away. */
  | {
      readonly id: string
      readonly type: 'correct'
      readonly item: VariantId
      readonly location: LocationId
      readonly units: number
      readonly note: string
    }

/** In the order they are checked. */
export type StockRefusal =
  | { readonly code: 'units-invalid'; readonly units: number; readonly unitsMax: number }
  | { readonly code: 'change-id-reused'; readonly id: string }
  | { readonly code: 'stock-below-zero'; readonly item: VariantId; readonly available: number }

export const emptyStock = (item: VariantId, location: LocationId): Stock => ({
  item,
  location,
  received: 0,
  available: 0,
  held: 0,
  taken: 0,
})

/** By how many units the change moves `available`; refused when it is no possible number. */
export const decideChange = (change: StockChange, stock: Stock): Result<number, StockRefusal> => {
  const { type, units } = change
  const least = type === 'correct' ? -STOCK_MAX : type === 'receive' ? 1 : 0
  const invalid = !Number.isInteger(units) || units < least || units > STOCK_MAX || (type === 'correct' && units === 0)
  if (invalid) return refuse({ code: 'units-invalid', units, unitsMax: STOCK_MAX })
  const delta = type === 'count' ? units - stock.available : units
  if (stock.available + delta < 0)
    return refuse({ code: 'stock-below-zero', item: stock.item, available: stock.available })
  if (stock.received + delta > STOCK_MAX) return refuse({ code: 'units-invalid', units, unitsMax: STOCK_MAX })
  return ok(delta)
}

/** At and below this many, shoppers read "a few left". */
export const LOW_UNITS = 5

/** The word that shoppers read for so many available units over all locations. */
export const wordFor = (available: number): Availability =>
  available <= 0 ? 'sold-out' : available <= LOW_UNITS ? 'low' : 'in-stock'
