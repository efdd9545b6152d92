/** An order is paid after it was placed: once, for what is due then, and nothing that comes beyond that is kept. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newVariantId, type PaymentId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { dueOf, receive, receivedOf } from './balance.ts'
import { cancel } from './cancellation.ts'
import type { Order } from './order.ts'
import {
  asCharged,
  beginCharge,
  chargeable,
  failCharge,
  isChargeOfOrder,
  settleCharge,
  sumCharged,
  waitForCharge,
  type BeginningCharge,
} from './order-charge.ts'
import { owedByHand, refundByProvider } from './sources.ts'
import { bookedOrderOf, differenceOf } from './reconciliation.ts'

const EUR = currency('EUR')
const euros = (amount: number) => money(amount, EUR)
const mug = newVariantId(new Uint8Array(16).fill(1))
const ID = `ord_${'0'.repeat(24)}`

/** Ten mugs of 10.00, to be paid by transfer. */
const order = (change: Partial<Order> = {}): Order =>
  ({
    id: ID,
    paymentId: `pay_${'0'.repeat(24)}_1`,
    status: 'placed',
    payment: 'due',
    currency: EUR,
    terms: { method: 'transfer', kind: 'bank-transfer', name: {}, instructions: {}, dueAt: null },
    lines: [{ variantId: mug, units: 10, price: euros(1_000), total: euros(10_000), tracked: true }],
    totals: {
      subtotal: euros(10_000),
      itemsDiscount: euros(0),
      discount: euros(0),
      fulfillment: euros(0),
      tax: euros(0),
      total: euros(10_000),
    },
    shipments: [],
    version: 1,
    ...change,
  }) as unknown as Order

const ask = (key: string, expected = 10_000, more: Partial<BeginningCharge> = {}): BeginningCharge => ({
  key,
  request: key,
  token: `token-${key}`,
  expected: euros(expected),
  charging: { step: 1, least: 50 },
  ...more,
})
const begun = (from: Order, key = 'a', expected = chargeable(from).amount) => {
  const done = beginCharge(from, ask(key, expected), 1)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const value = <T>(
  done: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: object },
): T => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}
const paid = (from: Order, key = 'a') => {
  const { order: open, charge } = begun(from, key)
  return value(settleCharge(open, { id: charge.id }, 2))
}

test('what is due is charged, whatever a page says; the same key goes on, another waits', () => {
  expect(beginCharge(order(), ask('a', 9_999), 1)).toMatchObject({
    refusal: { code: 'due-changed', due: euros(10_000) },
  })
  const { order: open, charge } = begun(order())
  expect(isChargeOfOrder(charge.id)).toBe(true)
  expect(value(beginCharge(open, ask('a'), 2)).charge).toEqual(charge)
  expect(beginCharge(open, ask('a', 10_000, { request: 'other' }), 2)).toMatchObject({
    refusal: { code: 'idempotency-key-reused' },
  })
  expect(beginCharge(open, ask('b'), 2)).toEqual({ ok: false, refusal: { code: 'payment-in-progress' } })
  const waiting = value(waitForCharge(open, { id: charge.id, state: 'challenged' }))
  expect(beginCharge(waiting, ask('b'), 2)).toMatchObject({ refusal: { waiting: charge.id } })
})

test('paid twice it counts once; then nothing is due, and nothing is charged', () => {
  const once = paid(order())
  const [charge] = once.charges ?? []
  expect(once).toMatchObject({ payment: 'paid', received: [{ id: charge?.id, amount: euros(10_000) }] })
  expect(settleCharge(once, { id: charge?.id as PaymentId }, 3)).toEqual({ ok: true, value: once })
  expect(beginCharge(once, ask('b'), 3)).toMatchObject({ refusal: { code: 'nothing-due' } })
})

test('what has come otherwise meanwhile is not kept twice: it goes back at once', () => {
  const { order: open, charge } = begun(order())
  const byHand = value(receive(open, { id: 'r1', amount: 4_000, note: '' }, 2))
  const after = value(settleCharge(byHand, { id: charge.id }, 3))
  expect(after.charges).toMatchObject([{ state: 'paid', excess: euros(4_000) }])
  expect([receivedOf(after).amount, dueOf(after).amount, after.payment]).toEqual([10_000, 0, 'paid'])
  const all = value(receive(open, { id: 'r1', amount: null, note: '' }, 2))
  expect(value(settleCharge(all, { id: charge.id }, 3))).toMatchObject({
    received: [{ id: 'r1' }],
    charges: [{ excess: euros(10_000) }],
  })
})

test('money for one that counted as failed is what is due, or goes back', () => {
  const { order: open, charge } = begun(order())
  const failed = value(failCharge(open, charge.id, 'card-declined'))
  expect(dueOf(failed).amount).toBe(10_000)
  expect(value(settleCharge(failed, { id: charge.id }, 3)).payment).toBe('paid')
  const cancelled = value(cancel(failed, { id: 'c1', reason: 'other', parcels: null }, 3))
  expect(value(settleCharge(cancelled, { id: charge.id }, 4)).charges).toMatchObject([{ excess: euros(10_000) }])
})

test('what is promised already is not asked for again, and less than can be charged is said', () => {
  const promised = { token: 't', amount: euros(7_000), authorisedAt: 0, captureBefore: null, state: 'open' } as const
  const { terms: _, ...bare } = order({ payment: 'authorised', authorisation: promised })
  expect(chargeable(bare).amount).toBe(3_000)
  expect(beginCharge(order(), ask('a', 10_000, { charging: { step: 1, least: 20_000 } }), 1)).toMatchObject({
    refusal: { code: 'charge-too-small', least: euros(20_000) },
  })
})

test('it is rounded to what can be charged, in the line of the rounding', () => {
  const odd = order({ totals: { ...order().totals, total: euros(9_996) } })
  expect(asCharged(odd, { step: 10 })).toEqual({ amount: euros(10_000), rounding: euros(4) })
  const { order: open, charge } = value(beginCharge(odd, ask('a', 10_000, { charging: { step: 10, least: 1 } }), 1))
  const after = value(settleCharge(open, { id: charge.id }, 2))
  expect([after.totals.rounding, after.payment, charge.amount]).toEqual([euros(4), 'paid', euros(10_000)])
})

test('of those that failed the last are remembered, and no number comes twice', () => {
  let now = order()
  const ids = new Set<string>()
  for (let turn = 0; turn < 20; turn++) {
    const { order: open, charge } = begun(now, `k${turn}`)
    ids.add(charge.id)
    now = value(failCharge(open, charge.id, 'card-declined'))
  }
  expect([ids.size, now.charges?.length]).toEqual([20, 6])
})

test('what goes back goes to the payments that came last, each what it gave, and the rest by hand', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
      fc.integer({ min: 0, max: 9_000 }),
      (parts, hand) => {
        const some = hand === 0 ? order() : value(receive(order(), { id: 'r1', amount: hand, note: '' }, 1))
        let now = paid(some)
        let left = 10
        for (const [at, units] of [...parts, 10].entries()) {
          const gone = Math.min(units, left)
          left -= gone
          if (gone > 0)
            now = value(cancel(now, { id: `c${at}`, reason: 'other', parcels: [{ variantId: mug, units: gone }] }, 3))
        }
        const back = now.cancellations ?? []
        const sum = (of: (one: (typeof back)[number]) => number) => back.reduce((all, one) => all + of(one), 0)
        expect(sum(({ charged }) => sumCharged(charged))).toBe(10_000 - hand)
        expect(sum((one) => owedByHand(now, one).amount)).toBe(hand)
        expect(sum((one) => refundByProvider(now, one).amount)).toBe(0)
      },
    ),
  )
})

test('both books know of it: taken once, given back once', () => {
  const after = paid(order())
  const [charge] = after.charges ?? []
  const booked = { paymentId: charge?.id as PaymentId, token: 't', taken: euros(10_000), refunded: euros(0), at: 0 }
  const now = 10 * 60 * 60_000
  expect(differenceOf(booked, bookedOrderOf(after), now)).toBeNull()
  expect(
    differenceOf({ ...booked, paymentId: `pay_${'0'.repeat(24)}_2` as PaymentId }, bookedOrderOf(after), now),
  ).toBe('paid-twice')
  const back = value(cancel(after, { id: 'c1', reason: 'other', parcels: null }, 3))
  expect(differenceOf({ ...booked, refunded: euros(10_000) }, bookedOrderOf(back), now)).toBeNull()
})
