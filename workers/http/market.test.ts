/** Addresses say their market beside the language, and lead there and back. */
import { expect, test } from 'vitest'
import { inMarket, marketIn, withoutMarket } from './market.ts'

test.each([
  ['/', '/en-japan'],
  ['/zh', '/zh-japan'],
  ['/cart', '/en-japan/cart'],
  ['/zh/products/vase', '/zh-japan/products/vase'],
  ['/zhu', '/en-japan/zhu'],
])('%s is %s in Japan', (plain, there) => {
  expect(inMarket('japan', plain)).toBe(there)
  expect(marketIn(there)).toBe('japan')
  expect(withoutMarket(there)).toBe(plain)
})

test('a currency that is not the usual one stands beside the market', () => {
  expect(inMarket('japan_usd', '/zh/cart')).toBe('/zh-japan_usd/cart')
  expect(marketIn('/zh-japan_usd/cart')).toBe('japan_usd')
  expect(withoutMarket('/zh-japan_usd/cart')).toBe('/zh/cart')
  expect(withoutMarket('/en-japan_usd')).toBe('/')
})

test('queries go along', () => {
  expect(inMarket('japan', '/search?q=en')).toBe('/en-japan/search?q=en')
  expect(inMarket('japan', '/?a')).toBe('/en-japan?a')
  expect(inMarket('japan', '/zh?a')).toBe('/zh-japan?a')
})

test.each([
  '/',
  '/zh',
  '/en',
  '/products/en-japan',
  '/enjapan',
  '/fr-japan/cart',
  '/en-/cart',
  '/en-Japan/cart',
  '/en-japan_/cart',
  '/en-japan_us/cart',
  '/en_usd/cart',
])('%s names no market', (path) => {
  expect(marketIn(path)).toBe(null)
  expect(withoutMarket(path)).toBe(path)
})

test('the shop’s own market has the addresses without one', () => {
  expect(inMarket(null, '/zh/cart')).toBe('/zh/cart')
})
