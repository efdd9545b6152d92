/** When goods that are ordered now will be there. Parcels travel on working days only. */
import { deliveryDays, type DeliveryMethod } from '../orders/delivery.ts'

const DAY_MS = 24 * 60 * 60_000

/** Sunday is 0, Saturday 6, by UTC: an hour's error at midnight moves an estimate, not a promise. */
const isWorkingDay = (at: number): boolean => ![0, 6].includes(new Date(at).getUTCDay())

/** @param days working days from now, at least 1 */
const afterWorkingDays = (days: number, now: number): number => {
  let at = now
  for (let open = days; open > 0;) {
    at += DAY_MS
    if (isWorkingDay(at)) open--
  }
  return at
}

/** The first and the last day on which they may arrive, as moments of those days. */
export const arrivalOf = (method: DeliveryMethod, now: number): readonly [number, number] => {
  const [first, last] = deliveryDays[method]
  return [afterWorkingDays(first, now), afterWorkingDays(last, now)]
}
