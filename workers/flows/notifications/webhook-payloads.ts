/**
 * What other systems are told, fact by fact: the order as the API shows it to staff, with everything that its customer said. The
 * document of the API says the same in schemas (api/notifications/wire/webhooks.ts), and a test holds one to the other.
 */
import type { ClaimStatus } from '#domain/after-sales/claim'
import type { Availability } from '#domain/catalog/product'
import type { Event, ReturnFact } from '#domain/events'
import type { VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { ShipmentStatus } from '#domain/logistics/tracking'
import type { Money } from '#domain/money'
import { userEventId, type UserEvent } from '#domain/customers/facts'
import {
  personEventOf,
  webhookEventOf,
  type ToldFact,
  type TEST_EVENT,
  type WebhookEvent,
  type WebhookType,
} from '#domain/notifications/webhooks/events'
import { itemOf } from '#domain/sharding/lanes'
import { readerOf } from '#schema/users/customers/customers'
import type { TopologyEnv } from '../../sharding/topology.ts'
import { claimOfStaffShown } from '../after-sales/claim-shown.ts'
import { availabilityOfLanes } from '../inventory/availability.ts'
import { returnShown } from '../after-sales/return-shown.ts'
import {
  additionShown,
  annotationsShown,
  cancellationShown,
  orderShown,
  receivedShown,
  refundShown,
  shipmentShown,
  trackingEventShown,
} from '../orders/order-shown.ts'

type OfOrder = { order: ReturnType<typeof orderShown> }
/** As the shop knows them when it is told. */
type OfCustomer = { customer: { id: string; email: string; name: string; language: Language } }
type OfPayment = { orderId: string; paymentId: string }

export type WebhookData = {
  'order.placed': OfOrder
  'order.shipped': OfOrder & { shipment: ReturnType<typeof shipmentShown> }
  'shipment.updated': OfOrder & {
    shipment: ReturnType<typeof shipmentShown>
    was: ShipmentStatus
    news: ReturnType<typeof trackingEventShown>[]
  }
  'order.cancelled': OfOrder & { cancellation: ReturnType<typeof cancellationShown> | null }
  'order.refunded': OfOrder & {
    cancellation: ReturnType<typeof cancellationShown> | null
    refund: ReturnType<typeof refundShown> | null
  }
  'order.refunding': OfOrder & { refund: ReturnType<typeof refundShown> }
  'return.updated': OfOrder & Pick<ReturnFact, 'act' | 'was'> & { return: ReturnType<typeof returnShown> }
  'order.annotated': OfOrder & { annotations: ReturnType<typeof annotationsShown> }
  'order.added': OfOrder & { addition: ReturnType<typeof additionShown> }
  'order.readdressed': OfOrder
  'payment.received': OfOrder & { received: ReturnType<typeof receivedShown> }
  'payment.requested': OfOrder & { amount: Money }
  'payment.capturing': OfOrder
  'payment.released': OfOrder
  'claim.updated': OfOrder & { claim: ReturnType<typeof claimOfStaffShown>; was: ClaimStatus | null }
  'payment.failed': OfPayment & { reason: string; asked: boolean }
  'payment.uncertain': OfPayment
  'payment.owed': OfPayment & { amount: Money | null }
  'availability.changed': { variantId: VariantId; availability: Availability; version: number }
  'customer.registered': OfCustomer
  'customer.email-changed': OfCustomer
  [TEST_EVENT]: { endpoint: string }
}

export type Telling = {
  /** What the receiver knows a repetition by: of a fact its own id. */
  readonly id: string
  readonly type: WebhookType
  readonly at: number
  /** The order, the item or the customer. */
  readonly about: string
  readonly data: WebhookData[WebhookType]
}

/** As it is sent: Standard Webhooks' form. */
export const payloadOf = ({ type, at, data }: Pick<Telling, 'type' | 'at' | 'data'>): string =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })

type Told = { readonly about: string; readonly data: WebhookData[WebhookEvent] }

/** As it was told, with its identity. */
type ToldEvent = ToldFact & Pick<Event, 'id' | 'at'>

const OF_ORDER_ALONE = ['order-placed', 'order-readdressed', 'capture-begun', 'authorisation-released'] as const
type OfOrderAlone = Extract<ToldEvent, { readonly type: (typeof OF_ORDER_ALONE)[number] }>
const isOfOrderAlone = (event: ToldEvent): event is OfOrderAlone => OF_ORDER_ALONE.some((type) => type === event.type)

const dataOf = async (env: TopologyEnv, event: ToldEvent): Promise<Told> => {
  if (event.type === 'availability-changed') {
    const variantId = itemOf(event.item)
    // One lane knows a part of it alone.
    const { word: availability, version } = event.split ? await availabilityOfLanes(env, variantId) : event
    return { about: variantId, data: { variantId, availability, version } }
  }
  if ('order' in event) {
    const order = orderShown(event.order)
    const about = order.id
    if (isOfOrderAlone(event)) return { about, data: { order } }
    if (event.type === 'order-shipped') return { about, data: { order, shipment: shipmentShown(event.shipment) } }
    if (event.type === 'order-added')
      return { about, data: { order, addition: additionShown(event.order, event.addition) } }
    if (event.type === 'claim-updated')
      return { about, data: { order, claim: claimOfStaffShown(event.claim), was: event.was } }
    if (event.type === 'order-annotated') return { about, data: { order, annotations: annotationsShown(event.order) } }
    if (event.type === 'shipment-updated') {
      const { was, news } = event
      const shipment = shipmentShown(event.shipment)
      return { about, data: { order, shipment, was, news: news.map(trackingEventShown) } }
    }
    if (event.type === 'payment-requested') return { about, data: { order, amount: event.request.amount } }
    if (event.type === 'payment-received') return { about, data: { order, received: receivedShown(event.received) } }
    if (event.type === 'return-updated')
      return { about, data: { order, return: returnShown(event.return), act: event.act, was: event.was } }
    if (event.type === 'refund-begun') return { about, data: { order, refund: refundShown(event.order, event.refund) } }
    const cancellation = event.cancellation ? cancellationShown(event.order, event.cancellation) : null
    if (event.type === 'order-cancelled') return { about, data: { order, cancellation } }
    return {
      about,
      data: { order, cancellation, refund: event.refund ? refundShown(event.order, event.refund) : null },
    }
  }
  const { orderId, paymentId } = event
  const payment = { orderId, paymentId }
  if (event.type === 'payment-failed')
    return { about: orderId, data: { ...payment, reason: event.reason, asked: event.unasked !== true } }
  return { about: orderId, data: event.type === 'payment-owed' ? { ...payment, amount: event.amount } : payment }
}

export const tellingOf = async (env: TopologyEnv, event: ToldEvent): Promise<Telling> => ({
  id: event.id,
  type: webhookEventOf(event),
  at: event.at,
  ...(await dataOf(env, event)),
})

/** @returns null for what other systems are not told of, and for somebody who has left meanwhile */
export const tellingOfPerson = async (db: D1Database, event: UserEvent): Promise<Telling | null> => {
  const type = personEventOf(event)
  if (!type || (event.type !== 'customer-registered' && event.type !== 'customer-email-changed')) return null
  const reader = await readerOf(db, { id: event.customer })
  if (!reader) return null
  const { email, name, language } = reader
  const id = event.customer
  const customer = { id, email, name, language }
  return { id: userEventId(event.sequence), type, at: event.at, about: id, data: { customer } }
}
