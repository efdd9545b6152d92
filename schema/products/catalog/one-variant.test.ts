/** Reports 09 and 09b: a price, values of options and being there to be bought hold for one and the same variant. */
import { expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { parseListQuery } from '#domain/catalog/list-query'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productByHandle, setAvailability } from './catalog.ts'
import { listProducts } from './lists.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')

type Row = readonly [options: readonly string[], price: number, units: number]

const good = (handle: string, options: readonly string[], rows: readonly Row[]): Draft => ({
  handle,
  status: 'active',
  text: { title: `${handle} case` },
  options,
  variants: rows.map(([values, price]) => ({ options: values, tracked: true, prices: [{ currency: EUR, price }] })),
})

const SHELF = [
  [
    'case-09-range',
    ['Size'],
    [
      [['0'], 4900, 5],
      [['1'], 10_000, 5],
      [['2'], 15_000, 5],
      [['3'], 19_900, 5],
    ],
  ],
  ['case-09-hundred', [], [[[], 10_000, 5]]],
  ['case-09-zero', [], [[[], 0, 5]]],
  [
    'case-09b',
    ['Size'],
    [
      [['S'], 1990, 0],
      [['M'], 1990, 5],
      [['XL'], 1990, 0],
    ],
  ],
  [
    'two-options',
    ['Size', 'Color'],
    [
      [['S', 'Red'], 2500, 5],
      [['M', 'Blue'], 90_000, 5],
      [['M', 'Red'], 3500, 0],
    ],
  ],
] as const satisfies readonly (readonly [string, readonly string[], readonly Row[]])[]

const shelf = async () => {
  const db = openD1('products')
  await saveProducts(
    db,
    SHELF.map(([handle, options, rows]) => good(handle, options, rows)),
    1,
  )
  for (const [handle, , rows] of SHELF) {
    const variants = (await productByHandle(db, handle))?.variants ?? []
    const words = variants.map(
      ({ id }, at) => ({ item: id, word: rows[at]?.[2] ? 'in-stock' : 'sold-out', version: 1 }) as const,
    )
    await setAvailability(db, words)
  }
  return db
}

const list = (db: D1Database, address: string) =>
  listProducts(db, parseListQuery(new URLSearchParams(address), { currency: EUR }))

const found = async (db: D1Database, address: string) =>
  (await list(db, address)).cards.map(({ handle }) => handle).toSorted()

test.each([
  ['min=100&max=150', ['case-09-hundred', 'case-09-range']],
  ['min=101&max=149', []],
  ['min=199', ['case-09-range', 'two-options']],
  ['max=49', ['case-09-range', 'case-09-zero', 'case-09b', 'two-options']],
  ['max=48.99', ['case-09-zero', 'case-09b', 'two-options']],
  ['max=0', ['case-09-zero']],
  // Of 35 there is a variant, and none to be bought.
  ['min=30&max=40', []],
  ['min=100&max=200&option.Size=0', []],
  ['min=100&max=200&option.Size=2', ['case-09-range']],
  ['option.Size=S&available=1', ['two-options']],
  ['option.Size=M&available=1', ['case-09b', 'two-options']],
  ['option.Size=XL', ['case-09b']],
  ['option.Size=XL&available=1', []],
  ['option.Size=M&option.Color=Red', ['two-options']],
  ['option.Size=M&option.Color=Red&available=1', []],
  ['option.Size=S&option.Color=Blue', []],
  ['option.Size=M&option.Color=Blue&min=900', ['two-options']],
  ['option.Size=M&option.Color=Red&min=900', []],
])('%s finds %j, typed words or none', async (address, handles) => {
  const db = await shelf()
  expect(await found(db, address)).toEqual(handles)
  expect(await found(db, `q=case&${address}`)).toEqual(handles)
})

test.each([
  '',
  'available=1',
  'option.Size=M',
  'option.Color=Red&available=1',
  'min=20&max=200',
  'option.Size=2&q=case',
])('each count beside a list (%s) is the length of the list that choosing it gives', async (address) => {
  const db = await shelf()
  const { facets } = await list(db, address)
  const chosen = (name: string, values: readonly string[]) => {
    const parameters = new URLSearchParams(address)
    for (const one of name === 'price' ? ['min', 'max'] : [name]) parameters.delete(one)
    if (name !== 'price') parameters.set(name, values[0] ?? '')
    else for (const [at, bound] of ['min', 'max'].entries()) if (values[at]) parameters.set(bound, values[at])
    return parameters.toString()
  }
  const counted = [
    ...facets.options.flatMap(({ name, values }) =>
      values.map(({ value, count }) => [chosen(`option.${name}`, [value]), count] as const),
    ),
    [chosen('available', ['1']), facets.availability['in-stock'] + facets.availability.low] as const,
    ...(facets.price?.steps ?? []).map(({ min, max, count }) => {
      const inUnits = (end: typeof min) => (end === null ? '' : String(end.amount / 100))
      return [chosen('price', [inUnits(min), inUnits(max)]), count] as const
    }),
  ]
  expect(counted.length).toBeGreaterThan(2)
  for (const [query, count] of counted) expect((await list(db, query)).total, query).toBe(count)
})

test('a product in two ranges counts once in each, and its own range is of what can be bought', async () => {
  const db = await shelf()
  const { price } = (await list(db, 'option.Size=M&option.Size=S')).facets
  expect(price).toMatchObject({ min: { amount: 1990 }, max: { amount: 90_000 } })
  const one = (await list(db, 'q=range')).facets.price
  expect(one?.steps.map(({ count }) => count)).toEqual([1, 1])
})

test('the last one is sold: lists and counts follow, also where the product as a whole says what it said', async () => {
  const db = await shelf()
  const variants = (await productByHandle(db, 'case-09-range'))?.variants ?? []
  const last = variants[2]
  if (!last) throw new Error('there are four sizes')
  const counted = async () => (await list(db, '')).facets.price?.max.amount
  expect([await found(db, 'min=150&max=151'), await counted()]).toEqual([['case-09-range'], 90_000])
  await setAvailability(db, [{ item: last.id, word: 'sold-out', version: 2 }])
  expect(await found(db, 'min=150&max=151')).toEqual([])
  expect(await found(db, 'option.Size=2&available=1')).toEqual([])
  expect(await found(db, 'option.Size=2')).toEqual(['case-09-range'])
  const seq = (await list(db, '')).seq
  await setAvailability(db, [{ item: last.id, word: 'low', version: 3 }])
  const again = await list(db, 'option.Size=2&available=1')
  expect([again.total, again.facets.availability.low]).toEqual([1, 1])
  expect(again.seq).toBeGreaterThan(seq)
})
