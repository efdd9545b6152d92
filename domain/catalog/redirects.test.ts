/** Whoever follows a redirect goes one step, and never in a circle. */
import { readFileSync } from 'node:fs'
import { array, assert, constantFrom, property, record, subarray } from 'fast-check'
import { expect, test } from 'vitest'
import { checkedRedirect, isOwnPath, laidRedirects, meantBy, type Redirect } from './redirects.ts'

const laid = (existing: readonly (readonly [string, string])[], drafts: readonly Redirect[], ...standing: string[]) =>
  laidRedirects({ existing: new Map(existing), standing: new Set(standing) }, drafts)

test.each([
  ['/products/a', '/products/b', { from: '/products/a', to: '/products/b' }],
  [' /products/a/ ', '/products/b?x=1#y', { from: '/products/a', to: '/products/b' }],
  ['/products/gr%c3%b6%C3%9fe', '/', { from: '/products/größe', to: '/' }],
  ['/products/100%-linen', '/products/x', { from: '/products/100%-linen', to: '/products/x' }],
  ['/zh/alt', '/zh/products/a', { from: '/alt', to: '/products/a' }],
  ['/zhuhai', '/zh', { from: '/zhuhai', to: '/' }],
  ['/pages/my%20old page', '/pct%20a', { from: '/pages/my old page', to: '/pct a' }],
  ['/old', 'https://elsewhere.example/new?x', { from: '/old', to: 'https://elsewhere.example/new?x' }],
])('from %j to %j', (from, to, redirect) => {
  expect(checkedRedirect({ from, to })).toEqual({ ok: true, value: redirect })
})

test.each([
  ['', '/b', 'from'],
  ['/', '/b', 'from'],
  ['old', '/b', 'from'],
  ['//evil.example', '/b', 'from'],
  ['/\\evil.example', '/b', 'from'],
  ['/a?id=1', '/b', 'from'],
  ['/zh', '/b', 'from'],
  ['/zh//evil.example', '/b', 'from'],
  ['/%2Fevil.example', '/b', 'from'],
  ['/a\nb', '/b', 'from'],
  ['/a%0d%0ax', '/b', 'from'],
  ['/a', '//evil.example', 'to'],
  ['/a', '/%2Fevil.example', 'to'],
  ['/a', 'javascript:alert(1)', 'to'],
  ['/a', 'x', 'to'],
  ['/a', '', 'to'],
])('from %j to %j is refused for its %s', (from, to, field) => {
  expect(checkedRedirect({ from, to })).toEqual({ ok: false, refusal: { code: 'redirect-unfit', field } })
})

test('a chain is made short, and a circle is refused with its way', () => {
  const [one, two, three, self] = laid(
    [['/z', '/a']],
    [
      { from: '/b', to: '/c' },
      { from: '/a', to: '/b' },
      { from: '/c', to: '/a' },
      { from: '/d', to: '/d/' },
    ],
  ).laid
  expect([one, two]).toMatchObject([{ value: { to: '/c' } }, { value: { to: '/c' } }])
  expect(three).toEqual({ ok: false, refusal: { code: 'redirect-circle', way: ['/c', '/a', '/c'] } })
  expect(self).toMatchObject({ ok: false, refusal: { code: 'redirect-circle' } })
})

test('the same once more is nothing new; another target replaces the first', () => {
  const three = laid(
    [['/a', '/b']],
    [
      { from: '/a', to: '/b' },
      { from: '/a', to: '/c' },
      { from: '/b', to: '/a' },
    ],
  )
  expect(three.laid).toMatchObject([
    { value: { isNew: false } },
    { value: { isNew: true } },
    { value: { from: '/b', to: '/c' } },
  ])
})

test.each<[string, string][]>([
  [['/pages/loop', '/pages/Loop']],
  [
    ['/x1', '/X2'],
    ['/x2', '/X1'],
  ],
  [['/products/y', '/collections/all/products/Y']],
  [
    ['/products/y', '/Q'],
    ['/q', '/Products/Y'],
  ],
  [['/products/y', '/products/%C3%9D']],
])('a circle is one in whichever spelling its pages are asked for: %s %s', (...pairs) => {
  const drafts = pairs.map(([from, to]) => ({ from, to }))
  const { laid: results, now } = laid([], drafts)
  expect(results.at(-1)).toMatchObject({ ok: false, refusal: { code: 'redirect-circle' } })
  expect(now.size).toBe(drafts.length - 1)
})

test('another spelling of a page leads to it, and ends there', () => {
  expect(laid([], [{ from: '/pages/Loop', to: '/pages/loop' }]).laid).toMatchObject([{ ok: true }])
})

test('what leads to a page that is there stays, whatever leads away from it; a circle over it is one all the same', () => {
  const page = '/products/kea-teapot'
  const drafts = [
    { from: '/r-old', to: page },
    { from: page, to: '/products/paros-plates' },
    { from: '/r-older', to: '/products/Kea-Teapot' },
    { from: '/cart', to: '/basket' },
    { from: '/b', to: '/cart' },
    { from: '/products/paros-plates', to: '/r-old' },
  ]
  const both = laid([['/before', page]], drafts, page)
  expect([...both.now]).toEqual([
    ['/before', page],
    ['/r-old', page],
    [page, '/products/paros-plates'],
    ['/r-older', '/products/Kea-Teapot'],
    ['/cart', '/basket'],
    ['/b', '/cart'],
  ])
  expect(both.laid.at(-1)).toEqual({
    ok: false,
    refusal: {
      code: 'redirect-circle',
      way: ['/products/paros-plates', '/r-old', page, '/products/paros-plates'],
    },
  })
})

test('whatever is written in whatever order, one step ends; over pages that are there, and in other capitals, every way', () => {
  const path = constantFrom('/a', '/b', '/c', '/d', '/A', '/B')
  const draft = record({ from: path, to: path })
  assert(
    property(array(draft, { maxLength: 14 }), subarray(['/a', '/b', '/c']), (drafts, standing) => {
      const { now } = laid([], drafts, ...standing)
      if (standing.length === 0) {
        const sources = [...now.values()].filter((target) => now.has(target))
        expect(sources).toEqual([])
      }
      for (const start of now.keys()) {
        let at: string | undefined = start
        for (let steps = 0; at !== undefined; steps += 1) {
          expect(steps).toBeLessThan(10)
          at = now.get(at) ?? now.get(meantBy(at))
        }
      }
    }),
  )
})

test('every word under which the storefront has pages is one of the shop, where nothing is made short', () => {
  const routes = readFileSync('workers/storefront/index.tsx', 'utf8')
  const words = new Set(Array.from(routes.matchAll(/\.(?:route|all)\('\/([^'/]+)/g), ([, word = '']) => word))
  for (const named of ['zh', 'products', 'collections', 'pages', 'blogs']) words.delete(named)
  expect(words.size).toBeGreaterThan(10)
  for (const word of words) expect([word, isOwnPath(`/${word}`)]).toEqual([word, true])
  for (const path of ['/', '/collections/all', '/blogs', '/blogs/news', '/cart/x'])
    expect([path, isOwnPath(path)]).toEqual([path, true])
  for (const path of ['/blogs/news/post', '/products/cart', '/old', '/pages/cart'])
    expect([path, isOwnPath(path)]).toEqual([path, false])
})
