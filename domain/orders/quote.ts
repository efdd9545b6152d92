/**
 * A quote is what a cart costs right now: prices as the products store says, delivery, tax, one total.
 *
 * Nothing that a page or a body says about prices enters here.
 */
import type { VariantId } from '../ids.ts'
import type { HoldItem } from '../inventory/hold.ts'
import { money, sum, times, type Currency, type Money } from '../money.ts'
import { EVERYONE, priceFor, type Buyer, type PriceContext } from '../pricing/price-for.ts'
import { limitsOf, type Limited } from '../promotions/limits.ts'
import { ok, refuse, type Result } from '../result.ts'
import { currenciesIn, isSoldThere, marketOf, type Market } from '../settings/markets.ts'
import type { Settings } from '../settings/settings.ts'
import type { TaxDocument } from '../tax/document.ts'
import type { Cart, CartLineItem } from './cart.ts'
import type { Travel } from './missing.ts'
import { splitSum, type Charging } from './charging.ts'
import type { Offer } from './offer.ts'
import { giftsLeft } from './gifts.ts'
import { offBy, paidFor, travels, type OrderLineItem } from './order-line.ts'
import { quotedDelivery, wayOf, type QuotedDelivery } from './quoted-delivery.ts'
import type { Balances, StoredPayment } from './stored-payments.ts'
import { promote, type AppliedPromotion, type NextTier, type Promoting, type UnappliedPromotion } from './promoting.ts'
import { mainTaxOf, taxOfCart } from './taxing.ts'

/** The field's itemised totals. Where prices contain the tax, `tax` is a part of `total` and not added to it. */
export type Totals = {
  /** Goods at their prices before promotions. */
  readonly subtotal: Money
  /** What promotions on goods took off, and what those on the whole order did. */
  readonly itemsDiscount: Money
  readonly discount: Money
  /** Delivery, less what promotions took off it. */
  readonly fulfillment: Money
  readonly tax: Money
  /** What the prices contain and this buyer does not owe: the total is so much below them. Absent: nothing. */
  readonly taxRelief?: Money
  readonly total: Money
  /** By how much what is paid is rounded to what can be charged: beside the total. Absent: not at all. */
  readonly rounding?: Money
}

/** By what a cart was priced: kept with the order, whatever the settings say later. */
export type PricedBy = {
  /** Of the settings. */
  readonly settings: number
  /** Null: the shop collects none there. */
  readonly tax: { readonly country: string; readonly rate: number; readonly included: boolean } | null
  /** Null: nothing is sent, or no way was chosen. */
  readonly delivery: QuotedDelivery | null
}

export type Quote = {
  readonly lines: readonly OrderLineItem[]
  readonly totals: Totals
  /** Absent in quotes from before shops had settings. */
  readonly pricedBy?: PricedBy
  /** Those that counted; absent: none. */
  readonly promotions?: readonly AppliedPromotion[]
  /** What it takes of what is limited; absent: nothing. */
  readonly limits?: readonly Limited[]
  /** Line by line; absent in quotes from before tax was kept so. */
  readonly taxed?: TaxDocument
  /** What stored value pays of it; absent: nothing. */
  readonly payments?: readonly StoredPayment[]
  /** Its money is promised first and taken when it is sent; absent: it is taken when it is ordered. */
  readonly captureLater?: true
  /** Whoever pays wants to pay with the same again: the provider keeps it for them. */
  readonly keepMethod?: true
  /** From which lanes its units are promised; absent before they are held. */
  readonly held?: readonly HoldItem[]
}

/** Whether it is sent, or fetched by its buyer. */
export const travelIn = ({ lines, pricedBy }: Pick<Quote, 'lines' | 'pricedBy'>): Travel =>
  !travels(lines) ? 'none' : pricedBy?.delivery?.pickup ? 'fetched' : 'sent'

/** In the order they are checked. */
export type QuoteRefusal =
  | { readonly code: 'currency-unsold'; readonly currency: Currency }
  | { readonly code: 'variant-unknown'; readonly variantId: VariantId }
  /** `country`: elsewhere it is. */
  | { readonly code: 'not-for-sale'; readonly variantId: VariantId; readonly country?: string }
  | { readonly code: 'price-missing'; readonly variantId: VariantId; readonly currency: Currency }
  | { readonly code: 'delivery-unavailable'; readonly currency: Currency }

/** Who buys, where to, in which currency and when; how many, the line says. */
export type LineContext = Omit<PriceContext, 'units'> & {
  /** Where it goes; absent: nobody has said so. */
  readonly market?: Market | undefined
}

/** One line item at today's price for this buyer, or why it cannot be sold. */
export const quoteLineItem = (
  lineItem: CartLineItem,
  offer: Offer | undefined,
  context: LineContext,
): Result<OrderLineItem, QuoteRefusal> => {
  const { variantId, units } = lineItem
  const { currency } = context
  if (!offer) return refuse({ code: 'variant-unknown', variantId })
  if (!offer.sellable) return refuse({ code: 'not-for-sale', variantId })
  if (context.country !== null && !isSoldThere(context.market, offer.handles ?? []))
    return refuse({ code: 'not-for-sale', variantId, country: context.country })
  const priced = priceFor(offer, { ...context, units })
  if (!priced) return refuse({ code: 'price-missing', variantId, currency })
  const { price, before, list } = priced
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
    ...(list !== null && { priceList: list }),
    ...(before && { regular: before }),
    priceVersion: offer.version,
    tracked,
    oversell,
    requiresShipping,
    ...(offer.isGiftCard && { giftCards: giftsLeft(lineItem, units).gifts ?? [] }),
  })
}

export type OrderRules = Pick<Settings, 'shop' | 'markets' | 'locations' | 'delivery' | 'tax' | 'version'>

/** A merchant may give a currency up while carts have it. */
export const sellsIn = ({ markets }: Pick<Settings, 'markets'>, currency: Currency): boolean =>
  markets.currencies.includes(currency)

/** Where an order goes decides in what it may be paid: in the currencies of the market there. */
export const sellsTo = (
  { markets }: Pick<Settings, 'markets'>,
  { currency, address }: Pick<Cart, 'currency' | 'address'>,
): boolean => currenciesIn(markets, address ? marketOf(markets, address.country) : undefined).includes(currency)

/** What a cart is priced by. Nothing of it comes from a page or a body. */
export type QuotedBy = {
  readonly offers: ReadonlyMap<VariantId, Offer>
  readonly rules: OrderRules
  readonly promoting: Promoting
  /** Whether the shop keeps a certificate that the buyer owes no tax; absent: none. */
  readonly exempt?: boolean
  /** As price lists ask who buys; absent: nobody is known. */
  readonly buyer?: Buyer
  /** What is on gift cards and credit now; absent: nobody has asked. */
  readonly balances?: Balances
  /** What can be charged for it; absent: any sum. */
  readonly charging?: Charging
  readonly now: number
}

/** By what a line of this cart is priced. */
export const contextOf = (
  { currency, address }: Pick<Cart, 'currency' | 'address'>,
  { buyer = EVERYONE, rules, now }: Pick<QuotedBy, 'buyer' | 'rules' | 'now'>,
): LineContext => {
  const market = address ? marketOf(rules.markets, address.country) : undefined
  return { currency, buyer, country: address?.country ?? null, market, now }
}

type Chosen = Pick<Cart, 'currency' | 'address' | 'delivery' | 'business' | 'storedValues'>

/** What a cart costs, line by line, and why. Asked again with the same it is the same. */
export type Explained = Quote & {
  /** Promotions that did not count, each with what stands in its way. */
  readonly unapplied: readonly UnappliedPromotion[]
  /** Of those that did: what is missing for more. */
  readonly next: readonly NextTier[]
}

/** The whole cart, or the first reason why not. */
export const quote = (cart: Cart, by: QuotedBy): Result<Explained, QuoteRefusal> => {
  const { currency } = cart
  if (!sellsTo(by.rules, cart)) return refuse({ code: 'currency-unsold', currency })
  const lines: OrderLineItem[] = []
  for (const lineItem of cart.lines) {
    const quoted = quoteLineItem(lineItem, by.offers.get(lineItem.variantId), contextOf(cart, by))
    if (!quoted.ok) return quoted
    lines.push(quoted.value)
  }
  return quoteLines(cart, lines, by)
}

/**
 * What these lines cost together in a cart: nothing else in the shop reckons what is to be paid. Delivery is 0 as long as
 * no method is chosen, and tax as long as no country is. Only what travels is delivered, and only its worth makes
 * delivery free.
 *
 * @param bare its lines at their prices, before promotions: quoteLineItem
 */
export const quoteLines = (
  cart: Chosen,
  bare: readonly OrderLineItem[],
  { offers, rules, promoting, exempt = false, buyer, balances, charging, now }: QuotedBy,
): Result<Explained, QuoteRefusal> => {
  const { currency } = cart
  if (!sellsTo(rules, cart)) return refuse({ code: 'currency-unsold', currency })
  const sent = travels(bare)
  const country = cart.address?.country ?? null
  const wayFor = sent ? wayOf(cart, rules, bare, offers) : () => null
  const context = contextOf(cart, { now, rules, ...(buyer && { buyer }) })
  const giftLine = (variantId: VariantId, units: number) => giftOf(offers.get(variantId), units, context)
  const promoted = promote(promoting, { lines: bare, offers, currency, country, wayFor, giftLine, now })
  const { lines, applied, unapplied, next, way } = promoted
  const delivery = way && quotedDelivery(rules, way, cart, now)
  if (sent && cart.delivery && !delivery) return refuse({ code: 'delivery-unavailable', currency })

  const fulfillment = money((way?.price ?? 0) - promoted.offDelivery, currency)
  const taxing = {
    cart,
    exempt,
    lines: lines.map((line) => {
      const { taxClass = '', taxable = true } = offers.get(line.variantId) ?? {}
      return { amount: paidFor(line).amount, taxClass, taxable, travels: line.requiresShipping !== false }
    }),
    delivery: fulfillment.amount,
    ...(delivery?.pickup && { at: delivery.pickup.address }),
  }
  const taxed = taxOfCart(rules, taxing, now)
  const limits = limitsIn(applied, promoting, currency)
  const most = taxed.total - worthOfGiftCards(lines, taxed, offers)
  const paying = { currency, now, ...(balances && { balances }) }
  const { payments, rounding } = splitSum(cart, { total: taxed.total, most }, paying, charging)
  return ok({
    lines,
    totals: {
      subtotal: sum(
        lines.map(({ total }) => total),
        currency,
      ),
      itemsDiscount: offBy('product', lines, currency),
      discount: offBy('order', lines, currency),
      fulfillment,
      tax: money(taxed.tax, currency),
      ...(taxed.relief > 0 && { taxRelief: money(taxed.relief, currency) }),
      total: money(taxed.total, currency),
      ...(rounding && { rounding }),
    },
    pricedBy: { settings: rules.version, tax: mainTaxOf(taxed), delivery },
    taxed,
    ...(applied.length > 0 && { promotions: applied }),
    ...(limits.length > 0 && { limits }),
    ...(payments.length > 0 && { payments }),
    unapplied,
    next,
  })
}

/** What gift cards among them cost, with their tax: no other gift card pays for those. */
const worthOfGiftCards = (lines: readonly OrderLineItem[], { lines: parts }: TaxDocument, offers: QuotedBy['offers']) =>
  lines.reduce((sum, { variantId }, place) => {
    const part = parts[place]
    return part && offers.get(variantId)?.isGiftCard ? sum + part.net + part.tax : sum
  }, 0)

/** What comes by itself has to be there: nobody is promised what is sold out, and it is not sold on beyond that. */
const giftOf = (offer: Offer | undefined, units: number, context: LineContext): OrderLineItem | undefined => {
  if (!offer || (offer.tracked && offer.availability === 'sold-out')) return undefined
  const seen = money(0, context.currency)
  const line = quoteLineItem({ variantId: offer.variantId, units, seen }, offer, context)
  return line.ok ? { ...line.value, oversell: false } : undefined
}

const limitsIn = (applied: readonly AppliedPromotion[], { candidates, limitedAs }: Promoting, currency: Currency) =>
  applied.flatMap(({ promotion: id, amount }) => {
    const found = candidates.find(({ promotion }) => promotion.id === id)
    return found ? limitsOf({ ...found, amount: amount.amount }, limitedAs, currency) : []
  })

/** Whether the tax was added to the prices, rather than contained in them. */
export const isTaxAdded = ({ subtotal, itemsDiscount, discount, fulfillment, tax, total }: Totals): boolean =>
  tax.amount > 0 &&
  total.amount === subtotal.amount - itemsDiscount.amount - discount.amount + fulfillment.amount + tax.amount
