/** What public pages may be answered with, how old it may be, and what is never kept. */
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { App } from '../env.ts'
import type { AnswerPolicy } from './policies.ts'
import { answerFromMemory, cached } from './answers.ts'
import { CATALOGUE, purgeHere } from './tags.ts'

/** Pages are remembered for the life of the process: each test has a shop of its own. */
let shops = 0
let days = 0

/** As lists are: parameters of several kinds. */
const POLICY: AnswerPolicy = { reads: ['option.', 'page', 'q'], tags: () => ['products'] }

type Page = (made: number) => Response | Promise<Response>

const openShop = (page: Page) => {
  const origin = `https://shop-${++shops}.example`
  let made = 0
  const app = new Hono<App>().get(
    '/page',
    cached(POLICY, () => page(++made)),
  )
  return {
    visit: async (path = '/page', init: RequestInit = {}) => app.request(origin + path, init),
    fast: (path = '/page', init: RequestInit = {}) => answerFromMemory(new Request(origin + path, init)),
    made: () => made,
  }
}

const html = (text: string, init: ResponseInit = {}) =>
  new Response(text, { headers: { 'content-type': 'text/html' }, ...init })

/** What was purged stays purged for the life of the process: each test has a day of its own. */
const DAY = 86_400_000
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 + ++days * DAY }))
afterEach(() => void vi.useRealTimers())
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

test('the second shopper gets the page of the first', async () => {
  const shop = openShop((made) => html(`page ${made}`))
  const first = await shop.visit()
  expect([first.headers.get('x-cache'), await first.text()]).toEqual(['miss', 'page 1'])
  const second = await shop.visit()
  expect([second.headers.get('x-cache'), await second.text()]).toEqual(['memory', 'page 1'])
  const third = shop.fast()
  expect([third?.headers.get('x-cache'), await third?.text()]).toEqual(['memory', 'page 1'])
})

test('fifty shoppers who come at once have the page made once', async () => {
  const shop = openShop(async (made) => {
    await settled()
    return html(`page ${made}`)
  })
  const answers = await Promise.all(Array.from({ length: 50 }, async () => (await shop.visit()).text()))
  expect(new Set(answers)).toEqual(new Set(['page 1']))
  expect(shop.made()).toBe(1)
})

test('a page that sets a cookie is given to whom it was made for, and never kept', async () => {
  const shop = openShop((made) => html(`page ${made}`, { headers: { 'set-cookie': `who=${made}` } }))
  expect((await shop.visit()).headers.get('set-cookie')).toBe('who=1')
  expect((await shop.visit()).headers.get('set-cookie')).toBe('who=2')
  expect(shop.fast()).toBeUndefined()
})

test.each([301, 410, 500])('an answer with status %i is never kept', async (status) => {
  const shop = openShop((made) => html(`page ${made}`, { status }))
  expect((await shop.visit()).status).toBe(status)
  expect(await (await shop.visit()).text()).toBe('page 2')
})

test('parameters that no page knows make no page of their own', async () => {
  const shop = openShop((made) => html(`page ${made}`))
  await shop.visit('/page?utm_source=mail&page=2')
  expect(await (await shop.visit('/page?page=2&fbclid=9')).text()).toBe('page 1')
  expect(await shop.fast('/page?page=2')?.text()).toBe('page 1')
  expect(await (await shop.visit('/page')).text()).toBe('page 2')
})

test('an address that is absurdly long is answered and not kept', async () => {
  const shop = openShop((made) => html(`page ${made}`))
  const path = `/page?q=${'a'.repeat(2000)}`
  await shop.visit(path)
  expect(await (await shop.visit(path)).text()).toBe('page 2')
})

test('for half a minute the page is fresh, for nearly as long again it is answered while one is made anew', async () => {
  const shop = openShop((made) => html(`page ${made}`))
  await shop.visit()
  later(29)
  expect(await shop.fast()?.text()).toBe('page 1')
  later(2)
  expect(shop.fast()).toBeUndefined()
  const stale = await Promise.all([shop.visit(), shop.visit(), shop.visit()])
  expect(await Promise.all(stale.map((answer) => answer.text()))).toEqual(['page 1', 'page 1', 'page 1'])
  await settled()
  expect(shop.made()).toBe(2)
  expect(await shop.fast()?.text()).toBe('page 2')
})

test('that something is not there is told for five seconds, to all who ask at once, and to no cache further out', async () => {
  const shop = openShop(async (made) => {
    await settled()
    return html(`nothing ${made}`, { status: 404, headers: { 'cache-control': 'private, no-store' } })
  })
  const answers = await Promise.all(Array.from({ length: 50 }, () => shop.visit()))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
  later(4)
  const again = await shop.visit('/page', { headers: { 'if-none-match': '*' } })
  expect([again.status, again.headers.get('x-cache'), await again.text()]).toEqual([404, 'memory', 'nothing 1'])
  expect(again.headers.get('cache-control')).toBe('private, no-store')
  expect(shop.made()).toBe(1)
  later(1)
  expect(await (await shop.visit()).text()).toBe('nothing 2')
})

test('a thing that is there at last is shown when it is purged', async () => {
  const shop = openShop((made) => (made === 1 ? html('nothing', { status: 404 }) : html('here')))
  expect((await shop.visit()).status).toBe(404)
  purgeHere(['products'], Date.now())
  later(1)
  expect((await shop.visit()).status).toBe(200)
})

test('what is purged is made anew at once, also when it was being made', async () => {
  let finish = () => {}
  const shop = openShop(async (made) => {
    if (made === 1) await new Promise<void>((resolve) => (finish = resolve))
    return html(`page ${made}`)
  })
  const before = shop.visit()
  await settled()
  purgeHere(['products'], Date.now())
  later(1)
  expect(await (await shop.visit()).text()).toBe('page 2')
  finish()
  expect(await (await before).text()).toBe('page 1')
  expect(await (await shop.visit()).text()).toBe('page 2')
  purgeHere(['elsewhere'], Date.now())
  expect(await (await shop.visit()).text()).toBe('page 2')
  purgeHere([CATALOGUE], Date.now())
  expect(await (await shop.visit()).text()).toBe('page 3')
})

test.each([{ vary: 'accept-language' }, { 'cache-control': 'private' }, { 'cache-control': 'no-store' }])(
  'a page that says %o is not kept',
  async (headers) => {
    const shop = openShop((made) => html(`page ${made}`, { headers }))
    await shop.visit()
    const again = await shop.visit()
    expect([await again.text(), again.headers.get('x-cache')]).toEqual(['page 2', 'none'])
  },
)

test('nothing is shown that is older than a minute', async () => {
  const shop = openShop((made) => html(`page ${made}`))
  await shop.visit()
  later(55)
  expect(await (await shop.visit()).text()).toBe('page 2')
})

test('a page that is gone is not shown on', async () => {
  const shop = openShop((made) => (made === 1 ? html('here') : html('gone', { status: 404 })))
  await shop.visit()
  later(31)
  expect((await shop.visit()).status).toBe(200)
  await settled()
  expect((await shop.visit()).status).toBe(404)
})

test('a page that cannot be made anew is shown as long as it may be, and the fault is written down', async () => {
  const written = vi.spyOn(console, 'error').mockReturnValue()
  const shop = openShop((made) => {
    if (made > 1) throw new Error('the store does not answer')
    return html('here')
  })
  await shop.visit()
  later(31)
  expect((await shop.visit()).status).toBe(200)
  await settled()
  expect((await shop.visit()).status).toBe(200)
  await settled()
  expect(written).toHaveBeenCalledTimes(2)
  written.mockRestore()
})

test('who has the page already is told so, without it', async () => {
  const shop = openShop(() => html('page'))
  const etag = (await shop.visit()).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[0-9a-f]{24}"$/)
  const again = shop.fast('/page', { headers: { 'if-none-match': `W/"x", ${etag}` } })
  expect([again?.status, await again?.text()]).toEqual([304, ''])
  expect(shop.fast('/page', { headers: { 'if-none-match': '"other"' } })?.status).toBe(200)
})

test('says how old it is, how long it may be kept, and by which tags it can be purged', async () => {
  const shop = openShop(() => html('page'))
  await shop.visit()
  later(12)
  const headers = shop.fast()?.headers
  expect(headers?.get('age')).toBe('12')
  expect(headers?.get('cache-control')).toBe('public, max-age=0, s-maxage=30, stale-while-revalidate=25')
  expect(headers?.get('cache-tag')).toBe('products')
  expect(headers?.get('content-security-policy')).toContain("default-src 'none'")
})

test('only reading is answered from memory', async () => {
  const shop = openShop(() => html('page'))
  await shop.visit()
  expect(shop.fast('/page', { method: 'POST' })).toBeUndefined()
  const head = shop.fast('/page', { method: 'HEAD' })
  expect([head?.status, await head?.text()]).toEqual([200, ''])
})
