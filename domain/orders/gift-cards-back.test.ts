/** Gift cards that an order gives up: what was spent of them stays, each goes back once, and none without having been taken back. */
import { expect, test } from 'vitest'
import type { CartId, PaymentId } from '../ids.ts'
import { newVariantId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { newStoredValueId } from '../stored-value/stored-value.ts'
import { cancel, refundOfOpen, refundsOf } from './cancellation.ts'
import { emptyCart } from './cart.ts'
import { TAKING_BACK_MS, type CardBack } from './gift-cards-back.ts'
import type { Order, Parcel } from './order.ts'
import { placeOrder } from './placing.ts'
import type { Quote } from './quote.ts'

const EUR = currency('EUR')
const card = newVariantId(new Uint8Array(16))
const mug = newVariantId(new Uint8Array(16).fill(1))
const one = newStoredValueId(new Uint8Array(16))
const two = newStoredValueId(new Uint8Array(16).fill(1))
const opened = emptyCart({ id: `cart_${'0'.repeat(24)}` as CartId, key: '' as never, currency: EUR, language: 'en' }, 1)
const cart = { ...opened, email: 'a@example.com', address: { country: 'NL' } as never, delivery: 'post' }

/** Two cards of 25 and a mug of 10. */
const order = ((): Order => {
  const line = (variantId: typeof card, units: number, price: number) => ({
    variantId,
    units,
    price: money(price, EUR),
    total: money(price * units, EUR),
    ...(variantId === card && { giftCards: [], requiresShipping: false }),
  })
  const sums = { subtotal: 6000, itemsDiscount: 0, discount: 0, fulfillment: 0, tax: 0, total: 6000 }
  const totals = Object.fromEntries(Object.entries(sums).map(([name, amount]) => [name, money(amount, EUR)]))
  const quote = { lines: [line(card, 2, 2500), line(mug, 1, 1000)], totals } as unknown as Quote
  const paymentId = `pay_${'0'.repeat(24)}_1` as PaymentId
  return placeOrder(cart, quote, { paymentId, holdId: paymentId }, 5)
})()

let asked = 0
const back = (id: typeof one, spent = 0): CardBack => ({ variantId: card, units: 1, id, spent })
const cancelled = (of: Order, cards: readonly CardBack[], parcels: readonly Parcel[] | null, since = 6) =>
  cancel(of, { id: `c${++asked}`, reason: 'customer', parcels, cardsBack: { cards, since } }, 7)
const done = (answer: ReturnType<typeof cancel>): Order => {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const OPEN = { ok: false, refusal: { code: 'gift-cards-open' } }
const ofCards = (units: number): Parcel[] => [{ variantId: card, units }]

test('what was spent does not go back, and the rest of the order does, to the last cent', () => {
  const first = done(cancelled(order, [back(one, 1790)], ofCards(1)))
  expect(first.cancellations).toMatchObject([{ refund: { amount: 710 }, withheld: { amount: 1790 }, giftCards: [one] }])
  expect(refundOfOpen(first).amount).toBe(3500)
  const whole = done(cancelled(first, [back(two)], null))
  expect(refundsOf(whole).amount).toBe(6000 - 1790)
  expect(whole.status).toBe('cancelled')
  expect(refundsOf(done(cancelled(order, [back(one), back(two)], null)))).toEqual(order.totals.total)
})

test('a card of which all is spent gives nothing back, and nobody waits for that', () => {
  const { cancellations } = done(cancelled(order, [back(one, 2500)], ofCards(1)))
  expect(cancellations).toMatchObject([{ refund: { amount: 0 }, withheld: { amount: 2500 }, refundedAt: 7 }])
})

test('none goes back without having been taken back, nor twice, nor after too long', () => {
  expect(cancelled(order, [], ofCards(1))).toEqual(OPEN)
  expect(cancelled(order, [back(one)], ofCards(2))).toEqual(OPEN)
  expect(cancelled(order, [back(one), back(one)], ofCards(2))).toEqual(OPEN)
  expect(cancelled(order, [back(one)], ofCards(1), 6 - TAKING_BACK_MS)).toEqual(OPEN)
  const first = done(cancelled(order, [back(one)], ofCards(1)))
  expect(cancelled(first, [back(one)], ofCards(1))).toEqual(OPEN)
  expect(cancelled(order, [], [{ variantId: mug, units: 1 }]).ok).toBe(true)
})

test('of what nobody has paid for no card was dealt', () => {
  const terms = { method: 'transfer', kind: 'transfer', name: {}, instructions: {}, dueAt: null } as never
  const due = { ...order, payment: 'due', terms } as Order
  const { cancellations } = done(cancel(due, { id: 'x', reason: 'customer', parcels: ofCards(1) }, 7))
  expect(cancellations).toMatchObject([{ refund: { amount: 0 }, waived: { amount: 2500 } }])
})
