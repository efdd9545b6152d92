/** Mornings to come, so that no story depends on the hour it is told at: on a page it says until when one orders for tomorrow. */

const DAY_MS = 24 * 3_600_000
/** In Europe, where the demo sends from, shops have opened, and parcels wait for some hours yet. */
const MORNING_MS = 7 * 3_600_000

/** @param days from today, one at least: a clock never goes back */
export const morningIn = (days: number): number => (Math.floor(Date.now() / DAY_MS) + days) * DAY_MS + MORNING_MS
