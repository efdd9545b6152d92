/** Which addresses are the same page. */
import { array, assert, constantFrom, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { cacheKey } from './key.ts'

const READS = ['option.', 'page', 'q', 'sort', 'vendor']
const shop = 'https://shop.example/collections/table'

test.each([
  ['', ''],
  ['?', ''],
  ['?utm_source=mail&fbclid=1', ''],
  ['?sort=newest&page=2', '?page=2&sort=newest'],
  ['?page=2&sort=newest&utm_source=mail', '?page=2&sort=newest'],
  ['?option.Glaze=Olive&option.Glaze=Chalk', '?option.Glaze=Chalk&option.Glaze=Olive'],
  ['?option.Glaze=Olive&option.Glaze=Olive', '?option.Glaze=Olive'],
  ['?vendor=&q=mug', '?q=mug'],
  ['?q=%E9%99%B6&q=%00', '?q=%00&q=%E9%99%B6'],
  ['?Q=mug&q%5B%5D=mug&qq=mug', ''],
  ['?q=a%20b', '?q=a+b'],
  ['?q=%', '?q=%25'],
])('%s is kept as %s', (query, cached) => {
  expect(cacheKey(shop + query, READS)).toBe(shop + cached)
})

test('two shops on one Worker never share a page', () => {
  expect(cacheKey('https://a.example/', READS)).not.toBe(cacheKey('https://b.example/', READS))
})

test('a page that reads nothing of its query has one name', () => {
  expect(cacheKey('https://a.example/products/mug?variant=1', [])).toBe('https://a.example/products/mug')
})

test('what two orders or escapes of a query say alike is one name, whatever else is in them', () => {
  const word = string({ unit: 'binary', maxLength: 8 })
  const parameters = array(tuple(constantFrom('q', 'page', 'option.A', 'utm', 'x'), word), { maxLength: 8 })
  assert(
    property(parameters, (timing) => {
      const known = timing.filter(([name]) => name !== 'utm' && name !== 'x')
      const name = (pairs: [string, string][]) => cacheKey(`${shop}?${new URLSearchParams(pairs)}`, READS)
      expect(name(timing)).toBe(name(known.toReversed()))
      // A name is a name of itself.
      expect(cacheKey(name(timing), READS)).toBe(name(timing))
    }),
  )
})
