/** Which fact tells the shopper what: one message for one fact, written in the language of the order. */
import type { Event } from '../events.ts'
import type { EventId, OrderId } from '../ids.ts'
import type { Language } from '../languages.ts'
import { html, text } from './email.ts'
import { emailFor, type OrderEvent } from './templates.ts'

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

const TOLD = ['order-placed', 'order-shipped', 'order-cancelled', 'order-refunded'] as const

/** The facts that a shopper hears of. */
export const isTold = (event: Event): event is OrderEvent => TOLD.some((type) => type === event.type)

export const messageId = (event: EventId): string => `${event}:mail`

/** @param link to the order's page, with its key */
export const messageFor = (event: OrderEvent, link: string): Message => {
  const { order } = event
  const email = emailFor(event)
  return {
    id: messageId(event.id),
    channel: 'mail',
    template: event.type,
    orderId: order.id,
    recipient: order.email,
    name: order.address.name,
    language: order.language,
    subject: email.subject,
    text: text(email, link),
    html: html(email, link, order.language),
    at: event.at,
  }
}

/** Where the shopper sees the order. @param shop `https://shop.example`, or empty for an address within the shop */
export const orderLink = (shop: string, order: { id: OrderId; language: Language }, key: string): string =>
  `${shop}${order.language === 'en' ? '' : `/${order.language}`}/orders/${order.id}?key=${key}`
