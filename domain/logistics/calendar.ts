/** Days and hours as a clock on the wall of a place shows them. */
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

/** Noon of a day, far from every change of clocks: to count days by, and to write them in UTC. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`)

export const dayOf = (noon: number): string => new Date(noon).toISOString().slice(0, 10)

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (noon: number): number => new Date(noon).getUTCDay() || 7
