/** Days as they are written, `2026-12-25`, and moments that stand on such a day. */

/** One that there is: `Date.parse` takes 31 February for 3 March. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** The last ms of the year 9999, UTC: beyond it days are written otherwise, and soon no clock shows them. */
export const MOMENT_MAX = 253_402_300_799_999

/** @param at ms since the epoch, none before it */
export const isMoment = (at: number): boolean => Number.isSafeInteger(at) && at >= 0 && at <= MOMENT_MAX
