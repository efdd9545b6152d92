/** The books of the demo, written from the orders: a day's money, less what goes back and what a provider would keep. */
import { expect, test } from 'vitest'
import { currency, money } from '#domain/money'
import { differenceFrom } from '#domain/orders/payouts'
import type { Order } from '#domain/orders/order'
import { copyOrders } from '#schema/transactions/orders/orders'
import { openD1 } from '#tests/d1'
import { demoBooks } from './demo-books.ts'

const EUR = currency('EUR')
const DAY_MS = 24 * 60 * 60_000
const total = (amount: number) => {
  const nothing = money(0, EUR)
  const rest = { itemsDiscount: nothing, discount: nothing, fulfillment: nothing, tax: nothing }
  return { subtotal: money(amount, EUR), ...rest, total: money(amount, EUR) }
}

const mugs = (amount: number) => {
  const of = { variantId: 'var_1', title: { en: 'Mug', zh: '杯' }, choice: { en: '', zh: '' }, sku: '', picture: null }
  return { ...of, units: 1, price: money(amount, EUR), total: money(amount, EUR) }
}

const orderOf = (place: number, amount: number, at: number, more: Partial<Order> = {}): Order =>
  ({
    id: `ord_${String(place).padStart(24, '0')}`,
    cartId: `cart_${String(place).padStart(24, '0')}`,
    paymentId: `pay_${String(place).padStart(24, '0')}_1`,
    name: `N${place}`,
    status: 'placed',
    payment: 'paid',
    email: 'a@example.org',
    address: null,
    delivery: null,
    language: 'en',
    currency: EUR,
    lines: [mugs(amount)],
    totals: total(amount),
    shipments: [],
    cancelReason: null,
    placedAt: at,
    updatedAt: at,
    version: 1,
    ...more,
  }) as unknown as Order

test('each day is announced, on its way, and has arrived; its parts come to it', async () => {
  const db = openD1('transactions')
  const now = Date.now()
  const back = {
    id: 'c1',
    parcels: [],
    reason: 'other',
    refund: money(4_000, EUR),
    refundedAt: now - DAY_MS,
    cancelledAt: now - DAY_MS,
  } as const
  await copyOrders(
    db,
    [
      orderOf(1, 5_000, now - 4 * DAY_MS, { cancellations: [back] }),
      orderOf(2, 3_000, now - DAY_MS),
      orderOf(3, 2_000, now),
      orderOf(4, 9_000, now, { terms: { kind: 'invoice' } as never }),
    ],
    now,
  )
  const books = demoBooks(db)
  const payouts = await books.payouts()
  // Yesterday more went back than came: that goes with today.
  expect(payouts.map(({ state }) => state)).toEqual(['pending', 'paid'])
  const parts = await Promise.all(payouts.map(({ id }) => books.partsOf(id, null)))
  expect(payouts.map((one, place) => differenceFrom(one, parts[place]?.parts ?? []))).toEqual([0, 0])
  expect(parts[0]?.parts.map(({ kind }) => kind).toSorted()).toEqual(['charge', 'charge', 'refund'])
  expect((await books.partsOf('po_of_nobody', null)).parts).toEqual([])
  const page = await books.payments(0, null)
  expect(page.payments.map(({ taken, refunded }) => [taken.amount, refunded.amount])).toEqual([
    [2_000, 0],
    [3_000, 0],
    [5_000, 4_000],
  ])
})
