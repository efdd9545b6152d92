/**
 * A quote is what a cart costs right now: prices as the products store says, delivery, tax, one total.
 *
 * Nothing that a page or a body says about prices enters here.
 */
import { priceIn, type Availability } from '../catalog/product.ts'
import type { ProductId, VariantId } from '../ids.ts'
import type { HoldItem } from '../inventory/hold.ts'
import type { Translated } from '../languages.ts'
import { add, money, sum, times, type Currency, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { wallClock } from '../logistics/calendar.ts'
import { marketOf } from '../settings/markets.ts'
import type { Settings } from '../settings/settings.ts'
import { taxRateOn } from '../settings/tax.ts'
import type { Text } from '../settings/text.ts'
import type { Cart, CartLineItem } from './cart.ts'
import { deliveryPrice, methodNamed, type DeliveryMethodId } from './delivery.ts'
import { taxAdded, taxIncluded } from './tax.ts'

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
  /** From how many units on a few are left; absent or null: as the shop has it. */
  readonly lowStock?: number | null
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
  /** Absent in lines from before this was kept: they travelled. */
  readonly requiresShipping?: boolean
}

/** A service or a gift card goes nowhere: where a cart has nothing else, it needs no address and no delivery. */
export const travels = (lines: readonly Pick<OrderLineItem, 'requiresShipping'>[]): boolean =>
  lines.length === 0 || lines.some(goes)

/** What counts towards free delivery. */
export const worthSent = (lines: readonly OrderLineItem[], currency: Currency): Money =>
  worthOf(lines.filter(goes), currency)

const worthOf = (lines: readonly OrderLineItem[], currency: Currency): Money =>
  sum(
    lines.map(({ total }) => total),
    currency,
  )

const goes = ({ requiresShipping }: Pick<OrderLineItem, 'requiresShipping'>) => requiresShipping !== false

/** The field's itemised totals. Where prices contain the tax, `tax` is a part of `total` and not added to it. */
export type Totals = {
  readonly subtotal: Money
  readonly itemsDiscount: Money
  readonly discount: Money
  readonly fulfillment: Money
  readonly tax: Money
  readonly total: Money
}

/** By what a cart was priced: kept with the order, whatever the settings say later. */
export type PricedBy = {
  /** Of the settings. */
  readonly settings: number
  /** Null: the shop collects none there. */
  readonly tax: { readonly country: string; readonly rate: number; readonly included: boolean } | null
  readonly delivery: { readonly method: DeliveryMethodId; readonly name: Text; readonly price: Money } | null
}

export type Quote = {
  readonly lines: readonly OrderLineItem[]
  readonly totals: Totals
  /** Absent in quotes from before shops had settings. */
  readonly pricedBy?: PricedBy
  /** From which lanes its units are promised; absent before they are held. */
  readonly held?: readonly HoldItem[]
}

/** In the order they are checked. */
export type QuoteRefusal =
  | { readonly code: 'currency-unsold'; readonly currency: Currency }
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
  const { productId, handle, title, choice, sku, picture, tracked, oversell, requiresShipping } = offer
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
    requiresShipping,
  })
}

export type OrderRules = Pick<Settings, 'shop' | 'markets' | 'locations' | 'delivery' | 'tax' | 'version'>

/** A merchant may give a currency up while carts have it. */
export const sellsIn = ({ markets }: Pick<Settings, 'markets'>, currency: Currency): boolean =>
  markets.currencies.includes(currency)

/** What does not travel is sold at the shop's own place. */
const homeOf = ({ shop, locations: { locations } }: OrderRules): string =>
  shop.address?.country ?? locations.find(({ address }) => address)?.address?.country ?? ''

/** Of the country that the order goes to, today. */
const taxOf = ({ shop, markets, tax }: OrderRules, country: string, now: number): PricedBy['tax'] => {
  const rate = taxRateOn(tax, country, wallClock(now, shop.timeZone).day) ?? 0
  return rate > 0 ? { country, rate, included: marketOf(markets, country)?.pricesIncludeTax ?? true } : null
}

const deliveryOf = ({ currency, address, delivery }: Cart, rules: OrderRules, goods: Money): PricedBy['delivery'] => {
  const found = delivery && methodNamed(rules, delivery, { currency, country: address?.country ?? null })
  const price = found && deliveryPrice(found, goods)
  return found && price ? { method: found.id, name: found.name, price } : null
}

/**
 * The whole cart, or the first reason why not. Delivery is 0 as long as no method is chosen, and tax as long as no
 * country is. Only what travels is delivered, and only its worth makes delivery free.
 */
export const quote = (
  cart: Cart,
  offers: ReadonlyMap<VariantId, Offer>,
  rules: OrderRules,
  now: number,
): Result<Quote, QuoteRefusal> => {
  const { currency } = cart
  if (!sellsIn(rules, currency)) return refuse({ code: 'currency-unsold', currency })
  const lines: OrderLineItem[] = []
  for (const lineItem of cart.lines) {
    const quoted = quoteLineItem(lineItem, offers.get(lineItem.variantId), currency)
    if (!quoted.ok) return quoted
    lines.push(quoted.value)
  }
  const subtotal = worthOf(lines, currency)
  const sent = travels(lines)
  const delivery = sent ? deliveryOf(cart, rules, worthSent(lines, currency)) : null
  if (sent && cart.delivery && !delivery) return refuse({ code: 'delivery-unavailable', currency })

  const nothing = money(0, currency)
  const fulfillment = delivery?.price ?? nothing
  const taxable = lines.filter((lineItem) => offers.get(lineItem.variantId)?.taxable)
  const taxed = worthOf(taxable, currency).amount + fulfillment.amount
  const taxing = taxOf(rules, sent ? (cart.address?.country ?? '') : homeOf(rules), now)
  const rated = taxing?.included ? taxIncluded : taxAdded
  const tax = money(taxing ? rated(taxed, taxing.rate) : 0, currency)
  const before = add(subtotal, fulfillment)
  const total = taxing && !taxing.included ? add(before, tax) : before
  return ok({
    lines,
    totals: { subtotal, itemsDiscount: nothing, discount: nothing, fulfillment, tax, total },
    pricedBy: { settings: rules.version, tax: taxing, delivery },
  })
}

/** Whether the tax was added to the prices, rather than contained in them. */
export const isTaxAdded = ({ subtotal, itemsDiscount, discount, fulfillment, tax, total }: Totals): boolean =>
  tax.amount > 0 &&
  total.amount === subtotal.amount - itemsDiscount.amount - discount.amount + fulfillment.amount + tax.amount
