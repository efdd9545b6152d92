/** When a promotion counts, in words: from when until when and by which clock, on which days, at which hours. */
import { dateFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { momentsOf, wallClock } from '#domain/logistics/calendar'
import type { Period } from '#domain/promotions/promotion'
import type { Said } from './messages/said-en.ts'

/** Monday is 1; any week does. */
const MONDAY = Date.UTC(2024, 0, 1)
export const weekdayText = (day: number, language: Language, weekday: 'long' | 'short' = 'long'): string =>
  dateFormat(localeOf(language), { weekday, timeZone: 'UTC' }).format(MONDAY + (day - 1) * 86_400_000)

/** A time that the clock shows twice is told apart by its offset. */
const isTwice = (at: number, timeZone: string): boolean => {
  const { day, time } = wallClock(at, timeZone)
  return (momentsOf(`${day}T${time}`, timeZone)?.length ?? 1) > 1
}

const momentText = (at: number, timeZone: string, language: Language): string =>
  dateFormat(localeOf(language), {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isTwice(at, timeZone) && { timeZoneName: 'shortOffset' as const }),
  }).format(at)

type Read = {
  readonly language: Language
  readonly words: Said
  readonly listed: (all: readonly string[]) => string
  /** By whose clock the reader lives; another one is named. */
  readonly ownZone: string | null
}

/** Its parts, none where it counts always. */
export const periodTexts = (period: Period, { language, words, listed, ownZone }: Read): string[] => {
  const { from, until, timeZone, weekdays, hours } = period
  const parts = [
    from === null ? '' : words.fromDay(momentText(from, timeZone, language)),
    until === null ? '' : words.untilDay(momentText(until, timeZone, language)),
    weekdays ? words.days(listed(weekdays.map((day) => weekdayText(day, language)))) : '',
    hours ? words.hours(...hours) : '',
  ].filter(Boolean)
  const isOther = ownZone !== null && ownZone !== timeZone && parts.length > 0
  return isOther ? [...parts, words.zone(timeZone.replaceAll('_', ' '))] : parts
}
