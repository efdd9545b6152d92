/**
 * How many units may stand still for payments that are not made: whoever promises to pay and does not keeps things from others for a
 * quarter of an hour.
 */
import type { HoldItem } from '../inventory/hold.ts'
import { refuse, ok, type Result } from '../result.ts'

/**
 * Of one attempt to pay, all of its line items together; and of all attempts from one connection that wait for their payment. Half of the
 * largest line item: a shop that sells screws by the thousand is paid in two orders.
 */
export const HELD_UNITS_MAX = 500

export type HeldUnitsRefusal = {
  readonly code: 'too-many-units'
  readonly units: number
  readonly unitsMax: number
}

/** What an attempt would hold, if it may. */
export const unitsToHold = (items: readonly Pick<HoldItem, 'units'>[]): Result<number, HeldUnitsRefusal> => {
  const units = items.reduce((sum, item) => sum + item.units, 0)
  return units > HELD_UNITS_MAX ? refuse({ code: 'too-many-units', units, unitsMax: HELD_UNITS_MAX }) : ok(units)
}
