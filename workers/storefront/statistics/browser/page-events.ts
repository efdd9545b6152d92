/** A page tells what was searched and what was chosen, without saying who. */
import type { ReportedEvent } from '#domain/statistics/page-events'
import { language } from '../../frame/browser/language.ts'

type Reported<Event> = Event extends ReportedEvent ? Omit<Event, 'language'> : never

export const tell = (...events: readonly Reported<ReportedEvent>[]): boolean =>
  navigator.sendBeacon('/events', JSON.stringify({ events: events.map((one) => ({ language, ...one })) }))
