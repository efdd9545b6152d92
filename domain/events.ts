/**
 * Every fact that leaves a shard, and who listens.
 *
 * A fact is the past tense of something that cannot be refused any more. It is written in the transaction of the
 * change that it tells of; the log of a shard is its outbox.
 */
import type { Return, ReturnAct, ReturnStatus } from './after-sales/return.ts'
import type { EventId, ItemKey, OrderId, PaymentId } from './ids.ts'
import type { Claim, ClaimStatus } from './after-sales/claim.ts'
import type { Availability } from './catalog/product.ts'
import type { HoldItem } from './inventory/hold.ts'
import type { ShippingLabel } from './logistics/label.ts'
import type { LabelStep } from './logistics/labelling.ts'
import type { ShipmentStatus, TrackingEvent } from './logistics/tracking.ts'
import type { Money } from './money.ts'
import type { Addition } from './orders/addition.ts'
import type { Annotation, OrderComment } from './orders/annotations.ts'
import type { Sold } from './orders/imported/sold.ts'
import type { Refund } from './orders/money-back.ts'
import type { Cancellation, Order, Shipment } from './orders/order.ts'
import type { PaymentRequest, ReceivedPayment } from './orders/payment-terms.ts'
import type { Key } from './sharding/topology.ts'

/** A return was asked for, or something has happened to it. `was`: where it stood before; null: it is new. */
export type ReturnFact = {
  readonly type: 'return-updated'
  readonly order: Order
  readonly return: Return
  readonly act: ReturnAct | 'open' | 'note' | 'track'
  readonly was: ReturnStatus | null
}

export type Fact =
  /** Paid, or to be paid by the terms in it, and confirmed. The hold of this payment is to be taken. */
  | { readonly type: 'order-placed'; readonly order: Order; readonly items: readonly HoldItem[] }
  | { readonly type: 'order-shipped'; readonly order: Order; readonly shipment: Shipment }
  /** Something was heard of a parcel on its way. `was`: where it stood before; where it stands now follows from it. */
  | {
      readonly type: 'shipment-updated'
      readonly order: Order
      readonly shipment: Shipment
      readonly was: ShipmentStatus
      /** What was new, the oldest first. */
      readonly news: readonly TrackingEvent[]
    }
  /** A step of a label, before its parcel leaves; between staff and the carrier. */
  | {
      readonly type: 'label-changed'
      readonly order: Order
      /** As it was before where it is gone. */
      readonly label: ShippingLabel
      readonly step: LabelStep['step']
    }
  /**
   * The units go back on the shelf and the money back to the shopper. `cancellation`: which of the order, that may be
   * one of several; absent in facts from before a part could be cancelled.
   */
  | {
      readonly type: 'order-cancelled'
      readonly order: Order
      readonly token: string
      readonly cancellation?: Cancellation
    }
  /** Of an order that was placed before it was paid: all of what is due has come, or a part. */
  | { readonly type: 'payment-received'; readonly order: Order; readonly received: ReceivedPayment }
  /** Staff want its buyer to be written what is due, and where it can be paid. */
  | { readonly type: 'payment-requested'; readonly order: Order; readonly request: PaymentRequest }
  /** What was promised is to be taken: somebody must ask the provider for it. */
  | { readonly type: 'capture-begun'; readonly order: Order }
  /** Whoever has paid wants to pay with the same again: somebody must ask the provider what it is. */
  | { readonly type: 'payment-method-left'; readonly order: Order; readonly token: string }
  /** Nothing comes of what was promised any more. */
  | { readonly type: 'authorisation-released'; readonly order: Order }
  /** `cancellation`, or `refund`: what went back of the order. */
  | {
      readonly type: 'order-refunded'
      readonly order: Order
      readonly cancellation?: Cancellation
      readonly refund?: Refund
    }
  /** Money goes back for something that is not cancelled: somebody must ask the provider for it, or give credit. */
  | { readonly type: 'refund-begun'; readonly order: Order; readonly token: string; readonly refund: Refund }
  | ReturnFact
  /** Staff have written something down of it: tags, a note, that it is put away. */
  | { readonly type: 'order-annotated'; readonly order: Order; readonly annotation: Annotation }
  /** It has more lines, as `addition` says which: the hold of these is to be taken. */
  | {
      readonly type: 'order-added'
      readonly order: Order
      readonly addition: Addition
      readonly items: readonly HoldItem[]
    }
  /** Something came broken, incomplete, wrong or never, or it was settled. `was`: how it stood before; null: it is new. */
  | { readonly type: 'claim-updated'; readonly order: Order; readonly claim: Claim; readonly was: ClaimStatus | null }
  /** It goes elsewhere, or is written to somebody else, from now on. */
  | { readonly type: 'order-readdressed'; readonly order: Order }
  /** Between staff: it stands in the history of the order, and nobody else is told. */
  | { readonly type: 'order-commented'; readonly orderId: OrderId; readonly comment: OrderComment }
  /** Of another shop, from a file: it is copied and counted, and nobody is told. `was`: as it was counted before; null: not at all. */
  | { readonly type: 'order-imported'; readonly order: Order; readonly was: Sold | null }
  /** The import was taken back, and with it the order. */
  | { readonly type: 'order-import-undone'; readonly order: Order; readonly was: Sold }
  /** Declined, or its time ran out: the hold of this payment is to be released. */
  | {
      readonly type: 'payment-failed'
      readonly orderId: OrderId
      readonly paymentId: PaymentId
      readonly reason: string
      /** The shop itself stopped before anybody was asked for money: no payment has failed. */
      readonly unasked?: true
      /** The items that its hold may have been asked for. */
      readonly items: readonly ItemKey[]
    }
  /** The provider has not answered: somebody must ask it what became of the payment. */
  | {
      readonly type: 'payment-uncertain'
      readonly orderId: OrderId
      readonly paymentId: PaymentId
      readonly token: string
      /** The earlier payment that has paid for it: then there is nothing to ask, only to sell or to give back. */
      readonly paidBy: PaymentId | null
    }
  /** Paid twice, too late, or for what nobody agreed on: it is to be given back. */
  | {
      readonly type: 'payment-owed'
      readonly orderId: OrderId
      readonly paymentId: PaymentId
      readonly token: string
      /** Null when its Worker died before the order shard heard of it: it is what the provider says. */
      readonly amount: Money | null
    }
  /**
   * The word that shoppers read has changed; `version` grows with each change. Of a lane of a split item it is only a
   * part of the word: then every change is told that could change the whole.
   */
  | {
      readonly type: 'availability-changed'
      readonly item: ItemKey
      readonly word: Availability
      readonly version: number
      readonly split: boolean
      /** What was read before; absent in facts from before it was said, and where nothing was renewed. */
      readonly was?: Availability
    }

/** A fact with its identity for ever, and when it happened. */
export type Event = Fact & { readonly id: EventId; readonly at: number }

/** Facts that travel together to one listener, as JSON: one message of its queue. */
export type EventBatch = string

/** @param events each as JSON */
export const batchOf = (events: readonly string[]): EventBatch => `[${events.join(',')}]`

/** @param batch an array was put on the queue by a version before this one */
export const eventsIn = (batch: EventBatch | readonly Event[]): readonly Event[] =>
  typeof batch === 'string' ? (JSON.parse(batch) as Event[]) : batch

/** Facts that several listeners have to hear of, as JSON: one message of the queue of all. */
export type Broadcast = string

/** @param events each as JSON */
export const broadcastOf = (listeners: readonly Listener[], events: readonly string[]): Broadcast =>
  `{"listeners":${JSON.stringify(listeners)},"events":${batchOf(events)}}`

export const broadcastIn = (
  body: Broadcast,
): { readonly listeners: readonly Listener[]; readonly events: readonly Event[] } => JSON.parse(body)

/** Each has a queue and a dead-letter queue of its own. */
export const LISTENERS = [
  'transactions',
  'notifications',
  'statistics',
  'inventory',
  'payments',
  'catalog',
  // Its place is its bit: whoever is new stands behind the others.
  'webhooks',
  'invoices',
] as const
export type Listener = (typeof LISTENERS)[number]

/** Who must be told of what. */
export const listenersTo: Readonly<Record<Fact['type'], readonly Listener[]>> = {
  'order-placed': ['transactions', 'notifications', 'statistics', 'inventory', 'webhooks', 'invoices'],
  'order-shipped': ['transactions', 'notifications', 'webhooks', 'payments'],
  'shipment-updated': ['transactions', 'notifications', 'webhooks'],
  'label-changed': ['transactions'],
  'order-cancelled': ['transactions', 'notifications', 'statistics', 'inventory', 'payments', 'webhooks', 'invoices'],
  'order-refunded': ['transactions', 'notifications', 'webhooks', 'invoices'],
  'refund-begun': ['transactions', 'statistics', 'payments', 'webhooks', 'invoices'],
  'return-updated': ['transactions', 'notifications', 'inventory', 'webhooks'],
  'order-annotated': ['transactions', 'webhooks'],
  'order-added': ['transactions', 'statistics', 'inventory', 'webhooks', 'invoices'],
  'claim-updated': ['transactions', 'notifications', 'webhooks'],
  'order-readdressed': ['transactions', 'webhooks'],
  'order-commented': [],
  'order-imported': ['transactions', 'statistics'],
  'order-import-undone': ['transactions', 'statistics'],
  'payment-received': ['transactions', 'webhooks', 'invoices', 'payments'],
  'payment-requested': ['notifications', 'webhooks'],
  'capture-begun': ['transactions', 'payments', 'webhooks'],
  'payment-method-left': ['payments'],
  'authorisation-released': ['transactions', 'webhooks'],
  'payment-failed': ['inventory', 'webhooks'],
  'payment-uncertain': ['payments', 'webhooks'],
  'payment-owed': ['payments', 'webhooks'],
  'availability-changed': ['notifications', 'catalog', 'webhooks'],
}

/** One bit for each listener: a fact remembers who has not heard of it yet. */
const bitOf = (listener: Listener): number => 1 << LISTENERS.indexOf(listener)
export const maskOf = (listeners: readonly Listener[]): number => listeners.reduce((mask, one) => mask | bitOf(one), 0)
export const listenersIn = (mask: number): Listener[] => LISTENERS.filter((one) => (mask & bitOf(one)) !== 0)

/** It asks a stranger about one fact after the other: nobody else shall wait for that. */
const TOLD_ALONE = maskOf(['payments'])

/** Of those who have not heard of a fact, who is told by one message. Of one there is no need: it has a queue. */
export const toldTogether = (unheard: number): Listener[] => {
  const listeners = listenersIn(unheard & ~TOLD_ALONE)
  return listeners.length > 1 ? listeners : []
}

/** Whether it is between staff: its buyer is told nothing of it, by page or API. */
export const isOfStaff = ({ type }: Pick<Fact, 'type'>): boolean =>
  type === 'order-annotated' || type === 'order-commented' || type === 'label-changed'

/** What a fact is about: where it is kept, and who is told that it was heard. */
export const keyOf = (fact: Fact): Key => {
  if (fact.type === 'availability-changed') return { keyspace: 'inventory', id: fact.item }
  return { keyspace: 'orders', id: 'order' in fact ? fact.order.id : fact.orderId }
}

/** The shard that a fact was first written in, and its number there. */
export const originOf = (id: EventId): { readonly shard: string; readonly sequence: number } => {
  const split = id.lastIndexOf(':')
  return { shard: id.slice(0, split), sequence: Number(id.slice(split + 1)) }
}

/**
 * How long to wait before a fact that nobody confirmed is told again, in ms. The queue retries by itself within
 * this time; telling again is for messages that the queue lost, as a restart on a laptop does.
 */
export const RETELL_MS = [60_000, 300_000, 1_800_000, 3_600_000] as const
export const retellAfter = (tells: number): number => RETELL_MS[Math.min(tells, RETELL_MS.length) - 1] ?? RETELL_MS[0]
