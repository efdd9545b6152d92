/** A page tells what was searched and what was chosen, without saying who. */
import type { ReportedEvent } from '#domain/statistics/page-events'
import { language } from '../../frame/browser/language.ts'

type Told<EventBatch> = EventBatch extends ReportedEvent ? Omit<EventBatch, 'language'> : never

export const tell = (...events: readonly Told<ReportedEvent>[]): boolean =>
  navigator.sendBeacon('/events', JSON.stringify({ events: events.map((one) => ({ language, ...one })) }))
