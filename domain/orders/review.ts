/**
 * What a shopper is told of a cart: its line items at today's prices, what it costs, what is in the way and what is news.
 *
 * A line item that cannot be sold any more stays in sight with its reason and counts nothing.
 */
import type { Availability } from '../catalog/product.ts'
import type { VariantId } from '../ids.ts'
import { LOW_UNITS } from '../inventory/stock.ts'
import type { Money } from '../money.ts'
import { isPaying, type Cart, type CartLineItem } from './cart.ts'
import { checkoutStatus, missingOf, type CheckoutStatus, type Travel } from './missing.ts'
import type { CartMessage } from './cart-message.ts'
import { chargeMessages } from './charging.ts'
import type { DeliveryMethod } from '../settings/delivery.ts'
import { methodsFor, type DeliveryMethodId } from '../logistics/delivery-methods.ts'
import { deliveryPrice, type Load } from '../logistics/delivery-price.ts'
import type { DeliveryPlace } from '../logistics/zones.ts'
import { loadOf, travelOf, withDeliverable } from './delivery.ts'
import { giftApart } from './gift-part.ts'
import type { Offer } from './offer.ts'
import { travels, worthSent, type OrderLineItem } from './order-line.ts'
import type { AppliedPromotion, NextTier, UnappliedPromotion } from './promoting.ts'
import {
  contextOf,
  quoteLineItem,
  quoteLines,
  sellsTo,
  type Explained,
  type LineContext,
  type OrderRules,
  type QuotedBy,
  type Totals,
} from './quote.ts'
import type { StoredPayment } from './stored-payments.ts'

export type ReviewedLineItem = {
  readonly lineItem: CartLineItem
  /** Undefined when the catalogue has forgotten the variant. */
  readonly offer: Offer | undefined
  /** As many of it as can be had; undefined when it cannot be sold. */
  readonly sold: OrderLineItem | undefined
  /** The word as it is true for this cart: its own hold is no reason to say that nothing is left. */
  readonly availability: Availability
  /** Why it is in the way of buying. */
  readonly obstacle: 'item_unavailable' | 'out_of_stock' | 'insufficient_stock' | undefined
  /** The country to which it is not sold, where that is why. */
  readonly unsoldIn?: string
  /** The price that the shopper saw, when it is another one now. */
  readonly before: Money | undefined
}

/** What a cart is judged by. */
export type Pricing = QuotedBy & {
  /** How many this cart may have of those that were counted (`linesToCount`). */
  readonly available: ReadonlyMap<VariantId, number>
}

export type Review = {
  /** Without a way of delivery that cannot be had any more. */
  readonly cart: Cart
  readonly status: CheckoutStatus
  readonly lines: readonly ReviewedLineItem[]
  /** What comes by itself with a promotion, beside the lines. */
  readonly gifts: readonly OrderLineItem[]
  readonly promotions: {
    readonly applied: readonly AppliedPromotion[]
    readonly unapplied: readonly UnappliedPromotion[]
    readonly next: readonly NextTier[]
  }
  /** Whether its line items may go to the checkout, which then asks for the rest. */
  readonly ready: boolean
  /** Of what can be sold. Null when the shop does not sell in the cart's currency, or does not deliver in it. */
  readonly totals: Totals | null
  /** What gift cards and credit pay of it. */
  readonly payments: readonly StoredPayment[]
  /** As it was chosen, while it can be had. */
  readonly delivery: DeliveryMethodId | null
  /** Whether anything in it travels; else nobody is asked where to, or how. */
  readonly sent: boolean
  /** The ways that lead there, with what each costs for this cart. */
  readonly deliveryOptions: readonly { readonly method: DeliveryMethod; readonly price: Money }[]
  readonly messages: readonly CartMessage[]
  /** By what it was judged, to price it anew for another place or way. */
  readonly pricing: Pricing
}

/** As many as the word alone promises. */
const enoughFor = ({ availability, lowStock }: Offer): number =>
  availability === 'sold-out' ? 0 : availability === 'low' ? 1 : Math.max(1, lowStock ?? LOW_UNITS)

/**
 * What has to be counted on the shelf, because the word that everybody reads does not say enough: whether a few are
 * enough, and whether what is sold out has come in since, or is held by this very cart.
 */
export const linesToCount = ({ lines, payment, orderId }: Cart, offers: Pricing['offers']): CartLineItem[] => {
  // While it is paid for, the cart stands still and has what it was promised.
  if (orderId || isPaying(payment)) return []
  return lines.filter(({ variantId, units }) => {
    const offer = offers.get(variantId)
    if (!offer?.sellable || !offer.tracked || offer.oversell) return false
    return units > enoughFor(offer)
  })
}

export const review = (stored: Cart, pricing: Pricing): Review => {
  const { rules } = pricing
  const found = stored.lines.map((lineItem) => sightOf(lineItem, stored, pricing))
  const bare = found.flatMap(({ sold }) => sold ?? [])
  const cart = withDeliverable(stored, rules, loadOf(bare, pricing.offers, stored.currency))
  const quoted = quoteLines(cart, bare, pricing)
  const parts = new Map((quoted.ok ? quoted.value.lines : []).map((line) => [line.variantId, giftApart(line)]))
  const lines = found.map((line) => ({
    ...line,
    sold: line.sold && (parts.get(line.sold.variantId)?.own ?? line.sold),
  }))
  const gifts = [...parts.values()].flatMap(({ gift }) => gift ?? [])
  const sent = travels(bare)
  const travel = travelOf(cart, rules, sent)
  const messages = cart.orderId
    ? []
    : [
        ...currencyOf(cart, rules),
        ...lines.flatMap(obstacleOf),
        ...missingFields(cart, travel),
        ...failureOf(cart),
        ...lines.flatMap(changeOf),
        ...(quoted.ok && (cart.delivery || !sent) ? chargeMessages(quoted.value, { cart, ...pricing }) : []),
      ]
  const status = checkoutStatus(cart, travel)
  const blocked = messages.some(({ type }) => type === 'error')
  const reviewed = { cart, lines, pricing }
  return {
    ...reviewed,
    status: status === 'ready_for_complete' && blocked ? 'incomplete' : status,
    gifts,
    promotions: {
      applied: (quoted.ok && quoted.value.promotions) || [],
      unapplied: quoted.ok ? quoted.value.unapplied : [],
      next: quoted.ok ? quoted.value.next : [],
    },
    ready: quoted.ok && lines.length > 0 && lines.every(({ obstacle }) => !obstacle),
    totals: quoted.ok ? quoted.value.totals : null,
    payments: (quoted.ok && quoted.value.payments) || [],
    delivery: sent ? cart.delivery : null,
    sent,
    deliveryOptions: quoted.ok && sent ? optionsOf(reviewed) : [],
    messages,
  }
}

const sightOf = (lineItem: CartLineItem, cart: Cart, pricing: Pricing): ReviewedLineItem => {
  const offer = pricing.offers.get(lineItem.variantId)
  const most = mostUnits(cart, offer, pricing)
  const units = Math.min(lineItem.units, most)
  const quoted = quoteLineItem({ ...lineItem, units }, offer, contextOf(cart, pricing))
  const sold = quoted.ok && units > 0 ? quoted.value : undefined
  const word = offer?.availability ?? 'sold-out'
  return {
    lineItem,
    offer,
    sold,
    availability: !sold ? 'sold-out' : word === 'sold-out' ? 'low' : word,
    obstacle: obstacleFor({ forSale: quoted.ok, units, wanted: lineItem.units }),
    ...(!quoted.ok && 'country' in quoted.refusal && { unsoldIn: quoted.refusal.country }),
    before: sold && isNews(sold, lineItem.seen) ? lineItem.seen : undefined,
  }
}

/** What a list makes cheaper for this buyer, or for so many, was seen by nobody before and is no change. */
const isNews = ({ price, priceList }: OrderLineItem, seen: Money): boolean =>
  price.amount !== seen.amount && !(priceList !== undefined && price.amount < seen.amount)

/** How many of it the cart may have, as far as anybody knows. */
const mostUnits = ({ payment }: Cart, offer: Offer | undefined, { available }: Pricing): number => {
  if (!offer || isPaying(payment)) return Infinity
  return Math.max(0, available.get(offer.variantId) ?? (offer.availability === 'sold-out' ? 0 : Infinity))
}

const obstacleFor = (line: { readonly forSale: boolean; readonly units: number; readonly wanted: number }) => {
  if (!line.forSale) return 'item_unavailable'
  if (line.units === 0) return 'out_of_stock'
  return line.units < line.wanted ? 'insufficient_stock' : undefined
}

/** What is said of the cart's cost where somebody looks at it: null while nothing of it can be sold. */
export const totalsOfSold = ({ lines, totals }: Review): Totals | null =>
  lines.some(({ sold }) => sold) ? totals : null

/** What counts towards free delivery: of what is in it and can be sold. */
export const goodsSent = ({ cart, lines }: Pick<Review, 'cart' | 'lines'>): Money =>
  worthSent(
    lines.flatMap(({ sold }) => sold ?? []),
    cart.currency,
  )

/** What of it travels, as far as it can be sold. */
export const loadIn = ({ cart, lines, pricing }: Pick<Review, 'cart' | 'lines' | 'pricing'>): Load =>
  loadOf(
    lines.flatMap(({ sold }) => sold ?? []),
    pricing.offers,
    cart.currency,
  )

/** `place` null: nobody has said where. */
export type Destination = { readonly place: DeliveryPlace | null; readonly delivery: DeliveryMethodId | null }

/** What it would cost there, and in that way; nothing is saved. Undefined where it cannot be had. */
export const quoteFor = (
  { cart, lines, pricing }: Pick<Review, 'cart' | 'lines' | 'pricing'>,
  { place, delivery }: Destination,
): Explained | undefined => {
  const nobody = { name: '', street: '', extra: '', city: '', phone: '' }
  const there = { ...cart, address: place && { ...nobody, ...cart.address, ...place }, delivery }
  const quoted = quoteLines(there, bareLines(lines, contextOf(there, pricing)), pricing)
  return quoted.ok ? quoted.value : undefined
}

export const totalsFor = (...there: Parameters<typeof quoteFor>): Totals | undefined => quoteFor(...there)?.totals

/** As they cost there before promotions, which are judged anew. */
const bareLines = (lines: readonly ReviewedLineItem[], context: LineContext): OrderLineItem[] =>
  lines.flatMap(({ sold, lineItem, offer }) => {
    if (!sold) return []
    const quoted = quoteLineItem({ ...lineItem, units: sold.units }, offer, context)
    return quoted.ok ? [quoted.value] : []
  })

/** Each way with what it would cost this cart, less what a promotion takes off it. */
const optionsOf = (reviewed: Pick<Review, 'cart' | 'lines' | 'pricing'>): Review['deliveryOptions'] => {
  const { cart, pricing } = reviewed
  const { rules, promoting } = pricing
  const place = cart.address
  const isPromoted = promoting.candidates.some((one) => one.promotion.class === 'delivery')
  const at = { currency: cart.currency, place, load: loadIn(reviewed) }
  return methodsFor(rules, at).flatMap((method) => {
    const price = isPromoted
      ? totalsFor(reviewed, { place, delivery: method.id })?.fulfillment
      : deliveryPrice(rules.delivery, method, at)
    return price ? [{ method, price }] : []
  })
}

const currencyOf = (cart: Cart, rules: OrderRules): CartMessage[] =>
  sellsTo(rules, cart) ? [] : [{ type: 'error', code: 'currency_unsold', currency: cart.currency }]

const obstacleOf = ({ lineItem: { variantId }, obstacle, sold }: ReviewedLineItem): CartMessage[] => {
  if (!obstacle) return []
  if (obstacle !== 'insufficient_stock') return [{ type: 'error', code: obstacle, variantId }]
  return [{ type: 'error', code: obstacle, variantId, available: sold?.units ?? 0 }]
}

const missingFields = (cart: Cart, travel: Travel): CartMessage[] =>
  missingOf(cart, travel).map((field) => ({ type: 'error', code: 'field_required', field }))

const failureOf = ({ payment }: Cart): CartMessage[] =>
  payment?.state === 'failed' && !payment.unasked
    ? [{ type: 'warning', code: 'payment_failed', reason: payment.reason ?? '' }]
    : []

const changeOf = ({ lineItem: { variantId }, sold, before }: ReviewedLineItem): CartMessage[] =>
  sold && before ? [{ type: 'warning', code: 'price_changed', variantId, before, now: sold.price }] : []
