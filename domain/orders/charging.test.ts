/** What can be charged: sums are rounded to the step beside the total, and gift cards leave as much as can be asked for. */
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import { newStoredValueId } from '../stored-value/stored-value.ts'
import { dueOf, receivedOf } from './balance.ts'
import { cancel, refundsOf } from './cancellation.ts'
import { chargeMessages, leastBeyond, roundingTo, splitSum } from './charging.ts'
import type { Order } from './order.ts'
import { leftToPay, payableOf, sumOf, type CartStoredValue } from './stored-payments.ts'

const KWD = currency('KWD')
const EUR = currency('EUR')
const card = (balance: number, at = 1, of = EUR): CartStoredValue => ({
  id: newStoredValueId(new Uint8Array(16).fill(at)),
  kind: 'gift-card',
  currency: of,
  ending: `000${at}`,
  expiresAt: null,
  balance,
})

test.each([
  [1_234, 10, -4],
  [1_235, 10, 5],
  [1_230, 10, 0],
  [4, 10, -4],
  [5, 10, 5],
  [1_237, 5, -2],
  [1_238, 5, 2],
  [1_250, 100, 50],
  [-1_235, 10, -5],
  [1_234, 1, 0],
])('%d in steps of %d is rounded by %d: to the nearest, half away from zero', (amount, step, rounding) => {
  expect(roundingTo(amount, step)).toBe(rounding)
})

const split = (total: number, balances: readonly number[], least: number, most = total) => {
  const storedValues = balances.map((balance, at) => card(balance, at + 1))
  const paying = { currency: EUR, now: 1 }
  const { payments } = splitSum({ storedValues }, { total, most }, paying, { step: 1, least })
  return payments.map(({ amount }) => amount.amount)
}

test('cards pay so much less that what can be charged is left; all of it, they pay', () => {
  expect(split(2_000, [1_980], 50)).toEqual([1_950])
  expect(split(2_000, [1_950], 50)).toEqual([1_950])
  expect(split(2_000, [2_000], 50)).toEqual([2_000])
  expect(split(2_000, [1_000, 980], 50)).toEqual([1_000, 950])
  expect(split(2_000, [1_970, 20], 50)).toEqual([1_950])
})

test('what costs less than can be charged is paid by cards alone, or not online', () => {
  expect(split(30, [30], 50)).toEqual([30])
  expect(split(30, [10], 50)).toEqual([10])
  const sum = { totals: { total: money(30, EUR) } }
  expect(leastBeyond(sum, { step: 1, least: 50 })).toEqual(money(50, EUR))
  expect(leastBeyond(sum, { step: 1, least: 30 })).toBeUndefined()
  expect(leastBeyond({ totals: { total: money(0, EUR) } }, { step: 1, least: 50 })).toBeUndefined()
})

test('a cart is told which of both it is', () => {
  const charging = { step: 1, least: 50 }
  const held = { cart: { currency: EUR, storedValues: [card(1_980)] }, charging, now: 1 }
  const { payments } = splitSum(held.cart, { total: 2_000, most: 2_000 }, { currency: EUR, now: 1 }, charging)
  const totals = { total: money(2_000, EUR) }
  expect(chargeMessages({ totals, payments }, held)).toMatchObject([{ code: 'stored_value_held_back' }])
  expect(chargeMessages({ totals: { total: money(20, EUR) } }, held)).toMatchObject([{ code: 'charge_too_small' }])
  // By chance as much is left as is the least: nothing is held back.
  const exact = { ...held, cart: { currency: EUR, storedValues: [card(1_950)] } }
  expect(chargeMessages({ totals, payments }, exact)).toEqual([])
})

test('what is left for the provider is a multiple of its step, whatever cards pay', () => {
  assert(
    property(
      integer({ min: 0, max: 99_999 }),
      array(integer({ min: 1, max: 60_000 }), { maxLength: 3 }),
      constantFrom(1, 5, 10, 100),
      (total, balances, step) => {
        const storedValues = balances.map((balance, at) => card(balance, at + 1, KWD))
        const charging = { step, least: step * 5 }
        const sum = { total, most: total }
        const { payments, rounding } = splitSum({ storedValues }, sum, { currency: KWD, now: 1 }, charging)
        const left = leftToPay({ totals: { total: money(total, KWD), ...(rounding && { rounding }) }, payments })
        expect(left.amount % step).toBe(0)
        expect(left.amount).toBeGreaterThanOrEqual(0)
        expect(Math.abs(rounding?.amount ?? 0)).toBeLessThanOrEqual(step / 2)
        if (total >= charging.least) expect(left.amount === 0 || left.amount >= charging.least).toBe(true)
        if (sumOf(payments) === total) expect(rounding).toBeUndefined()
      },
    ),
  )
})

const orderOf = (prices: readonly number[], units: number, delivery: number, step: number): Order => {
  const kwd = (amount: number) => money(amount, KWD)
  const goods = prices.reduce((sum, price) => sum + price * units, 0)
  const rounding = roundingTo(goods + delivery, step)
  return {
    id: 'ord_1',
    status: 'placed',
    payment: 'paid',
    currency: KWD,
    version: 1,
    lines: prices.map((price, at) => ({ variantId: `var_${at}`, units, price: kwd(price), total: kwd(price * units) })),
    totals: {
      subtotal: kwd(goods),
      itemsDiscount: kwd(0),
      discount: kwd(0),
      fulfillment: kwd(delivery),
      tax: kwd(0),
      total: kwd(goods + delivery),
      ...(rounding !== 0 && { rounding: kwd(rounding) }),
    },
    shipments: [],
    cancelReason: null,
  } as unknown as Order
}

test('in whatever parts it is cancelled, what was paid goes back, and never more', () => {
  const parts = array(record({ line: integer({ min: 0, max: 2 }), units: integer({ min: 1, max: 3 }) }), {
    maxLength: 6,
  })
  assert(
    property(
      array(integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 3 }),
      constantFrom(0, 995, 1_003),
      parts,
      (prices, delivery, some) => {
        let order = orderOf(prices, 3, delivery, 10)
        const paid = payableOf(order.totals).amount
        expect([paid % 10, receivedOf(order).amount, dueOf(order).amount]).toEqual([0, paid, 0])
        for (const [at, { line, units }] of some.entries()) {
          const asked = {
            id: `c${at}`,
            reason: 'other',
            parcels: [{ variantId: `var_${line}` as never, units }],
          } as const
          const done = cancel(order, asked, at)
          if (done.ok) order = done.value
          expect(refundsOf(order).amount).toBeLessThanOrEqual(paid)
        }
        const rest = cancel(order, { id: 'rest', reason: 'other', parcels: null }, 9)
        expect(refundsOf(rest.ok ? rest.value : order).amount).toBe(paid)
      },
    ),
  )
})
