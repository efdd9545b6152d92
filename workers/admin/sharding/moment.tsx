/** A moment to the second, for what follows itself quickly. In UTC; frame/browser/times.ts puts it into the reader's zone. */
import { localeOf, type Language } from '#domain/languages'

const formats = new Map<Language, Intl.DateTimeFormat>()

export const secondsText = (at: number, language: Language): string => {
  let format = formats.get(language)
  if (!format) {
    const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const
    formats.set(language, (format = new Intl.DateTimeFormat(localeOf(language), parts)))
  }
  return format.format(at)
}

export const Moment = ({ at, language }: { at: number; language: Language }) => (
  <time datetime={new Date(at).toISOString()} data-show="seconds" title={`${secondsText(at, language)} UTC`}>
    {secondsText(at, language)}
  </time>
)
