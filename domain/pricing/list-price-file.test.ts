/** Fixed prices as a file: what is read, and what is refused row by row. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { readListPrices } from './list-price-file.ts'

const EUR = currency('EUR')
const read = (rows: readonly (readonly string[])[], code = EUR) =>
  readListPrices([['SKU', 'Minimum quantity', 'Price'], ...rows], code, 999)

test('a price, a quantity, and a price that is taken out', () => {
  const { rows, refused } = read([
    ['MUG', '', '19.90'],
    ['MUG', '10', '17.50'],
    ['', '', ''],
    ['JUG', '1', ''],
  ])
  expect(refused).toEqual([])
  expect(rows).toEqual([
    { row: 2, name: 'MUG', byId: false, units: 1, amount: 1990 },
    { row: 3, name: 'MUG', byId: false, units: 10, amount: 1750 },
    { row: 5, name: 'JUG', byId: false, units: 1, amount: null },
  ])
})

test.each([
  [['', '1', '10'], 'name'],
  [['MUG', '0', '10'], 'units'],
  [['MUG', '1.5', '10'], 'units'],
  [['MUG', '1000', '10'], 'units'],
  [['MUG', '1', '-1'], 'price'],
  [['MUG', '1', '1e308'], 'price'],
  [['MUG', '1', '0.001'], 'price'],
  [['MUG', '1', 'free'], 'price'],
])('%j is refused: %s', (row, fault) => {
  expect(read([row])).toEqual({ rows: [], refused: [{ row: 2, fault }] })
})

test('twice the same variant and quantity is refused the second time', () => {
  const { rows, refused } = read([
    ['MUG', '1', '10'],
    ['MUG', '', '11'],
  ])
  expect([rows.length, refused]).toEqual([1, [{ row: 3, fault: 'repeated' }]])
})

test('a comma as half of Europe writes it, and a currency of three digits', () => {
  expect(read([['MUG', '1', '1.299,50']]).rows[0]?.amount).toBe(129_950)
  expect(read([['MUG', '1', '1.23']], currency('KWD')).rows[0]?.amount).toBe(1230)
})

test('a file without a head is none', () => {
  expect(readListPrices([['MUG', '10']], EUR, 999)).toEqual({ rows: [], refused: [{ row: 1, fault: 'header' }] })
})
