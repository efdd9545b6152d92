/** Handles, search words, price ranges. */
import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import { guarded, isLostNumber, label, pictureAddress, tidied } from './shopify/csv-cells.ts'
import { priceRanges } from './price-range.ts'
import type { Variant } from './product.ts'
import { slug } from './slug.ts'

const EUR = currency('EUR')

test.each([
  ['Délos mug, 350 ml', 'delos-mug-350-ml'],
  ['马克杯 M', '马克杯-m'],
  ["Women's  T-Shirt™", 'womens-t-shirttm'],
  ['--a__b--', 'a__b'],
  ['***', ''],
])('%j stands in an address as %j', (name, handle) => {
  expect(slug(name)).toBe(handle)
})

test('a handle made again is the same', () => {
  assert(property(string({ unit: 'grapheme', maxLength: 300 }), (name) => slug(slug(name)) === slug(name)))
})

const variant = (price: number, before?: number): Variant => ({
  id: 'var_1' as Variant['id'],
  options: [],
  sku: '',
  barcode: '',
  prices: [money(price, EUR)],
  compareAt: before === undefined ? [] : [money(before, EUR)],
  cost: [],
  grams: 0,
  hsCode: '',
  origin: '',
  lowStock: null,
  requiresShipping: true,
  taxable: true,
  tracked: true,
  oversell: false,
  picture: null,
  availability: 'low',
})
test('the price before is that of the cheapest variant', () => {
  expect(priceRanges([variant(3500), variant(2800, 3200)])).toEqual([
    { currency: 'EUR', lowest: 2800, highest: 3500, was: 3200 },
  ])
  expect(priceRanges([variant(2800), variant(3500, 9900)])).toMatchObject([{ was: null }])
  expect(priceRanges([])).toEqual([])
})

test.each([
  ['=SUM(A1)', "'=SUM(A1)"],
  ["'=x", "''=x"],
  ['-5', "'-5"],
  ['plain', 'plain'],
  ["it's", "it's"],
])('%j is written as %j and read as it was', (text, cell) => {
  expect(guarded(text)).toBe(cell)
  expect(tidied(cell)).toBe(text)
})

test('labels lose their guard, lost numbers are known, addresses become https', () => {
  expect([label("'0012"), label(' 12 '), label("''x")]).toEqual(['0012', '12', "'x"])
  expect(['3.65275E+11', '1E+12', '365275000000', 'E+11'].map(isLostNumber)).toEqual([true, true, false, false])
  expect(
    ['http://a.b/c', '//a.b/c', '/pictures/x.svg', 'x.jpg', 'javascript:x', 'https://'].map(pictureAddress),
  ).toEqual(['https://a.b/c', 'https://a.b/c', '/pictures/x.svg', undefined, undefined, undefined])
})
