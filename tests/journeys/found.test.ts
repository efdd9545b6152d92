/** What machines ask for, and whatever anybody may write into an address: answered in workerd, never with a fault. */
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { wellFormed } from '#tests/well-formed'
import { openBrowser } from './browser.ts'
import { ORIGIN } from './caller.ts'
import { stockGoods } from './goods.ts'
import { strangeText } from './strange.ts'

beforeAll(async () => {
  await stockGoods()
})

const pathsIn = (xml: string) =>
  wellFormed(xml).flatMap(({ name, text }) => (name === 'loc' ? [text.replace(ORIGIN, '')] : []))

test('every address in the maps answers, and so does every link of the feed', async () => {
  const browser = openBrowser()
  const maps = pathsIn((await browser.get('/sitemap.xml')).html)
  expect(maps.length).toBeGreaterThan(1)
  const pages: string[] = []
  for (const map of maps) pages.push(...pathsIn((await browser.get(map)).html))
  const { html: feed, status } = await browser.get('/feeds/google.xml')
  expect(status).toBe(200)
  const links = wellFormed(feed).flatMap(({ name, text }) => (name === 'g:link' ? [text.replace(ORIGIN, '')] : []))
  expect(links.length).toBeGreaterThan(1)
  for (const path of [...pages, ...links]) expect((await browser.get(path)).status, path).toBe(200)
})

test('a card by itself is the same for everyone, and of what is not there there is none', async () => {
  const card = await openBrowser().get('/zh/products/delos-mug/card')
  expect(card.status).toBe(200)
  expect(card.headers.get('cache-control')).toContain('public')
  expect(card.html).toContain('href="/zh/products/delos-mug"')
  expect(card.html).toContain('提洛斯马克杯')
  for (const handle of ['nothing', 'unfinished-bowl', '%00', '%', 'x'.repeat(3000)])
    expect((await openBrowser().get(`/products/${handle}/card`)).status, handle).toBe(404)
})

const ROOMS = ['products', 'collections', 'pages', 'policies', 'cart', 'orders', 'line', 'sitemaps', 'feeds', 'zh', '.']
const STRANGE = [
  '%',
  '%00',
  '%0d%0a',
  '%ff',
  '%E9%A9%AC',
  '..%2f',
  '%2e%2e',
  '\\',
  ';',
  "'",
  '"',
  '<b>',
  'é',
  '马',
  '🏛',
]

test('whatever stands in an address is answered with a page, never with a fault', async () => {
  const piece = fc.oneof(
    fc.constantFrom(...STRANGE),
    fc.constantFrom('delos-mug', 'table', 'card', 'var_0000000000000000', 'google.xml', 'products-1.xml'),
    strangeText.map((text) => encodeURIComponent(text.toWellFormed())),
  )
  const query = fc.constantFrom('', '?variant=%', '?variant=%00', '?page=1e9', '?removed=var_0&units=%', '?=&&%=%')
  const path = fc
    .tuple(fc.constantFrom(...ROOMS), fc.array(piece, { minLength: 1, maxLength: 3 }), query)
    .map(([room, pieces, rest]) => `/${[room, ...pieces].join('/')}${rest}`)
  await fc.assert(
    fc.asyncProperty(path, async (address) => {
      const { status, html } = await openBrowser().get(address)
      expect(status, address).toBeLessThan(500)
      expect(html, address).not.toMatch(/D1_ERROR|SQLITE|node_modules/)
    }),
    { numRuns: 120 },
  )
})
