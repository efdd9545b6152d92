/** What is cancelled, and what goes back for it: never a unit or a cent more or less than there is. */
import { expect, test } from 'vitest'
import { newVariantId, type CartId, type PaymentId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { cancel, keptUnits, refunded, refundOfOpen, refundsOf, type Cancelling } from './cancellation.ts'
import { emptyCart } from './cart.ts'
import { openParcels, ship, type Order, type Parcel } from './order.ts'
import { placeOrder } from './placing.ts'
import type { Quote } from './quote.ts'

const EUR = currency('EUR')
const mug = newVariantId(new Uint8Array(16))
const hat = newVariantId(new Uint8Array(16).fill(1))
const paymentId = `pay_${'0'.repeat(24)}_1` as PaymentId
const cart = {
  ...emptyCart({ id: `cart_${'0'.repeat(24)}` as CartId, key: '' as never, currency: EUR, language: 'en' }, 1),
  email: 'a@example.com',
  address: { country: 'NL' } as never,
  delivery: 'post',
}

type Sums = {
  readonly fulfillment?: number
  readonly tax?: number
  readonly discount?: number
  readonly added?: boolean
}

/** Three mugs and two hats. */
const placed = (mugs: number, hats: number, { fulfillment = 0, tax = 0, discount = 0, added = false }: Sums = {}) => {
  const line = (variantId: typeof mug, units: number, price: number) => ({
    variantId,
    units,
    price: money(price, EUR),
    total: money(price * units, EUR),
  })
  const lines = [line(mug, 3, mugs), line(hat, 2, hats)]
  const subtotal = 3 * mugs + 2 * hats
  const total = subtotal - discount + fulfillment + (added ? tax : 0)
  const amounts = { subtotal, itemsDiscount: 0, discount, fulfillment, tax, total }
  const totals = Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, money(amount, EUR)]))
  return placeOrder(cart, { lines, totals } as unknown as Quote, { paymentId, holdId: paymentId }, 5)
}

const done = (answer: ReturnType<typeof cancel>): Order => {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
let asked = 0
const part = (...parcels: Parcel[]): Cancelling => ({ id: `c${++asked}`, reason: 'customer', parcels })
const rest = (): Cancelling => ({ id: `c${++asked}`, reason: 'customer', parcels: null })
const sent = (order: Order, ...parcels: Parcel[]): Order =>
  done(ship(order, { id: `s${++asked}`, parcels, carrier: '', tracking: '', shippedAt: 6 }, 6))

test('of what cost nothing there is nothing to refund, and nobody waits for it', () => {
  const cancelled = done(cancel(placed(0, 0), rest(), 7))
  expect(cancelled.cancellations).toMatchObject([{ refund: { amount: 0 }, refundedAt: 7 }])
  expect(cancelled).toMatchObject({ status: 'cancelled', payment: 'paid' })
})

test('an order of which nothing is sent is cancelled whole, and everything that was paid goes back', () => {
  const order = placed(1000, 500, { fulfillment: 490, tax: 700 })
  const cancelled = done(cancel(order, rest(), 7))
  expect(cancelled).toMatchObject({ status: 'cancelled', payment: 'refund-due', cancelReason: 'customer', version: 2 })
  expect(refundsOf(cancelled)).toEqual(order.totals.total)
  expect(cancel(cancelled, rest(), 8)).toEqual({ ok: true, value: cancelled })
})

test('the open unit of a part-shipped order is cancelled and paid back, and the order is done', () => {
  const order = sent(
    placed(1000, 500, { fulfillment: 490 }),
    { variantId: mug, units: 3 },
    { variantId: hat, units: 1 },
  )
  const cancelled = done(cancel(order, rest(), 7))
  expect(cancelled).toMatchObject({ status: 'shipped', payment: 'refund-due', cancelReason: null })
  expect([openParcels(cancelled), refundsOf(cancelled).amount]).toEqual([[], 500])
  expect([keptUnits(cancelled, mug), keptUnits(cancelled, hat)]).toEqual([3, 1])
  const [{ id } = { id: '' }] = cancelled.cancellations ?? []
  const returned = done(refunded(cancelled, id, 9))
  expect(returned).toMatchObject({ payment: 'part-refunded', cancellations: [{ refundedAt: 9 }] })
  expect(refunded(returned, id, 10)).toEqual({ ok: true, value: returned })
})

test.each<[string, number, number, Sums]>([
  ['prices that contain the tax', 1000, 333, { fulfillment: 490, tax: 711 }],
  ['tax that is added', 999, 777, { fulfillment: 490, tax: 997, added: true }],
  ['a discount that does not divide', 1000, 333, { discount: 100, fulfillment: 490 }],
  ['yen', 7, 3, { discount: 1, fulfillment: 5 }],
  ['things that cost nothing', 0, 0, {}],
])('unit by unit as much goes back as for the whole: %s', (_, mugs, hats, sums) => {
  let order: Order = placed(mugs, hats, sums)
  const { total } = order.totals
  const units = [mug, hat, mug, hat, mug]
  for (const [index, variantId] of units.entries()) {
    const expected = refundsOf(order).amount + (index === units.length - 1 ? refundOfOpen(order).amount : 0)
    order = done(cancel(order, part({ variantId, units: 1 }), 7))
    const back = refundsOf(order).amount
    expect(back).toBeGreaterThanOrEqual(expected)
    expect(back).toBeLessThanOrEqual(total.amount)
    for (const { refund } of order.cancellations ?? []) expect(refund.amount).toBeGreaterThanOrEqual(0)
  }
  expect([order.status, refundsOf(order)]).toEqual(['cancelled', total])
})

test('delivery stays paid where something was sent, with the tax that was added to it', () => {
  const order = sent(placed(1000, 500, { fulfillment: 1000, tax: 1000, added: true }), { variantId: mug, units: 1 })
  // 4,000 of goods with 800 of tax, of which 3,000 are open.
  expect(refundOfOpen(order).amount).toBe(3600)
})

test('only what is open is cancelled', () => {
  const order = sent(placed(1000, 500), { variantId: mug, units: 2 })
  const other = newVariantId(new Uint8Array(16).fill(2))
  expect(cancel(order, part({ variantId: mug, units: 2 }), 7)).toMatchObject({
    refusal: { code: 'units-beyond-order', open: 1 },
  })
  expect(cancel(order, part({ variantId: hat, units: 1 }, { variantId: hat, units: 2 }), 7)).toMatchObject({
    refusal: { code: 'units-beyond-order', open: 2 },
  })
  expect(cancel(order, part({ variantId: other, units: 1 }), 7)).toMatchObject({
    refusal: { code: 'line-item-unknown' },
  })
  expect(cancel(order, part(), 7)).toMatchObject({ refusal: { code: 'parcel-empty' } })
  const all = sent(order, { variantId: mug, units: 1 }, { variantId: hat, units: 2 })
  expect(cancel(all, rest(), 7)).toMatchObject({ refusal: { code: 'order-shipped' } })
})

test('what was cancelled is not sent, and the same cancellation twice is one', () => {
  const asking = part({ variantId: mug, units: 1 })
  const order = done(cancel(placed(1000, 500), asking, 7))
  expect(order).toMatchObject({ status: 'placed', payment: 'refund-due' })
  expect(cancel(order, asking, 8)).toEqual({ ok: true, value: order })
  const parcels = [{ variantId: mug, units: 3 }]
  const shipment = { id: 's', parcels, carrier: '', tracking: '', shippedAt: 6 }
  expect(ship(order, shipment, 8)).toMatchObject({ refusal: { code: 'units-beyond-order', open: 2 } })
  expect(sent(order, ...openParcels(order)).status).toBe('shipped')
})

test.each([
  ['refund-due', { ok: true, value: { payment: 'refunded', version: 2 } }],
  ['refunded', { ok: true, value: { payment: 'refunded', version: 1 } }],
  ['paid', { ok: false, refusal: { code: 'nothing-to-refund' } }],
] as const)(
  'of an order from before parts could be cancelled, a payment that is %s is given back once',
  (payment, answer) => {
    expect(refunded({ ...placed(1, 1), payment }, undefined, 8)).toMatchObject(answer)
  },
)
