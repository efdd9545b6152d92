/** Units of an order that are gift cards: which cards they became, and what is dealt for one that has none yet. */
import { keptUnits } from '#domain/orders/cancellation'
import { cardsGone } from '#domain/orders/gift-cards-back'
import { cardWorth } from '#domain/orders/gifts'
import type { Order } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import type { Settings } from '#domain/settings/settings'
import { deliveryOf, type Gift } from '#domain/stored-value/draft'
import { expiryOf } from '#domain/stored-value/expiry'
import type { StoredValueRecord } from '#domain/stored-value/record'
import type { CardSpec } from './issue.ts'

export type Moment = { readonly settings: Settings; readonly now: number }

/** For the buyer, who said of nobody else that it is theirs. */
const ownGift = (order: Order): Gift => ({
  recipient: { name: order.address?.name ?? '', email: order.email },
  sender: '',
  message: '',
  deliverOn: null,
})

/** @param unit counted from 0: the same again is the same card */
export const specOf = (order: Order, line: OrderLineItem, unit: number, { settings, now }: Moment): CardSpec => {
  const gift = line.giftCards?.[unit] ?? ownGift(order)
  const { shop, payments } = settings
  const sentAt = deliveryOf(gift, { now, timeZone: shop.timeZone })
  return {
    seed: `${order.id} ${line.variantId} ${unit}`,
    amount: cardWorth(line),
    currency: order.currency,
    customerId: null,
    recipient: gift.recipient,
    sender: gift.sender,
    message: gift.message,
    language: order.language,
    deliverAt: gift.recipient.email === '' ? null : sentAt,
    expiresAt: expiryOf(sentAt, payments.giftCardMonths, shop.address?.country ?? ''),
    note: '',
    order: { id: order.id, name: order.name, variant: line.variantId },
    by: '',
  }
}

/**
 * @returns `dealt` its cards, `units` how many are dealt for it in all, `kept` how many of them the order keeps: units that were cancelled
 *   before anything was dealt become no card
 */
export const cardsOfLine = (order: Order, line: OrderLineItem, known: readonly StoredValueRecord[]) => {
  const dealt = known.filter(({ variantId }) => variantId === line.variantId)
  const gone = cardsGone(order)
  const kept = keptUnits(order, line.variantId)
  return { dealt, units: kept + dealt.filter(({ id }) => gone.has(id)).length, kept }
}
