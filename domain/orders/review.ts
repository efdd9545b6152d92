/**
 * What a shopper is told of a cart: its line items at today's prices, what it costs, what is in the way and what is news.
 *
 * A line item that cannot be sold any more stays in sight with its reason and counts nothing.
 */
import type { VariantId } from '../ids.ts'
import type { Money } from '../money.ts'
import { checkoutStatus, missingOf, type Cart, type CartLineItem, type CheckoutStatus, type Missing } from './cart.ts'
import type { DeliveryMethod } from '../settings/delivery.ts'
import { deliveryPrice, methodsFor, withDeliverable, type DeliveryMethodId } from './delivery.ts'
import {
  changedPrices,
  quote,
  quoteLineItem,
  type Offer,
  type OrderLineItem,
  type OrderRules,
  type Totals,
} from './quote.ts'

/** The field's codes. An error keeps the checkout from being ready; a warning only wants to be read. */
export type CartMessage =
  | { readonly type: 'error'; readonly code: 'item_unavailable'; readonly variantId: VariantId }
  | { readonly type: 'error'; readonly code: 'out_of_stock'; readonly variantId: VariantId }
  | { readonly type: 'error'; readonly code: 'field_required'; readonly field: Missing }
  | { readonly type: 'warning'; readonly code: 'payment_failed'; readonly reason: string }
  | {
      readonly type: 'warning'
      readonly code: 'price_changed'
      readonly variantId: VariantId
      readonly before: Money
      readonly now: Money
    }

export type ReviewedLineItem = {
  readonly lineItem: CartLineItem
  /** Undefined when the catalogue has forgotten the variant. */
  readonly offer: Offer | undefined
  /** Undefined when it cannot be sold. */
  readonly sold: OrderLineItem | undefined
}

export type Review = {
  readonly status: CheckoutStatus
  readonly lines: readonly ReviewedLineItem[]
  /** Null when the shop has no delivery in the cart's currency. */
  readonly totals: Totals | null
  /** As it was chosen, while it can be had. */
  readonly delivery: DeliveryMethodId | null
  /** The ways that lead there, with what each costs for this cart. */
  readonly deliveryOptions: readonly { readonly method: DeliveryMethod; readonly price: Money }[]
  readonly messages: readonly CartMessage[]
}

export const review = (kept: Cart, offers: ReadonlyMap<VariantId, Offer>, rules: OrderRules, now: number): Review => {
  const cart = withDeliverable(kept, rules)
  const lines = cart.lines.map((lineItem): ReviewedLineItem => {
    const offer = offers.get(lineItem.variantId)
    const sold = quoteLineItem(lineItem, offer, cart.currency)
    return { lineItem, offer, sold: sold.ok ? sold.value : undefined }
  })
  const quoted = quote(
    { ...cart, lines: lines.flatMap(({ lineItem, sold }) => (sold ? [lineItem] : [])) },
    offers,
    rules,
    now,
  )
  const messages = cart.orderId
    ? []
    : [...lines.flatMap(obstacleOf), ...missingFields(cart), ...failureOf(cart), ...changesSince(cart, lines)]
  const status = checkoutStatus(cart)
  const blocked = messages.some(({ type }) => type === 'error')
  return {
    status: status === 'ready_for_complete' && blocked ? 'incomplete' : status,
    lines,
    totals: quoted.ok ? quoted.value.totals : null,
    delivery: cart.delivery,
    deliveryOptions: quoted.ok ? optionsOf(cart, rules, quoted.value.totals.subtotal) : [],
    messages,
  }
}

const optionsOf = ({ currency, address }: Cart, rules: OrderRules, goods: Money): Review['deliveryOptions'] =>
  methodsFor(rules, { currency, country: address?.country ?? null }).flatMap((method) => {
    const price = deliveryPrice(method, goods)
    return price ? [{ method, price }] : []
  })

const obstacleOf = ({ lineItem: { variantId }, offer, sold }: ReviewedLineItem): CartMessage[] => {
  if (!sold) return [{ type: 'error', code: 'item_unavailable', variantId }]
  return offer?.availability === 'sold-out' ? [{ type: 'error', code: 'out_of_stock', variantId }] : []
}

const missingFields = (cart: Cart): CartMessage[] =>
  missingOf(cart).map((field) => ({ type: 'error', code: 'field_required', field }))

const failureOf = ({ payment }: Cart): CartMessage[] =>
  payment?.state === 'failed' ? [{ type: 'warning', code: 'payment_failed', reason: payment.reason ?? '' }] : []

const changesSince = (cart: Cart, lines: readonly ReviewedLineItem[]): CartMessage[] => {
  const sold = lines.flatMap((one) => one.sold ?? [])
  return changedPrices(cart, { lines: sold }).map((change) => ({ type: 'warning', code: 'price_changed', ...change }))
}
