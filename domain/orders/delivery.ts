/** What a cart or an order is to whoever sends it, and which of its choices still hold. */
import type { Variant } from '../catalog/product.ts'
import type { VariantId } from '../ids.ts'
import type { Currency } from '../money.ts'
import { methodNamed, usualMethod, type DeliveryMethodId, type DeliveryRules } from '../logistics/delivery-methods.ts'
import { loadOfPieces, type Load } from '../logistics/delivery-price.ts'
import { isFetchedBy } from '../logistics/pickup.ts'
import type { DeliveryPlace } from '../logistics/zones.ts'
import type { Offer } from './offer.ts'
import type { Travel } from './missing.ts'
import { worthSent, type OrderLineItem } from './order-line.ts'

/** What travels of these lines, with what it is worth after what promotions took off it. */
export const loadOf = (
  lines: readonly OrderLineItem[],
  offers: ReadonlyMap<VariantId, Pick<Offer, 'grams' | 'tags'>>,
  currency: Currency,
): Load =>
  loadOfPieces(
    lines.flatMap(({ variantId, units, gifts = 0, requiresShipping }) => {
      if (requiresShipping === false || units === gifts) return []
      const { grams = 0, tags = [] } = offers.get(variantId) ?? {}
      return [{ grams, units: units - gifts, tags }]
    }),
    worthSent(lines, currency).amount,
  )

/** One of a good alone, as its page speaks of it. */
export const loadOfOne = (
  { prices, grams }: Pick<Variant, 'prices' | 'grams'>,
  tags: readonly string[],
  currency: Currency,
): Load => {
  const price = prices.find((one) => one.currency === currency)
  return loadOfPieces([{ grams, units: 1, tags }], price?.amount ?? 0)
}

/** Without a price in the currency, or a way to send it, nobody could buy it: that is said before anybody tries. */
export const isSoldIn = (
  rules: DeliveryRules,
  currency: Currency,
  { prices, requiresShipping, grams }: Pick<Variant, 'prices' | 'requiresShipping' | 'grams'>,
): boolean =>
  prices.some((price) => price.currency === currency) &&
  (!requiresShipping || usualMethod(rules, currency, grams) !== undefined)

type Chosen = {
  readonly currency: Currency
  readonly address: DeliveryPlace | null
  readonly delivery: DeliveryMethodId | null
}

/**
 * A way that the shop has no longer, or that does not go there or take so much, counts as not chosen: the shopper chooses anew.
 *
 * @param load null: not known
 */
export const withDeliverable = <C extends Chosen>(cart: C, rules: DeliveryRules, load: Load | null): C =>
  cart.delivery === null || methodNamed(rules, cart.delivery, { currency: cart.currency, place: cart.address, load })
    ? cart
    : { ...cart, delivery: null }

/** Whether what was chosen is sent, or fetched. @param sent whether anything travels */
export const travelOf = (cart: Pick<Chosen, 'delivery'>, rules: DeliveryRules, sent: boolean): Travel =>
  !sent ? 'none' : isFetchedBy(rules, cart.delivery) ? 'fetched' : 'sent'
