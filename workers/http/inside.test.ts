/** Somebody is led on within the shop, and nowhere else, however an address is written. */
import { expect, test } from 'vitest'
import { insideShop } from './inside.ts'

const OUT = [
  undefined,
  '',
  'account',
  'https://evil.example/x',
  'javascript:alert(1)',
  '//evil.example/x',
  '/\\evil.example/x',
  '\\/evil.example/x',
  '/.//evil.example/x',
  '/..//evil.example/x',
  '/%2e//evil.example/x',
  '/%2E%2e//evil.example/x',
  '/x/..//evil.example/x',
  '/x/..\\/evil.example/x',
  '/./\t/evil.example/x',
]

test.each(OUT)('%j leads out, and is not followed', (path) => {
  expect(insideShop(path, '/account')).toBe('/account')
})

test.each([
  ['/', '/'],
  ['/zh/account?done=name', '/zh/account?done=name'],
  ['/search?q=a//b#top', '/search?q=a//b'],
  ['/a/../cart', '/cart'],
  ['/pages//two', '/pages//two'],
])('%s stays in the shop', (path, to) => {
  expect(insideShop(path, '/account')).toBe(to)
})
