/** What is kept is nobody's own: no cookie, no header and no host of one shopper is ever shown to another. */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../../workers/env.ts'
import worker from '../../workers/index.ts'
import { ORIGIN } from './caller.ts'
import { shop, stockGoods } from './goods.ts'
import { anotherIsolate, visit } from './isolates.ts'
import { morningIn } from './mornings.ts'

beforeAll(async () => {
  await stockGoods()
})
/** Each test has a day of its own, in which nothing of another is fresh, and a morning, in which no parcel misses its hour. */
let days = 0
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: morningIn(++days) }))
afterEach(() => void vi.useRealTimers())
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

const EVERY = [
  '/',
  '/zh',
  '/collections/table',
  '/collections/all?sort=newest&page=1',
  '/zh/collections/table',
  '/products/delos-mug',
  '/zh/products/delos-mug',
  '/products/delos-mug/card',
  '/search?q=mug',
  '/search',
  '/search/suggest?q=mu',
  '/pages/about',
  '/policies/shipping',
  '/sitemap.xml',
  '/sitemaps/pages.xml',
  '/llms.txt',
  '/products/nobody',
  '/api/products',
  '/api/products?limit=1',
  '/api/products/delos-mug?language=zh',
  '/api/search?q=mug',
  '/api/collections',
  '/api/collections/table',
  '/api/products/nobody',
]

/** Somebody who can be told from everybody else by every header, and who tries to be taken for somewhere else. */
const MARK = 'mark-of-one-shopper'
const personal = {
  cookie: `__Host-stoa_cart=${MARK}; stoa_staff=${MARK}; __Host-stoa_line=${MARK}; language=zh`,
  authorization: `Bearer ${MARK}`,
  'user-agent': MARK,
  'accept-language': `zh-${MARK}, zh;q=0.9`,
  accept: `text/${MARK}`,
  referer: `https://${MARK}.example/`,
  origin: `https://${MARK}.example`,
  'x-forwarded-host': `${MARK}.example`,
  'x-forwarded-proto': 'http',
  'x-forwarded-scheme': MARK,
  'x-forwarded-for': MARK,
  'x-forwarded-prefix': `/${MARK}`,
  forwarded: `host=${MARK}.example;proto=http`,
  'x-host': `${MARK}.example`,
  'x-original-url': `/${MARK}`,
  'x-rewrite-url': `/${MARK}`,
  'x-http-method-override': 'DELETE',
  'x-method-override': 'POST',
  'cf-connecting-ip': '203.0.113.77',
  'cf-ipcountry': 'CN',
  range: 'bytes=0-3',
  'if-none-match': `"${MARK}"`,
  'if-modified-since': 'Mon, 01 Jan 2035 00:00:00 GMT',
  'cache-control': 'no-cache',
  'sec-fetch-site': 'cross-site',
}

test.each(EVERY)(
  '%s: nothing of one shopper is kept for another, and none of their headers changes anything',
  async (path) => {
    const plain = await visit(path)
    const isolate = await anotherIsolate()
    later(7_300)
    // The marked shopper comes first everywhere: what is kept now was made for them.
    const mark = path.includes('?') ? `&utm_source=${MARK}&callback=${MARK}` : `?utm_source=${MARK}&callback=${MARK}`
    const theirs = await visit(path + mark, { headers: personal })
    expect([theirs.status, theirs.headers.get('set-cookie')]).toEqual([plain.status, null])
    for (const of of [worker, isolate]) {
      const next = await visit(path, { of })
      expect(next.text).toBe(theirs.text)
      expect(next.text + JSON.stringify([...next.headers])).not.toContain(MARK)
      expect(next.headers.get('set-cookie')).toBeNull()
      expect(next.headers.get('vary')).toBeNull()
    }
    expect(theirs.text).toBe(plain.text)
    const kept = await caches.default.match(
      `${ORIGIN}${path}${path.includes('?') ? '&' : '?'}.kept=${encodeURIComponent(shop.VERSION?.id ?? '')}`,
    )
    if (kept) expect((await kept.text()) + JSON.stringify([...kept.headers])).not.toContain(MARK)
    // It is a list of what is kept, not of what happens not to be.
    if (plain.status === 200) expect(plain.headers.get('x-cache')).toMatch(/^(memory|edge|miss)$/)
  },
)

test('what is personal says that it is, whatever address it stands at, and goes to no cache', async () => {
  const paths = [
    '/cart',
    '/cart/count',
    '/checkout',
    '/orders/ord_nobody?key=k',
    '/admin',
    '/admin/sign-in',
    '/api/carts/cart_nobody',
    '/api/admin/products',
    '/nothing-here',
    '/robots.txt',
    '/feeds/google.xml',
    '/products/nobody',
    '/collections/nobody/',
  ]
  for (const path of paths) {
    const { headers, status } = await visit(path)
    expect([path, headers.get('cloudflare-cdn-cache-control'), headers.has('cache-control')]).toEqual([
      path,
      'no-store',
      true,
    ])
    if (status !== 200) expect([path, headers.get('cache-control')]).toEqual([path, expect.stringMatching(/no-store/)])
  }
})

test('an answer of another host is another answer, unless the shop says where it is', async () => {
  const here = await visit('/products/delos-mug')
  const there = await visit('https://other.example/products/delos-mug')
  expect(here.text).toContain(`${ORIGIN}/products/delos-mug`)
  expect(there.text).toContain('https://other.example/products/delos-mug')
  expect(there.text).not.toContain(ORIGIN)
  later(7_300)
  const env = { ...shop, SHOP_URL: 'https://stoa.example' } as Env
  const one = await visit('https://a.workers.example/products/delos-mug', { env })
  const other = await visit('https://evil.example/products/delos-mug', { env })
  expect(one.text).toBe(other.text)
  expect(one.text).toContain('https://stoa.example/products/delos-mug')
})
