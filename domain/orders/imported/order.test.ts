/** An order of another shop, as this one keeps it: over from its first moment, counted once, and written as it came. */
import { expect, test } from 'vitest'
import type { CustomerId, OrderId, ProductId, VariantId } from '../../ids.ts'
import { currency } from '../../money.ts'
import { dueOf } from '../balance.ts'
import { refundsOf } from '../cancellation.ts'
import { withoutBuyer } from '../forgetting.ts'
import { isUnsettled, openParcels, type Order } from '../order.ts'
import { paidFor } from '../order-line.ts'
import { bringOver, goneOrder, restoredOrder } from './bring.ts'
import { ORDER_COLUMNS } from './columns.ts'
import { readOrderFile, type FileLine, type FileOrder } from './file.ts'
import { importedOrder } from './order.ts'
import { ORDER_HEADER, orderRows } from './rows.ts'
import { soldOf } from './sold.ts'

const EUR = currency('EUR')
const NOW = Date.UTC(2026, 11, 1)
const PLACED = Date.UTC(2025, 11, 6, 15, 36, 16)
const ID = 'ord_7k3m9qxd0000000000000000' as OrderId
const MAYA = 'cus_7k0000000000000000000000' as CustomerId

const line = (said: Partial<FileLine> = {}): FileLine => ({
  title: 'Delos mug',
  sku: 'MUG-C',
  units: 2,
  price: 2_800,
  off: 0,
  requiresShipping: true,
  isFulfilled: false,
  cells: {},
  ...said,
})
const file = (said: Partial<FileOrder> = {}): FileOrder => ({
  row: 2,
  name: '#1001',
  id: '6798',
  email: 'maya@lindqvist.example',
  phone: '',
  buyer: 'Maya Lindqvist',
  currency: EUR,
  placedAt: PLACED,
  fulfilledAt: null,
  cancelledAt: null,
  financial: 'paid',
  fulfilment: 'unfulfilled',
  subtotal: 5_600,
  shipping: 490,
  tax: 972,
  total: 6_090,
  refunded: 0,
  address: null,
  lines: [line()],
  cells: {},
  ...said,
})
const good = (at: number, handle = '') => ({
  variantId: `var_000000000000000${at}` as VariantId,
  productId: `prd_000000000000000${at}` as ProductId,
  handle,
  picture: null,
})
const imported = (said: Partial<FileOrder> = {}, run = 'imp_a', handle = ''): Order => {
  const of = file(said)
  return importedOrder(of, { id: ID, customerId: MAYA, run, goods: of.lines.map((_, at) => good(at, handle)) }, NOW)
}
const over = (there: Order | undefined, asked: Order, overwrite = true, before = 0) =>
  bringOver(there, asked, { overwrite, before, now: NOW + 5 })

test.each<[string, Partial<FileOrder>, Partial<Order>, number]>([
  ['paid', {}, { status: 'shipped', payment: 'paid' }, 0],
  ['never paid', { financial: 'pending' }, { status: 'shipped', payment: 'voided' }, 0],
  ['promised', { financial: 'authorized' }, { payment: 'voided' }, 0],
  ['given back in part', { financial: 'partially_refunded', refunded: 1_000 }, { payment: 'part-refunded' }, 1_000],
  ['given back', { financial: 'refunded', refunded: 6_090 }, { payment: 'refunded' }, 6_090],
  ['given back, without a sum', { financial: 'refunded' }, { payment: 'refunded' }, 6_090],
  [
    'cancelled',
    { cancelledAt: PLACED + 9, financial: 'voided' },
    { status: 'cancelled', payment: 'voided', cancelReason: 'other' },
    0,
  ],
])('of an order that was %s nothing is open', (_, said, expected, back) => {
  const order = imported(said)
  expect(order).toMatchObject({ ...expected, name: '#1001', placedAt: PLACED, version: 1, imported: { id: '6798' } })
  expect([openParcels(order), dueOf(order).amount, isUnsettled(order)]).toEqual([[], 0, false])
  expect(refundsOf(order).amount).toBe(back)
})

test('what was sent there was had; what was not is not sent here', () => {
  expect(imported().shipments).toEqual([])
  const fulfilledAt = PLACED + 1_000
  expect(imported({ fulfilment: 'fulfilled', fulfilledAt }).shipments).toMatchObject([
    { parcels: [{ units: 2 }], shippedAt: fulfilledAt },
  ])
  const part = imported({
    fulfilment: 'partial',
    lines: [line({ isFulfilled: true }), line({ sku: 'JUG' })],
    subtotal: 11_200,
    total: 11_690,
  })
  expect(part.shipments).toMatchObject([{ parcels: [{ variantId: good(0).variantId }] }])
})

test('discounts stand on the lines, and sums are what the file says', () => {
  const order = imported({
    lines: [line({ off: 600 }), line({ title: 'Jug', units: 1, price: 4_900 })],
    subtotal: 8_910,
    total: 9_400,
    cells: { 'Discount Code': 'TEN' },
  })
  expect(order.totals).toMatchObject({
    subtotal: { amount: 10_500 },
    itemsDiscount: { amount: 600 },
    discount: { amount: 990 },
    fulfillment: { amount: 490 },
    total: { amount: 9_400 },
  })
  expect(order.lines.map((one) => paidFor(one).amount)).toEqual([4_500, 4_410])
  expect(order.lines[0]?.discounts).toMatchObject([{ class: 'product', code: 'TEN' }, { class: 'order' }])
  // Lines that are fewer than what was paid for change no sum.
  expect(imported({ subtotal: 9_999, total: 10_489 }).totals).toMatchObject({
    subtotal: { amount: 9_999 },
    total: { amount: 10_489 },
  })
})

test('the same file changes nothing, another is written over it, and what was here before goes on from its version', () => {
  const there = imported()
  expect(over(undefined, there)).toMatchObject({ outcome: 'created', order: { version: 1 } })
  expect(over(undefined, there, true, 4)).toMatchObject({ outcome: 'created', order: { version: 5 } })
  expect(over(there, imported({}, 'imp_b'))).toMatchObject({ outcome: 'unchanged', why: 'same', isOfRun: false })
  expect(over(there, imported())).toMatchObject({ outcome: 'unchanged', why: 'same', isOfRun: true })
  const sent = imported({ fulfilment: 'fulfilled', fulfilledAt: PLACED + 1, cells: { Notes: 'x' } }, 'imp_b')
  expect(over(there, sent)).toMatchObject({
    outcome: 'changed',
    parts: ['fulfilment', 'details'],
    order: { version: 2 },
  })
  expect(over(there, sent, false)).toMatchObject({ outcome: 'unchanged', why: 'kept' })
})

test('an order of this shop, and one whose buyer was forgotten, stay as they are', () => {
  const { imported: _, ...own } = imported()
  expect(over(own, imported())).toMatchObject({ outcome: 'unchanged', why: 'own' })
  const forgotten = withoutBuyer(
    imported({ cells: { Notes: 'Maya', 'Billing Name': 'Maya' }, phone: '+46701234567' }),
    NOW,
  )
  expect(JSON.stringify(forgotten)).not.toMatch(/maya|4670/i)
  expect(over(forgotten, imported({ financial: 'refunded' }))).toMatchObject({ outcome: 'unchanged', why: 'forgotten' })
})

test('whose it became and when it was placed stays; a good that the shop has no longer stays known', () => {
  const claimed = { ...imported({}, 'imp_a', 'delos-mug'), customerId: 'cus_other' as CustomerId }
  const again = over(claimed, imported({ financial: 'refunded', placedAt: PLACED + 60_000 }, 'imp_b'))
  expect(again).toMatchObject({ outcome: 'changed', parts: ['payment'] })
  expect(again.outcome === 'changed' && again.order).toMatchObject({
    customerId: 'cus_other',
    placedAt: PLACED,
    lines: [{ handle: 'delos-mug' }],
  })
})

test('what staff have written down of it here stays', () => {
  const there = { ...imported(), tags: ['vip'], archivedAt: 9 }
  const again = over(there, imported({ financial: 'refunded' }, 'imp_b'))
  expect(again.outcome === 'changed' && again.order).toMatchObject({ tags: ['vip'], archivedAt: 9 })
  expect(restoredOrder(there, imported(), NOW)).toMatchObject({ tags: ['vip'], archivedAt: 9 })
})

test('it counts on its day, and goes again with nothing of who bought it', () => {
  expect(soldOf(imported())).toMatchObject({ units: 2, total: 6_090, isCancelled: false, back: 0 })
  expect(soldOf(imported({ cancelledAt: PLACED + 9 }))).toMatchObject({
    isCancelled: true,
    back: 6_090,
    backAt: PLACED + 9,
  })
  const gone = goneOrder(imported(), NOW)
  expect([gone.version, gone.email, gone.imported?.buyer]).toEqual([2, '', ''])
  expect(goneOrder(gone, NOW)).toMatchObject({ version: 3 })
  const before = imported()
  expect(restoredOrder({ ...imported({ total: 1 }), version: 7 }, before, NOW)).toMatchObject({
    version: 8,
    totals: before.totals,
  })
})

test.each<[string, Partial<FileOrder>]>([
  ['plain', { cells: { 'Billing Name': 'Maya Lindqvist' } }],
  [
    'with everything',
    {
      phone: '+46701234567',
      fulfilment: 'partial',
      financial: 'partially_refunded',
      fulfilledAt: PLACED + 5_000,
      refunded: 500,
      address: {
        name: 'Maya',
        street: 'Storgatan 1',
        extra: '',
        postcode: '01144',
        city: 'Stockholm',
        region: '',
        country: 'SE',
        phone: '0701',
      },
      buyer: 'Maya',
      lines: [
        line({ off: 100, isFulfilled: true, cells: { 'Lineitem fulfillment status': 'fulfilled', Vendor: '-x' } }),
        line({ sku: '0012', title: '=SUM(1)' }),
      ],
      subtotal: 11_000,
      total: 11_490,
      cells: {
        Phone: '+46701234567',
        'Discount Code': 'TEN',
        Notes: 'Two\nlines',
        'Billing Zip': '00100',
        Tags: '@vip',
      },
    },
  ],
  ['cancelled', { cancelledAt: PLACED + 60_000, financial: 'voided', buyer: '' }],
])('what goes out comes in and changes nothing: %s', (_, said) => {
  const order = imported(said)
  expect(ORDER_HEADER).toEqual([...ORDER_COLUMNS])
  const by = { ownCurrency: EUR, phoneIn: (text: string) => text || undefined, now: NOW }
  const again = readOrderFile([ORDER_HEADER, ...orderRows(order)], by)
  if (!again.ok) throw new Error(again.refusal.reason)
  const [of] = again.value.orders
  expect([again.value.refused, again.value.orders.length]).toEqual([[], 1])
  if (!of) throw new Error('no order came out')
  const asked = importedOrder(
    of,
    { id: ID, customerId: MAYA, run: 'imp_b', goods: of.lines.map((_one, at) => good(at)) },
    NOW,
  )
  expect(over(order, asked)).toMatchObject({ outcome: 'unchanged', why: 'same' })
})
