/** What was searched, on real SQLite: an event that is heard again changes nothing, and no flood fills the store. */
import { expect, test } from 'vitest'
import { pageEvents, termCountOf, type ReportedEvent, type TermCount } from '#domain/statistics/page-events'
import { openD1 } from '#tests/d1'
import { countedAlready, countTerms, searchesByLanguage, topTerms } from './search-terms.ts'

const DAY = 24 * 60 * 60_000
const now = Date.UTC(2026, 10, 26, 12)
const searched = (term: string, hits: number): ReportedEvent => ({ type: 'searched', language: 'en', term, hits })
const chosen = (term: string): ReportedEvent => ({
  type: 'product-chosen',
  language: 'en',
  term,
  product: 'delos-mug',
  place: 1,
  from: 'page',
})
const counts = (reported: readonly ReportedEvent[], at = now, random = 'r'): TermCount[] =>
  pageEvents(reported, at, random).map(termCountOf)
const asked = { since: '2026-11-20', language: null }

test('counts each event once, within a batch and over batches', async () => {
  const db = openD1('statistics')
  const first = counts([searched('mug', 3), chosen('mug'), searched('mug', 3), searched('kopp', 0)])
  await countTerms(db, [...first, ...first], now)
  await countTerms(db, [...first.slice(2), ...counts([searched('kopp', 0)], now, 's')], now)
  await countTerms(db, [], now)
  expect(await topTerms(db, asked, 'searches', 10)).toEqual([
    { language: 'en', term: 'kopp', searches: 2, withoutHits: 2, clicks: 0 },
    { language: 'en', term: 'mug', searches: 2, withoutHits: 0, clicks: 1 },
  ])
  expect(await topTerms(db, asked, 'without-hits', 10)).toHaveLength(1)
  expect([...(await countedAlready(db, [...first.map(({ event }) => event), 'another']))].toSorted()).toEqual(
    first.map(({ event }) => event),
  )
})

test('looks at the days and the language that are asked for', async () => {
  const db = openD1('statistics')
  await countTerms(db, counts([searched('mug', 1)], now - 10 * DAY), now)
  await countTerms(db, counts([{ ...searched('杯子', 1), language: 'zh' }, searched('bowl', 1)]), now)
  expect((await topTerms(db, asked, 'searches', 10)).map(({ term }) => term)).toEqual(['bowl', '杯子'])
  expect((await topTerms(db, { ...asked, language: 'zh' }, 'searches', 10)).map(({ term }) => term)).toEqual(['杯子'])
  expect(await searchesByLanguage(db, { since: '2026-11-01', language: null })).toEqual([
    { language: 'en', searches: 2, withoutHits: 0, clicks: 0 },
    { language: 'zh', searches: 1, withoutHits: 0, clicks: 0 },
  ])
})

test('whoever invents terms fills one row, and those that are known go on being counted', async () => {
  const db = openD1('statistics')
  const invented = (from: number) => Array.from({ length: 5_001 }, (_, index) => searched(`term ${from + index}`, 0))
  await countTerms(db, counts(invented(0), now, 'a'), now)
  await countTerms(db, counts(invented(5_001), now, 'b'), now)
  await countTerms(db, counts([...invented(20_000), searched('term 7', 2)], now, 'c'), now)
  const rows = db.sqlite.prepare('SELECT count(*) AS n FROM daily_terms').get()
  expect(rows?.['n']).toBe(10_003)
  const [all] = await searchesByLanguage(db, asked)
  expect(all).toMatchObject({ searches: 15_004, withoutHits: 15_003 })
  expect((await topTerms(db, asked, 'searches', 1))[0]).toMatchObject({ term: 'term 7', searches: 2 })
})

test('forgets ids that cannot come again, and terms after a year', async () => {
  const db = openD1('statistics')
  await countTerms(db, counts([searched('old', 1)], now - 401 * DAY, 'a'), now - 401 * DAY)
  await countTerms(db, counts([searched('older event', 1)], now - 16 * DAY, 'b'), now - 16 * DAY)
  await countTerms(db, counts([searched('new', 1)], now, 'c'), now)
  expect(db.sqlite.prepare('SELECT count(*) AS n FROM counted_page_events').get()?.['n']).toBe(1)
  expect((await topTerms(db, { since: '2000-01-01', language: null }, 'searches', 9)).map(({ term }) => term)).toEqual([
    'new',
    'older event',
  ])
})
