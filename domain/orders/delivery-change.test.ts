/** An order travels by another way: what it costs more is due, what it costs less goes back, and nothing of it counts twice. */
import { expect, test } from 'vitest'
import { newVariantId, type PaymentId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { taxDocument } from '../tax/document.ts'
import { dueOf } from './balance.ts'
import { cancel } from './cancellation.ts'
import { changeDelivery, type DeliveryChange } from './delivery-change.ts'
import { deliveryOfAddition } from './order-parts.ts'
import { ship, type Order } from './order.ts'
import type { QuotedDelivery } from './quoted-delivery.ts'
import { moneyBackOf, sumBack } from './money-back.ts'
import { deliveryLeft } from './worth.ts'

const EUR = currency('EUR')
const euros = (amount: number) => money(amount, EUR)
const mug = newVariantId(new Uint8Array(16).fill(1))
const SWEDEN = { country: 'SE', region: '', postcode: '' }
const taxOf = (goods: number, delivery: number) =>
  taxDocument({
    lines: [{ amount: goods, taxClass: '', taxable: true, travels: true }],
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
const totalsOf = (goods: number, delivery: number, tax: number) => ({
  subtotal: euros(goods),
  itemsDiscount: euros(0),
  discount: euros(0),
  fulfillment: euros(delivery),
  tax: euros(tax),
  total: euros(goods + delivery),
})
const way = (method: string): QuotedDelivery => ({ method, name: { en: method }, price: euros(0) })

/** A mug of 20.00, sent for 5.00; paid. */
const order = (change: Partial<Order> = {}): Order => {
  const taxed = taxOf(2_000, 500)
  return {
    id: `ord_${'0'.repeat(24)}`,
    paymentId: `pay_${'0'.repeat(24)}_1`,
    holdId: `pay_${'0'.repeat(24)}_1`,
    status: 'placed',
    payment: 'paid',
    currency: EUR,
    delivery: 'post',
    pricedBy: { settings: 1, tax: null, delivery: way('post') },
    lines: [{ variantId: mug, units: 1, price: euros(2_000), total: euros(2_000), tracked: true }],
    totals: totalsOf(2_000, 500, taxed.tax),
    taxed,
    shipments: [],
    version: 1,
    ...change,
  } as unknown as Order
}

const asked = { id: 'dlv_1', request: 'r', holdId: `pay_${'0'.repeat(24)}_1000` as PaymentId, version: 1 }
const dearer = (by: number): DeliveryChange => {
  const whole = taxOf(2_000, by)
  const [part] = whole.delivery
  if (!part) throw new Error('delivery is taxed')
  const taxed = { ...whole, lines: [], net: part.net, tax: part.tax, total: part.net + part.tax }
  return {
    ...asked,
    delivery: way('express'),
    dearer: { lines: [], totals: totalsOf(0, by, part.tax), taxed },
    cheaper: 0,
  }
}
const cheaper = (by: number): DeliveryChange => ({ ...asked, delivery: way('slow'), dearer: null, cheaper: by })
const value = (done: ReturnType<typeof changeDelivery>): Order => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

test('a dearer way is due beside what was paid, once, and goes back whole with the order', () => {
  const after = value(changeDelivery(order(), dearer(900), 2))
  expect(after).toMatchObject({
    delivery: 'express',
    pricedBy: { delivery: { method: 'express' } },
    payment: 'part-paid',
    additions: [{ lines: 0, delivery: 1, total: euros(900), reason: 'delivery' }],
  })
  expect([dueOf(after).amount, deliveryLeft(after)]).toEqual([900, 1_400])
  expect(deliveryOfAddition(after, 'dlv_1')).toEqual([1, 2])
  expect(value(changeDelivery(after, dearer(900), 3))).toBe(after)
  const gone = cancel(after, { id: 'c1', reason: 'customer', parcels: null }, 4)
  expect(gone.ok && gone.value.cancellations).toMatchObject([{ refund: euros(2_500), waived: euros(900) }])
})

test('a cheaper way gives its difference back as delivery, once, and never more than was paid for it', () => {
  const after = value(changeDelivery(order(), cheaper(200), 2))
  expect(after).toMatchObject({ delivery: 'slow', refunds: [{ cause: 'delivery', refund: euros(200) }] })
  expect(value(changeDelivery(after, cheaper(200), 3))).toBe(after)
  expect(changeDelivery(order(), cheaper(600), 2)).toMatchObject({ refusal: { code: 'amount-beyond-order' } })
  const gone = cancel(after, { id: 'c1', reason: 'customer', parcels: null }, 4)
  expect(gone.ok && sumBack(moneyBackOf(gone.value), ({ refund }) => refund.amount)).toBe(2_500)
})

test('the same way changes nothing; what was sent, cancelled, changed or is fetched stays', () => {
  const same = { ...cheaper(0), delivery: way('post') }
  const before = order()
  expect(changeDelivery(before, same, 2)).toEqual({ ok: true, value: before })
  const sent = ship(
    order(),
    { id: 's', parcels: [{ variantId: mug, units: 1 }], carrier: '', tracking: '', shippedAt: 1 },
    1,
  )
  expect(sent.ok && changeDelivery(sent.value, cheaper(0), 2)).toMatchObject({ refusal: { code: 'order-shipped' } })
  expect(changeDelivery(order({ status: 'cancelled' }), cheaper(0), 2)).toMatchObject({
    refusal: { code: 'order-cancelled' },
  })
  expect(changeDelivery(order({ version: 4 }), cheaper(0), 2)).toMatchObject({
    refusal: { code: 'order-changed', version: 4 },
  })
  expect(changeDelivery(order({ delivery: null }), cheaper(0), 2)).toMatchObject({
    refusal: { code: 'delivery-unavailable' },
  })
})
