/** Whoever follows a redirect goes one step, and never in a circle. */
import { array, assert, constantFrom, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { checkedRedirect, laidRedirects } from './redirects.ts'

test.each([
  ['/products/a', '/products/b', { from: '/products/a', to: '/products/b' }],
  [' /products/a/ ', '/products/b?x=1#y', { from: '/products/a', to: '/products/b' }],
  ['/products/gr%c3%b6%C3%9fe', '/', { from: '/products/größe', to: '/' }],
  ['/products/100%-linen', '/products/x', { from: '/products/100%-linen', to: '/products/x' }],
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
  ['/a b', '/b', 'from'],
  ['/a%0d%0ax', '/b', 'from'],
  ['/a', '//evil.example', 'to'],
  ['/a', 'javascript:alert(1)', 'to'],
  ['/a', 'x', 'to'],
  ['/a', '', 'to'],
])('from %j to %j is refused for its %s', (from, to, field) => {
  expect(checkedRedirect({ from, to })).toEqual({ ok: false, refusal: { code: 'redirect-unfit', field } })
})

test('a chain is made short, and a circle is refused with its way', () => {
  const [one, two, three, self] = laidRedirects(new Map([['/z', '/a']]), [
    { from: '/b', to: '/c' },
    { from: '/a', to: '/b' },
    { from: '/c', to: '/a' },
    { from: '/d', to: '/d/' },
  ])
  expect([one, two]).toMatchObject([{ value: { to: '/c' } }, { value: { to: '/c' } }])
  expect(three).toEqual({ ok: false, refusal: { code: 'redirect-circle', way: ['/c', '/a', '/c'] } })
  expect(self).toMatchObject({ ok: false, refusal: { code: 'redirect-circle' } })
})

test('the same once more is nothing new; another target replaces the first', () => {
  const laid = laidRedirects(new Map([['/a', '/b']]), [
    { from: '/a', to: '/b' },
    { from: '/a', to: '/c' },
    { from: '/b', to: '/a' },
  ])
  expect(laid).toMatchObject([
    { value: { isNew: false } },
    { value: { isNew: true } },
    { value: { from: '/b', to: '/c' } },
  ])
})

test('whatever is written in whatever order, one step ends', () => {
  const path = constantFrom('/a', '/b', '/c', '/d', '/e')
  assert(
    property(array(record({ from: path, to: path }), { maxLength: 12 }), (drafts) => {
      const kept = new Map<string, string>()
      for (const draft of drafts) {
        const [laid] = laidRedirects(kept, [draft])
        if (!laid?.ok) continue
        const { from, to } = laid.value
        kept.set(from, to)
        for (const [source, target] of kept) if (target === from) kept.set(source, to)
      }
      expect([...kept.values()].filter((target) => kept.has(target))).toEqual([])
    }),
  )
})
