/** A page tells what was searched and what was chosen, without saying who. */
import type { PageNews } from '#domain/statistics/page-events'
import { language } from '../../frame/browser/language.ts'

type Told<News> = News extends PageNews ? Omit<News, 'language'> : never

export const tell = (...events: readonly Told<PageNews>[]): boolean =>
  navigator.sendBeacon('/events', JSON.stringify({ events: events.map((one) => ({ language, ...one })) }))
