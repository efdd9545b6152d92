/** A parcel of nobody that has come where a template tells of. */
import type { Event } from '#domain/events'
import type { ShipmentEvent, ShipmentTemplate } from '#domain/notifications/message'
import type { Order } from '#domain/orders/order'
import { statusIn } from './messages/shipments.ts'
import type { ToldShipment } from './shipment-emails.ts'

/** @param event under which it is told, about which order */
export const shipmentSample = (
  template: ShipmentTemplate,
  event: Pick<Event, 'id' | 'at'> & { readonly order: Order },
  link: string,
): ToldShipment => {
  const status = statusIn(template)
  const { at, order } = event
  const parcels = order.lines.map(({ variantId, units }) => ({ variantId, units }))
  const news = [{ at, status, place: order.address?.city ?? '', text: '' }]
  const shipment = { id: 'sample', parcels, carrier: 'Post', tracking: '3S0000000000', shippedAt: at, events: news }
  const updated: ShipmentEvent = { ...event, type: 'shipment-updated', shipment, was: 'in-transit', news }
  return { event: updated, status, link }
}
