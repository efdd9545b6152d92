/** Payments for an order that was placed: each function is one transaction, with the fact that it tells. */
import { orderOfPayment, type OrderId, type PaymentId } from '#domain/ids'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { SettleRefusal } from '#domain/orders/attempt'
import type { Order } from '#domain/orders/order'
import {
  beginCharge,
  chargeable,
  chargeNamed,
  checkChargeAt,
  failCharge,
  isOpenCharge,
  openCharges,
  settleCharge,
  waitForCharge,
  type BeginningCharge,
  type ChargeRefusal,
  type WaitingCharge,
} from '#domain/orders/order-charge'
import type { OrderCharge } from '#domain/orders/payment-terms'
import { ok, refuse, type Result } from '#domain/result'
import { record } from '#schema/shards/events'
import { cartOf, saveCart, type StoredCart } from '#schema/shards/orders/carts'
import { orderOf, saveOrder } from '#schema/shards/orders/orders'
import { once } from '../sharding/once.ts'

export type Begins = { readonly order: OrderId; readonly charge: BeginningCharge }
export type Waits = { readonly charge: WaitingCharge }
export type Fails = { readonly paymentId: PaymentId; readonly reason: string }
export type Settles = { readonly paymentId: PaymentId; readonly token?: string | undefined }
export type ChargeBegun = { readonly order: Order; readonly charge: OrderCharge }

/** The order and its cart are one row's clock: the cart has no attempt of its own any more. */
const saveWithCheck = (sql: SqlStorage, order: Order): void => {
  saveOrder(sql, order)
  const stored = cartOf(sql, order.cartId)
  if (!stored) return
  const times = openCharges(order).flatMap((one) => checkChargeAt(one) ?? [])
  const checkAt = times.length > 0 ? Math.min(...times) : null
  if (stored.checkAt !== checkAt) saveCart(sql, { ...stored, checkAt })
}

export const begin = (
  sql: SqlStorage,
  { order: id, charge }: Begins,
  now: number,
): Result<ChargeBegun, ChargeRefusal> => {
  const order = orderOf(sql, id)
  if (!order) return refuse({ code: 'order-unknown' })
  const begun = beginCharge(order, charge, now)
  if (begun.ok && begun.value.order !== order) saveWithCheck(sql, begun.value.order)
  return begun
}

const changing = (
  sql: SqlStorage,
  paymentId: PaymentId,
  decide: (order: Order) => Result<Order, SettleRefusal>,
  tell: (order: Order, charge: OrderCharge) => void = () => {},
): Result<Order, SettleRefusal> => {
  const order = orderOf(sql, orderOfPayment(paymentId))
  if (!order) return refuse({ code: 'payment-unknown', paymentId })
  const done = decide(order)
  if (!done.ok || done.value === order) return done
  saveWithCheck(sql, done.value)
  const charge = chargeNamed(done.value, paymentId)
  if (charge) tell(done.value, charge)
  return done
}

export const wait = (sql: SqlStorage, { charge }: Waits, now: number): Result<Order, SettleRefusal> =>
  changing(
    sql,
    charge.id,
    (order) => waitForCharge(order, charge),
    (_, one) => {
      if (one.state === 'uncertain') tellUncertain(sql, one, now)
    },
  )

export const fail = (sql: SqlStorage, { paymentId, reason }: Fails, now: number): Result<Order, SettleRefusal> =>
  changing(
    sql,
    paymentId,
    (order) => failCharge(order, paymentId, reason),
    (order) => record(sql, order.id, { type: 'payment-failed', orderId: order.id, paymentId, reason, items: [] }, now),
  )

/** What came of it is told as any money that comes; what was not due any more goes back by a fact of its own. */
export const settle = (sql: SqlStorage, { paymentId, token }: Settles, now: number): Result<Order, SettleRefusal> =>
  changing(
    sql,
    paymentId,
    (order) => settleCharge(order, { id: paymentId, token }, now),
    (order, charge) => {
      const { id } = order
      const received = order.received?.find((one) => one.id === paymentId)
      if (received) record(sql, id, { type: 'payment-received', order, received }, now)
      if (!charge.excess) return
      const owed = { orderId: id, paymentId, token: charge.token, amount: charge.excess }
      record(sql, id, { type: 'payment-owed', ...owed }, now)
    },
  )

const tellUncertain = (sql: SqlStorage, { id, token }: OrderCharge, now: number): void => {
  const orderId = orderOfPayment(id)
  record(sql, orderId, { type: 'payment-uncertain', orderId, paymentId: id, token, paidBy: null }, now)
}

/** Those that did not end in time: their Worker died, or their payer went away. */
export const check = (sql: SqlStorage, stored: StoredCart, now: number): void => {
  const order = stored.cart.orderId === null ? undefined : orderOf(sql, stored.cart.orderId)
  if (!order?.charges) return saveCart(sql, { ...stored, checkAt: null })
  const late = order.charges.filter((one) => isOpenCharge(one) && (checkChargeAt(one) ?? Infinity) <= now)
  const isLate = new Set(late)
  const charges = order.charges.map((one) => (isLate.has(one) ? { ...one, state: 'uncertain' as const } : one))
  saveWithCheck(sql, { ...order, charges })
  for (const one of late) tellUncertain(sql, one, now)
}

export type Requests = {
  readonly order: OrderId
  readonly request: string
  readonly idempotency: Idempotency
}

type RequestRefusal = Extract<
  ChargeRefusal,
  { readonly code: 'order-unknown' | 'order-imported' | 'order-forgotten' | 'nothing-due' }
>

/** Staff want its buyer to be written that it is to be paid, and where. */
export const request = (
  sql: SqlStorage,
  { order: id, request: requestId, idempotency }: Requests,
  now: number,
): Result<{ readonly order: Order; readonly isNew: boolean }, RequestRefusal | IdempotencyRefusal> => {
  const order = orderOf(sql, id)
  if (!order) return refuse({ code: 'order-unknown' })
  if (order.imported) return refuse({ code: 'order-imported' })
  if (order.forgottenAt !== undefined) return refuse({ code: 'order-forgotten' })
  let isNew = false
  const done = once<true, RequestRefusal>(sql, id, idempotency, now, () => {
    const amount = chargeable(order)
    if (amount.amount === 0) return refuse({ code: 'nothing-due' })
    isNew = true
    record(sql, id, { type: 'payment-requested', order, request: { id: requestId, amount } }, now)
    return ok(true)
  })
  return done.ok ? ok({ order, isNew }) : done
}
