/** What a shop has not said yet, and what it therefore cannot do: told to staff, while the rest is sold. */
import type { Currency } from '../money.ts'
import { countriesServed } from './markets.ts'
import type { Settings } from './settings.ts'
import { isTaxSaid } from './tax.ts'
import { isOfZone, zonesIn } from './zones.ts'

export type SettingsGap =
  | { readonly code: 'shop-unnamed' }
  | { readonly code: 'no-countries' }
  | { readonly code: 'no-location' }
  | { readonly code: 'no-delivery'; readonly country: string; readonly currency: Currency }
  | { readonly code: 'no-tax'; readonly country: string }
  /** Products that are up for sale and have no price in it: there they are not sold. */
  | { readonly code: 'no-price'; readonly currency: Currency; readonly products: number }
  /** The payment provider moves nothing in it. */
  | { readonly code: 'not-charged'; readonly currency: Currency }

/** @param stepIn what the provider moves multiples of, minor units; null: nothing in that currency */
export const chargeGaps = (
  { markets, payments }: Pick<Settings, 'markets' | 'payments'>,
  stepIn: (currency: Currency) => number | null,
): SettingsGap[] =>
  payments.online
    ? markets.currencies
        .filter((currency) => stepIn(currency) === null)
        .map((currency) => ({ code: 'not-charged', currency }) as const)
    : []

/** A country lacks delivery in a currency when no method takes an order to any place there. @param day `2026-11-28`, by the shop's clock */
export const gapsOf = ({ shop, markets, locations, delivery, tax }: Settings, day: string): SettingsGap[] => {
  const countries = countriesServed(markets)
  const waysTo = (country: string) => {
    const there = zonesIn(delivery.zones, country)
    return delivery.methods.filter(
      ({ countries: own, zones }) => (own === null || own.includes(country)) && isOfZone(zones, there),
    )
  }
  return [
    ...(shop.name === '' ? [{ code: 'shop-unnamed' } as const] : []),
    ...(countries.length === 0 ? [{ code: 'no-countries' } as const] : []),
    ...(locations.locations.length === 0 ? [{ code: 'no-location' } as const] : []),
    ...countries.flatMap((country) => {
      const reached = new Set(waysTo(country).flatMap(({ prices }) => prices.map(({ currency }) => currency)))
      return markets.currencies
        .filter((currency) => !reached.has(currency))
        .map((currency) => ({ code: 'no-delivery', country, currency }) as const)
    }),
    ...countries
      .filter((country) => !isTaxSaid(tax, country, day))
      .map((country) => ({ code: 'no-tax', country }) as const),
  ]
}
