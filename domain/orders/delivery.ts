/** Which ways an order can travel, by the shop's settings, and what each costs. */
import type { Variant } from '../catalog/product.ts'
import { money, type Currency, type Money } from '../money.ts'
import type { DeliveryMethod } from '../settings/delivery.ts'
import { countriesServed } from '../settings/markets.ts'
import type { Settings } from '../settings/settings.ts'

/** As the settings name it: `express`. An order keeps it also when the shop has it no more. */
export type DeliveryMethodId = string

export type DeliveryRules = Pick<Settings, 'markets' | 'delivery'>

const priceIn = ({ prices }: DeliveryMethod, currency: Currency) => prices.find((one) => one.currency === currency)

/** What a method costs for goods of this worth; undefined where it has no price in their currency. */
export const deliveryPrice = (method: DeliveryMethod, goods: Money): Money | undefined => {
  const rate = priceIn(method, goods.currency)
  if (!rate) return undefined
  return money(rate.freeOver !== null && goods.amount >= rate.freeOver ? 0 : rate.price, goods.currency)
}

/** From what sum the method is free, for the notice on top of the pages. */
export const freeOver = (method: DeliveryMethod, currency: Currency): Money | undefined => {
  const amount = priceIn(method, currency)?.freeOver
  return amount == null ? undefined : money(amount, currency)
}

/** @param country null: not known yet, so every method that goes anywhere is shown */
const reaches = ({ markets }: DeliveryRules, { countries }: DeliveryMethod, country: string | null): boolean => {
  const served = countriesServed(markets)
  if (country !== null) return served.includes(country) && (countries === null || countries.includes(country))
  return countries === null ? served.length > 0 : countries.some((one) => served.includes(one))
}

type Order = { readonly currency: Currency; readonly country: string | null }

/** In the order of the settings: the first is the usual one. */
export const methodsFor = (rules: DeliveryRules, { currency, country }: Order): readonly DeliveryMethod[] =>
  rules.delivery.methods.filter((method) => priceIn(method, currency) && reaches(rules, method, country))

/** Without a price in the currency, or a way to send it, nobody could buy it: that is said before anybody tries. */
export const isSoldIn = (
  rules: DeliveryRules,
  currency: Currency,
  { prices, requiresShipping }: Pick<Variant, 'prices' | 'requiresShipping'>,
): boolean =>
  prices.some((price) => price.currency === currency) &&
  (!requiresShipping || usualMethod(rules, currency) !== undefined)

export const usualMethod = (rules: DeliveryRules, currency: Currency): DeliveryMethod | undefined =>
  methodsFor(rules, { currency, country: null })[0]

/** Of several for the same price the first. @param goods what the goods that travel are worth */
export const cheapestOf = (methods: readonly DeliveryMethod[], goods: Money): DeliveryMethod | undefined => {
  const costOf = (method: DeliveryMethod) => deliveryPrice(method, goods)?.amount ?? Number.POSITIVE_INFINITY
  return methods.toSorted((a, b) => costOf(a) - costOf(b))[0]
}

/** The method that was chosen, where it can be had. */
export const methodNamed = (rules: DeliveryRules, id: DeliveryMethodId, order: Order): DeliveryMethod | undefined =>
  methodsFor(rules, order).find((method) => method.id === id)

type Chosen = {
  readonly currency: Currency
  readonly address: { readonly country: string } | null
  readonly delivery: DeliveryMethodId | null
}

/** A way that the shop has no longer, or that does not go there, counts as not chosen: the shopper chooses anew. */
export const withDeliverable = <C extends Chosen>(cart: C, rules: DeliveryRules): C =>
  cart.delivery === null ||
  methodNamed(rules, cart.delivery, { currency: cart.currency, country: cart.address?.country ?? null })
    ? cart
    : { ...cart, delivery: null }
