/** How goods travel, and what that costs. A later word of the shop (logistics) makes the table the merchant's own. */
import { money, type Currency, type Money } from '../money.ts'

export const DELIVERY_METHODS = ['post', 'parcel-shop', 'express'] as const
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number]
export const isDeliveryMethod = (text: unknown): text is DeliveryMethod => DELIVERY_METHODS.some((one) => one === text)

type Rate = { readonly price: number; readonly freeOver: number | null }

/** Minor units; `freeOver` is compared with the goods after discounts. */
const rates: Record<string, Record<DeliveryMethod, Rate>> = {
  EUR: {
    post: { price: 490, freeOver: 6000 },
    'parcel-shop': { price: 390, freeOver: 6000 },
    express: { price: 1400, freeOver: null },
  },
  USD: {
    post: { price: 590, freeOver: 7000 },
    'parcel-shop': { price: 490, freeOver: 7000 },
    express: { price: 1600, freeOver: null },
  },
  GBP: {
    post: { price: 420, freeOver: 5000 },
    'parcel-shop': { price: 340, freeOver: 5000 },
    express: { price: 1200, freeOver: null },
  },
  CNY: {
    post: { price: 1500, freeOver: 29900 },
    'parcel-shop': { price: 1200, freeOver: 29900 },
    express: { price: 4500, freeOver: null },
  },
}

/** The currencies that a cart can be opened in: those with delivery rates. */
export const CURRENCIES_SOLD = Object.keys(rates) as Currency[]

export const deliveryPrice = (method: DeliveryMethod, goods: Money): Money | undefined => {
  const rate = rates[goods.currency]?.[method]
  if (!rate) return undefined
  return money(rate.freeOver !== null && goods.amount >= rate.freeOver ? 0 : rate.price, goods.currency)
}

/** From what sum the method is free, for the notice on top of the pages. */
export const freeOver = (method: DeliveryMethod, currency: Currency): Money | undefined => {
  const amount = rates[currency]?.[method].freeOver
  return amount == null ? undefined : money(amount, currency)
}

/** Working days until it is there, first and last. */
export const deliveryDays: Record<DeliveryMethod, readonly [number, number]> = {
  post: [2, 4],
  'parcel-shop': [2, 3],
  express: [1, 1],
}

/** Countries that the shop sends to: ISO 3166-1 alpha-2. */
export const COUNTRIES_SERVED = [
  'AT',
  'BE',
  'BG',
  'CH',
  'CN',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HK',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SG',
  'SI',
  'SK',
  'TW',
  'US',
] as const
