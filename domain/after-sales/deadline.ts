/** Until when something may be done that has so many days: to the end of the last, by the clocks of the shop. */
import { dayOf, noonOf, spanOf, wallClock, weekdayOf } from '../logistics/calendar.ts'

const DAY_MS = 24 * 60 * 60_000

const endOf = (noon: number, timeZone: string): number => (spanOf(dayOf(noon), timeZone)?.until ?? noon) - 1

/**
 * The day itself does not count. @returns the last ms of it
 *
 * @param workingDay a Saturday or Sunday is followed by Monday, as the law counts: Regulation 1182/71, article 3
 */
export const deadlineOf = (from: number, days: number, timeZone: string, workingDay = false): number => {
  const noon = noonOf(wallClock(from, timeZone).day) + days * DAY_MS
  const over = workingDay ? Math.max(0, weekdayOf(noon) - 5) : 0
  return endOf(noon + (over === 0 ? 0 : 3 - over) * DAY_MS, timeZone)
}
