/** A return of an order that was sent, for tests: three mugs, two hats and a gift card. */
import { newVariantId, type CartId, type LocationId, type PaymentId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { emptyCart } from '../orders/cart.ts'
import { ship, type Order, type Parcel } from '../orders/order.ts'
import { placeOrder } from '../orders/placing.ts'
import type { Quote } from '../orders/quote.ts'
import type { Return } from './return.ts'
import { moveReturn, openReturn, type Moving, type Opening } from './returning.ts'
import type { ReturnTerms } from './terms.ts'

export const EUR = currency('EUR')
export const [mug, hat, card] = [0, 1, 2].map((byte) => newVariantId(new Uint8Array(16).fill(byte))) as [
  Parcel['variantId'],
  Parcel['variantId'],
  Parcel['variantId'],
]
export const main = 'main' as LocationId
const paymentId = `pay_${'0'.repeat(24)}_1` as PaymentId
const cart = {
  ...emptyCart({ id: `cart_${'0'.repeat(24)}` as CartId, key: '' as never, currency: EUR, language: 'en' }, 1),
  email: 'a@example.com',
  address: {} as never,
  delivery: 'post',
}
export const TERMS: ReturnTerms = {
  carriage: 'shop',
  fee: money(0, EUR),
  refundOn: 'inspection',
  keep: false,
  bonus: money(0, EUR),
  approved: true,
}

type Answer =
  | { readonly ok: true; readonly value: Order }
  | { readonly ok: false; readonly refusal: { readonly code: string } }
export const done = (answer: Answer): Order => {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

/** Three mugs at 10.00, two hats at 5.00 and a gift card, delivery 4.90; all were sent. */
export const sent = (): Order => {
  const line = (variantId: typeof mug, units: number, price: number) => ({
    variantId,
    units,
    price: money(price, EUR),
    total: money(price * units, EUR),
    ...(variantId === card && { giftCards: [] }),
  })
  const lines = [line(mug, 3, 1000), line(hat, 2, 500), line(card, 1, 0)]
  const amounts = { subtotal: 4000, itemsDiscount: 0, discount: 0, fulfillment: 490, tax: 0, total: 4490 }
  const totals = Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, money(amount, EUR)]))
  const order = placeOrder(cart, { lines, totals } as unknown as Quote, { paymentId, holdId: paymentId }, 5)
  const parcels = lines.map(({ variantId, units }) => ({ variantId, units }))
  return done(ship(order, { id: 's', parcels, carrier: '', tracking: '', shippedAt: 6 }, 6))
}

let asked = 0
export const asking = (variantId: typeof mug, units: number, more: Partial<Opening> = {}): Opening => ({
  id: `r${++asked}`,
  kind: 'return',
  by: 'buyer',
  units: [{ variantId, units, reason: 'too-small', note: '', pictures: [] }],
  resolution: 'refund',
  terms: TERMS,
  atCounter: false,
  ...more,
})
export const opened = (order: Order, ask: Opening) => done(openReturn(order, ask, 10))
export const last = (order: Order): Return => {
  const one = order.returns?.at(-1)
  if (!one) throw new Error('nothing is returned')
  return one
}
export const move = (order: Order, ...moves: Moving[]): Order =>
  moves.reduce((before, one) => done(moveReturn(before, last(before).id, one, 20)), order)
export const take = (units: number, more: { less?: number; variantId?: typeof mug } = {}): Moving => ({
  act: 'inspect',
  taken: units > 0 ? [{ variantId: more.variantId ?? mug, units, to: 'sell', location: main }] : [],
  less: more.less ?? 0,
  why: '',
})
export const sending: Moving = { act: 'send', carrier: 'DHL', tracking: '123' }
export const back = (order: Order) => (order.refunds ?? []).map((one) => one.refund.amount)
