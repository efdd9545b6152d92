/** Orders as their owners and the staff see and change them: always at the shard that keeps the truth. */
import type { Event } from '#domain/events'
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { CartKey, OrderId } from '#domain/ids'
import type { Heard } from '#domain/logistics/track'
import type { Cart } from '#domain/orders/cart'
import type { Order, OrderRefusal, Shipment } from '#domain/orders/order'
import type { Receiving } from '#domain/orders/balance'
import type { Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'

export type OrderWithTimeline = { readonly order: Order; readonly timeline: readonly Event[] }

/** To whoever has its key: the order, or the cart whose payment is not certain yet. */
export const orderForShopper = async (
  env: Env,
  order: OrderId,
  key: CartKey,
): Promise<OrderWithTimeline | { readonly pending: Cart } | undefined> => {
  const found = await askOrder(env, order, 'orderForShopper', { order, key })
  if (!found) return undefined
  return found.order ? { order: found.order, timeline: found.timeline } : { pending: found.cart }
}

export const orderForStaff = async (env: Env, id: OrderId): Promise<OrderWithTimeline | undefined> => {
  const { order, timeline } = await askOrder(env, id, 'orderForStaff', id)
  return order ? { order, timeline } : undefined
}

type OrderAnswer = Promise<Result<Order, OrderRefusal | IdempotencyRefusal>>

export const shipOrder = (
  env: Env,
  ask: { readonly order: OrderId; readonly shipment: Omit<Shipment, 'shippedAt'>; readonly idempotency: Idempotency },
): OrderAnswer => askOrder(env, ask.order, 'ship', ask)

/** Said of a parcel by its carrier, or by staff: whatever was heard before changes nothing. */
export const trackShipment = (
  env: Env,
  ask: Heard & { readonly order: OrderId; readonly idempotency: Idempotency | null },
): OrderAnswer => askOrder(env, ask.order, 'track', ask)

/** Staff say that money has come for it. */
export const receivePayment = (
  env: Env,
  ask: { readonly order: OrderId; readonly payment: Receiving; readonly idempotency: Idempotency },
): OrderAnswer => askOrder(env, ask.order, 'receive', ask)

/** Staff say that what was owed back has gone back. */
export const refundRecorded = (env: Env, order: OrderId, cancellation: string): OrderAnswer =>
  askOrder(env, order, 'refunded', { order, cancellation })
