/**
 * Another way of delivery, chosen before anything of an order was sent. What it costs more stands behind what was ordered, as an addition
 * without goods, and is to be paid; what it costs less goes back as a part of what was paid for delivery.
 */
import type { DeliveryMethodId } from '../logistics/delivery-methods.ts'
import { ok, refuse, type Result } from '../result.ts'
import { addTo, type Adding, type AddRefusal } from './adding.ts'
import { changed, type Order } from './order.ts'
import type { QuotedDelivery } from './quoted-delivery.ts'
import { refund, type RefundRefusal } from './refund.ts'

export type DeliveryChange = Pick<Adding, 'id' | 'request' | 'holdId' | 'version'> & {
  readonly delivery: QuotedDelivery
  /** By what it is dearer, with its tax; null: it is not. */
  readonly dearer: Adding['quote'] | null
  /** What goes back, in minor units: nothing where it is dearer. */
  readonly cheaper: number
}

/** In the order they are checked. */
export type DeliveryChangeRefusal =
  | AddRefusal
  | { readonly code: 'order-shipped' }
  /** Nothing of it travels, it is fetched, or that way is not there. */
  | { readonly code: 'delivery-unavailable'; readonly method: DeliveryMethodId }
  | RefundRefusal

/** The same way, and the same request again, change nothing. */
export const changeDelivery = (
  order: Order,
  { delivery, dearer, cheaper, ...asked }: DeliveryChange,
  now: number,
): Result<Order, DeliveryChangeRefusal> => {
  const { id, version } = asked
  if (order.additions?.some((one) => one.id === id) || order.refunds?.some((one) => one.id === id)) return ok(order)
  if (order.imported) return refuse({ code: 'order-imported' })
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  if (order.shipments.length > 0) return refuse({ code: 'order-shipped' })
  if (order.forgottenAt !== undefined) return refuse({ code: 'order-forgotten' })
  if (order.delivery === delivery.method) return ok(order)
  if (order.version !== version) return refuse({ code: 'order-changed', version: order.version })
  const { pricedBy } = order
  if (!order.delivery || !pricedBy?.delivery || pricedBy.delivery.pickup || delivery.pickup)
    return refuse({ code: 'delivery-unavailable', method: delivery.method })
  const moved = { ...order, delivery: delivery.method, pricedBy: { ...pricedBy, delivery } }
  if (dearer) return addTo(moved, { ...asked, reason: 'delivery', quote: dearer }, now)
  if (cheaper === 0) return ok(changed(moved, {}, now))
  return refund(moved, { id, cause: 'delivery', parcels: [], delivery: cheaper }, now)
}
