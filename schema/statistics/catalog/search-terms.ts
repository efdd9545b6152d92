/** What was searched, by day. Each event of a page is counted once, however often it is heard. */
import type { Language } from '#domain/languages'
import { firstIdAt, type TermCount } from '#domain/statistics/page-events'
import { dayOf } from '#domain/statistics/sales'

const DAY_MS = 24 * 60 * 60_000
/**
 * Different terms of one day; all further ones are counted together. A shop with a hundred thousand searches a day has
 * some ten thousand; whoever invents terms fills no database.
 */
const TERMS_A_DAY_MAX = 10_000
/** A year can be compared with the year before. */
const KEPT_DAYS = 400
/** A queue keeps a message for two weeks at the longest; after that no event comes again. */
const REMEMBERED_DAYS = 15
/** Ids forgotten with each batch: more than a batch brings, so that their number does not grow. */
const FORGOTTEN_AT_ONCE = 1_000

/** Which of these have been counted. @param ids of events */
export const countedAlready = async (db: D1Database, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const { results } = await db
    .prepare(`SELECT id FROM counted_page_events WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids))
    .all<{ id: string }>()
  return new Set(results.map(({ id }) => id))
}

/** Counts, remembers what was counted, and forgets what is long ago, in one transaction. */
export const countTerms = async (db: D1Database, counts: readonly TermCount[], now: number): Promise<void> => {
  const once = [...new Map(counts.map((count) => [count.event, count])).values()]
  if (once.length === 0) return
  const rows = JSON.stringify(once)
  await db.batch([
    db
      .prepare(
        `WITH told AS (
           SELECT value->>'$.day' AS day, value->>'$.language' AS language, value->>'$.term' AS term,
                  sum(value->>'$.searches') AS searches, sum(value->>'$.withoutHits') AS without_hits,
                  sum(value->>'$.clicks') AS clicks
           FROM json_each(?1)
           WHERE NOT EXISTS (SELECT 1 FROM counted_page_events WHERE id = value->>'$.event')
           GROUP BY 1, 2, 3),
         full AS MATERIALIZED (
           SELECT day FROM (SELECT DISTINCT day FROM told) t
           WHERE (SELECT count(*) FROM daily_terms d WHERE d.day = t.day) >= ?2)
         INSERT INTO daily_terms (day, language, term, searches, without_hits, clicks)
         SELECT day, language,
                CASE WHEN day IN (SELECT day FROM full) AND NOT EXISTS (
                  SELECT 1 FROM daily_terms d
                  WHERE d.day = told.day AND d.language = told.language AND d.term = told.term)
                THEN '' ELSE term END AS counted_as,
                sum(searches), sum(without_hits), sum(clicks)
         FROM told WHERE true GROUP BY day, language, counted_as
         ON CONFLICT (day, language, term) DO UPDATE SET
           searches = searches + excluded.searches, without_hits = without_hits + excluded.without_hits,
           clicks = clicks + excluded.clicks`,
      )
      .bind(rows, TERMS_A_DAY_MAX),
    db
      .prepare(
        `INSERT INTO counted_page_events (id) SELECT value->>'$.event' FROM json_each(?1)
         WHERE true ON CONFLICT (id) DO NOTHING`,
      )
      .bind(rows),
    db.prepare(`DELETE FROM daily_terms WHERE day < ?1`).bind(dayOf(now - KEPT_DAYS * DAY_MS)),
    db
      .prepare(
        `DELETE FROM counted_page_events
         WHERE id IN (SELECT id FROM counted_page_events WHERE id < ?1 ORDER BY id LIMIT ?2)`,
      )
      .bind(firstIdAt(now - REMEMBERED_DAYS * DAY_MS), FORGOTTEN_AT_ONCE),
  ])
}

export type TermSum = {
  readonly language: Language
  /** Empty: all others, of days that had too many. */
  readonly term: string
  readonly searches: number
  readonly withoutHits: number
  readonly clicks: number
}

/** A week shows what is wanted now, a month what is wanted at all. */
export const PERIODS = [7, 30] as const
export type Period = (typeof PERIODS)[number]

/** Today is one of the days. @returns `2026-11-20` */
export const firstDayOf = (days: Period, now: number): string => dayOf(now - (days - 1) * DAY_MS)

/** @param since `2026-11-20`, UTC: that day and all after it */
export type TermQuery = { readonly since: string; readonly language: Language | null }

/** The most searched, or those that most often found nothing. @param limit rows */
export const topTerms = async (
  db: D1Database,
  { since, language }: TermQuery,
  by: 'searches' | 'without-hits',
  limit: number,
): Promise<TermSum[]> => {
  const column = by === 'searches' ? 'searches' : 'without_hits'
  const { results } = await db
    .prepare(
      `SELECT language, term, sum(searches) AS searches, sum(without_hits) AS withoutHits, sum(clicks) AS clicks
       FROM daily_terms WHERE day >= ?1 AND (?2 IS NULL OR language = ?2) AND term <> ''
       GROUP BY language, term HAVING sum(${column}) > 0
       ORDER BY sum(${column}) DESC, language, term LIMIT ?3`,
    )
    .bind(since, language, limit)
    .all<TermSum>()
  return results
}

export type LanguageSum = Omit<TermSum, 'term'>

/** All searches since then, for each language in which there was one. */
export const searchesByLanguage = async (db: D1Database, { since, language }: TermQuery): Promise<LanguageSum[]> => {
  const { results } = await db
    .prepare(
      `SELECT language, sum(searches) AS searches, sum(without_hits) AS withoutHits, sum(clicks) AS clicks
       FROM daily_terms WHERE day >= ?1 AND (?2 IS NULL OR language = ?2) GROUP BY language ORDER BY language`,
    )
    .bind(since, language)
    .all<LanguageSum>()
  return results
}
