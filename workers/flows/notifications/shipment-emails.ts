/** What the receiver of a parcel is written of its way: one message for one move, in the order's language. */
import { standingOf } from '#domain/logistics/tracking'
import {
  messageId,
  toldStatus,
  type Message,
  type ShipmentEvent,
  type ShipmentTemplate,
  type ToldStatus,
} from '#domain/notifications/message'
import type { PushWords } from '#domain/notifications/push'
import { trackingLink } from '../logistics/tracking-link.ts'
import type { SealEnv } from '../../http/seal.ts'
import { personalMessage } from './account-emails.ts'
import { trackingText } from './messages/en.ts'
import { shipmentMessages, type Parcel } from './messages/shipments.ts'
import { partsOf } from './order-emails.ts'
import type { Shop } from './sender.ts'
import { OWN_WORDS, type Wording } from './wording.ts'

export type ToldShipment = { readonly event: ShipmentEvent; readonly status: ToldStatus; readonly link: string }

/** Those of these facts that somebody is told of, each with the page that shows the way. @param url of the shop, or empty */
export const toldShipments = async (
  env: SealEnv,
  events: readonly ShipmentEvent[],
  url: string,
): Promise<ToldShipment[]> => {
  const told = await Promise.all(
    events.map(async (event): Promise<ToldShipment[]> => {
      const status = toldStatus(event)
      if (!status) return []
      const { order, shipment } = event
      const parcel = { order: order.id, shipment: shipment.id }
      return [{ event, status, link: await trackingLink(env, url, parcel, order.language) }]
    }),
  )
  return told.flat()
}

export const templateOf = (status: ToldStatus): ShipmentTemplate => `shipment-${status}`

const parcelOf = ({ order, shipment }: ShipmentEvent): Parcel => ({
  order: order.name,
  tracking: trackingText(shipment),
  place: standingOf(shipment).last?.place ?? '',
})

/** @param wording a merchant's own words */
export const shipmentMessage = (
  { event, status, link }: ToldShipment,
  shop: Shop,
  wording: Wording = OWN_WORDS,
): Message => {
  const { order, shipment } = event
  const { language } = order
  const texts = shipmentMessages[language]
  const parcel = parcelOf(event)
  const { paragraphs, ...opening } = texts.told[status](parcel)
  const name = order.address?.name ?? ''
  return personalMessage({
    id: messageId(event.id),
    at: event.at,
    orderId: order.id,
    template: templateOf(status),
    reader: { customerId: order.customerId ?? null, email: order.email, name, language },
    opening: {
      ...opening,
      paragraphs: [...paragraphs, ...(parcel.tracking === '' ? [] : [texts.with(parcel.tracking)])],
      action: texts.action,
    },
    lines: partsOf(order, shipment, shop),
    link,
    shop,
    wording,
    values: parcel,
  })
}

/** The same on a device: nothing of who somebody is stands in it. */
export const shipmentPush = ({ event, status }: Pick<ToldShipment, 'event' | 'status'>): PushWords => {
  const { subject, paragraphs } = shipmentMessages[event.order.language].told[status]({
    ...parcelOf(event),
    place: '',
  })
  return { title: subject, body: paragraphs[0] ?? '' }
}
