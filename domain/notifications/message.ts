/** One message to a shopper, as it is kept and handed to whoever sends it: one for one fact. */
import type { Event } from '../events.ts'
import type { EventId, OrderId } from '../ids.ts'
import type { Language } from '../languages.ts'

const NOTIFIED = ['order-placed', 'order-shipped', 'order-cancelled', 'order-refunded'] as const

export type OrderEvent = Extract<Event, { type: (typeof NOTIFIED)[number] }>

/** The facts that a shopper is written of. */
export const isNotified = (event: Event): event is OrderEvent => NOTIFIED.some((type) => type === event.type)

export type Message = {
  /** The fact's id and the channel: whoever sends it knows it again. */
  readonly id: string
  readonly channel: 'mail'
  readonly template: OrderEvent['type']
  readonly orderId: OrderId
  readonly recipient: string
  readonly name: string
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly at: number
}

export const messageId = (event: EventId): string => `${event}:mail`

/** Where the shopper sees the order. @param shop `https://shop.example`, or empty for an address within the shop */
export const orderLink = (shop: string, order: { id: OrderId; language: Language }, key: string): string =>
  `${shop}${order.language === 'en' ? '' : `/${order.language}`}/orders/${order.id}?key=${key}`
