/** Which addresses are the same page. */
import { expect, test } from 'vitest'
import { cacheKey } from './cache-key.ts'

const shop = 'https://shop.example/collections/table'

test.each([
  ['', ''],
  ['?', ''],
  ['?utm_source=mail&fbclid=1', ''],
  ['?sort=newest&page=2', '?page=2&sort=newest'],
  ['?page=2&sort=newest&utm_source=mail', '?page=2&sort=newest'],
  ['?option.Glaze=Olive&option.Glaze=Chalk', '?option.Glaze=Chalk&option.Glaze=Olive'],
  ['?vendor=&q=mug', '?q=mug'],
])('%s is kept as %s', (query, kept) => {
  expect(cacheKey(shop + query)).toBe(shop + kept)
})

test('two shops on one Worker never share a page', () => {
  expect(cacheKey('https://a.example/')).not.toBe(cacheKey('https://b.example/'))
})
