/** Files of orders of Shopify: read whole or refused by row, column and name, and never guessed. */
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { currency } from '../../money.ts'
import { ORDER_COLUMNS, isOrderHeader, type Cells, type OrderColumn } from './columns.ts'
import { readOrderFile } from './file.ts'

const EUR = currency('EUR')
const NOW = Date.UTC(2026, 11, 1)
const by = { ownCurrency: EUR, phoneIn: (text: string) => (/^\+\d{8,}$/.test(text) ? text : undefined), now: NOW }

const MUG: Cells = {
  Name: '#1001',
  Email: 'Maya@Lindqvist.example',
  'Financial Status': 'paid',
  'Paid at': '2025-12-06 10:36:17 -0500',
  'Fulfillment Status': 'fulfilled',
  'Fulfilled at': '2025-12-08 09:00:00 +0100',
  Currency: 'EUR',
  Subtotal: '56.00',
  Shipping: '4.90',
  Taxes: '9.72',
  Total: '60.90',
  'Created at': '2025-12-06 10:36:16 -0500',
  'Lineitem quantity': '2',
  'Lineitem name': 'Delos mug - Chalk',
  'Lineitem price': '28.00',
  'Lineitem sku': 'MUG-C',
  'Lineitem requires shipping': 'true',
  'Lineitem fulfillment status': 'fulfilled',
  'Shipping Name': 'Maya Lindqvist',
  'Shipping Address1': 'Storgatan 1',
  'Shipping Zip': `'01144`,
  'Shipping City': 'Stockholm',
  'Shipping Country': 'SE',
  Id: '6798481234809',
  Phone: '+46701234567',
  Notes: '=1+1',
}
/** A further line says the name, the address and the moment again, and of the order nothing. */
const JUG: Cells = {
  Name: '#1001',
  Email: 'maya@lindqvist.example',
  'Created at': '2025-12-06 10:36:16 -0500',
  'Lineitem quantity': '1',
  'Lineitem name': 'Naoussa jug',
  'Lineitem price': '49.00',
  'Lineitem sku': 'JUG',
}

const rowOf = (cells: Cells, head: readonly string[] = ORDER_COLUMNS) =>
  head.map((column) => cells[column as OrderColumn] ?? '')
const read = (...rows: readonly Cells[]) => readTable([ORDER_COLUMNS, ...rows.map((cells) => rowOf(cells))])
const readTable = (table: readonly (readonly string[])[]) => {
  const file = readOrderFile(table, by)
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}

test('an order is its first row and the rows of its other lines', () => {
  const { orders, refused, left } = read({ ...MUG, Subtotal: '105.00', Total: '109.90' }, JUG)
  expect([refused, left]).toEqual([[], []])
  expect(orders).toMatchObject([
    {
      row: 2,
      name: '#1001',
      id: '6798481234809',
      email: 'maya@lindqvist.example',
      phone: '+46701234567',
      buyer: 'Maya Lindqvist',
      placedAt: Date.UTC(2025, 11, 6, 15, 36, 16),
      fulfilledAt: Date.UTC(2025, 11, 8, 8),
      cancelledAt: null,
      financial: 'paid',
      fulfilment: 'fulfilled',
      subtotal: 10_500,
      shipping: 490,
      tax: 972,
      total: 10_990,
      refunded: 0,
      address: { street: 'Storgatan 1', postcode: '01144', country: 'SE' },
      lines: [
        { title: 'Delos mug - Chalk', sku: 'MUG-C', units: 2, price: 2_800, off: 0, isFulfilled: true },
        { title: 'Naoussa jug', units: 1, price: 4_900, requiresShipping: true, isFulfilled: false },
      ],
      cells: { 'Paid at': '2025-12-06 10:36:17 -0500', Notes: '=1+1' },
    },
  ])
})

test('a spreadsheet may have sorted the rows, or written its own numbers', () => {
  const sorted = read(JUG, { ...MUG, Subtotal: '105.00', Total: '109.90' })
  expect(sorted.orders).toMatchObject([{ row: 3, lines: [{ sku: 'JUG' }, { sku: 'MUG-C' }] }])
  const german = read({
    ...MUG,
    Subtotal: '1.256,00',
    'Lineitem price': '628,00',
    Shipping: '4,90',
    Taxes: '0,00',
    Total: '1.260,90',
  })
  expect(german.orders).toMatchObject([
    { subtotal: 125_600, shipping: 490, total: 126_090, lines: [{ price: 62_800 }] },
  ])
})

test('columns that are missing say nothing, and those of apps are named', () => {
  const head = ['Name', 'Created at', 'Total', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Gift Note']
  const { orders, refused, left } = readTable([
    head,
    ['#1', '2024-02-10 15:30:40 UTC', '56.00', '2', 'Mug', '28.00', 'x'],
  ])
  expect(refused).toEqual([])
  expect(left).toMatchObject([{ row: 1, column: 'Gift Note', note: { code: 'column-unknown' } }])
  expect(orders).toMatchObject([
    { id: '#1', currency: 'EUR', subtotal: 5_600, email: '', address: null, lines: [{ units: 2 }] },
  ])
})

test.each<[string, string, readonly Cells[]]>([
  ['Currency', 'order-currency', [{ ...MUG, Currency: 'XQQ' }]],
  ['Created at', 'order-moment', [{ ...MUG, 'Created at': '12/06/2025 10:36' }]],
  ['Created at', 'order-moment', [{ ...MUG, 'Created at': '2031-12-06 10:36:16 -0500' }]],
  ['Created at', 'order-moment', [{ ...MUG, 'Created at': '' }]],
  ['Cancelled at', 'order-moment', [{ ...MUG, 'Cancelled at': 'yesterday' }]],
  ['Lineitem quantity', 'order-units', [{ ...MUG, 'Lineitem quantity': '1.5' }]],
  ['Lineitem quantity', 'order-units', [{ ...MUG, 'Lineitem quantity': '-2' }]],
  ['Lineitem quantity', 'order-units', [{ ...MUG, 'Lineitem quantity': '9999999' }]],
  ['Lineitem quantity', 'order-empty', [{ ...MUG, 'Lineitem quantity': '0' }]],
  ['Lineitem price', 'order-amount', [{ ...MUG, 'Lineitem price': 'free' }]],
  ['Lineitem price', 'order-amount', [{ ...MUG, 'Lineitem price': '28.005' }]],
  ['Total', 'order-amount', [{ ...MUG, Total: '' }]],
  ['Taxes', 'order-amount', [{ ...MUG, Taxes: '1e9' }]],
  ['Lineitem name', 'order-title', [{ ...MUG, 'Lineitem name': '' }]],
  ['Total', 'order-headless', [JUG]],
])('what is wrong with %s refuses the order: %s', (column, code, rows) => {
  const { orders, refused } = read(...rows)
  expect(orders).toEqual([])
  expect(refused).toMatchObject([{ row: 2, column, name: '#1001', note: { code } }])
})

test('a row that is cut off takes its order with it, and no other', () => {
  const { orders, refused } = readTable([
    ORDER_COLUMNS,
    rowOf(MUG),
    rowOf({ ...MUG, Name: '#1002', Id: '2' }),
    rowOf({ ...JUG, Name: '#1002' }).slice(0, 20),
  ])
  expect(orders.map(({ name }) => name)).toEqual(['#1001'])
  expect(refused).toMatchObject([{ row: 4, column: '', name: '#1002', note: { code: 'order-cut' } }])
})

test('the same order twice is taken once; another of the same name is another', () => {
  const { orders, refused } = read(MUG, MUG, { ...MUG, Id: '77' })
  expect(orders.map(({ id }) => id)).toEqual(['6798481234809', '77'])
  expect(refused).toMatchObject([{ row: 3, name: '#1001', note: { code: 'order-twice' } }])
})

test('what says in every row what the order came to is one order, as its lines come to it', () => {
  const sums = { Subtotal: '105.00', Total: '109.90' }
  const { orders, refused } = read({ ...MUG, ...sums }, { ...MUG, ...sums, ...JUG })
  expect(refused).toEqual([])
  expect(orders).toMatchObject([{ row: 2, lines: [{ sku: 'MUG-C' }, { sku: 'JUG' }] }])
  // A row of the order without a line says nothing.
  const blank = { 'Lineitem quantity': '', 'Lineitem name': '', 'Lineitem price': '' }
  expect(read(MUG, { ...JUG, ...blank }).orders).toMatchObject([{ lines: [{ sku: 'MUG-C' }] }])
})

test('a row of nobody is refused; what is no address, or does not add up, is told and kept', () => {
  const { orders, refused, left } = read(
    { ...MUG, Email: 'not an address', 'Shipping Country': 'Sweden', Total: '70.00' },
    { ...JUG, Name: '' },
  )
  expect(refused).toMatchObject([{ row: 3, column: 'Name', note: { code: 'order-nameless' } }])
  expect(left.map(({ note }) => note?.code)).toEqual(['order-email', 'order-address', 'order-sums'])
  expect(orders).toMatchObject([
    { email: '', address: null, total: 7_000, cells: { 'Shipping Country': 'Sweden', 'Shipping City': 'Stockholm' } },
  ])
})

test('a file of customers or of goods is none of orders', () => {
  expect(isOrderHeader(ORDER_COLUMNS)).toBe(true)
  expect(isOrderHeader(['First Name', 'Last Name', 'Email', 'Total Orders'])).toBe(false)
  expect(isOrderHeader(['Handle', 'Title', 'Variant Price'])).toBe(false)
  expect(readOrderFile([['Handle', 'Title']], by)).toMatchObject({ ok: false, refusal: { code: 'header-unknown' } })
  expect(readOrderFile([], by)).toMatchObject({ ok: false })
})

const REAL = ['../shared/data/reports', '../../shared/data/reports']
  .map((folder) => `${folder}/shopify-orders.ramkumar03ace-inr.SCRUBBED.csv`)
  .find((path) => existsSync(path))

test.skipIf(!REAL)('a file that a shop exported is read row by row (skipped without ../shared/data/reports)', () => {
  const table = parse(readFileSync(REAL ?? ''), { relaxColumnCount: true }) as string[][]
  const { orders, refused, left } = readTable(table)
  expect([refused, left]).toEqual([[], []])
  expect([orders.length, orders.reduce((sum, { lines }) => sum + lines.length, 0)]).toEqual([51, table.length - 1])
  const twice = orders.find(({ name }) => name === '#1041')
  expect(twice?.lines.map(({ title, units }) => [title, units])).toEqual([
    ['Lavender & Vanilla Soy Candle', 3],
    ['Wireless Bluetooth Headphones', 2],
    ['Wireless Bluetooth Headphones', 3],
    ['Wireless Bluetooth Headphones', 1],
  ])
  expect(orders.find(({ name }) => name === '#1002')).toMatchObject({
    currency: 'INR',
    tax: 102_546,
    total: 672_246,
    address: { postcode: '560029', city: 'Bengaluru', region: 'KA', country: 'IN' },
    cells: { 'Tax 1 Name': 'CGST 9%', 'Tax 2 Value': '512.73', 'Payment Method': 'manual' },
  })
  expect(orders.at(-1)).toMatchObject({ name: '#1001', email: '', address: null, total: 2_724_455 })
})
