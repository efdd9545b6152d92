/** Whatever stands in an address of the catalogue: a clear page or a problem, never a fault, never another's answer. */
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { call } from './caller.ts'
import { stockGoods } from './goods.ts'
import { strangeText } from './strange.ts'

/** Two hundred and more for each kind of page in one run of the tests; the seed of a run that failed is told. */
const RUNS = 120

beforeAll(async () => {
  await stockGoods()
})

const name = fc.oneof(
  fc.constantFrom('q', 'exact', 'sort', 'page', 'min', 'max', 'available', 'rating', 'vendor', 'type', 'variant'),
  fc.constantFrom('option.Glaze', 'option.__proto__', 'option.', 'after', 'limit', 'currency', 'language'),
  strangeText.map((text) => `option.${text}`),
  strangeText,
)
const value = fc.oneof(
  strangeText,
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-Infinity',
    '-1',
    '1e99',
    '1e9',
    '999999999999.999999',
    '0',
    '4',
    '٤',
    '1,5',
    'true',
  ),
  fc.constantFrom(
    'Chalk',
    'mug',
    'mug*',
    '-mug',
    '"mug',
    'mug AND',
    'title:mug',
    '马克杯',
    '{"$gt":""}',
    '%',
    '%25',
    '_',
  ),
  fc.constantFrom('price-up', 'rating', 'relevance', 'EUR', 'XXX', 'en', 'zh', 'fr'),
)

/** Escaped as browsers do, or as nobody should. */
const written = (text: string): string => encodeURIComponent(text.toWellFormed())
const pair = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(name, value).map(([key, said]) => `${written(key)}=${written(said)}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('%', '%zz=%', 'q=%ff', '=', '&', 'q', 'q=%00', 'min=%E0%A4%A', 'q[]=a', 'q=a;b'),
  },
)
const query = fc.array(pair, { maxLength: 12 }).map((pairs) => (pairs.length > 0 ? `?${pairs.join('&')}` : ''))
const handle = fc.oneof(
  fc.constantFrom('delos-mug', 'table', 'all', 'DELOS-MUG', 'unfinished-bowl'),
  strangeText.map(written),
  fc.constantFrom(
    '%',
    '%00',
    'delos-mug%00',
    '%ff',
    '%25',
    'a%2Fb',
    '..%2f..',
    'x'.repeat(300),
    '%F0%9F%98%80',
    '__proto__',
    "'",
    '%EF%BF%BD',
  ),
)

const ROUTES = ['/products/:handle', '/collections/:handle', '/search', '/search/suggest'].flatMap((route) => [
  route,
  `/zh${route}`,
])
const API = ['/api/products', '/api/products/:handle', '/api/collections/:handle', '/api/search', '/api/collections']

/** What only the shop's inside would say; another shopper's words cannot stand in a page that was not asked for them. */
const INSIDE = /D1_ERROR|SQLITE|\.ts:\d|node_modules|\n\s+at /

test.each(ROUTES)('%s answers whatever is asked', { timeout: 120_000 }, async (route) => {
  const one = fc.asyncProperty(handle, query, async (place, said) => {
    const path = route.replace(':handle', place || '%20') + said
    const { status, headers, json: page } = await call('GET', path)
    expect([200, 301, 302, 304, 308, 404], path).toContain(status)
    expect(String(page), path).not.toMatch(INSIDE)
    expect(headers.get('set-cookie'), path).toBeNull()
    if (status === 200 || status === 404) expect(headers.get('content-type'), path).toMatch(/^text\/html/)
  })
  await fc.assert(one, { numRuns: RUNS })
})

test.each(API)('%s answers whatever is asked', { timeout: 120_000 }, async (route) => {
  const one = fc.asyncProperty(handle, query, async (place, said) => {
    const path = route.replace(':handle', place || '%20') + said
    const { status, headers, json } = await call('GET', path)
    expect(status, path).toBeLessThan(500)
    expect(JSON.stringify(json), path).not.toMatch(INSIDE)
    if (status < 400) return
    expect(headers.get('content-type'), path).toBe('application/problem+json')
    expect(json, path).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/) })
  })
  await fc.assert(one, { numRuns: RUNS })
})

test('nine thousand filters, and a search as long as an address may be', async () => {
  const filters = Array.from({ length: 9_000 }, (_, at) => `option.o${at}=v&vendor=v${at}`).join('&')
  const long = '马'.repeat(60_000)
  for (const path of [`/collections/table?${filters}`, `/search?q=${long}`, `/search?q=mug&${filters}`]) {
    const { status, json: page } = await call('GET', path)
    expect(status).toBe(200)
    // What cannot be kept apart is not answered with what somebody else has asked for.
    expect(String(page).length).toBeLessThan(200_000)
  }
  for (const path of [`/api/products?${filters}`, `/api/search?q=${long}`]) {
    expect((await call('GET', path)).status).toBeLessThan(500)
  }
})

test('filters that differ are answered apart, and those that mean the same alike', async () => {
  const shown = async (path: string) => {
    const { status, json: page } = await call('GET', path)
    expect(status).toBe(200)
    return Array.from(String(page).matchAll(/<h3><a href="([^"]*)"/g), ([, address]) => address)
  }
  expect(await shown('/collections/table?rating=4')).toEqual(['/products/delos-mug'])
  expect(await shown('/collections/table?rating=4&type=Jugs')).toEqual([])
  expect(await shown('/collections/table')).toEqual(['/products/delos-mug', '/products/naoussa-jug'])
  expect(await shown('/collections/table?available=1')).toEqual(['/products/delos-mug'])
  expect(await shown('/collections/table?available=1&utm_source=x')).toEqual(['/products/delos-mug'])
  expect(await shown('/collections/table?max=NaN')).toEqual(['/products/delos-mug', '/products/naoussa-jug'])
  // The dearer end first is the same range, in which one variant of the mug lies.
  expect(await shown('/collections/table?min=40&max=30')).toEqual(['/products/delos-mug'])
  expect(await shown('/collections/table?min=40&max=31')).toEqual([])
  expect(await shown('/collections/table?sort=price-down&page=1000000000')).toEqual([])
})
