/**
 * A quote is what a cart costs right now: prices as the products store says, delivery, tax, one total.
 *
 * Nothing that a page or a body says about prices enters here.
 */
import { priceIn, type Availability } from '../catalog/product.ts'
import type { ProductId, VariantId } from '../ids.ts'
import type { HoldLine } from '../inventory/hold.ts'
import type { Translated } from '../languages.ts'
import { add, money, sum, times, type Currency, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Cart, CartLineItem } from './cart.ts'
import { deliveryPrice } from './delivery.ts'
import { taxIncluded, taxRateOf } from './tax.ts'

/** What the products store knows of a variant, as much as an order needs. */
export type Offer = {
  readonly variantId: VariantId
  readonly productId: ProductId
  readonly handle: string
  readonly title: Translated
  /** `Chalk, 350 ml`; empty for a product without choices. */
  readonly choice: Translated
  readonly sku: string
  readonly picture: string | null
  readonly prices: readonly Money[]
  readonly taxable: boolean
  readonly tracked: boolean
  readonly oversell: boolean
  readonly requiresShipping: boolean
  readonly availability: Availability
  /** Product active and published; anything else is not for sale. */
  readonly sellable: boolean
  /** The version of the product that said so. */
  readonly version: number
}

/** A line item as sold: it is kept with the order and never joined to the live catalogue again. */
export type OrderLineItem = {
  readonly variantId: VariantId
  readonly productId: ProductId
  readonly handle: string
  readonly title: Translated
  readonly choice: Translated
  readonly sku: string
  readonly picture: string | null
  readonly units: number
  readonly price: Money
  readonly total: Money
  readonly priceVersion: number
  readonly tracked: boolean
  readonly oversell: boolean
}

/** The field's itemised totals; `tax` is included in the prices and not added to `total`. */
export type Totals = {
  readonly subtotal: Money
  readonly itemsDiscount: Money
  readonly discount: Money
  readonly fulfillment: Money
  readonly tax: Money
  readonly total: Money
}

export type Quote = {
  readonly lines: readonly OrderLineItem[]
  readonly totals: Totals
  /** From which lanes its units are promised; absent before they are held. */
  readonly held?: readonly HoldLine[]
}

/** In the order they are checked. */
export type QuoteRefusal =
  | { readonly code: 'variant-unknown'; readonly variantId: VariantId }
  | { readonly code: 'not-for-sale'; readonly variantId: VariantId }
  | { readonly code: 'price-missing'; readonly variantId: VariantId; readonly currency: Currency }
  | { readonly code: 'delivery-unavailable'; readonly currency: Currency }

/** One line item at today's price, or why it cannot be sold. */
export const quoteLineItem = (
  lineItem: CartLineItem,
  offer: Offer | undefined,
  currency: Currency,
): Result<OrderLineItem, QuoteRefusal> => {
  const { variantId, units } = lineItem
  if (!offer) return refuse({ code: 'variant-unknown', variantId })
  if (!offer.sellable) return refuse({ code: 'not-for-sale', variantId })
  const price = priceIn(offer, currency)
  if (!price) return refuse({ code: 'price-missing', variantId, currency })
  const { productId, handle, title, choice, sku, picture, tracked, oversell } = offer
  const total = times(price, units)
  return ok({
    variantId,
    productId,
    handle,
    title,
    choice,
    sku,
    picture,
    units,
    price,
    total,
    priceVersion: offer.version,
    tracked,
    oversell,
  })
}

/** The whole cart, or the first reason why not. Delivery is 0 as long as no method is chosen. */
export const quote = (cart: Cart, offers: ReadonlyMap<VariantId, Offer>): Result<Quote, QuoteRefusal> => {
  const lines: OrderLineItem[] = []
  for (const lineItem of cart.lines) {
    const quoted = quoteLineItem(lineItem, offers.get(lineItem.variantId), cart.currency)
    if (!quoted.ok) return quoted
    lines.push(quoted.value)
  }
  const nothing = money(0, cart.currency)
  const subtotal = sum(
    lines.map((lineItem) => lineItem.total),
    cart.currency,
  )
  const fulfillment = cart.delivery ? deliveryPrice(cart.delivery, subtotal) : nothing
  if (!fulfillment) return refuse({ code: 'delivery-unavailable', currency: cart.currency })

  const taxed = lines.filter((lineItem) => offers.get(lineItem.variantId)?.taxable)
  const rate = taxRateOf(cart.address?.country ?? '')
  const tax = money(
    taxIncluded(
      sum(
        taxed.map((lineItem) => lineItem.total),
        cart.currency,
      ).amount + fulfillment.amount,
      rate,
    ),
    cart.currency,
  )
  const total = add(subtotal, fulfillment)
  return ok({ lines, totals: { subtotal, itemsDiscount: nothing, discount: nothing, fulfillment, tax, total } })
}

/** Line items whose price is no longer the one that the shopper saw. */
export const changedPrices = (
  cart: Cart,
  quoted: Pick<Quote, 'lines'>,
): { variantId: VariantId; before: Money; now: Money }[] =>
  cart.lines.flatMap(({ variantId, seen }) => {
    const now = quoted.lines.find((lineItem) => lineItem.variantId === variantId)?.price
    return now && now.amount !== seen.amount ? [{ variantId, before: seen, now }] : []
  })
