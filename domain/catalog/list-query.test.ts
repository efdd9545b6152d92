/** Whatever an address says, a list can answer it. */
import { array, assert, oneof, property, string, constantFrom, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
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
  [
    'option.Glaze=Chalk&option.Glaze=Olive&option.Size=350+ml',
    { filters: { options: { Glaze: ['Chalk', 'Olive'], Size: ['350 ml'] } } },
  ],
  ['vendor=A&vendor=A&vendor=', { filters: { vendor: ['A'] } }],
])('%j', (address, query) => {
  expect(parse(address)).toMatchObject(query)
})

test.each(['min=NaN', 'min=-1', 'min=1e400', 'max=x', 'available=perhaps', 'option.=x'])(
  '%s says nothing',
  (address) => {
    expect(parse(address)).toEqual(parse(''))
  },
)

test('thousands of filters are cut to what one list can bear', () => {
  const { filters } = parse(
    Array.from({ length: 9_000 }, (_, index) => `option.o${index}=v&vendor=v${index}`).join('&'),
  )
  expect(filters.vendor.length + Object.keys(filters.options).length).toBeLessThanOrEqual(VALUES_MAX)
})

test('what is written is read again, and anything at all is understood somehow', () => {
  const name = oneof(
    constantFrom('q', 'sort', 'page', 'min', 'max', 'available', 'vendor', 'type', 'option.Glaze', '__proto__'),
    string(),
  )
  assert(
    property(array(tuple(name, oneof(string(), constantFrom('1', '2', 'title', '10.5')))), (pairs) => {
      const query = parseListQuery(pairs, { currency: EUR })
      expect(Number.isInteger(query.page)).toBe(true)
      const again = parseListQuery(listParameters(query), { currency: EUR })
      expect(listParameters(again)).toEqual(listParameters(query))
    }),
  )
})
