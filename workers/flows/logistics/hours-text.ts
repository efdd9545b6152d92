/** When a place is open, as people write it: `Mon–Fri 09:00–17:30`. */
import { dateFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { dayOf, noonOf } from '#domain/logistics/calendar'
import type { OpeningHours } from '#domain/settings/hours'

const DAY_MS = 24 * 60 * 60_000
/** Some Monday. */
const MONDAY = noonOf('2026-11-30')

const nameOf = (weekday: number, language: Language): string =>
  dateFormat(localeOf(language), { weekday: 'short', timeZone: 'UTC' }).format(
    noonOf(dayOf(MONDAY + (weekday - 1) * DAY_MS)),
  )

/** Days that follow one another: first and last of each run. */
const runsOf = (weekdays: readonly number[]): readonly (readonly [number, number])[] => {
  const runs: [number, number][] = []
  for (const day of [...new Set(weekdays)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else runs.push([day, day])
  }
  return runs
}

const BETWEEN = { en: '–', zh: '至' } as const
const COMMA = { en: ', ', zh: '、' } as const

export const hoursLines = (hours: readonly OpeningHours[], language: Language): string[] =>
  hours.map(({ weekdays, from, until }) => {
    const days = runsOf(weekdays).map(([first, last]) =>
      first === last
        ? nameOf(first, language)
        : [first, last]
            .map((day) => nameOf(day, language))
            .join(last === first + 1 ? COMMA[language] : BETWEEN[language]),
    )
    return `${days.join(COMMA[language])} ${from}–${until}`
  })
