/** Price lists: what a row says of a variant's prices, and what it leaves alone. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { isPriceHeader, PRICE_HEADER, readPriceList } from './price-list.ts'

const EUR = currency('EUR')
const read = (...rows: string[][]) => {
  const file = readPriceList(rows, EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}

test('a price list is known by its first row', () => {
  expect(isPriceHeader([...PRICE_HEADER])).toBe(true)
  expect(isPriceHeader(['sku', 'PRICE'])).toBe(true)
  expect(isPriceHeader(['Handle', 'Title', 'Variant SKU', 'Variant Price'])).toBe(false)
  expect(isPriceHeader(['SKU', 'Location'])).toBe(false)
  expect(readPriceList([['Name', 'Mail']], EUR).ok).toBe(false)
})

test('a row says what it has columns for: a blank price stays, a blank compare-at or cost goes', () => {
  const { lines, refused } = read(
    ['SKU', 'Currency', 'Price', 'Compare At Price', 'Cost'],
    ["'0012", 'usd', '19.90', '', '7'],
    ['', '', '', '', ''],
    ['B', '', '', '25', ''],
  )
  expect(refused).toEqual([])
  expect(lines).toEqual([
    { row: 2, line: { sku: '0012', currency: 'USD', price: 1990, compareAt: null, cost: 700 } },
    { row: 4, line: { sku: 'B', currency: 'EUR', compareAt: 2500, cost: null } },
  ])
})

test('numbers of another spelling are read as the whole file writes them', () => {
  const { lines } = read(['Variant ID', 'Price'], ['var_1', '1.299,00'], ['var_2', '€ 19,90'])
  expect(lines.map(({ line }) => line.price)).toEqual([129_900, 1990])
})

test('where a file does not tell, the currency does: three digits have a point, none has groups alone', () => {
  const { lines, refused } = read(['SKU', 'Currency', 'Price'], ['A', 'KWD', '3.250'], ['B', 'JPY', '1,600'])
  expect([refused, lines.map(({ line }) => line.price)]).toEqual([[], [3250, 1600]])
  expect(read(['SKU', 'Currency', 'Price'], ['A', 'EUR', '1,299']).refused).toHaveLength(1)
})

test('what is no price, no currency or nobody’s is told by its row', () => {
  const { lines, refused } = read(
    ['SKU', 'Currency', 'Price'],
    ['A', 'EUR', 'dear'],
    ['B', 'XXQ', '1'],
    ['', 'EUR', '2'],
    ['D', 'EUR', ''],
  )
  expect(lines).toEqual([])
  expect(refused.map(({ row, column }) => [row, column])).toEqual([
    [2, 'Price'],
    [3, 'Currency'],
    [4, ''],
    [5, 'Price'],
  ])
})
