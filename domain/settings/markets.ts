/** To whom the shop sells: in which currencies and languages, in which countries, and whether its prices contain the tax there. */
import type { Language } from '../languages.ts'
import { isCurrency, type Currency } from '../money.ts'
import { checkCountries, checkHandle, distinct, each, issue, when, type SettingsIssue, type World } from './check.ts'

export type Market = {
  readonly id: string
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  /** Whether the prices that are shown contain the tax, or it is added to them. */
  readonly pricesIncludeTax: boolean
  /** Absent: `by-law`. */
  readonly priorPrices?: PriorPrices | undefined
}

/**
 * Whether nothing but the lowest price of the thirty days before a reduction is struck through (domain/pricing/prior-price.ts);
 * `by-law`: where one of the market's countries is a member of the European Union.
 */
export const PRIOR_PRICES = ['by-law', 'always', 'never'] as const
export type PriorPrices = (typeof PRIOR_PRICES)[number]

export type MarketsSettings = {
  /** The first is the shop's own: lists and pages are in it. */
  readonly currencies: readonly Currency[]
  /** The first is the shop's own. */
  readonly languages: readonly Language[]
  readonly markets: readonly Market[]
}

const CURRENCIES_MAX = 50
const MARKETS_MAX = 50

/** Every country that the shop sells to. */
export const countriesServed = ({ markets }: Pick<MarketsSettings, 'markets'>): readonly string[] =>
  markets.flatMap(({ countries }) => countries)

export const marketOf = ({ markets }: Pick<MarketsSettings, 'markets'>, country: string): Market | undefined =>
  markets.find(({ countries }) => countries.includes(country))

/** Two markets that claim one country would tax it in two ways. */
const claimedTwice = (markets: readonly Market[]): SettingsIssue[] =>
  markets.flatMap(({ countries }, index) => {
    const before = new Set(countriesServed({ markets: markets.slice(0, index) }))
    return countries.flatMap((country, place) =>
      when(before.has(country), `markets.${index}.countries.${place}`, 'duplicate'),
    )
  })

export const checkMarkets = ({ currencies, languages, markets }: MarketsSettings, world: World): SettingsIssue[] => [
  ...(currencies.length === 0 ? [issue('currencies', 'required')] : []),
  ...each('currencies', currencies, CURRENCIES_MAX, (code, path) => when(!isCurrency(code), path, 'unknown-currency')),
  ...distinct('currencies', currencies),
  ...(languages.length === 0 ? [issue('languages', 'required')] : []),
  ...distinct('languages', languages),
  ...each('markets', markets, MARKETS_MAX, ({ id, countries }, path) => [
    ...checkHandle(id, `${path}.id`),
    ...checkCountries(countries, `${path}.countries`, world),
  ]),
  ...distinct(
    'markets',
    markets.map(({ id }) => id),
    'id',
  ),
  ...claimedTwice(markets),
]
