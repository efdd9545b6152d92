/** What becomes of an order that is placed: each function is one transaction, with the fact that it tells. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import { track, type Heard } from '#domain/logistics/track'
import { beginCapture, captured, released } from '#domain/orders/authorisation'
import { cancel, refunded, type Cancelling } from '#domain/orders/cancellation'
import type { CardsRefusal } from '#domain/orders/gift-cards-back'
import { receive, type Receiving } from '#domain/orders/balance'
import type { Money } from '#domain/money'
import { ship, type Order, type OrderRefusal, type Shipment } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { orderOf, saveOrder } from '#schema/shards/orders/orders'
import { once } from '../sharding/once.ts'
import { tellCancelled } from './payments.ts'

type Changed = Result<Order, OrderRefusal | IdempotencyRefusal>
export type Asked = { readonly order: OrderId; readonly idempotency: Idempotency | null }

export type Shipping = Asked & { readonly shipment: Omit<Shipment, 'shippedAt'> }
export type Tracks = Asked & Heard
export type Cancels = Asked & { readonly cancellation: Cancelling }
export type Receives = Asked & { readonly payment: Receiving }
/** @property amount minor units; null: all that can be taken */
export type Captures = Asked & { readonly amount: number | null }
/** @property amount what the provider has given; null: what it was asked for */
export type Captured = { readonly order: OrderId; readonly amount: Money | null }
/** @property cancellation or of a refund: by which id it went back */
export type Refunding = { readonly order: OrderId; readonly cancellation?: string }

/** @typeParam R why that change alone may be refused */
export const changed = <R = never>(
  sql: SqlStorage,
  { order: id, idempotency }: Asked,
  now: number,
  decide: (order: Order) => Result<Order, OrderRefusal | R>,
): Result<Order, OrderRefusal | IdempotencyRefusal | R> => {
  const order = orderOf(sql, id)
  if (!order) return refuse({ code: 'order-unknown' })
  if (order.imported) return refuse({ code: 'order-imported' })
  return once(sql, id, idempotency, now, () => {
    const decision = decide(order)
    if (decision.ok && decision.value !== order) saveOrder(sql, decision.value)
    return decision
  })
}

export const shipOrder = (sql: SqlStorage, ask: Shipping, now: number): Changed =>
  changed(sql, ask, now, (order) => {
    const shipment = { ...ask.shipment, shippedAt: now }
    const shipped = ship(order, shipment, now)
    if (shipped.ok && shipped.value !== order)
      record(sql, order.id, { type: 'order-shipped', order: shipped.value, shipment }, now)
    return shipped
  })

/** What carriers and staff say of a parcel, repeated, late and in any order; and its number, where it was mistyped. */
export const trackShipment = (sql: SqlStorage, ask: Tracks, now: number): Changed =>
  changed(sql, ask, now, (order) => {
    const tracked = track(order, ask, now)
    if (!tracked.ok) return tracked
    const { order: updated, shipment, was, news } = tracked.value
    if (updated !== order)
      record(sql, order.id, { type: 'shipment-updated', order: updated, shipment, was: was.status, news }, now)
    return ok(updated)
  })

export const cancelOrder = (
  sql: SqlStorage,
  ask: Cancels,
  now: number,
): Result<Order, OrderRefusal | IdempotencyRefusal | CardsRefusal> =>
  changed<CardsRefusal>(sql, ask, now, (order) => {
    const cancelled = cancel(order, ask.cancellation, now)
    if (cancelled.ok && cancelled.value !== order) tellCancelled(sql, cancelled.value, now)
    return cancelled
  })

/** Money has come for an order that was placed before it was paid. */
export const receivePayment = (sql: SqlStorage, ask: Receives, now: number): Changed =>
  changed(sql, ask, now, (order) => {
    const received = receive(order, ask.payment, now)
    const last = received.ok && received.value !== order ? received.value.received?.at(-1) : undefined
    if (received.ok && last)
      record(sql, order.id, { type: 'payment-received', order: received.value, received: last }, now)
    return received
  })

export const refundOrder = (sql: SqlStorage, { order: id, cancellation }: Refunding, now: number): Changed =>
  changed(sql, { order: id, idempotency: null }, now, (order) => {
    const done = refunded(order, cancellation, now)
    if (done.ok && done.value !== order) {
      const { cancellations = [], refunds = [] } = done.value
      const cancelled = cancellations.find((one) => one.id === cancellation)
      const refund = refunds.find((one) => one.id === cancellation)
      const back = { ...(cancelled && { cancellation: cancelled }), ...(refund && { refund }) }
      record(sql, id, { type: 'order-refunded', order: done.value, ...back }, now)
    }
    return done
  })

/** What was promised is to be taken. Whoever asks the provider for it is told by the fact. */
export const captureOrder = (sql: SqlStorage, ask: Captures, now: number): Changed =>
  changed(sql, ask, now, (order) => {
    const begun = beginCapture(order, ask.amount, now)
    if (begun.ok && begun.value !== order) record(sql, order.id, { type: 'capture-begun', order: begun.value }, now)
    return begun
  })

export const orderCaptured = (sql: SqlStorage, { order: id, amount }: Captured, now: number): Changed =>
  changed(sql, { order: id, idempotency: null }, now, (order) => {
    const done = captured(order, amount, now)
    if (done.ok && done.value !== order) tellCaptured(sql, done.value, now)
    return done
  })

/** What it has given too much goes back by a fact of its own: all of it, where nothing was due any more. */
const tellCaptured = (sql: SqlStorage, order: Order, now: number): void => {
  const { id, paymentId, authorisation, received = [] } = order
  const last = received.at(-1)
  if (authorisation?.state === 'released') record(sql, id, { type: 'authorisation-released', order }, now)
  else if (last) record(sql, id, { type: 'payment-received', order, received: last }, now)
  if (!authorisation?.excess) return
  const { token, excess: amount } = authorisation
  record(sql, id, { type: 'payment-owed', orderId: id, paymentId, token, amount }, now)
}

export const orderReleased = (sql: SqlStorage, id: OrderId, now: number): Changed =>
  changed(sql, { order: id, idempotency: null }, now, (order) => {
    const done = released(order, now)
    if (done.ok && done.value !== order) record(sql, id, { type: 'authorisation-released', order: done.value }, now)
    return done
  })
