/** One message to somebody, as it is kept and handed to whoever sends it: one for one fact and way. */
import type { UserEventId } from '../customers/facts.ts'
import type { Event } from '../events.ts'
import type { CustomerId, EventId, OrderId } from '../ids.ts'
import type { Language } from '../languages.ts'
import { standingOf, type ShipmentStatus } from '../logistics/tracking.ts'
import { RETURN_TEMPLATES, WITHDRAWAL_TEMPLATES } from './returns.ts'

const NOTIFIED = ['order-placed', 'order-shipped', 'order-cancelled', 'order-refunded'] as const

export type OrderEvent = Extract<Event, { type: (typeof NOTIFIED)[number] }>

/** The facts that a shopper is written of. */
export const isNotified = (event: Event): event is OrderEvent => NOTIFIED.some((type) => type === event.type)

/** Where a parcel has to stand for its receiver to be written of it. That it has left is told by the order. */
const TOLD_STATUSES = [
  'out-for-delivery',
  'available-for-pickup',
  'delivered',
  'failure',
  'return-to-sender',
  'lost',
] as const satisfies readonly ShipmentStatus[]
export type ToldStatus = (typeof TOLD_STATUSES)[number]
export type ShipmentTemplate = `shipment-${ToldStatus}`
export const SHIPMENT_TEMPLATES = TOLD_STATUSES.map((status) => `shipment-${status}` as const)
export const isOfShipment = (template: string): template is ShipmentTemplate =>
  SHIPMENT_TEMPLATES.some((one) => one === template)

export type ShipmentEvent = Extract<Event, { type: 'shipment-updated' }>

/** What is told as happening today is told on that day or not at all, in ms. */
const TODAY_MS = 12 * 60 * 60_000

/** Where it stands now, if its receiver is written of it: they are told of each move once, and of what changes nothing not at all. */
export const toldStatus = ({ shipment, was, at, order }: ShipmentEvent): ToldStatus | undefined => {
  const { status, since } = standingOf(shipment)
  if (status === was || order.forgottenAt !== undefined || order.imported) return undefined
  if (status === 'out-for-delivery' && at - since > TODAY_MS) return undefined
  return TOLD_STATUSES.find((one) => one === status)
}

/** What somebody is told of a claim of theirs: that it came, and what became of it. What they took back themselves they know. */
export const CLAIM_TEMPLATES = ['claim-open', 'claim-refunded', 'claim-replaced', 'claim-declined'] as const
export type ClaimTemplate = (typeof CLAIM_TEMPLATES)[number]

export type ClaimEvent = Extract<Event, { type: 'claim-updated' }>

/** @returns undefined where nobody is written: it stands as it stood, or nobody is known */
export const claimTemplate = ({ claim, was, order }: ClaimEvent): ClaimTemplate | undefined => {
  if (claim.status === was || order.forgottenAt !== undefined) return undefined
  return CLAIM_TEMPLATES.find((one) => one === `claim-${claim.status}`)
}

export const CHANNELS = ['mail', 'sms', 'push'] as const
export type Channel = (typeof CHANNELS)[number]

/** `withheld`: nobody may be written to there. `dead`: given up, until staff send it again. */
export const MESSAGE_STATES = ['waiting', 'sent', 'dead', 'withheld'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** What a customer's account is written of. */
export const ACCOUNT_TEMPLATES = [
  'sign-in-code',
  'new-device',
  'security-changed',
  'email-change-current',
  'email-change-new',
  'email-change-taken',
  'email-changed',
  'phone-added',
  'phone-removed',
  'welcome',
  'company-invitation',
] as const
/** What somebody has asked of the shop about their data: the law wants it said, so its words stay the shop's own. */
export const PRIVACY_TEMPLATES = ['data-export', 'forget-confirm', 'forgotten'] as const
/** What was agreed to, and how it begins. */
const NEWSLETTER_TEMPLATES = ['newsletter-confirm', 'newsletter-welcome'] as const
/** What somebody is written of the shop's own accord, if they agreed. */
const SHOP_TEMPLATES = ['alert-confirm', 'back-in-stock', 'price-drop', 'review-invitation', 'cart-reminder'] as const
/** What an order was invoiced or credited with. */
export const INVOICE_TEMPLATES = ['invoice', 'credit-note'] as const
/** What a gift card comes with. */
const GIFT_CARD_TEMPLATES = ['gift-card', 'gift-card-expiring'] as const
/** What of an order is still to be paid. */
const UNPAID_TEMPLATES = ['payment-request', 'payment-reminder', 'payment-overdue'] as const
/** What goes to a telephone: short, and in the shop's own words. */
export const SMS_TEMPLATES = ['phone-code'] as const
/** What staff are written of. */
export const STAFF_TEMPLATES = ['webhook-off', 'low-stock', 'dispute'] as const
export type StaffTemplate = (typeof STAFF_TEMPLATES)[number]
export const TEMPLATES = [
  ...NOTIFIED,
  ...SHIPMENT_TEMPLATES,
  ...CLAIM_TEMPLATES,
  ...RETURN_TEMPLATES,
  ...WITHDRAWAL_TEMPLATES,
  ...ACCOUNT_TEMPLATES,
  ...PRIVACY_TEMPLATES,
  ...NEWSLETTER_TEMPLATES,
  ...SHOP_TEMPLATES,
  ...INVOICE_TEMPLATES,
  ...GIFT_CARD_TEMPLATES,
  ...UNPAID_TEMPLATES,
  ...SMS_TEMPLATES,
  ...STAFF_TEMPLATES,
] as const
export type Template = (typeof TEMPLATES)[number]

export type Message = {
  /** The fact's id and the channel: whoever sends it knows it again. */
  readonly id: string
  readonly channel: Channel
  readonly template: Template
  /** Of which it tells. */
  readonly orderId: OrderId | null
  /** Whose log it stands in. */
  readonly customerId: CustomerId | null
  readonly recipient: string
  readonly name: string
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly at: number
}

/** @param event of a shard, or of the outbox of the users store */
export const messageId = (event: EventId | UserEventId, channel: Channel = 'mail'): string => `${event}:${channel}`

/** Where the shopper sees the order. @param shop `https://shop.example`, or empty for an address within the shop */
export const orderLink = (shop: string, order: { id: OrderId; language: Language }, key: string): string =>
  `${shop}${order.language === 'en' ? '' : `/${order.language}`}/orders/${order.id}?key=${key}`
