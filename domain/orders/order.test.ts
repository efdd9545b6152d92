/** Orders: which moves they make, and which they refuse. */
import { expect, test } from 'vitest'
import { cartId, newVariantId, type CartId, type PaymentId } from '../ids.ts'
import { currency } from '../money.ts'
import { emptyCart, type Cart } from './cart.ts'
import { openParcels, openUnits, ship, type Order, type Shipment } from './order.ts'
import { placeOrder } from './placing.ts'
import type { Quote } from './quote.ts'

const EUR = currency('EUR')
const mug = newVariantId(new Uint8Array(16))
const hat = newVariantId(new Uint8Array(16).fill(1))
const id = cartId(`cart_${'0'.repeat(24)}`) as CartId
const paymentId = `pay_${'0'.repeat(24)}_1` as PaymentId
const cart: Cart = {
  ...emptyCart({ id, key: '' as never, currency: EUR, language: 'zh' }, 1),
  email: 'a@example.com',
  address: { country: 'NL' } as NonNullable<Cart['address']>,
  delivery: 'post',
}
const quote = {
  lines: [
    { variantId: mug, units: 2 },
    { variantId: hat, units: 1 },
  ],
  totals: {},
} as unknown as Quote
const placed = placeOrder(cart, quote, { paymentId, holdId: paymentId }, 5)
const shipment = (name: string, ...parcels: Shipment['parcels']): Shipment => ({
  id: name,
  parcels,
  carrier: 'Post',
  tracking: '1',
  shippedAt: 6,
})
const part = shipment('s1', { variantId: mug, units: 1 })
const rest = shipment('s2', { variantId: mug, units: 1 }, { variantId: hat, units: 1 })
const shipped = (order: Order, ...shipments: Shipment[]): Order =>
  shipments.reduce((sent, one) => {
    const answer = ship(sent, one, 6)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }, order)
const cancelled = (order: Order): Order => ({ ...order, status: 'cancelled', payment: 'refund-due' })

test('a cart becomes an order of its own name, paid and not sent', () => {
  expect(placed).toMatchObject({ status: 'placed', payment: 'paid', name: '000-000-000', version: 1, language: 'zh' })
  expect(openParcels(placed)).toEqual([
    { variantId: mug, units: 2 },
    { variantId: hat, units: 1 },
  ])
})

test('a cart that is not ready becomes no order', () => {
  expect(() => placeOrder({ ...cart, address: null }, quote, { paymentId, holdId: paymentId }, 5)).toThrow(RangeError)
})

test('a part is sent, then the rest', () => {
  const first = shipped(placed, part)
  expect([first.status, openUnits(first, mug), first.version]).toEqual(['part-shipped', 1, 2])
  const second = shipped(first, rest)
  expect([second.status, openParcels(second), second.version]).toEqual(['shipped', [], 3])
})

test('the same shipment again sends nothing', () => {
  const once = shipped(placed, part)
  expect(ship(once, part, 9)).toEqual({ ok: true, value: once })
})

test.each([
  ['an order that is cancelled', cancelled(placed), part, 'order-cancelled'],
  [
    'an order that was sent',
    shipped(placed, part, rest),
    shipment('s3', { variantId: mug, units: 1 }),
    'order-shipped',
  ],
  ['an empty parcel', placed, shipment('s1'), 'parcel-empty'],
  [
    'what nobody ordered',
    placed,
    shipment('s1', { variantId: newVariantId(new Uint8Array(16).fill(9)), units: 1 }),
    'line-item-unknown',
  ],
  ['more than was ordered', placed, shipment('s1', { variantId: mug, units: 3 }), 'units-beyond-order'],
  ['no unit', placed, shipment('s1', { variantId: mug, units: 0 }), 'units-beyond-order'],
  ['half a unit', placed, shipment('s1', { variantId: mug, units: 0.5 }), 'units-beyond-order'],
])('refuses to send %s', (_, order, sending, code) => {
  expect(ship(order, sending, 6)).toMatchObject({ ok: false, refusal: { code } })
})

test('one line item twice in a parcel counts together', () => {
  const twice = shipment('s1', { variantId: mug, units: 2 }, { variantId: mug, units: 1 })
  expect(ship(placed, twice, 6)).toMatchObject({ ok: false, refusal: { code: 'units-beyond-order' } })
})
