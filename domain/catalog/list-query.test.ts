/** Whatever an address says, a list can answer it. */
import { array, assert, constantFrom, oneof, property, string, tuple, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { AMOUNT_MAX, currency } from '../money.ts'
import { listParameters, PAGE_MAX, parseListQuery, VALUES_MAX } from './list-query.ts'

const EUR = currency('EUR')
const parse = (address: string) => parseListQuery(new URLSearchParams(address), { currency: EUR })

test.each([
  ['', { sort: 'featured', page: 1, pageSize: 24, filters: { options: {}, vendor: [], type: [] } }],
  ['q=mug', { terms: 'mug', sort: 'relevance' }],
  ['q=mug&sort=price-up', { sort: 'price-up' }],
  ['sort=relevance', { sort: 'featured' }],
  ['sort=DROP', { sort: 'featured' }],
  ['page=1e9', { page: PAGE_MAX }],
  ['page=-3', { page: 1 }],
  ['page=NaN', { page: 1 }],
  ['page=Infinity', { page: PAGE_MAX }],
  ['page=2.9', { page: 2 }],
  ['min=10&max=20.50', { filters: { priceMin: 1000, priceMax: 2050 } }],
  ['available=1', { filters: { available: true } }],
  ['rating=4', { filters: { ratingMin: 4 } }],
  ['q=mug&exact=1', { terms: 'mug', exact: true }],
  [
    'option.Glaze=Chalk&option.Glaze=Olive&option.Size=350+ml',
    { filters: { options: { Glaze: ['Chalk', 'Olive'], Size: ['350 ml'] } } },
  ],
  ['vendor=A&vendor=A&vendor=', { filters: { vendor: ['A'] } }],
])('%j', (address, query) => {
  expect(parse(address)).toMatchObject(query)
})

test.each([
  'min=NaN',
  'min=-1',
  'min=1e400',
  'max=x',
  'available=perhaps',
  'option.=x',
  'rating=5',
  'rating=3.5',
  'exact=1',
])('%s says nothing', (address) => {
  expect(parse(address)).toEqual(parse(''))
})

test('thousands of filters are cut to what one list can bear', () => {
  const { filters } = parse(
    Array.from({ length: 9_000 }, (_, index) => `option.o${index}=v&vendor=v${index}`).join('&'),
  )
  expect(filters.vendor.length + Object.keys(filters.options).length).toBeLessThanOrEqual(VALUES_MAX)
})

test('a range that is written from dear to cheap is turned', () => {
  expect(parse('min=60&max=30')).toEqual(parse('min=30&max=60'))
})

test('campaign marks take no place, and control signs are blanks', () => {
  const marks = Array.from({ length: 200 }, (_, index) => `utm_${index}=x`).join('&')
  expect(parse(`${marks}&vendor=A`).filters.vendor).toEqual(['A'])
  expect(parse('vendor=a%00b').filters.vendor).toEqual(['a b'])
})

/** Whatever anybody writes into an address: known names and others, absurd numbers, signs, halves of characters. */
const strange = oneof(
  string({ unit: 'binary', maxLength: 300 }),
  constantFrom('1', '2', '4', 'title', '10.5', 'NaN', 'Infinity', '-1', '1e99', '0x10', '9'.repeat(400), '%', '\ud800'),
  constantFrom('\u0000', 'a\u0000b', '" OR 1', '*', 'NEAR(', '__proto__', 'constructor', ' 3 ', 'x'.repeat(5_000)),
)
const named = oneof(
  constantFrom('q', 'exact', 'sort', 'page', 'min', 'max', 'available', 'rating', 'vendor', 'type'),
  constantFrom('option.Glaze', 'option.__proto__', 'option.constructor', 'option.', '__proto__'),
  string({ unit: 'binary', maxLength: 150 }).map((name) => `option.${name}`),
  string(),
)
const pairs = array(tuple(named, strange), { maxLength: 120 })

test('anything at all is understood somehow, within bounds', () => {
  assert(
    property(pairs, (said) => {
      const query = parseListQuery(said, { currency: EUR })
      const { options, vendor, type, priceMin = 0, priceMax = AMOUNT_MAX, ratingMin = 1 } = query.filters
      const values = [...vendor, ...type, ...Object.values(options).flat()]
      expect(values.length).toBeLessThanOrEqual(VALUES_MAX)
      for (const text of [...values, ...Object.keys(options), query.terms ?? 'x']) {
        expect(Array.from(text).length).toBeLessThanOrEqual(255)
        expect(text).toMatch(/^[^\p{Cc}\p{Cs}]+$/u)
      }
      expect(query.page).toBeGreaterThanOrEqual(1)
      expect(query.page).toBeLessThanOrEqual(PAGE_MAX)
      expect(Number.isInteger(query.page)).toBe(true)
      expect(priceMin).toBeLessThanOrEqual(priceMax)
      expect([1, 2, 3, 4]).toContain(ratingMin)
    }),
  )
})

test('what is written is read again as it was, and written again the same', () => {
  assert(
    property(pairs, (said) => {
      const query = parseListQuery(said, { currency: EUR })
      const written = listParameters(query)
      const address = new URLSearchParams(written).toString()
      expect(parseListQuery(new URLSearchParams(address), { currency: EUR })).toEqual(query)
      expect(new URLSearchParams(listParameters(parse(address))).toString()).toBe(address)
    }),
  )
})

test('the same filters in another order are the same list', () => {
  assert(
    property(
      uniqueArray(constantFrom('vendor=A', 'vendor=B', 'type=C', 'option.X=1', 'option.X=2', 'option.Y=3', 'min=2')),
      (said) => {
        expect(parse(said.join('&'))).toEqual(parse(said.toReversed().join('&')))
      },
    ),
  )
})
