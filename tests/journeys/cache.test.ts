/**
 * The three tiers on the real runtime: what is kept is nobody's own, a write is seen within its bound, and many who
 * come at once are one. Another isolate is the same code loaded anew: it shares the stores and the data centre's cache.
 */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { locationId } from '#domain/ids'
import { countTrips } from '#schema/trips'
import type { Env } from '../../workers/env.ts'
import { importCatalog } from '#workers/flows/catalog/import'
import worker from '../../workers/index.ts'
import { callWith } from './bindings.ts'
import { shop, stockGoods } from './goods.ts'
import { anotherIsolate, visit } from './isolates.ts'
import { morningIn } from './mornings.ts'

/** As somebody elsewhere does it: nobody tells this isolate. */
const sql = (text: string, ...values: string[]) =>
  shop.PRODUCTS_DB.prepare(text)
    .bind(...values)
    .run()
const rename = (handle: string, title: string) => sql('UPDATE products SET title = ?2 WHERE handle = ?1', handle, title)

beforeAll(async () => {
  await stockGoods()
})
/** Each test has a day of its own, in which nothing of another is fresh, and a morning, in which no parcel misses its hour. */
let days = 0
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: morningIn(++days) }))
afterEach(() => void vi.useRealTimers())
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

test('memory, then the data centre, then the page: each says so, and how long it took', async () => {
  const made = await visit('/products/delos-mug')
  expect([made.status, made.tier]).toEqual([200, 'miss'])
  expect(made.headers.get('server-timing')).toMatch(
    /^cache;desc="miss", db;dur=[\d.]+;desc="\d round trips?", sql;dur=[\d.]+, page;dur=[\d.]+$/,
  )
  const again = await visit('/products/delos-mug')
  expect([again.tier, again.text]).toEqual(['memory', made.text])
  const elsewhere = await anotherIsolate()
  const near = await visit('/products/delos-mug', { of: elsewhere })
  expect([near.tier, near.text]).toEqual(['edge', made.text])
  expect((await visit('/products/delos-mug', { of: elsewhere })).tier).toBe('memory')
})

test.each([
  '/',
  '/collections/table',
  '/search?q=mug',
  '/products/delos-mug',
  '/api/products/delos-mug',
  '/api/products',
])('%s: what one has changed, others see within ten seconds and a look, from every tier', async (path) => {
  const before = await visit(path)
  const elsewhere = await anotherIsolate()
  expect((await visit(path, { of: elsewhere })).text).toBe(before.text)
  const title = `Mug of day ${days}`
  await rename('delos-mug', title)
  later(11)
  // Whoever comes first sets the look going; whoever comes next has the page made anew; nobody waits.
  for (const of of [worker, elsewhere]) {
    await visit(path, { of })
    await visit(path, { of })
    const now = await visit(path, { of })
    expect([now.tier, now.text.includes(title)]).toEqual(['memory', true])
  }
})

test('what is changed here is seen here at once', async () => {
  await visit('/products/naoussa-jug')
  await visit('/collections/table')
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const products = [{ handle: 'naoussa-jug', text: { title: `Jug of day ${days}` } }]
  await importCatalog(shop, { products, collections: [], location, overwrite: true }, Date.now())
  later(0.001)
  for (const path of ['/products/naoussa-jug', '/collections/table'])
    expect((await visit(path)).text).toContain(`Jug of day ${days}`)
})

test('as long as nothing has changed a page need not be made anew, and nothing is older than an hour', async () => {
  // What others have changed lately is heard first, and the page made with that.
  for (const seconds of [0, 11, 11]) {
    later(seconds)
    await visit('/products/naoussa-jug')
  }
  const { env, count } = countTrips(shop)
  for (let minute = 0; minute < 57; minute++) {
    later(60)
    const answer = await visit('/products/naoussa-jug', { env })
    expect([answer.tier, answer.headers.get('age')]).toEqual(['memory', '0'])
  }
  // One look at what has changed for each minute, and no page.
  expect(count()).toBe(57)
  later(200)
  expect((await visit('/products/naoussa-jug')).tier).toBe('miss')
})

test('a store that does not answer: what is kept is told for a minute, and not longer', async () => {
  const written = vi.spyOn(console, 'error').mockReturnValue()
  await visit('/collections/table')
  const broken = new Proxy(
    {},
    {
      get: () => () => {
        throw new Error('D1 is away')
      },
    },
  )
  const env = { ...shop, PRODUCTS_DB: broken } as unknown as Env
  later(54)
  expect((await visit('/collections/table', { env })).status).toBe(200)
  later(2)
  expect((await visit('/collections/table', { env })).status).toBe(500)
  written.mockRestore()
})

test('fifty who come at once have a page made once, from any tier', async () => {
  const one = countTrips(shop)
  await visit('/collections/all?sort=title', { env: one.env })
  later(4_000)
  const fifty = countTrips(shop)
  const all = await Promise.all(
    Array.from({ length: 50 }, () => visit('/collections/all?sort=title', { env: fifty.env })),
  )
  expect(new Set(all.map(({ text }) => text)).size).toBe(1)
  // The look at what has changed, which the first may have had already, is the one that may be more.
  expect(fifty.count()).toBeLessThanOrEqual(one.count() + 1)
})

test('behind the platform: it is told how much of our minute is left, and nothing by a shop without an address', async () => {
  const cache = { purge: async () => ({ success: true, errors: [] }) }
  const env = { ...shop, SHOP_URL: 'https://stoa.example' } as Env
  const path = '/collections/table?sort=title'
  expect((await visit(path, { cache })).headers.get('cloudflare-cdn-cache-control')).toBe('no-store')
  later(7_300)
  const told = async () => {
    const { headers } = await visit(path, { env, cache })
    return [headers.get('cloudflare-cdn-cache-control'), headers.get('cache-control'), headers.get('age')]
  }
  const within = (fresh: number, stale: number) => [
    `public, max-age=${fresh}, stale-while-revalidate=${stale}, stale-if-error=${stale}`,
    'public, max-age=0',
    null,
  ]
  expect(await told()).toEqual(within(30, 25))
  later(8)
  expect(await told()).toEqual(within(22, 25))
})

test('an answer is short for who has it, and has no bytes for who asks for its head', async () => {
  const path = '/search?q=mug&sort=title'
  const first = await visit(path)
  const etag = first.headers.get('etag') ?? ''
  const again = await visit(path, { headers: { 'if-none-match': `"x", W/${etag}` } })
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
  const head = await visit(path, { method: 'HEAD' })
  expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag])
  later(7_300)
  // A head that comes first makes the whole page.
  expect((await visit(path, { method: 'HEAD' })).tier).toBe('miss')
  expect([(await visit(path)).tier, (await visit(path)).text]).toEqual(['memory', first.text])
})

test('queries of any length, alphabet and order are answered, and only what a page reads tells pages apart', async () => {
  const strange = [
    '%',
    '%00',
    '%F0%9F%8F%BA',
    'q=%',
    'q=' + 'x'.repeat(20_000),
    '&&&=',
    'page=1e9',
    'page=-1',
    '__proto__=1',
    '.kept=1',
  ]
  for (const query of strange) expect((await visit(`/search?${query}`)).status).toBe(200)
  const one = await visit('/collections/all?vendor=Kiln+on+Syros&type=Mugs&utm_source=x&vendor=')
  const other = await visit('/collections/all?type=Mugs&vendor=Kiln%20on%20Syros&type=Mugs')
  expect([other.tier, other.text]).toEqual(['memory', one.text])
  expect((await visit(`/search?q=${'x'.repeat(2_000)}`)).tier).toBe('none')
})

test('a checkout never believes a page: what a cart costs is five seconds old at most, whatever is kept', async () => {
  const variantId = (await sql("SELECT id FROM variants WHERE sku = 'MUG-A'")).results[0]?.['id']
  const price = async () => {
    const { json } = await callWith(shop, 'POST', '/api/carts', { body: { lineItems: [{ variantId, units: 1 }] } })
    return json.cart.lineItems[0].price.amount
  }
  const page = `/products/delos-mug?variant=${String(variantId)}`
  expect((await visit(page)).text).toContain('€30.00')
  expect(await price()).toBe(3000)
  await sql("UPDATE variants SET prices = replace(prices, '3000', '3300') WHERE sku = 'MUG-A'")
  later(5.001)
  expect((await visit(page)).text).toContain('€30.00')
  expect(await price()).toBe(3300)
})
