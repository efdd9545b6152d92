/** An order that has been sent, for tests of what comes back: two mugs and a hat. */
import { newVariantId, type CartId, type PaymentId, type ProductId } from '../ids.ts'
import { emptyCart } from '../orders/cart.ts'
import { ship, type Order, type Parcel } from '../orders/order.ts'
import { placeOrder } from '../orders/placing.ts'
import type { OrderLineItem } from '../orders/order-line.ts'
import type { Quote } from '../orders/quote.ts'
import { currency, money } from '../money.ts'
import type { TrackingEvent } from '../logistics/tracking.ts'

export const EUR = currency('EUR')
export const mug = newVariantId(new Uint8Array(16))
export const hat = newVariantId(new Uint8Array(16).fill(1))
export const MUG = 'prd_mug' as ProductId
export const HAT = 'prd_hat' as ProductId

const cart = {
  ...emptyCart({ id: `cart_${'0'.repeat(24)}` as CartId, key: '' as never, currency: EUR, language: 'en' }, 1),
  email: 'a@example.com',
  delivery: 'post',
}
const paymentId = `pay_${'0'.repeat(24)}_1` as PaymentId

export const at = (day: string): number => Date.parse(`${day}T10:00:00Z`)

const line = (variantId: typeof mug, productId: ProductId, units: number, price: number) => ({
  variantId,
  productId,
  units,
  price: money(price, EUR),
  total: money(price * units, EUR),
})

export type Said = {
  /** The last day that was said when it was ordered. */
  readonly last?: string
  readonly hat?: Partial<OrderLineItem>
}

/** Placed on 1 December. */
export const placedIn = (country: string, { last, hat: more = {} }: Said = {}): Order => {
  const lines = [line(mug, MUG, 2, 2_800), { ...line(hat, HAT, 1, 4_900), ...more }]
  const sums = { subtotal: 10_500, itemsDiscount: 0, discount: 0, fulfillment: 0, tax: 0, total: 10_500 }
  const totals = Object.fromEntries(Object.entries(sums).map(([name, amount]) => [name, money(amount, EUR)]))
  const pricedBy = last ? { settings: 1, tax: null, delivery: { arrives: { first: last, last } } } : undefined
  return placeOrder(
    { ...cart, address: { country } as never },
    { lines, totals, pricedBy } as unknown as Quote,
    { paymentId, holdId: paymentId },
    at('2026-12-01'),
  )
}

type Sending = { readonly on: string; readonly events?: readonly TrackingEvent[] }

export const sent = (order: Order, parcels: readonly Parcel[], { on, events = [] }: Sending): Order => {
  const id = `s${order.shipments.length + 1}`
  const done = ship(order, { id, parcels, carrier: '', tracking: '', shippedAt: at(on), events }, at(on))
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

export const heard = (status: TrackingEvent['status'], on: string): TrackingEvent => ({
  at: at(on),
  status,
  place: '',
  text: '',
})
