/** Lines that are added to an order: what they cost, what goes back for them, and whose hold has their units. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newVariantId, type PaymentId, type VariantId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { taxDocument } from '../tax/document.ts'
import { addTo, ORDER_LINES_MAX, type Adding } from './adding.ts'
import { dueOf, dueWhenPlaced, receive, receivedOf } from './balance.ts'
import { cancel } from './cancellation.ts'
import { refundByHand, refundByProvider } from './sources.ts'
import { keptByHold, partsOf } from './order-parts.ts'
import { openUnits, ship, type Order } from './order.ts'
import type { OrderLineItem } from './order-line.ts'

const EUR = currency('EUR')
const euros = (amount: number) => money(amount, EUR)
const [mug, hat] = [0, 1].map((one) => newVariantId(new Uint8Array(16).fill(one))) as [VariantId, VariantId]

type Line = readonly [variantId: VariantId, units: number, price: number]

const line = ([variantId, units, price]: Line): OrderLineItem =>
  ({ variantId, units, price: euros(price), total: euros(units * price), tracked: true }) as unknown as OrderLineItem

const SWEDEN = { country: 'SE', region: '', postcode: '' }

const quoteOf = (of: readonly Line[], delivery = 0): Adding['quote'] => {
  const lines = of.map(line)
  const taxed = taxDocument({
    lines: lines.map(({ total }) => ({ amount: total.amount, taxClass: '', taxable: true, travels: true })),
    delivery,
    place: SWEDEN,
    seller: SWEDEN,
    buyer: { vatId: null, exempt: false },
    included: true,
    tax: {
      rates: [{ country: 'SE', rate: 2_500, from: null, until: null }],
      rounding: 'document',
    } as unknown as Parameters<typeof taxDocument>[0]['tax'],
    day: '2026-11-30',
  })
  const goods = lines.reduce((sum, { total }) => sum + total.amount, 0)
  const totals = {
    subtotal: euros(goods),
    itemsDiscount: euros(0),
    discount: euros(0),
    fulfillment: euros(delivery),
    tax: euros(taxed.tax),
    total: euros(goods + delivery),
  }
  return { lines, totals, taxed }
}

const hold = (number: number) => `pay_${'0'.repeat(24)}_${number}` as PaymentId

/** Two mugs of 10.00 and one hat of 5.00, sent for 3.00; paid. */
const order = (change: Partial<Order> = {}): Order => {
  const { lines, totals, taxed } = quoteOf(
    [
      [mug, 2, 1_000],
      [hat, 1, 500],
    ],
    300,
  )
  const placed = { id: 'ord_1', status: 'placed', payment: 'paid', currency: EUR, lines, totals, taxed, shipments: [] }
  return { ...placed, holdId: hold(1), paymentId: hold(1), version: 1, updatedAt: 1, ...change } as unknown as Order
}

const adding = (at: Order, of: readonly Line[], number = 2): Adding => ({
  id: `add-${number}`,
  request: 'r',
  holdId: hold(number),
  reason: 'customer',
  version: at.version,
  quote: quoteOf(of),
})
const added = (at: Order, of: readonly Line[], number = 2): Order => {
  const done = addTo(at, adding(at, of, number), 9)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const cancelled = (at: Order, id: string, parcels: Parameters<typeof cancel>[1]['parcels']): Order => {
  const done = cancel(at, { id, reason: 'customer', parcels }, 10)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const creditOf = (at: Order): number => {
  const last = at.cancellations?.at(-1)
  return (last?.refund.amount ?? 0) + (last?.waived?.amount ?? 0)
}

test('what was added keeps nobody from what they have paid for', () => {
  const after = added(order(), [[hat, 1, 900]])
  expect([dueOf(after), dueWhenPlaced(after)]).toEqual([euros(900), euros(0)])
  // Of one that is not paid at all, all is due, and never less than that.
  const unpaid = added(order({ terms: { dueAt: null } as unknown as NonNullable<Order['terms']> }), [[hat, 1, 900]])
  expect(dueWhenPlaced(unpaid)).toEqual(euros(2_800))
  expect(dueWhenPlaced(cancelled(unpaid, 'c', [{ variantId: hat, units: 2 }])).amount).toBeGreaterThanOrEqual(2_300)
})

test('what is added is open, and what it costs is to be paid: what was paid stays paid', () => {
  const after = added(order(), [[hat, 2, 600]])
  expect(after).toMatchObject({
    lines: [{ units: 2 }, { units: 1 }, { units: 2 }],
    totals: { subtotal: euros(3_700), fulfillment: euros(300), total: euros(4_000) },
    additions: [{ id: 'add-2', lines: 1, holdId: hold(2), total: euros(1_200) }],
    payment: 'part-paid',
    version: 2,
  })
  expect(openUnits(after, hat)).toBe(3)
  expect([dueOf(after), receivedOf(after)]).toEqual([euros(1_200), euros(2_800)])
  expect(after.taxed).toMatchObject({ total: 4_000, groups: [{ rate: 2_500, base: 3_200, tax: 800 }] })
  expect(after.taxed?.lines).toHaveLength(3)
  const paid = receive(after, { id: 'r', amount: null, note: '' }, 9)
  expect(paid).toMatchObject({ ok: true, value: { payment: 'paid' } })
})

test('said twice it is added once; of two in one moment the second looks again', () => {
  const at = order()
  const after = added(at, [[hat, 1, 600]])
  expect(addTo(after, adding(at, [[hat, 1, 600]]), 9)).toEqual({ ok: true, value: after })
  expect(addTo(after, adding(at, [[hat, 1, 600]], 3), 9)).toMatchObject({
    refusal: { code: 'order-changed', version: 2 },
  })
  expect(addTo(after, { ...adding(after, [[hat, 1, 600]]), id: 'other' }, 9)).toMatchObject({
    refusal: { code: 'order-changed' },
  })
})

test.each([
  ['cancelled', { status: 'cancelled' }, 'order-cancelled'],
  ['of somebody who was forgotten', { forgottenAt: 1 }, 'order-forgotten'],
  ['from before tax was kept', { taxed: undefined }, 'order-tax-differs'],
  ['taxed elsewhere', { taxed: { ...quoteOf([[mug, 1, 1]]).taxed, country: 'NO' } }, 'order-tax-differs'],
] as const)('nothing is added to an order that is %s', (_, change, code) => {
  const at = order(change as unknown as Partial<Order>)
  expect(addTo(at, adding(at, [[hat, 1, 600]]), 9)).toMatchObject({ ok: false, refusal: { code } })
})

test('an order has so many lines and no more', () => {
  const at = order()
  const many = Array.from({ length: ORDER_LINES_MAX - 1 }, (): Line => [hat, 1, 1])
  expect(addTo(at, adding(at, many), 9)).toMatchObject({ refusal: { code: 'too-many-line-items' } })
})

test('what was sent is sent: what is added behind it is sent alone, and it is put away no longer', () => {
  const all = [
    { variantId: mug, units: 2 },
    { variantId: hat, units: 1 },
  ]
  const parcel = (id: string, parcels: typeof all) => ({ id, parcels, carrier: '', tracking: '', shippedAt: 8 })
  const sent = ship(order(), parcel('s1', all), 8)
  if (!sent.ok) throw new Error('not sent')
  const after = added({ ...sent.value, archivedAt: 8 }, [[hat, 1, 0]])
  expect(after).toMatchObject({ status: 'part-shipped', payment: 'paid', totals: { total: euros(2_800) } })
  expect(after).not.toHaveProperty('archivedAt')
  expect(ship(after, parcel('s2', [{ variantId: hat, units: 1 }]), 9)).toMatchObject({ value: { status: 'shipped' } })
})

test('the first that were ordered go first: no addition changes what units were worth that went before it, or go after it', () => {
  const before = cancelled(order(), 'c1', [{ variantId: hat, units: 1 }])
  expect(creditOf(before)).toBe(500)
  const after = added(before, [[hat, 1, 900]])
  const second = cancelled(after, 'c2', [{ variantId: hat, units: 1 }])
  expect(second.cancellations?.[1]).toMatchObject({ refund: euros(0), waived: euros(900) })
  // A replacement costs nothing, and takes nothing from what was paid for the other.
  const free = added(order(), [[mug, 1, 0]])
  expect(creditOf(cancelled(free, 'c1', [{ variantId: mug, units: 1 }]))).toBe(1_000)
  expect(creditOf(cancelled(free, 'c1', [{ variantId: mug, units: 3 }]))).toBe(2_000)
})

test('each hold keeps its own units, and gives back what goes from the first on', () => {
  const after = added(added(order(), [[mug, 3, 900]]), [[mug, 1, 900]], 3)
  expect(partsOf(after)).toEqual([
    { holdId: hold(1), from: 0, to: 2 },
    { holdId: hold(2), from: 2, to: 3 },
    { holdId: hold(3), from: 3, to: 4 },
  ])
  expect(keptByHold(cancelled(after, 'c', [{ variantId: mug, units: 4 }]), mug)).toEqual([
    { holdId: hold(1), units: 0, gone: 2 },
    { holdId: hold(2), units: 1, gone: 2 },
    { holdId: hold(3), units: 1, gone: 0 },
  ])
})

test('what the provider gave it gives back; what was paid by hand for what was added goes back by hand', () => {
  const more = added(order(), [[hat, 1, 1_200]])
  const paid = receive(more, { id: 'r', amount: null, note: '' }, 9)
  if (!paid.ok) throw new Error('not paid')
  const all = cancelled(paid.value, 'c', null)
  const [back] = all.cancellations ?? []
  if (!back) throw new Error('nothing went back')
  expect(back.refund).toEqual(euros(4_000))
  expect([refundByProvider(all, back), refundByHand(all, back)]).toEqual([euros(2_800), euros(1_200)])
})

const someLines = fc.array(
  fc.tuple(fc.constantFrom(mug, hat), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3_000 })),
  { minLength: 1, maxLength: 3 },
)
const someSteps = fc.array(
  fc.oneof(
    fc.record({ add: someLines }),
    fc.record({ drop: fc.constantFrom(mug, hat), units: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ pay: fc.integer({ min: 1, max: 9_000 }) }),
  ),
  { maxLength: 8 },
)

test('whatever is added, cancelled and paid: all that was to be paid is paid, waived or due, and never more goes back than came', () => {
  fc.assert(
    fc.property(someSteps, (steps) => {
      let now = order()
      for (const [at, step] of steps.entries()) {
        if ('add' in step) {
          const done = addTo(now, adding(now, step.add as readonly Line[], at + 2), 9)
          if (done.ok) now = done.value
        } else if ('drop' in step) {
          const units = Math.min(step.units, openUnits(now, step.drop))
          const parcels = [{ variantId: step.drop, units }]
          const done = cancel(now, { id: `c${at}`, reason: 'customer', parcels }, 9)
          if (done.ok) now = done.value
        } else {
          const amount = Math.min(step.pay, dueOf(now).amount)
          const done = receive(now, { id: `r${at}`, amount, note: '' }, 9)
          if (done.ok) now = done.value
        }
        const back = (now.cancellations ?? []).reduce((sum, { refund }) => sum + refund.amount, 0)
        const waived = (now.cancellations ?? []).reduce((sum, one) => sum + (one.waived?.amount ?? 0), 0)
        expect(back).toBeLessThanOrEqual(receivedOf(now).amount)
        expect(receivedOf(now).amount + waived + dueOf(now).amount).toBe(now.totals.total.amount)
        for (const item of [mug, hat]) {
          const kept = keptByHold(now, item).reduce((sum, { units }) => sum + units, 0)
          expect(kept).toBe(openUnits(now, item))
        }
      }
      if (now.status === 'cancelled') return
      const rest = cancel(now, { id: 'rest', reason: 'customer', parcels: null }, 10)
      if (!rest.ok) return
      const all = rest.value.cancellations ?? []
      const credited = all.reduce((sum, { refund, waived }) => sum + refund.amount + (waived?.amount ?? 0), 0)
      expect([credited, dueOf(rest.value).amount]).toEqual([now.totals.total.amount, 0])
    }),
  )
})
