/** What an order shard decides about an attempt to pay: each function is one step of one transaction. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import { cartOfOrder, orderOfPayment, type CartId, type CartKey, type PaymentId } from '#domain/ids'
import {
  beginAttempt,
  CHECK_AFTER_MS,
  isOpen,
  itemsToHold,
  type BeginRefusal,
  type SettleRefusal,
} from '#domain/orders/attempt'
import type { Attempt, Cart } from '#domain/orders/cart'
import { cancel, placeOrder, type Order } from '#domain/orders/order'
import type { Quote } from '#domain/orders/quote'
import { ok, refuse, type Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { answerOf, saveAnswer } from '#schema/shards/orders/answers'
import { cartOf, saveCart, type KeptCart } from '#schema/shards/orders/carts'
import { orderOf, saveOrder } from '#schema/shards/orders/orders'

/** Whose cart it is: the id says where it lives, the key proves it. */
export type Owner = { readonly id: CartId; readonly key: CartKey }

export type Begin = { readonly owner: Owner; readonly idempotency: Idempotency; readonly token: string }
export type Begun = Result<{ cart: Cart; attempt: Attempt; order: Order | null }, BeginRefusal | IdempotencyRefusal>
export type Awaited = {
  readonly paymentId: PaymentId
  readonly quote: Quote
  readonly state: 'challenged' | 'uncertain'
}
export type Confirm = { readonly paymentId: PaymentId; readonly quote: Quote | null }
export type Fail = { readonly paymentId: PaymentId; readonly reason: string }
export type Revive = { readonly paymentId: PaymentId; readonly quote: Quote | null }
export type Revived = { readonly attempt: Attempt; readonly quote: Quote }
export type Refused = SettleRefusal

/** The same key goes on where it began; when it is done it is given the order again. */
export const begin = (sql: SqlStorage, { owner, idempotency, token }: Begin, now: number): Begun => {
  const kept = cartOf(sql, owner.id)
  if (!kept || kept.key !== owner.key) return refuse({ code: 'cart-unknown' })
  const { key, request } = idempotency
  const given = answerOf(sql, owner.id, key)
  if (given && given.request !== request) return refuse({ code: 'idempotency-key-reused' })
  const order = orderOfKept(sql, kept)
  if (order && kept.cart.payment?.key === key) return ok({ cart: kept.cart, attempt: kept.cart.payment, order })

  const attempt = beginAttempt(kept.cart, { key, token, attempts: kept.attempts }, now)
  if (!attempt.ok) return attempt
  const cart = { ...kept.cart, payment: attempt.value }
  if (attempt.value !== kept.cart.payment) {
    saveCart(sql, { ...kept, cart, quote: null, attempts: kept.attempts + 1, checkAt: now + CHECK_AFTER_MS })
    if (!given) saveAnswer(sql, { scope: owner.id, key, request, answer: JSON.stringify(attempt.value.id) }, now)
  }
  return ok({ cart, attempt: attempt.value, order: null })
}

export const wait = (sql: SqlStorage, { paymentId, quote, state }: Awaited, now: number): Result<Cart, Refused> => {
  const kept = keptOf(sql, paymentId)
  if (!kept) return refuse({ code: 'payment-unknown', paymentId })
  const attempt = kept.cart.payment
  if (!isOpen(attempt, paymentId)) return refuse({ code: 'payment-late', paymentId })
  if (attempt.state === state) return ok(kept.cart)
  const cart = withAttempt(kept.cart, { ...attempt, state }, now)
  saveCart(sql, { ...kept, cart, quote, checkAt: state === 'challenged' ? attempt.expiresAt : null })
  if (state === 'uncertain') tellUncertain(sql, attempt, quote, now)
  return ok(cart)
}

export const confirm = (sql: SqlStorage, { paymentId, quote }: Confirm, now: number): Result<Order, Refused> => {
  const kept = keptOf(sql, paymentId)
  if (!kept) return refuse({ code: 'payment-unknown', paymentId })
  const placed = orderOfKept(sql, kept)
  if (placed && (placed.holdId === paymentId || placed.paymentId === paymentId)) return ok(placed)
  const agreed = quote ?? kept.quote
  const attempt = kept.cart.payment
  if (!isOpen(attempt, paymentId) || !agreed) return refuse({ code: 'payment-late', paymentId })

  const order = placeOrder(kept.cart, agreed, { paymentId: attempt.paidBy ?? paymentId, holdId: paymentId }, now)
  const paid = withAttempt({ ...kept.cart, orderId: order.id }, { ...attempt, state: 'paid' }, now)
  saveCart(sql, { ...kept, cart: paid, quote: null, checkAt: null })
  saveOrder(sql, order)
  record(sql, order.id, { type: 'order-placed', order, items: itemsToHold(agreed) }, now)
  return ok(order)
}

export const fail = (sql: SqlStorage, { paymentId, reason }: Fail, now: number): Result<Cart, Refused> => {
  const kept = keptOf(sql, paymentId)
  if (!kept) return refuse({ code: 'payment-unknown', paymentId })
  if (kept.cart.payment?.id === paymentId && kept.cart.payment.state === 'failed') return ok(kept.cart)
  if (!isOpen(kept.cart.payment, paymentId)) return refuse({ code: 'payment-late', paymentId })
  return ok(endAttempt(sql, kept, kept.cart.payment, reason, now))
}

/** The attempt that failed is followed by one that needs no money: the payment that came late has paid for it. */
export const revive = (sql: SqlStorage, { paymentId, quote }: Revive, now: number): Result<Revived, Refused> => {
  const kept = keptOf(sql, paymentId)
  const agreed = quote ?? kept?.quote
  if (!kept || !agreed) return refuse({ code: 'payment-unknown', paymentId })
  const late = kept.cart.payment
  if (late?.paidBy === paymentId && late.state !== 'failed') return ok({ attempt: late, quote: agreed })
  if (late?.id !== paymentId || late.state !== 'failed') return refuse({ code: 'payment-late', paymentId })
  const begun = beginAttempt(kept.cart, { key: late.key, token: late.token, attempts: kept.attempts }, now)
  if (!begun.ok) return refuse({ code: 'payment-late', paymentId })
  const attempt = { ...begun.value, paidBy: paymentId }
  const cart = withAttempt(kept.cart, attempt, now)
  saveCart(sql, { ...kept, cart, quote: agreed, attempts: kept.attempts + 1, checkAt: now + CHECK_AFTER_MS })
  return ok({ attempt, quote: agreed })
}

/** Money came for nothing that can be sold: it is owed back, where the merchant sees it. */
export const owe = (sql: SqlStorage, { paymentId, quote }: Revive, now: number): Result<Order, Refused> => {
  const kept = keptOf(sql, paymentId)
  const agreed = quote ?? kept?.quote
  if (!kept || !agreed) return refuse({ code: 'payment-unknown', paymentId })
  const { cart } = kept
  const token = cart.payment?.token ?? ''
  const placed = orderOfKept(sql, kept)
  if (placed) {
    const done = placed.paymentId === paymentId || answerOf(sql, cart.id, `owed ${paymentId}`)
    if (done) return ok(placed)
    saveAnswer(sql, { scope: cart.id, key: `owed ${paymentId}`, request: paymentId, answer: paymentId }, now)
    const amount = agreed.totals.total
    record(sql, placed.id, { type: 'payment-owed', orderId: placed.id, paymentId, token, amount }, now)
    return ok(placed)
  }
  const cancelled = cancel(placeOrder(cart, agreed, { paymentId, holdId: paymentId }, now), 'payment-late', now)
  if (!cancelled.ok) throw new RangeError('an order that was just placed can be cancelled')
  saveCart(sql, { ...kept, cart: { ...cart, orderId: cancelled.value.id, updatedAt: now }, checkAt: null })
  saveOrder(sql, cancelled.value)
  tellCancelled(sql, cancelled.value, now)
  return ok(cancelled.value)
}

/** An attempt that nobody ended in time: its Worker died, or its shopper went away. The provider must be asked. */
export const check = (sql: SqlStorage, kept: KeptCart, now: number): void => {
  const attempt = kept.cart.payment
  if (!attempt || !isOpen(attempt, attempt.id)) return saveCart(sql, { ...kept, checkAt: null })
  saveCart(sql, { ...kept, cart: withAttempt(kept.cart, { ...attempt, state: 'uncertain' }, now), checkAt: null })
  tellUncertain(sql, attempt, kept.quote, now)
}

export const tellCancelled = (sql: SqlStorage, order: Order, now: number): void => {
  const token = cartOf(sql, order.cartId)?.cart.payment?.token ?? ''
  record(sql, order.id, { type: 'order-cancelled', order, token }, now)
}

const tellUncertain = (sql: SqlStorage, { id, token }: Attempt, quote: Quote | null, now: number): void => {
  const orderId = orderOfPayment(id)
  const amount = quote?.totals.total ?? null
  record(sql, orderId, { type: 'payment-uncertain', orderId, paymentId: id, token, amount }, now)
}

const endAttempt = (sql: SqlStorage, kept: KeptCart, attempt: Attempt, reason: string, now: number): Cart => {
  const cart = withAttempt(kept.cart, { ...attempt, state: 'failed', reason }, now)
  saveCart(sql, { ...kept, cart, checkAt: null })
  const orderId = orderOfPayment(attempt.id)
  const items = kept.cart.lines.map(({ variantId }) => variantId)
  record(sql, orderId, { type: 'payment-failed', orderId, paymentId: attempt.id, reason, items }, now)
  return cart
}

const withAttempt = (cart: Cart, payment: Attempt, now: number): Cart => ({ ...cart, payment, updatedAt: now })

const keptOf = (sql: SqlStorage, paymentId: PaymentId): KeptCart | undefined =>
  cartOf(sql, cartOfOrder(orderOfPayment(paymentId)))

const orderOfKept = (sql: SqlStorage, { cart }: KeptCart): Order | undefined =>
  cart.orderId === null ? undefined : orderOf(sql, cart.orderId)
