/** Days and hours as a clock on the wall of a place shows them. */
import { isDay } from '../days.ts'
import { dateFormat } from '../formats.ts'

const PARTS = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const

export type WallClock = {
  /** `2026-11-28` */
  readonly day: string
  /** `09:41` */
  readonly time: string
}

const MINUTE_MS = 60_000
/** The last minute that was asked for of each zone: a busy shop asks for no other, many times a second. */
const lastMinutes = new Map<string, { readonly minute: number; readonly clock: WallClock }>()

/** @param at ms since the epoch @param timeZone IANA */
export const wallClock = (at: number, timeZone: string): WallClock => {
  const minute = Math.floor(at / MINUTE_MS)
  const last = lastMinutes.get(timeZone)
  if (last?.minute === minute) return last.clock
  const clock = clockAt(at, timeZone)
  lastMinutes.set(timeZone, { minute, clock })
  return clock
}

const clockAt = (at: number, timeZone: string): WallClock => {
  const parts = Object.fromEntries(
    dateFormat('en', { timeZone, hourCycle: 'h23', ...PARTS })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` }
}

const DAY_MS = 24 * 60 * 60_000
const wallAsUtc = (at: number, timeZone: string): number => {
  const { day, time } = wallClock(at, timeZone)
  return Date.parse(`${day}T${time}Z`)
}

/** What a time on the wall is by the rules on either side of any change of clocks, and at which of them it is shown. */
const readings = (wall: string, timeZone: string) => {
  if (!/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || !isDay(wall.slice(0, 10))) return undefined
  // A day before and after is looked at, and no year has five digits.
  if (wall.startsWith('9999-12-31')) return undefined
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc)) return undefined
  // A day before and a day after are on either side of any change of clocks.
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map((at) => asUtc - (wallAsUtc(at, timeZone) - at))
  if (before === undefined || after === undefined) return undefined
  const shows = new Set([before, after].filter((at) => wallAsUtc(at, timeZone) === asUtc))
  return { before, shows: [...shows].toSorted((a, b) => a - b) }
}

/**
 * The moment at which a clock on the wall shows this, by the rules of that place on that day. A time that comes twice, when clocks
 * are put back, is the first of both; one that never comes, when they are put forward, is as long after the change as it was
 * meant to be: 02:30 becomes 03:30. Temporal calls that compatible.
 *
 * @param wall `2026-11-28T09:41` @returns undefined when it is no such text
 */
export const momentOf = (wall: string, timeZone: string): number | undefined => {
  const read = readings(wall, timeZone)
  return read && (read.shows[0] ?? read.before)
}

/** None where clocks are put forward over it, two where they are put back over it. @returns undefined when it is no such text */
export const momentsOf = (wall: string, timeZone: string): readonly number[] | undefined =>
  readings(wall, timeZone)?.shows

/** Noon of a day, far from every change of clocks: to count days by, and to write them in UTC. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`)

export const dayOf = (noon: number): string => new Date(noon).toISOString().slice(0, 10)

/** From when until when a day is one, by the clocks of that place: 23 hours when they are put forward. @param day `2026-11-28` */
export const spanOf = (
  day: string,
  timeZone: string,
): { readonly from: number; readonly until: number } | undefined => {
  const next = dayOf(noonOf(day) + DAY_MS)
  const [from, until] = [day, next].map((one) => momentOf(`${one}T00:00`, timeZone))
  return from === undefined || until === undefined ? undefined : { from, until }
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (noon: number): number => new Date(noon).getUTCDay() || 7
