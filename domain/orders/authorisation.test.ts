/** A promise of money: taken whole or in part, let go, cancelled before and behind it; what came is what is kept and what goes back. */
import { array, assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import { beginCapture, captured, released } from './authorisation.ts'
import { dueOf, receive, receivedByProvider, receivedOf } from './balance.ts'
import { cancel, refunded } from './cancellation.ts'
import { owedByHand, refundByHand, refundByProvider } from './sources.ts'
import type { Order } from './order.ts'
import { ship } from './order.ts'
import { bookedOrderOf } from './reconciliation.ts'
import type { Authorisation } from './payment-terms.ts'

const EUR = currency('EUR')
const euro = (amount: number) => money(amount, EUR)

const orderOf = (units = 5, price = 1_000): Order =>
  ({
    id: 'ord_1',
    status: 'placed',
    payment: 'authorised',
    currency: EUR,
    version: 1,
    lines: [{ variantId: 'var_1', units, price: euro(price), total: euro(price * units) }],
    totals: {
      subtotal: euro(price * units),
      itemsDiscount: euro(0),
      discount: euro(0),
      fulfillment: euro(0),
      tax: euro(0),
      total: euro(price * units),
    },
    shipments: [],
    cancelReason: null,
    authorisation: {
      token: 'cs_1',
      amount: euro(price * units),
      authorisedAt: 1,
      captureBefore: 1_000,
      state: 'open',
    } satisfies Authorisation,
  }) as unknown as Order

const well = <T>(done: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done.value
}
const taken = (order: Order, amount: number | null = null) =>
  well(captured(well(beginCapture(order, amount, 2)), null, 3))
const cut = (order: Order, units: number, id = 'c1') =>
  well(cancel(order, { id, reason: 'customer', parcels: [{ variantId: 'var_1' as never, units }] }, 2))

test('all that is due is taken once, and then it is paid', () => {
  const begun = well(beginCapture(orderOf(), null, 2))
  expect(begun).toMatchObject({ payment: 'authorised', authorisation: { state: 'taking', taking: { amount: 5_000 } } })
  expect(beginCapture(begun, 100, 3)).toEqual({ ok: true, value: begun })
  const paid = well(captured(begun, null, 3))
  expect(paid).toMatchObject({ payment: 'paid', received: [{ id: 'capture', amount: { amount: 5_000 } }] })
  expect(captured(paid, null, 4)).toEqual({ ok: true, value: paid })
  expect(beginCapture(paid, null, 4)).toEqual({ ok: true, value: paid })
})

test('a part is taken, and the rest is still due', () => {
  const paid = taken(orderOf(), 2_000)
  expect([paid.payment, dueOf(paid).amount]).toEqual(['part-paid', 3_000])
})

test.each([1e308, -0, 0, 0.1, -1, 5_001, Number.NaN])('%d is no amount to take', (amount) => {
  expect(beginCapture(orderOf(), amount, 2)).toMatchObject({ refusal: { code: 'amount-beyond-due' } })
})

test('what is cancelled before is not taken, and nothing goes back', () => {
  const order = cut(orderOf(), 2)
  expect(order.cancellations).toMatchObject([{ refund: { amount: 0 }, waived: { amount: 2_000 } }])
  expect(taken(order).received).toMatchObject([{ amount: { amount: 3_000 } }])
  const all = cut(orderOf(), 5)
  expect([all.payment, all.status]).toEqual(['voided', 'cancelled'])
  expect(beginCapture(all, null, 3)).toMatchObject({ refusal: { code: 'nothing-due' } })
  expect(well(released(all, 3))).toMatchObject({ payment: 'voided', authorisation: { state: 'released' } })
})

test('what is taken although it was cancelled meanwhile goes back', () => {
  const begun = well(beginCapture(orderOf(), null, 2))
  const gone = well(captured(cut(begun, 5), null, 3))
  expect(gone).toMatchObject({
    payment: 'refund-due',
    cancellations: [{ refund: { amount: 5_000 }, refundedAt: null }],
  })
  expect(gone.cancellations?.[0]).not.toHaveProperty('waived')
  const back = well(refunded(gone, 'c1', 4))
  expect(back.payment).toBe('refunded')
  const part = well(captured(cut(begun, 2), null, 3))
  expect(part).toMatchObject({ payment: 'refund-due', cancellations: [{ refund: { amount: 2_000 } }] })
})

test('what is let go is due again, and cannot be taken', () => {
  const order = well(released(orderOf(), 2))
  expect(order.payment).toBe('due')
  expect(beginCapture(order, null, 3)).toMatchObject({ refusal: { code: 'nothing-authorised' } })
  expect(released(order, 3)).toEqual({ ok: true, value: order })
})

const byHand = (order: Order, amount: number | null, id = 'r1') => well(receive(order, { id, amount, note: '' }, 3))
const first = ({ cancellations = [] }: Order) => {
  const [one] = cancellations
  if (!one) throw new Error('nothing was cancelled')
  return one
}
const parts = (order: Order) =>
  (order.cancellations ?? []).map((one) => [refundByProvider(order, one).amount, refundByHand(order, one).amount])

test('what came by hand when the promise was let go goes back by hand', () => {
  const gone = cut(byHand(well(released(orderOf(), 2)), null), 5)
  expect([gone.payment, parts(gone)]).toEqual(['refund-due', [[0, 5_000]]])
  expect(owedByHand(gone, first(gone)).amount).toBe(5_000)
  const back = well(refunded(gone, 'c1', 4))
  expect([back.payment, back.cancellations?.[0]?.byHand?.givenAt]).toEqual(['refunded', 4])
  expect(owedByHand(back, first(back)).amount).toBe(0)
})

test('of a part that was taken and a part that came by hand, each goes back to where it came from', () => {
  const paid = byHand(taken(orderOf(), 2_000), null)
  const once = cut(paid, 1)
  expect(parts(cut(once, 4, 'c2'))).toEqual([
    [1_000, 0],
    [1_000, 3_000],
  ])
})

test('of an order that was cancelled before this was written down, all came by hand as long as nothing was taken', () => {
  const { byHand: _, ...before } = first(cut(byHand(well(released(orderOf(), 2)), null), 5))
  const order = { ...byHand(well(released(orderOf(), 2)), null), cancellations: [before] }
  expect(parts(order)).toEqual([[0, 5_000]])
})

test('what is being taken cannot be recorded as well', () => {
  const begun = well(beginCapture(orderOf(), 4_000, 2))
  expect(receive(begun, { id: 'r1', amount: 1_001, note: '' }, 3)).toMatchObject({
    refusal: { code: 'amount-beyond-due', due: { amount: 1_000 } },
  })
  expect(byHand(begun, null).received).toMatchObject([{ amount: { amount: 1_000 } }])
})

test('what was given back by hand is not asked for again when the rest is taken after all', () => {
  const begun = well(beginCapture(byHand(orderOf(), 1_000), null, 3))
  const given = well(refunded(cut(begun, 5), 'c1', 4))
  const came = well(captured(given, null, 5))
  expect([came.payment, parts(came)]).toEqual(['refund-due', [[4_000, 1_000]]])
  expect(owedByHand(came, first(came)).amount).toBe(0)
})

test('what the provider gives beyond what is due and what was waived goes back at once, and is none of what has come', () => {
  const gone = cut(byHand(orderOf(), 2_000), 5)
  const came = well(captured(gone, euro(5_000), 3))
  expect([receivedOf(came).amount, parts(came)]).toEqual([5_000, [[3_000, 2_000]]])
  expect(came.authorisation).toMatchObject({ state: 'captured', excess: { amount: 2_000 } })
})

test('what is taken at the provider although all was recorded by hand goes back whole, and the goods are worth what they were', () => {
  const paid = byHand(orderOf(), null)
  const came = well(captured(paid, null, 4))
  expect(came).toMatchObject({ payment: 'paid', authorisation: { state: 'released', excess: { amount: 5_000 } } })
  expect([receivedOf(came).amount, receivedByProvider(came).amount]).toEqual([5_000, 0])
  expect(captured(came, null, 5)).toEqual({ ok: true, value: came })
  expect(bookedOrderOf(came)).toMatchObject({ total: { amount: 5_000 }, refunded: 5_000, refunding: 0 })
  expect(parts(cut(came, 5))).toEqual([[0, 5_000]])
  const part = well(captured(byHand(orderOf(), 2_000), null, 4))
  expect(part).toMatchObject({
    payment: 'paid',
    received: [{ id: 'r1' }, { id: 'capture', amount: { amount: 3_000 } }],
  })
  expect(parts(cut(part, 5))).toEqual([[3_000, 2_000]])
})

test('in whatever order it is shipped, cancelled, taken and given back: money in is what is kept and what goes back', () => {
  const step = constantFrom('cancel', 'begin', 'hand', 'captured', 'elsewhere', 'released', 'ship', 'refund')
  assert(
    property(
      array(step, { maxLength: 12 }),
      integer({ min: 1, max: 7 }),
      integer({ min: 1, max: 999 }),
      (steps, units, price) => {
        let order = orderOf(units, price)
        let asked = false
        for (const [now, one] of steps.entries()) {
          const open = order.lines[0]?.units ?? 0
          const done =
            one === 'cancel'
              ? cancel(
                  order,
                  { id: `c${now}`, reason: 'other', parcels: [{ variantId: 'var_1' as never, units: 1 }] },
                  now,
                )
              : one === 'hand'
                ? receive(order, { id: `r${now}`, amount: now % 2 === 0 ? null : 1, note: '' }, now)
                : one === 'begin'
                  ? beginCapture(order, now % 2 === 0 ? null : 1, now)
                  : one === 'captured'
                    ? asked
                      ? captured(order, null, now)
                      : null
                    : one === 'elsewhere'
                      ? order.authorisation?.state === 'open'
                        ? captured(order, order.authorisation.amount, now)
                        : null
                      : one === 'released'
                        ? order.authorisation?.state === 'taking'
                          ? null
                          : released(order, now)
                        : one === 'ship'
                          ? ship(
                              order,
                              {
                                id: `s${now}`,
                                parcels: [{ variantId: 'var_1' as never, units: Math.min(1, open) }],
                                carrier: '',
                                tracking: '',
                                shippedAt: now,
                              },
                              now,
                            )
                          : refunded(order, order.cancellations?.find(({ refundedAt }) => refundedAt === null)?.id, now)
          if (done?.ok) order = done.value
          if (one === 'begin' && order.authorisation?.state === 'taking') asked = true
          const back = (order.cancellations ?? []).reduce((sum, { refund }) => sum + refund.amount, 0)
          const waived = (order.cancellations ?? []).reduce((sum, { waived: of }) => sum + (of?.amount ?? 0), 0)
          const came = receivedOf(order).amount
          expect(back).toBeLessThanOrEqual(came)
          const byProvider = parts(order).reduce((sum, [part = 0]) => sum + part, 0)
          const manual = parts(order).reduce((sum, [, part = 0]) => sum + part, 0)
          expect(byProvider).toBeLessThanOrEqual(receivedByProvider(order).amount)
          expect(manual).toBeLessThanOrEqual(came - receivedByProvider(order).amount)
          expect(byProvider + manual).toBe(back)
          // What was asked for is either kept, gone back, still due, or need not be paid any more.
          expect(came - back + dueOf(order).amount + waived + back).toBe(order.totals.total.amount)
        }
      },
    ),
  )
})
