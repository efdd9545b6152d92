/** An order that is placed before it is paid: what is due, what has come, and what is owed back of it when it is cancelled. */
import { expect, test } from 'vitest'
import type { VariantId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { cancel, refunded, refundOfOpen, refundsOf } from './cancellation.ts'
import type { Order } from './order.ts'
import { dueOf, receive } from './balance.ts'
import { isManualToken, manualToken, methodOfToken, termsOf, type PaymentTerms } from './payment-terms.ts'

const EUR = currency('EUR')
const eur = (amount: number) => money(amount, EUR)
const mug = 'var_mug' as VariantId
const DAY = 24 * 60 * 60_000
const terms: PaymentTerms = {
  method: 'transfer',
  kind: 'bank-transfer',
  name: { en: 'Bank transfer' },
  instructions: {},
  dueAt: 7 * DAY,
}

/** Three mugs at 10.00 and 5.00 for delivery. */
const order = {
  id: 'ord_1',
  status: 'placed',
  payment: 'due',
  terms,
  currency: EUR,
  lines: [{ variantId: mug, units: 3, price: eur(1000), total: eur(3000) }],
  totals: {
    subtotal: eur(3000),
    itemsDiscount: eur(0),
    discount: eur(0),
    fulfillment: eur(500),
    tax: eur(0),
    total: eur(3500),
  },
  shipments: [],
  version: 1,
} as unknown as Order

const paying = (amount: number | null, id = 'r1', of: Order = order) => receive(of, { id, amount, note: '' }, 10)
const paid = (amount: number | null, id = 'r1', of: Order = order): Order => {
  const received = paying(amount, id, of)
  if (!received.ok) throw new Error(received.refusal.code)
  return received.value
}
const cancelled = (of: Order, units: number | null, id = 'c1'): Order => {
  const parcels = units === null ? null : [{ variantId: mug, units }]
  const done = cancel(of, { id, reason: 'customer', parcels }, 20)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

test('money comes whole or in parts, each once, and never more than is due', () => {
  const part = paid(1500)
  expect([part.payment, dueOf(part).amount, part.version]).toEqual(['part-paid', 2000, 2])
  expect(paid(1500, 'r1', part)).toBe(part)
  expect(paying(2001, 'r2', part)).toEqual({ ok: false, refusal: { code: 'amount-beyond-due', due: eur(2000) } })
  const whole = paid(null, 'r2', part)
  expect([whole.payment, dueOf(whole).amount]).toEqual(['paid', 0])
  expect(paying(1, 'r3', whole)).toEqual({ ok: false, refusal: { code: 'nothing-due' } })
})

test.each([0, -0, -5, 0.1, 1e308, Number.NaN, Number.MAX_SAFE_INTEGER])(
  '%d is no amount that can have come',
  (amount) => {
    expect(paying(amount)).toMatchObject({ ok: false, refusal: { code: 'amount-beyond-due' } })
  },
)

test('an order of a provider has nothing due', () => {
  const { terms: _none, ...rest } = order
  expect(paying(null, 'r1', { ...rest, payment: 'paid' } as Order)).toMatchObject({ refusal: { code: 'nothing-due' } })
})

test('cancelled before anything has come it owes nothing, and nothing has to come', () => {
  expect(refundOfOpen(order).amount).toBe(0)
  const after = cancelled(order, null)
  expect(after).toMatchObject({ status: 'cancelled', payment: 'voided' })
  expect(after.cancellations).toMatchObject([{ refund: eur(0), waived: eur(3500), refundedAt: 20 }])
  expect([dueOf(after).amount, refundsOf(after).amount]).toEqual([0, 0])
  expect(paying(1, 'r1', after)).toMatchObject({ refusal: { code: 'nothing-due' } })
})

test('of a part that is cancelled less is due; what was paid beyond that goes back', () => {
  const less = cancelled(order, 1)
  expect([less.payment, dueOf(less).amount]).toEqual(['due', 2500])
  const half = paid(2000, 'r1', less)
  expect(half.payment).toBe('part-paid')
  // Two mugs and delivery are worth 25.00, of which 5.00 had not come yet.
  const rest = cancelled(half, null, 'c2')
  expect(rest).toMatchObject({ status: 'cancelled', payment: 'refund-due' })
  expect(rest.cancellations?.[1]).toMatchObject({ refund: eur(2000), waived: eur(500), refundedAt: null })
  const back = refunded(rest, 'c2', 30)
  expect(back).toMatchObject({ ok: true, value: { payment: 'refunded' } })
})

test('paid whole it is as any other: what is cancelled goes back', () => {
  const part = cancelled(paid(null), 1)
  expect(part.cancellations).toEqual([expect.objectContaining({ refund: eur(1000), refundedAt: null })])
  expect(part.cancellations?.[0]).not.toHaveProperty('waived')
  expect(refunded(part, 'c1', 30)).toMatchObject({ ok: true, value: { payment: 'part-refunded' } })
})

test('whatever the order of payments and parts, what is kept and what is due are what the rest costs', () => {
  for (const first of [0, 500, 1000, 2000, 3499, 3500])
    for (const units of [1, 2]) {
      const begun = first === 0 ? order : paid(first)
      const after = cancelled(begun, units)
      const kept = first - refundsOf(after).amount
      expect(kept + dueOf(after).amount, `${first} ${units}`).toBe(3500 - units * 1000)
      expect(Math.min(kept, dueOf(after).amount)).toBeGreaterThanOrEqual(0)
    }
})

test('terms are those of the day of the order, and a token names its method', () => {
  const method = { id: 'bill', kind: 'invoice', name: {}, instructions: {}, dueDays: 14, countries: null } as const
  expect(termsOf(method, 5).dueAt).toBe(14 * DAY + 5)
  expect(termsOf({ ...method, dueDays: null }, 5).dueAt).toBeNull()
  expect(methodOfToken(manualToken('bill'))).toBe('bill')
  expect([isManualToken(manualToken('bill')), isManualToken('demo_approve')]).toEqual([true, false])
})
