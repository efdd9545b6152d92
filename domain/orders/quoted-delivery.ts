/** The delivery of a quote: what the way that was chosen costs, and when the goods are going to be there by it. */
import type { VariantId } from '../ids.ts'
import { arrivalOf } from '../logistics/arrival.ts'
import { dayOf } from '../logistics/calendar.ts'
import { methodNamed, type DeliveryMethodId, type DeliveryRules } from '../logistics/delivery-methods.ts'
import { deliveryPrice } from '../logistics/delivery-price.ts'
import { pickupAt, type Pickup } from '../logistics/pickup.ts'
import { money, type Money } from '../money.ts'
import type { Text } from '../settings/text.ts'
import type { Cart } from './cart.ts'
import { loadOf } from './delivery.ts'
import type { Offer } from './offer.ts'
import type { OrderLineItem } from './order-line.ts'

export type QuotedDelivery = {
  readonly method: DeliveryMethodId
  readonly name: Text
  /** Before promotions. */
  readonly price: Money
  /** The first and the last day on which it may arrive, `2026-12-03`, by what held when it was priced; absent in orders from before. */
  readonly arrives?: { readonly first: string; readonly last: string }
  /** Where the buyer fetches it; absent: it is sent. */
  readonly pickup?: Pickup
}

type Chosen = Pick<Cart, 'currency' | 'address' | 'delivery'>

/** What its delivery costs when so much of each line is left to pay; null: not chosen, or it cannot be had. */
export const wayOf = (
  { currency, address: place, delivery }: Chosen,
  rules: DeliveryRules,
  lines: readonly OrderLineItem[],
  offers: ReadonlyMap<VariantId, Offer>,
) => {
  const load = loadOf(lines, offers, currency)
  const found = delivery && methodNamed(rules, delivery, { currency, place, load })
  if (!found) return () => null
  return (left: readonly number[]) => {
    const worth = left.reduce((all, one, line) => (lines[line]?.requiresShipping === false ? all : all + one), 0)
    const price = deliveryPrice(rules.delivery, found, { currency, place, load: { ...load, worth } })
    return price ? { method: found.id, price: price.amount } : null
  }
}

/** @param price minor units, before promotions */
export const quotedDelivery = (
  rules: DeliveryRules,
  { method: id, price }: { readonly method: DeliveryMethodId; readonly price: number },
  { currency }: Chosen,
  now: number,
): QuotedDelivery | null => {
  const { methods, dispatch } = rules.delivery
  const found = methods.find((method) => method.id === id)
  if (!found) return null
  const [first, last] = arrivalOf(found, dispatch, now)
  const arrives = { first: dayOf(first), last: dayOf(last) }
  const pickup = pickupAt(rules, found)
  return { method: found.id, name: found.name, price: money(price, currency), arrives, ...(pickup && { pickup }) }
}
