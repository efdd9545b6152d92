/** Staff see what shoppers searched, and what found nothing; in both languages. */
import { beforeAll, expect, test } from 'vitest'
import { pageEvents, type ReportedEvent } from '#domain/statistics/page-events'
import { keepPageEvents } from '../../workers/queues/page-events.ts'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop } from './goods.ts'

const DAY = 24 * 60 * 60_000
const searched = (term: string, hits: number, language: 'en' | 'zh' = 'en'): ReportedEvent => ({
  type: 'searched',
  language,
  term,
  hits,
})
const chosen = (term: string): ReportedEvent => ({
  type: 'product-chosen',
  language: 'en',
  term,
  product: 'delos-mug',
  place: 1,
  from: 'page',
})

let manager: string
let clerk: string
beforeAll(async () => {
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
}, 60_000)

const page = async (query: string, cookie = manager) => (await visit(`/admin/search${query}`, { cookie })).text()

test('before anything was searched the page says so', async () => {
  expect(await page('')).toContain('Nothing was searched yet')
})

test('the most searched, what found nothing, and how often something was chosen, by days and language', async () => {
  const now = Date.now()
  const today = [
    searched('mug', 3),
    searched('mug', 3),
    chosen('mug'),
    searched('kopp <b>', 0),
    searched('杯', 0, 'zh'),
  ]
  await keepPageEvents(pageEvents(today, now, 'today'), shop, now)
  await keepPageEvents(pageEvents([searched('vase', 4)], now - 20 * DAY, 'before'), shop, now)
  const week = await page('')
  expect(week).toContain('>mug</a>')
  expect(week).toContain('kopp &lt;b&gt;')
  expect(week).toContain('/admin/search/synonyms?from=kopp+%3Cb%3E&amp;language=en')
  expect(week).toContain('/zh/search?q=%E6%9D%AF')
  expect(week).not.toContain('>vase</a>')
  expect(await page('?days=30')).toContain('>vase</a>')
  const chinese = await page('?language=zh&lang=zh')
  expect(chinese).toContain('没有结果')
  expect(chinese).toContain('>杯</a>')
  expect(chinese).not.toContain('>mug</a>')
  const strange = await visit('/admin/search?days=1e9&language=%00', { cookie: manager })
  expect(strange.status).toBe(200)
})

test('a clerk and a stranger do not see it', async () => {
  expect((await visit('/admin/search', { cookie: clerk })).status).toBe(403)
  expect((await visit('/admin/search')).status).toBe(303)
})

test('programs of the staff get the same, within what they may ask', async () => {
  const headers = { cookie: manager }
  const { json } = await call('GET', '/api/admin/search/terms?order=without-hits', { headers })
  expect(json.terms.map(({ term }: { term: string }) => term)).toEqual(['kopp <b>', '杯'])
  expect(json.sums).toContainEqual({ language: 'en', searches: 3, withoutHits: 1, clicks: 1 })
  expect((await call('GET', '/api/admin/search/terms?days=8', { headers })).status).toBe(422)
  expect((await call('GET', '/api/admin/search/terms', { headers: { cookie: clerk } })).status).toBe(403)
})
