/**
 * How often and at which hours somebody is written what nobody waits for. What belongs to an order, to an account, or was asked for
 * just now knows no hours.
 */

/** Messages of this kind to one person, at most, and in how long, in ms. */
export const MARKETING_MAX = 3
export const MARKETING_PERIOD_MS = 7 * 24 * 60 * 60_000

/** By the clock of the reader (reader-zone.ts): from nine in the evening to nine in the morning. */
export const QUIET = { from: 21, until: 9 } as const

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

const minuteOfDay = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
    .formatToParts(at)
    .map(({ type, value }) => [type, Number(value)] as const)
  const of = Object.fromEntries(parts)
  return (of['hour'] ?? 0) * 60 + (of['minute'] ?? 0)
}

export const isQuiet = (at: number, timeZone: string): boolean => {
  const minute = minuteOfDay(at, timeZone)
  return minute >= QUIET.from * 60 || minute < QUIET.until * 60
}

/** The end of the quiet hours around it; itself where there are none. Clocks that are changed meanwhile are looked at again. */
const afterQuiet = (at: number, timeZone: string): number => {
  if (!isQuiet(at, timeZone)) return at
  const minute = minuteOfDay(at, timeZone)
  const left = (QUIET.until * 60 - minute + DAY_MINUTES) % DAY_MINUTES
  const end = Math.floor(at / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS
  // A night in which the clock is put forward or back: an hour less, or one more.
  const late = minuteOfDay(end, timeZone) - QUIET.until * 60
  return late > 0 && late <= 120
    ? Math.max(at, end - late * MINUTE_MS)
    : isQuiet(end, timeZone)
      ? end - late * MINUTE_MS
      : end
}

/**
 * When somebody may be written next, in ms since the epoch: `now` or later.
 *
 * @param sent when they were written so before, in any order
 */
export const mayWriteAt = (
  sent: readonly number[],
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): number => {
  const within = sent.filter((at) => at > now - MARKETING_PERIOD_MS).toSorted((a, b) => a - b)
  const full = within.length >= MARKETING_MAX ? (within.at(-MARKETING_MAX) ?? now) + MARKETING_PERIOD_MS : now
  return afterQuiet(Math.max(now, full), timeZone)
}
