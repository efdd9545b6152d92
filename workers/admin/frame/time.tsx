/** Moments as people say them, by the clock of the shop: Today 09:41 CET, 12 Nov 09:41 CET. */
import { createContext, useContext } from 'hono/jsx'
import { dateFormat, zoneNameOf } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { dayOf, noonOf, wallClock } from '#domain/logistics/calendar'
import { frameMessages } from './messages/index.ts'

/** The zone by which the page that is being drawn tells the time. */
export const Zone = createContext('UTC')

const DAY_MS = 24 * 60 * 60_000
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const SECONDS = { ...CLOCK, second: '2-digit' } as const

/** By the clock of the page that is being drawn. */
export const zoneName = (at: number, timeZone = useContext(Zone)): string => zoneNameOf(at, timeZone)

/** `Today`, `Yesterday`, `12 Nov`, `12 Nov 2025`. */
export const dayText = (at: number, now: number, language: Language, timeZone = useContext(Zone)): string => {
  const [day, today] = [at, now].map((moment) => wallClock(moment, timeZone).day)
  if (day === today) return frameMessages[language].today
  if (day === dayOf(noonOf(today ?? '') - DAY_MS)) return frameMessages[language].yesterday
  const sameYear = day?.slice(0, 4) === today?.slice(0, 4)
  const parts = { timeZone, day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' as const }) } as const
  return dateFormat(localeOf(language), parts).format(at)
}

export const clockText = (at: number, language: Language, timeZone = useContext(Zone)): string =>
  dateFormat(localeOf(language), { timeZone, ...CLOCK }).format(at)

/** For what follows itself quickly. */
export const secondsText = (at: number, language: Language, timeZone = useContext(Zone)): string =>
  dateFormat(localeOf(language), { timeZone, ...SECONDS }).format(at)

type Props = { at: number; now: number; language: Language; show?: 'both' | 'day' | 'clock' }

export const When = ({ at, now, language, show = 'both' }: Props) => {
  const timeZone = useContext(Zone)
  const day = dayText(at, now, language, timeZone)
  const clock = `${clockText(at, language, timeZone)} ${zoneName(at, timeZone)}`
  const shown = { day, clock: clockText(at, language, timeZone), both: `${day} ${clock}` }[show]
  return (
    <time datetime={new Date(at).toISOString()} title={`${day} ${clock} · ${timeZone}`}>
      {shown}
    </time>
  )
}
