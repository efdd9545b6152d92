/** Receive, count and correct: by how many units, and what is refused. */
import { expect, test } from 'vitest'
import { locationId, newVariantId, type LocationId } from '../ids.ts'
import { decideChange, emptyStock, LOW_UNITS, STOCK_MAX, wordFor, type StockChange } from './stock.ts'

const mug = newVariantId(new Uint8Array(16))
const main = locationId('main') as LocationId
const change = (type: Exclude<StockChange['type'], 'count-all'>, units: number): StockChange => ({
  id: 'c',
  type,
  item: mug,
  location: main,
  units,
  note: '',
})
/** Five on the shelf, two promised, three sold. */
const shelf = { ...emptyStock(mug, main), received: 10, available: 5, held: 2, taken: 3 }

test.each([
  ['receive', 1, 1],
  ['receive', STOCK_MAX - 10, STOCK_MAX - 10],
  ['count', 5, 0],
  ['count', 0, -5],
  ['count', 8, 3],
  ['correct', -5, -5],
  ['correct', 1, 1],
] as const)('to %s %d moves %d units', (type, units, delta) => {
  expect(decideChange(change(type, units), shelf)).toEqual({ ok: true, value: { delta, owed: 0 } })
})

test.each([
  ['receive', 0],
  ['receive', -1],
  ['receive', 1.5],
  ['receive', STOCK_MAX + 1],
  ['receive', STOCK_MAX - 9],
  ['count', -1],
  ['count', STOCK_MAX + 1],
  ['correct', 0],
  ['correct', -STOCK_MAX - 1],
  ['correct', Number.NaN],
] as const)('refuses to %s %d: no such number of units', (type, units) => {
  expect(decideChange(change(type, units), shelf)).toMatchObject({
    refusal: { code: 'units-invalid', unitsMax: STOCK_MAX },
  })
})

test('what is promised or sold cannot be corrected away', () => {
  expect(decideChange(change('correct', -6), shelf)).toEqual({
    ok: false,
    refusal: { code: 'stock-below-zero', item: mug, available: 5 },
  })
})

test.each([
  [-1, 'sold-out'],
  [0, 'sold-out'],
  [1, 'low'],
  [LOW_UNITS, 'low'],
  [LOW_UNITS + 1, 'in-stock'],
])('shoppers read of %d units: %s', (available, word) => {
  expect(wordFor(available)).toBe(word)
})
