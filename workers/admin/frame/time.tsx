/** Moments as people say them: today 09:41, 12 Nov 09:41. Written in UTC; browser/times.ts puts them into the reader's zone. */
import { localeOf, type Language } from '#domain/languages'
import { frameMessages } from './messages/index.ts'

const DAY_MS = 24 * 60 * 60_000

const formats = new Map<string, Intl.DateTimeFormat>()
const written = (at: number, language: Language, parts: Intl.DateTimeFormatOptions): string => {
  const key = language + JSON.stringify(parts)
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', ...parts })))
  return format.format(at)
}

const dayNumber = (at: number) => Math.floor(at / DAY_MS)

/** `Today`, `Yesterday`, `12 Nov`, `12 Nov 2025`. */
export const dayText = (at: number, now: number, language: Language): string => {
  const days = dayNumber(now) - dayNumber(at)
  if (days === 0) return frameMessages[language].today
  if (days === 1) return frameMessages[language].yesterday
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear()
  return written(at, language, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) })
}

export const clockText = (at: number, language: Language): string =>
  written(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

type Props = { at: number; now: number; language: Language; show?: 'both' | 'day' | 'clock' }

export const When = ({ at, now, language, show = 'both' }: Props) => {
  const day = dayText(at, now, language)
  const clock = clockText(at, language)
  const shown = show === 'day' ? day : show === 'clock' ? clock : `${day} ${clock}`
  return (
    <time datetime={new Date(at).toISOString()} data-show={show} title={`${day} ${clock} UTC`}>
      {shown}
    </time>
  )
}
