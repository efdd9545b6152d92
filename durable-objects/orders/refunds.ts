/** Money of an order goes back for anything but what is cancelled: one transaction, with the fact by which somebody gives it back. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import type { Order, OrderRefusal } from '#domain/orders/order'
import { refund, type Refunding, type RefundRefusal } from '#domain/orders/refund'
import { record } from '#schema/shards/events'
import { cartOf } from '#schema/shards/orders/carts'
import type { Result } from '#domain/result'
import { changed } from './order-changes.ts'

export type Refunds = {
  readonly order: OrderId
  readonly idempotency: Idempotency | null
  readonly refunding: Refunding
}

/** Where more goes back than before. @param order with what was written down last */
export const tellRefund = (sql: SqlStorage, before: Order, order: Order, now: number): void => {
  const refund = order.refunds?.[before.refunds?.length ?? 0]
  if (!refund) return
  const token = cartOf(sql, order.cartId)?.cart.payment?.token ?? ''
  record(sql, order.id, { type: 'refund-begun', order, token, refund }, now)
}

export const beginRefund = (
  sql: SqlStorage,
  ask: Refunds,
  now: number,
): Result<Order, OrderRefusal | IdempotencyRefusal | RefundRefusal> =>
  changed<RefundRefusal>(sql, ask, now, (order) => {
    const begun = refund(order, ask.refunding, now)
    if (begun.ok) tellRefund(sql, order, begun.value, now)
    return begun
  })
