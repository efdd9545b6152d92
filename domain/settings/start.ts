/** What a shop says of itself on its first day, and what follows from it; all the rest it says when it knows. */
import type { ShopId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { Currency } from '../money.ts'
import { emptySettings, type SettingsDocuments } from './settings.ts'

export type FirstWords = {
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly currency: Currency
  readonly timeZone: string
  /** The one in which its first words were said. */
  readonly language: Language
}

/** Neither a price of delivery nor a rate of tax is made up: what it lacks is told to staff. */
export const firstDocuments = (
  { name, country, currency, timeZone, language }: FirstWords,
  id: ShopId,
): Pick<SettingsDocuments, 'shop' | 'markets' | 'locations' | 'delivery'> => {
  const { shop, delivery } = emptySettings(currency)
  const address = { street: '', postcode: '', city: '', region: '', country }
  return {
    shop: { ...shop, id, name, timeZone },
    markets: {
      currencies: [currency],
      languages: [language],
      markets: [{ id: country.toLowerCase(), countries: [country], pricesIncludeTax: true, priorPrices: 'by-law' }],
    },
    locations: { locations: [{ id: 'main', name, address, priority: 0 }] },
    delivery: { ...delivery, dispatch: { ...delivery.dispatch, timeZone } },
  }
}

/** Before it has a name there is nothing to show. */
export const isOpening = ({ shop }: Pick<SettingsDocuments, 'shop'>): boolean => shop.name === ''
