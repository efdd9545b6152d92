/** Receive, count and correct: by how many units, and what is refused. */
import { expect, test } from 'vitest'
import { locationId, newVariantId, type LocationId } from '../ids.ts'
import {
  requestOf,
  causeOf,
  decideChange,
  emptyStock,
  isOfAllLanes,
  LOW_UNITS,
  STOCK_MAX,
  availabilityFor,
  type CountBase,
  type StockChange,
} from './stock.ts'

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
const level = { ...emptyStock(mug, main), received: 10, available: 5, held: 2, taken: 3 }

test.each([
  ['receive', 1, 1],
  ['receive', STOCK_MAX - 10, STOCK_MAX - 10],
  ['count', 5, 0],
  ['count', 0, -5],
  ['count', 8, 3],
  ['correct', -5, -5],
  ['correct', 1, 1],
] as const)('to %s %d moves %d units', (type, units, delta) => {
  expect(decideChange(change(type, units), level)).toEqual({ ok: true, value: { delta, owed: 0 } })
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
  expect(decideChange(change(type, units), level)).toMatchObject({
    refusal: { code: 'units-invalid', unitsMax: STOCK_MAX },
  })
})

const countSeen = (units: number, basedOn: CountBase): StockChange =>
  ({ ...change('count', units), basedOn }) as StockChange

test.each([
  ['nothing missing since eight were seen: the three that were sold stay sold', countSeen(8, 8), 0],
  ['one missing of eight', countSeen(7, 8), -1],
  ['two more than were seen', countSeen(10, 8), 2],
  ['as many as there are, of what nobody is said to have stocked', countSeen(5, 'nothing'), 0],
])('a count is merged into what has been sold since: %s', (_, asked, delta) => {
  expect(decideChange(asked, level)).toEqual({ ok: true, value: { delta, owed: 0 } })
  const all = { ...asked, type: 'count-all', elsewhere: 4 } as StockChange
  if (asked.type === 'count' && typeof asked.basedOn === 'number')
    expect(decideChange(all, level)).toEqual({ ok: true, value: { delta, owed: 0 } })
})

test('a count that cannot be merged is refused', () => {
  expect(decideChange(countSeen(1, 8), level)).toMatchObject({ refusal: { code: 'stock-below-zero', available: 5 } })
  expect(decideChange(countSeen(8, 'nothing'), level)).toMatchObject({
    refusal: { code: 'stock-differs', available: 5 },
  })
  expect(decideChange(countSeen(8, 'nothing'), emptyStock(mug, main))).toMatchObject({ value: { delta: 8 } })
})

test('what is promised or sold cannot be corrected away', () => {
  expect(decideChange(change('correct', -6), level)).toEqual({
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
  expect(availabilityFor(available)).toBe(word)
})

const countAll = (units: number, elsewhere: number): StockChange => ({
  ...change('count', units),
  type: 'count-all',
  elsewhere,
})

test.each([
  ['reduce', change('reduce', 3), -3, 0],
  ['reduce', change('reduce', 5), -5, 0],
  ['reduce', change('reduce', 8), -5, 3],
  ['count-all', countAll(9, 4), 0, 0],
  ['count-all', countAll(12, 4), 3, 0],
  ['count-all', countAll(6, 4), -3, 0],
  ['count-all', countAll(3, 4), -5, 1],
  ['count-all', countAll(0, 40), -5, 40],
  ['count-all', countAll(9, -2), 6, 0],
] as const)('one lane takes off as many as it has (%s), and the others owe the rest', (_, asked, delta, owed) => {
  expect(decideChange(asked, level)).toEqual({ ok: true, value: { delta, owed } })
})

test.each([change('reduce', 0), change('reduce', -1), change('reduce', 0.5), countAll(-1, 0), countAll(1.5, 0)])(
  'one lane refuses numbers that cannot be: %o',
  (asked) => {
    expect(decideChange(asked, level)).toMatchObject({ refusal: { code: 'units-invalid' } })
  },
)

test('a part of a change is written down as the change that a person asked for', () => {
  expect([causeOf(change('reduce', 1)), causeOf(countAll(1, 2)), causeOf(change('receive', 1))]).toEqual([
    'correct',
    'count',
    'receive',
  ])
  expect(requestOf(change('reduce', 3))).toEqual(change('correct', -3))
  expect(JSON.stringify(requestOf(countAll(3, 8)))).toBe(JSON.stringify(requestOf(change('count', 3))))
  expect(requestOf(change('receive', 3))).toEqual(change('receive', 3))
})

test.each([
  [change('count', 3), true],
  [change('correct', -3), true],
  [change('correct', 3), false],
  [change('receive', 3), false],
  [change('reduce', 3), false],
  [countAll(3, 1), false],
] as const)('%o is of all lanes: %s', (asked, all) => {
  expect(isOfAllLanes(asked)).toBe(all)
})
