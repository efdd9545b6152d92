/** What is said of a file as a whole: its numbers, its bytes, its beginning, and mistakes that stand in every row. */
import { expect, test } from 'vitest'
import { currency } from '../../money.ts'
import { readProductFile } from './csv.ts'

const read = (...table: string[][]) => {
  const file = readProductFile(table, currency('EUR'))
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}

test('a file has one spelling of numbers, told by all of its amounts', () => {
  const head = ['Handle', 'Price', 'Compare-at price', 'Weight value (grams)']
  const spelt = [
    ['a', '19,90', '24,50', '350,5'],
    ['b', '1.299,00', '', '1.000'],
    ['c', '€ 1.299', '', ''],
  ]
  const { products, refused } = read(head, ...spelt)
  const prices = products.map(({ draft }) => draft.variants?.[0]?.prices?.[0]?.price)
  expect([refused, prices, products.map(({ draft }) => draft.variants?.[0]?.grams)]).toEqual([
    [],
    [1990, 129_900, 129_900],
    [351, 1000, 0],
  ])
})

test('what is wrong in a hundred rows in the same way is told once', () => {
  const rows = Array.from({ length: 100 }, (_, index) => [
    `p${index}`,
    '19.90',
    index % 2 ? 'niemals' : 'Entwurf',
    '1,299',
  ])
  const { products, refused } = read(['Handle', 'Price', 'Published', 'Compare-at price'], ...rows)
  expect(products).toEqual([])
  expect(refused).toMatchObject([
    { row: 2, column: 'Published', reason: expect.stringMatching(/^“Entwurf”, “niemals” \(100 rows\) is not TRUE/) },
  ])
  expect(refused[0]?.rows).toHaveLength(100)
  const unclear = read(['Handle', 'Price'], ...rows.map(([handle = '']) => [handle, '1,299']))
  expect([unclear.products, unclear.refused.length]).toEqual([[], 1])
})

test('one bad byte spoils one cell; where it hides who is meant, the row', () => {
  const head = ['Handle', 'Title', 'Vendor', 'SKU', 'Price']
  const rows = [
    ['a', 'd\uFFFDt\u00e9', 'V\uFFFD', 'A', '1'],
    ['b', 'B', 'V', 'B\uFFFD', '1'],
    ['c', 'C', 'V', 'C', '1'],
  ]
  const { products, refused } = read(head, ...rows)
  expect(products.map(({ draft }) => [draft.handle, draft.vendor])).toEqual([
    ['a', undefined],
    ['c', 'V'],
  ])
  expect(refused.map(({ row, column }) => [row, column])).toEqual([
    [2, 'Title'],
    [2, 'Vendor'],
    [3, 'SKU'],
  ])
})

test('blank lines before the header count as rows, and blanks in its cells mean nothing', () => {
  const { products, refused } = read([''], [''], [' Handle ', ' Title ', ' Price '], ['a', 'A', '1'], ['b', 'B', 'x'])
  expect([products.length, products[0]?.row, refused[0]?.row]).toEqual([1, 4, 5])
})

test('a SKU keeps its zeros, and a barcode that was spoilt is told', () => {
  const { products, refused } = read(['Handle', 'SKU', 'Barcode', 'Price'], ['a', '00012', '4,00638E+12', '19,90'])
  expect(products[0]?.draft.variants).toMatchObject([{ sku: '00012' }])
  expect(refused).toMatchObject([{ row: 2, column: 'Barcode', reason: expect.stringMatching(/spreadsheet/) }])
})
