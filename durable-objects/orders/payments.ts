/** What an order shard decides about an attempt to pay: each function is one step of one transaction. */
import { cartOfOrder, orderName, orderOfPayment, type CartId, type ItemKey, type PaymentId } from '#domain/ids'
import { beginAttempt, CHECK_AFTER_MS, heldFor, isOpen, TAKEN_BACK, type BeginRefusal } from '#domain/orders/attempt'
import { isPaying, type Attempt, type Cart } from '#domain/orders/cart'
import { authorisationOf } from '#domain/orders/authorisation'
import { cancel } from '#domain/orders/cancellation'
import type { Order } from '#domain/orders/order'
import { placeOrder } from '#domain/orders/placing'
import type { Quote } from '#domain/orders/quote'
import { keysOfStored, leftToPay } from '#domain/orders/stored-payments'
import { keysOfCode } from '#domain/promotions/limits'
import { ok, refuse, type Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { answerOf, saveAnswer } from '#schema/shards/orders/answers'
import { cartAndNamesake, cartOf, saveCart, type StoredCart } from '#schema/shards/orders/carts'
import { saveOrderRefs } from '#schema/shards/orders/customers'
import { hasNamesake, orderOf, saveOrder } from '#schema/shards/orders/orders'
import { check as checkCharges } from './order-charges.ts'
import type { Awaited, Begin, Begun, Confirm, Fail, Owe, Refused, Revive, Revived, Standing } from './payment-asks.ts'

export type { Awaited, Begin, Begun, Confirm, Fail, Owe, Refused, Revive, Revived, Standing } from './payment-asks.ts'

/** The same key goes on where it began; when it is done it is given the order again. */
export const begin = (sql: SqlStorage, { owner, idempotency, token }: Begin, now: number): Begun => {
  const stored = cartOf(sql, owner.id)
  if (!stored || stored.key !== owner.key || stored.cart.gatheredInto) return refuse({ code: 'cart-unknown' })
  const { key, request } = idempotency
  const given = requestOf(sql, stored, key)
  if (given !== undefined && given !== request) return refuse({ code: 'idempotency-key-reused' })
  const order = orderOfCart(sql, stored)
  if (order && stored.cart.payment?.key === key) return ok({ cart: stored.cart, attempt: stored.cart.payment, order })

  const attempt = beginAttempt(stored.cart, { key, request, token, attempts: stored.attempts }, now)
  // Whoever only repeats what has been answered long ago takes the place of nobody.
  if (!attempt.ok) return given === undefined ? attempt : withoutWaiting(attempt.refusal)
  const cart = { ...stored.cart, payment: attempt.value }
  const before = stored.cart.payment
  if (attempt.value.id !== before?.id) {
    if (before && before.key !== key) writeDown(sql, owner.id, before, now)
    saveCart(sql, { ...stored, cart, quote: null, attempts: stored.attempts + 1, checkAt: now + CHECK_AFTER_MS })
  } else if (!before.repeated) saveCart(sql, { ...stored, cart })
  return ok({ cart, attempt: attempt.value, order: null })
}

const withoutWaiting = (refusal: BeginRefusal): Begun =>
  refuse(refusal.code === 'payment-in-progress' ? { code: refusal.code } : refusal)

/** What a key stood for: the attempt of now carries it, of those before it is written down. */
const requestOf = (sql: SqlStorage, { cart }: StoredCart, key: string): string | undefined =>
  (cart.payment?.key === key ? cart.payment.request : undefined) ?? answerOf(sql, cart.id, key)?.request

/** Whether a key stands for an attempt to pay: then it stands for no change of the cart. */
export const isOfPayment = ({ payment }: Cart, key: string): boolean =>
  payment?.key === key && payment.request !== undefined

/** Another attempt takes its place: what its key stood for is known all the same. */
const writeDown = (sql: SqlStorage, scope: CartId, { id, key, request }: Attempt, now: number): void => {
  if (request === undefined || answerOf(sql, scope, key)) return
  saveAnswer(sql, { scope, key, request, answer: JSON.stringify(id) }, now)
}

export const wait = (sql: SqlStorage, asked: Awaited, now: number): Result<Cart, Refused> => {
  const { paymentId, quote, state, redirect, token } = asked
  const stored = cartOfPayment(sql, paymentId)
  if (!stored) return refuse({ code: 'payment-unknown', paymentId })
  const attempt = stored.cart.payment
  if (!isOpen(attempt, paymentId)) return refuse({ code: 'payment-late', paymentId })
  if (attempt.state === state && stored.quote) return ok(stored.cart)
  const said = { ...(redirect !== undefined && { redirect }), ...(token !== undefined && { token }) }
  const cart = withAttempt(stored.cart, { ...attempt, state, ...said }, now)
  const agreed = quote ?? stored.quote
  saveCart(sql, { ...stored, cart, quote: agreed, checkAt: state === 'challenged' ? attempt.expiresAt : null })
  if (state === 'uncertain' && attempt.state !== state) tellUncertain(sql, attempt, now)
  return ok(cart)
}

/** Where an attempt stands, for whoever hears of its payment from elsewhere. */
export const standingOf = (sql: SqlStorage, paymentId: PaymentId): Standing => {
  const stored = cartOfPayment(sql, paymentId)
  if (!stored) return null
  const attempt = stored.cart.payment
  if (!isOpen(attempt, paymentId)) {
    const placed = orderOfCart(sql, stored)
    const captureLater = placed?.paymentId === paymentId && placed.authorisation !== undefined
    return { state: 'ended', due: null, captureLater }
  }
  const { quote } = stored
  if (quote) return { state: 'open', due: leftToPay(quote), captureLater: quote.captureLater === true }
  const { codes = [], customerId, currency, email } = stored.cart
  const promoted = { codes, currency, email, ...(customerId !== undefined && { customerId }) }
  return { state: 'begun', due: null, captureLater: false, promoted }
}

export const confirm = (sql: SqlStorage, ask: Confirm, now: number): Result<Order, Refused> => {
  const { paymentId, quote, terms, authorised, token } = ask
  const stored = cartAndNamesake(sql, cartOfOrder(orderOfPayment(paymentId)))
  if (!stored) return refuse({ code: 'payment-unknown', paymentId })
  const placed = orderOfCart(sql, stored)
  if (placed && (placed.holdId === paymentId || placed.paymentId === paymentId)) return ok(placed)
  const agreed = quote ?? stored.quote
  const attempt = stored.cart.payment
  if (!isOpen(attempt, paymentId) || !agreed) return refuse({ code: 'payment-late', paymentId })

  const payment = { paymentId: attempt.paidBy ?? paymentId, holdId: paymentId }
  const promised = authorised && authorisationOf(authorised, { amount: leftToPay(agreed), token: attempt.token }, now)
  const order = placeOrder(
    stored.cart,
    agreed,
    { ...payment, terms, authorisation: promised, ...(stored.hasNamesake && longerName(sql, paymentId)) },
    now,
  )
  const paid = withAttempt(
    { ...stored.cart, orderId: order.id },
    { ...attempt, state: 'paid', ...(token && { token }) },
    now,
  )
  const { hasNamesake: _, ...kept } = stored
  saveCart(sql, { ...kept, cart: paid, quote: null, checkAt: null })
  saveOrder(sql, order)
  if (order.customerId) saveOrderRefs(sql, order.customerId, [{ id: order.id, placedAt: order.placedAt }])
  record(sql, order.id, { type: 'order-placed', order, items: heldFor(agreed) }, now)
  if (agreed.keepMethod && order.customerId)
    record(sql, order.id, { type: 'payment-method-left', order, token: attempt.token }, now)
  return ok(order)
}

/** As many groups more as make the name nobody else's. */
const longerName = (sql: SqlStorage, payment: PaymentId): { readonly name: string } => {
  const order = orderOfPayment(payment)
  let more = 0
  while (hasNamesake(sql, order, more)) more++
  return { name: orderName(order, more) }
}

export const fail = (
  sql: SqlStorage,
  { paymentId, reason, unasked, held }: Fail,
  now: number,
): Result<Cart, Refused> => {
  const stored = cartOfPayment(sql, paymentId)
  if (!stored) return refuse({ code: 'payment-unknown', paymentId })
  if (stored.cart.payment?.id === paymentId && stored.cart.payment.state === 'failed') return ok(stored.cart)
  if (!isOpen(stored.cart.payment, paymentId)) return refuse({ code: 'payment-late', paymentId })
  return ok(
    endAttempt(sql, stored, stored.cart.payment, { reason, ...(unasked && { unasked }), ...(held && { held }) }, now),
  )
}

/**
 * A request has nothing to charge for. When another carries the same attempt on, that one may be charging just now:
 * then only the provider knows, and is asked.
 */
export const giveUp = (sql: SqlStorage, ask: Fail, now: number): Result<Cart, Refused> => {
  const attempt = cartOfPayment(sql, ask.paymentId)?.cart.payment
  return attempt?.repeated
    ? wait(sql, { ...ask, quote: null, state: 'uncertain' }, now)
    : fail(sql, { ...ask, unasked: true }, now)
}

/** The attempt that failed is followed by one that needs no money: the payment that came late has paid for it. */
export const revive = (sql: SqlStorage, { paymentId, quote }: Revive, now: number): Result<Revived, Refused> => {
  const stored = cartOfPayment(sql, paymentId)
  const agreed = quote ?? stored?.quote
  if (!stored || !agreed) return refuse({ code: 'payment-unknown', paymentId })
  const late = stored.cart.payment
  if (late?.paidBy === paymentId && late.state !== 'failed') return ok({ attempt: late, quote: stored.quote ?? agreed })
  const ended = late?.id === paymentId && late.state === 'failed' && late.reason !== TAKEN_BACK
  if (!ended || isOwed(sql, stored, paymentId)) return refuse({ code: 'payment-late', paymentId })
  const begun = beginAttempt(stored.cart, { ...asAsked(late), attempts: stored.attempts }, now)
  if (!begun.ok) return refuse({ code: 'payment-late', paymentId })
  const attempt = { ...begun.value, paidBy: paymentId }
  const cart = withAttempt(stored.cart, attempt, now)
  saveCart(sql, { ...stored, cart, quote: agreed, attempts: stored.attempts + 1, checkAt: now + CHECK_AFTER_MS })
  return ok({ attempt, quote: agreed })
}

/**
 * Money came for nothing that can be sold: it is owed back, where the merchant sees it. Its attempt ends in the same
 * moment, and what is owed once is never sold for again.
 */
export const owe = (sql: SqlStorage, { paymentId, token, quote }: Owe, now: number): Result<PaymentId, Refused> => {
  const stored = cartOfPayment(sql, paymentId)
  if (!stored) return refuse({ code: 'payment-unknown', paymentId })
  const placed = orderOfCart(sql, stored)
  if (placed?.paymentId === paymentId || isOwed(sql, stored, paymentId)) return ok(paymentId)
  saveAnswer(sql, { scope: stored.cart.id, key: owedKey(paymentId), request: token, answer: paymentId }, now)

  const attempt = stored.cart.payment
  const own = attempt !== null && isFor(attempt, paymentId)
  if (own && isPaying(attempt)) endAttempt(sql, stored, attempt, { reason: 'payment-interrupted' }, now)
  const agreed = quote ?? (own ? stored.quote : null)
  if (own && agreed && !placed) placeCancelled(sql, cartOfPayment(sql, paymentId) ?? stored, paymentId, agreed, now)
  else {
    const orderId = orderOfPayment(paymentId)
    record(sql, orderId, { type: 'payment-owed', orderId, paymentId, token, amount: agreed && leftToPay(agreed) }, now)
  }
  return ok(paymentId)
}

/** The merchant sees an order that came too late; its money goes back by the fact that it is cancelled. */
const placeCancelled = (sql: SqlStorage, stored: StoredCart, paymentId: PaymentId, quote: Quote, now: number): void => {
  const placed = placeOrder(stored.cart, quote, { paymentId, holdId: paymentId, ...longerName(sql, paymentId) }, now)
  const cancelled = cancel(placed, { id: 'payment-late', reason: 'payment-late', parcels: null }, now)
  if (!cancelled.ok) throw new RangeError('an order that was just placed can be cancelled')
  saveCart(sql, { ...stored, cart: { ...stored.cart, orderId: placed.id, updatedAt: now }, checkAt: null })
  saveOrder(sql, cancelled.value)
  tellCancelled(sql, cancelled.value, now)
}

/** Money that comes for what its shopper has taken back is no longer for this cart: they may be filling it anew. */
const isFor = ({ id, paidBy, reason }: Attempt, paymentId: PaymentId): boolean =>
  (id === paymentId || paidBy === paymentId) && reason !== TAKEN_BACK

const owedKey = (paymentId: PaymentId) => `owed ${paymentId}`
const isOwed = (sql: SqlStorage, { cart }: StoredCart, paymentId: PaymentId): boolean =>
  answerOf(sql, cart.id, owedKey(paymentId)) !== undefined

/** An attempt that nobody ended in time: its Worker died, or its shopper went away. The provider must be asked. */
export const check = (sql: SqlStorage, stored: StoredCart, now: number): void => {
  const attempt = stored.cart.payment
  if (!attempt || !isOpen(attempt, attempt.id)) return checkCharges(sql, stored, now)
  saveCart(sql, { ...stored, cart: withAttempt(stored.cart, { ...attempt, state: 'uncertain' }, now), checkAt: null })
  tellUncertain(sql, attempt, now)
}

export const tellCancelled = (sql: SqlStorage, order: Order, now: number): void => {
  const token = cartOf(sql, order.cartId)?.cart.payment?.token ?? ''
  const cancellation = order.cancellations?.at(-1)
  record(sql, order.id, { type: 'order-cancelled', order, token, ...(cancellation && { cancellation }) }, now)
}

const tellUncertain = (sql: SqlStorage, { id, token, paidBy }: Attempt, now: number): void => {
  const orderId = orderOfPayment(id)
  record(sql, orderId, { type: 'payment-uncertain', orderId, paymentId: id, token, paidBy }, now)
}

/** Its Worker died before anybody heard of what it asked for. */
const limitsOfCart = ({ codes = [], customerId, currency }: Cart): ItemKey[] =>
  codes.flatMap((code) => keysOfCode(code, customerId ?? null, currency))

type End = Pick<Fail, 'reason' | 'unasked' | 'held'>

const endAttempt = (sql: SqlStorage, stored: StoredCart, attempt: Attempt, end: End, now: number): Cart => {
  const { held = [], ...said } = end
  const cart = withAttempt(stored.cart, { ...attempt, state: 'failed', ...said }, now)
  saveCart(sql, { ...stored, cart, checkAt: null })
  const orderId = orderOfPayment(attempt.id)
  const lines = [...stored.cart.lines, ...(stored.quote?.lines ?? [])]
  const limits = stored.quote ? (stored.quote.limits ?? []).map(({ item }) => item) : limitsOfCart(stored.cart)
  const money = keysOfStored(stored.cart)
  const items = [...new Set<ItemKey>([...lines.map(({ variantId }) => variantId), ...limits, ...money, ...held])]
  record(sql, orderId, { type: 'payment-failed', orderId, paymentId: attempt.id, ...said, items }, now)
  return cart
}

const asAsked = ({ key, request, token }: Attempt) => ({ key, token, ...(request !== undefined && { request }) })

const withAttempt = (cart: Cart, payment: Attempt, now: number): Cart => ({ ...cart, payment, updatedAt: now })

const cartOfPayment = (sql: SqlStorage, paymentId: PaymentId): StoredCart | undefined =>
  cartOf(sql, cartOfOrder(orderOfPayment(paymentId)))

const orderOfCart = (sql: SqlStorage, { cart }: StoredCart): Order | undefined =>
  cart.orderId === null ? undefined : orderOf(sql, cart.orderId)
