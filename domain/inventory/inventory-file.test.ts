/** The three layouts of inventory files, and what they say of places that they do not speak of. */
import { expect, test } from 'vitest'
import { isInventoryHeader, readInventoryFile } from './inventory-file.ts'

const read = (...table: string[][]) => {
  const file = readInventoryFile(table)
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}
const ABOUT = ['Handle', 'Title', 'Option1 Name', 'Option1 Value', 'SKU', 'HS Code', 'COO']
const cup = (sku: string, ...rest: string[]) => ['cup', 'Cup', 'Size', 'S', sku, '691100', 'GR', ...rest]

test('a row for each place, with new units beside the current ones', () => {
  const head = [
    ...ABOUT,
    'Location',
    'Unavailable (not editable)',
    'Committed (not editable)',
    'Available (not editable)',
    'On hand (current)',
    'On hand (new)',
  ]
  const { lines, refused } = read(
    head,
    cup('A', 'Milos, Dock 2', '1', '2', '7', '10', '13'),
    cup('A', 'Naxos', '0', '0', '4', '4', ''),
    cup('A', 'Paros', '0', '0', '4', '4', 'not stocked'),
    cup('A', 'Syros', '0', '0', '4', '4', '-2'),
    cup('', 'Tinos', '0', '0', '4', '', '5.0'),
    cup('', 'Tinos', '0', '0', '4', '', 'many'),
  )
  expect(lines).toMatchObject([
    {
      row: 2,
      column: 'On hand (new)',
      line: {
        handle: 'cup',
        sku: 'A',
        place: 'Milos, Dock 2',
        units: 10,
        basedOn: 7,
        options: [{ name: 'Size', value: 'S' }],
      },
    },
    { row: 6, line: { sku: '', place: 'Tinos', units: 5, basedOn: null } },
  ])
  expect(refused).toMatchObject([
    { row: 5, reason: expect.stringMatching(/“-2” is less/) },
    { row: 7, reason: expect.stringMatching(/“many” is no whole/) },
  ])
})

test('a row for each place, with one number', () => {
  const { lines } = read(
    [...ABOUT, 'Location', 'Incoming', 'Unavailable', 'Committed', 'Available'],
    cup('A', 'Milos', '0', '1', '2', '5'),
  )
  expect(lines).toMatchObject([{ line: { place: 'Milos', units: 5, basedOn: null } }])
})

test('a column for each place', () => {
  const { lines } = read([...ABOUT, 'Milos', 'Naxos, Dock 2', 'Paros'], cup('A', '7', 'not stocked', '0'))
  expect(lines.map(({ column, line }) => [column, line.place, line.units, line.basedOn])).toEqual([
    ['Milos', 'Milos', 7, null],
    ['Paros', 'Paros', 0, null],
  ])
})

test('what customs ask is said of each variant once; a blank cell says nothing, and what is none is told', () => {
  const row = (sku: string, code: string, origin: string, place: string) => [
    'cup',
    'Cup',
    'Size',
    'S',
    sku,
    code,
    origin,
    place,
    '1',
  ]
  const { products, columns, refused } = read(
    [...ABOUT, 'Location', 'Available'],
    row('A', '6912.00', 'gr', 'Milos'),
    row('A', '6912.00', 'gr', 'Naxos'),
    row('B', '', 'CN', 'Milos'),
    row('C', '', '', 'Milos'),
    row('D', 'cup', 'Greece?', 'Milos'),
  )
  const variants = [
    { sku: 'A', hsCode: '691200', origin: 'GR' },
    { sku: 'B', origin: 'CN' },
  ]
  expect(products).toEqual([{ draft: { handle: 'cup', unmentioned: 'keep', variants }, row: 2, variantRows: [2, 4] }])
  expect(columns.get('origin')?.name).toBe('COO')
  expect(refused.map(({ row: at, column }) => [at, column])).toEqual([
    [6, 'HS Code'],
    [6, 'COO'],
  ])
})

test.each([
  [[...ABOUT, 'Milos'], true],
  [[' handle ', 'SKU', 'LOCATION', 'Available'], true],
  [['Handle', 'Title', 'Variant SKU', 'Variant Price'], false],
  [['Handle', 'SKU', 'Price', 'HS Code', 'COO'], false],
  [['Handle', 'SKU', 'Location'], false],
])('whether %j is the header of one: %j', (head, isOne) => {
  expect(isInventoryHeader(head)).toBe(isOne)
  expect(readInventoryFile([head]).ok).toBe(isOne)
})
