/** Moments as files of other shops write them: `2026-02-10 15:30:40 UTC`, ISO 8601, and the day alone as `10/02/2026`. */

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?\s*(?:UTC|GMT|Z|([+-])(\d\d):?(\d\d))?$/i
/** The day first, as Judge.me says; where only the other way round is a day, that. */
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/

const MINUTE_MS = 60_000

const at = (year: number, month: number, day: number, clock: readonly [number, number, number]): number | undefined => {
  const [hour, minute, second] = clock
  const moment = Date.UTC(year, month - 1, day, hour, minute, second)
  const said = new Date(moment)
  const isDay = said.getUTCFullYear() === year && said.getUTCMonth() === month - 1 && said.getUTCDate() === day
  return isDay && hour < 24 && minute < 60 && second < 61 && year >= 1990 ? moment : undefined
}

/** @returns ms since the epoch, UTC; undefined for what is no moment */
export const momentInFile = (text: string): number | undefined => {
  const iso = ISO.exec(text.trim())
  if (iso) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = iso
      .slice(1, 7)
      .map((part) => Number(part ?? 0))
    const moment = at(year, month, day, [hour, minute, second])
    const away = (iso[7] === '-' ? -1 : 1) * (Number(iso[8] ?? 0) * 60 + Number(iso[9] ?? 0)) * MINUTE_MS
    return moment === undefined ? undefined : moment - away
  }
  const slashed = SLASHED.exec(text.trim())
  if (!slashed) return undefined
  const [first = 0, second = 0, year = 0, hour = 0, minute = 0, seconds = 0] = slashed
    .slice(1)
    .map((part) => Number(part ?? 0))
  const clock = [hour, minute, seconds] as const
  return at(year, second, first, clock) ?? at(year, first, second, clock)
}

/** A file that says no zone may be half a day ahead. */
const CLOCKS_APART_MS = 14 * 60 * MINUTE_MS

/** Whether somebody says that they wrote tomorrow: nobody has. */
export const isAhead = (moment: number, now: number): boolean => moment > now + CLOCKS_APART_MS

/** To the second: what is finer no app writes. */
export const fileMoment = (moment: number): string =>
  `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`
