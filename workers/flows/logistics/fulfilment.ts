/** Send everything of an order that is still to be sent, in one parcel without a tracking number. */
import type { IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import { openParcels, type Order, type OrderRefusal } from '#domain/orders/order'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { orderForStaff, shipOrder } from '../orders/orders.ts'

/** @param shipment its id: asking twice with one sends once */
export const shipRest = async (
  env: Env,
  id: OrderId,
  shipment: string,
): Promise<Result<Order, OrderRefusal | IdempotencyRefusal>> => {
  const seen = await orderForStaff(env, id)
  if (!seen) return refuse({ code: 'order-unknown' })
  const { order } = seen
  if (order.shipments.some((one) => one.id === shipment)) return ok(order)
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  const parcels = openParcels(order)
  if (parcels.length === 0) return refuse({ code: 'order-shipped' })
  const asked = { id: shipment, parcels, carrier: '', tracking: '' }
  return shipOrder(env, {
    order: id,
    shipment: asked,
    idempotency: { key: shipment, request: JSON.stringify(parcels) },
  })
}
