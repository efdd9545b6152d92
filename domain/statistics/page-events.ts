/**
 * What pages tell of their use: what was searched, and what was chosen from it.
 *
 * They come from browsers, so they may be missing, doubled or invented: good for counting, never for deciding. They
 * are no facts of a shard's log: what is lost on the way is lost.
 */
import { isHandle } from '../catalog/slug.ts'
import { isLanguage, type Language } from '../languages.ts'
import { dayOf } from './sales.ts'
import { termToLog } from './search-terms.ts'

type Search = { readonly language: Language; readonly term: string }

export type ReportedEvent =
  /** Somebody searched, and was shown so many. */
  | (Search & { readonly type: 'searched'; readonly hits: number })
  /** Of those, somebody went to this product, which stood at this place: 1 is the first. */
  | (Search & {
      readonly type: 'product-chosen'
      readonly product: string
      readonly place: number
      readonly from: 'page' | 'suggestions'
    })

/** With its identity, which begins with its time, and when it was heard of (ms since the epoch). */
export type PageEvent = ReportedEvent & { readonly id: string; readonly at: number }

/** What a page tells at once: a search and what was chosen from it. */
export const REPORTED_EVENTS_MAX = 4
/** More products than any shop has, more places than anybody turns to. */
const COUNT_MAX = 1_000_000

/** @param input whatever a browser sent, parsed @returns what of it can be kept; nothing is refused, all else is dropped */
export const reportedEventsIn = (input: unknown): ReportedEvent[] => {
  const events = isRecord(input) ? input['events'] : undefined
  return Array.isArray(events) ? events.slice(0, REPORTED_EVENTS_MAX).flatMap((one) => reportedEventIn(one) ?? []) : []
}

const reportedEventIn = (entry: unknown): ReportedEvent | undefined => {
  if (!isRecord(entry)) return undefined
  const { type, language, term: typed, hits, product, place, from } = entry
  if (typeof language !== 'string' || !isLanguage(language) || typeof typed !== 'string') return undefined
  const term = termToLog(typed)
  if (term === undefined) return undefined
  if (type === 'searched') return isCount(hits) ? { type, language, term, hits } : undefined
  if (type !== 'product-chosen' || typeof product !== 'string' || !isHandle(product) || !isCount(place))
    return undefined
  return { type, language, term, product, place, from: from === 'suggestions' ? from : 'page' }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= COUNT_MAX
/** Digits of a time in base 36 until the year 5188: texts then stand in the order of time. */
const TIME_DIGITS = 9
const timeText = (at: number): string => at.toString(36).padStart(TIME_DIGITS, '0')

/** @param random text that nobody else will choose; each event of it gets a number */
export const pageEvents = (reported: readonly ReportedEvent[], at: number, random: string): PageEvent[] =>
  reported.map((one, index) => ({ id: `${timeText(at)}-${random}-${index}`, at, ...one }))

/** Every event before this time has a lesser id. */
export const firstIdAt = (at: number): string => timeText(Math.max(0, at))

/** What one event adds to its day. */
export type TermCount = {
  readonly event: string
  /** `2026-11-26`, UTC. */
  readonly day: string
  readonly language: Language
  readonly term: string
  readonly searches: number
  readonly withoutHits: number
  readonly clicks: number
}

export const termCountOf = (event: PageEvent): TermCount => {
  const searched = event.type === 'searched'
  return {
    event: event.id,
    day: dayOf(event.at),
    language: event.language,
    term: event.term,
    searches: searched ? 1 : 0,
    withoutHits: searched && event.hits === 0 ? 1 : 0,
    clicks: searched ? 0 : 1,
  }
}
