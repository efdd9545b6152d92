/** What pages tell: into the event log and the counts, once, bounded, and nothing of who told it. */
import { expect, test, vi } from 'vitest'
import { pageEvents, type PageEvent, type ReportedEvent } from '#domain/statistics/page-events'
import { searchesByLanguage, topTerms } from '#schema/statistics/catalog/search-terms'
import { keepPageEvents } from '../../workers/queues/page-events.ts'
import { frontDoor } from './front-door.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'

const FROM_HERE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
const ask = (path: string, init: RequestInit) => frontDoor(new Request(ORIGIN + path, init))
const tell = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask('/events', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { ...FROM_HERE, ...headers },
  })
const searched = (term: string, hits = 1) => ({ type: 'searched', language: 'en', term, hits })

const asked = { since: '2000-01-01', language: null }
const sumOf = async (term: string) =>
  (await topTerms(shop.STATISTICS_DB, asked, 'searches', 1_000)).find((one) => one.term === term)
const logged = async (prefix = 'events/'): Promise<PageEvent[]> => {
  const { objects } = await shop.LOGS.list({ prefix })
  const texts = await Promise.all(objects.map(async ({ key }) => (await shop.LOGS.get(key))?.text() ?? ''))
  return texts.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line) as PageEvent)
}
/** The queue brings a batch after five seconds. */
const arrives = (term: string) =>
  vi.waitFor(async () => expect(await sumOf(term)).toBeDefined(), { timeout: 15_000, interval: 250 })

test('a search and a choice are logged and counted, and the log says nothing of who it was', async () => {
  const chosen = { type: 'product-chosen', language: 'en', term: 'Mug', product: 'delos-mug', place: 1, from: 'page' }
  const answer = await tell(
    { events: [searched('Mug', 2), chosen, searched('maya@lindqvist.example')] },
    { 'cf-connecting-ip': '198.51.100.7', cookie: '__Host-stoa_cart=secret', 'user-agent': 'Browser of Maya' },
  )
  expect([answer.status, await answer.text(), answer.headers.get('set-cookie')]).toEqual([204, '', null])
  await arrives('mug')
  expect(await sumOf('mug')).toEqual({ language: 'en', term: 'mug', searches: 1, withoutHits: 0, clicks: 1 })
  const events = await logged()
  expect(events.map((event) => Object.keys(event).toSorted().join())).toEqual([
    'at,hits,id,language,term,type',
    'at,from,id,language,place,product,term,type',
  ])
  expect(JSON.stringify(events)).not.toMatch(/198\.51|secret|Maya|lindqvist/)
  const { objects } = await shop.LOGS.list()
  expect(objects[0]?.key).toMatch(/^events\/day=\d{4}-\d\d-\d\d\/hour=\d\d\/[0-9a-f]{24}\.ndjson$/)
})

test('a browser without scripts asks for a picture of nothing, which counts; a link to it does not', async () => {
  const path = `/events/searched?${new URLSearchParams({ language: 'zh', term: '杯子', hits: '0' })}`
  const linked = await ask(path, { headers: { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' } })
  const seen = await ask(path, { headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' } })
  expect([linked.status, seen.status, seen.headers.get('cache-control')]).toEqual([204, 204, 'private, no-store'])
  await arrives('杯子')
  expect(await sumOf('杯子')).toMatchObject({ language: 'zh', searches: 1, withoutHits: 1 })
})

test('a batch that is delivered again, whole or mixed anew, is logged and counted once', async () => {
  const at = Date.UTC(2026, 9, 1, 15, 30)
  const reported = ['one', 'two', 'three'].map((term): ReportedEvent => ({
    ...searched(`again ${term}`),
    type: 'searched',
    language: 'en',
  }))
  const events = pageEvents(reported, at, 'again')
  await keepPageEvents(events, shop, at)
  await keepPageEvents([...events].reverse(), shop, at)
  await keepPageEvents([...events.slice(1), ...pageEvents(reported.slice(0, 1), at, 'another')], shop, at)
  const prefix = 'events/day=2026-10-01/hour=15/'
  expect((await logged(prefix)).map(({ id }) => id).toSorted()).toEqual(
    [...events.map(({ id }) => id), ...pageEvents(reported.slice(0, 1), at, 'another').map(({ id }) => id)].toSorted(),
  )
  expect((await shop.LOGS.list({ prefix })).objects).toHaveLength(2)
  expect(await sumOf('again one')).toMatchObject({ searches: 2 })
  expect(await sumOf('again two')).toMatchObject({ searches: 1 })
})

test('a batch whose counting failed is the same object when it comes back', async () => {
  const at = Date.UTC(2026, 9, 1, 16)
  const events = pageEvents([{ ...searched('crash'), type: 'searched', language: 'en' }], at, 'crash')
  const dying = {
    ...shop,
    STATISTICS_DB: {
      prepare: (text: string) => shop.STATISTICS_DB.prepare(text),
      batch: () => Promise.reject(new Error('away')),
    },
  } as unknown as typeof shop
  await expect(keepPageEvents(events, dying, at)).rejects.toThrow('away')
  await keepPageEvents(events, shop, at)
  expect(await logged('events/day=2026-10-01/hour=16/')).toHaveLength(1)
  expect(await sumOf('crash')).toMatchObject({ searches: 1 })
})

test.each([
  ['no JSON', '{'],
  ['nothing', ''],
  ['a number', '7'],
  ['an endless body', JSON.stringify({ events: [searched('endless')], more: 'x'.repeat(20_000) })],
  ['half characters', '{"events":[{"type":"searched","term":"\\ud800"}]}'],
])('%s is answered with nothing', async (_, body) => {
  expect((await tell(body)).status).toBe(204)
})

test('another site may not tell, and one address is heard some twenty times a minute', async () => {
  expect((await tell({ events: [searched('foreign')] }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  const flood = Array.from({ length: 40 }, () =>
    tell({ events: [searched('flood')] }, { 'cf-connecting-ip': '192.0.2.77' }),
  )
  expect((await Promise.all(flood)).map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 204))
  await arrives('flood')
  await new Promise((resolve) => setTimeout(resolve, 6_000))
  // Twenty that the platform lets pass, and three that an isolate does not ask about, once more when a minute begins.
  const heard = (await sumOf('flood'))?.searches
  expect([23, 26]).toContain(heard)
  expect(await sumOf('foreign')).toBeUndefined()
  expect(await sumOf('endless')).toBeUndefined()
  expect((await searchesByLanguage(shop.STATISTICS_DB, asked)).length).toBe(2)
})
