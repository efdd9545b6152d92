/** To whom the shop sells: in which currencies and languages, in which countries, and whether its prices contain the tax there. */
import type { Language } from '../languages.ts'
import { isCurrency, type Currency } from '../money.ts'
import type { Conversion, ConversionRate } from '../pricing/conversion.ts'
import {
  checkCountries,
  checkHandle,
  checkText,
  distinct,
  each,
  issue,
  NAME_MAX,
  when,
  type SettingsIssue,
  type World,
} from './check.ts'
import { checkRates } from './rates.ts'
import type { Text } from './text.ts'

export type Market = {
  readonly id: string
  /** As shoppers are told; empty or absent: by the names of its countries. */
  readonly name?: Text | undefined
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  /** Of those of the shop, the first is what its prices are shown in; none or absent: all, the shop's own first. */
  readonly currencies?: readonly Currency[] | undefined
  /** Of those of the shop; none or absent: all. */
  readonly languages?: readonly Language[] | undefined
  /** Handles of collections that are not sold there; none or absent: everything is. */
  readonly without?: readonly string[] | undefined
  /** Nothing is sold there for now. Absent: it is. */
  readonly closed?: boolean | undefined
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

/** Who sells to a country that is in no market: nobody, or the shop's own market, by its rules, prices and currencies. */
export const ELSEWHERE = ['nowhere', 'own-market'] as const
export type Elsewhere = (typeof ELSEWHERE)[number]

export type MarketsSettings = {
  /** The first is the shop's own: lists and pages are in it. */
  readonly currencies: readonly Currency[]
  /** The first is the shop's own. */
  readonly languages: readonly Language[]
  /** The first is the shop's own: addresses without a market are its. */
  readonly markets: readonly Market[]
  /** Absent: `nowhere`. */
  readonly elsewhere?: Elsewhere | undefined
  /** Countries of the shop's own market that nobody has named: elsewhere.ts puts them there, and nobody saves them. */
  readonly unnamed?: readonly string[] | undefined
  /** By which goods are priced that have no price in a currency; none or absent: they are not sold in it. */
  readonly rates?: readonly ConversionRate[] | undefined
}

type Markets = Pick<MarketsSettings, 'markets'>

const CURRENCIES_MAX = 50
const MARKETS_MAX = 50
const WITHOUT_MAX = 50

/** Those that are not closed. */
export const openMarkets = ({ markets }: Markets): readonly Market[] => markets.filter(({ closed }) => !closed)

/** Every country that the shop sells to. */
export const countriesServed = (of: Markets): readonly string[] => openMarkets(of).flatMap(({ countries }) => countries)

/** Those that the merchant has named, for whoever reads no list of the whole world. */
export const countriesNamed = (of: Markets & Pick<MarketsSettings, 'unnamed'>): readonly string[] => {
  const unnamed = new Set(of.unnamed)
  return countriesServed(of).filter((country) => !unnamed.has(country))
}

export const marketOf = (of: Markets, country: string): Market | undefined =>
  openMarkets(of).find(({ countries }) => countries.includes(country))

/** In which currencies whoever buys there may pay, the usual one first. @param market undefined: nobody has said where */
export const currenciesIn = (
  { currencies }: Pick<MarketsSettings, 'currencies'>,
  market: Pick<Market, 'currencies'> | undefined,
): readonly Currency[] => {
  const chosen = (market?.currencies ?? []).filter((code) => currencies.includes(code))
  return chosen.length > 0 ? chosen : currencies
}

/** In which languages the shop speaks there, its own first. */
export const languagesIn = (
  { languages }: Pick<MarketsSettings, 'languages'>,
  market: Pick<Market, 'languages'> | undefined,
): readonly Language[] => {
  const chosen = languages.filter((one) => market?.languages?.includes(one))
  return chosen.length > 0 ? chosen : languages
}

/** Whether what stands in these collections is sold there. @param market undefined: nobody has said where, so nothing is in the way */
export const isSoldThere = (market: Pick<Market, 'without'> | undefined, collections: readonly string[]): boolean =>
  !market?.without?.some((handle) => collections.includes(handle))

/** Null where everything is priced by what somebody has typed. */
export const conversionOf = ({
  currencies,
  rates = [],
}: Pick<MarketsSettings, 'currencies' | 'rates'>): Conversion | null => {
  const [base] = currencies
  return base && rates.length > 0 ? { base, rates } : null
}

/** Two markets that claim one country would tax it in two ways. */
const claimedTwice = (markets: readonly Market[]): SettingsIssue[] =>
  markets.flatMap(({ countries }, index) => {
    const before = new Set(countriesServed({ markets: markets.slice(0, index) }))
    return countries.flatMap((country, place) =>
      when(before.has(country), `markets.${index}.countries.${place}`, 'duplicate'),
    )
  })

/** What a market has must be the shop's. */
const checkChosen = ({ currencies, languages }: MarketsSettings, market: Market, path: string): SettingsIssue[] => [
  ...each(`${path}.currencies`, market.currencies ?? [], CURRENCIES_MAX, (code, at) =>
    when(!currencies.includes(code), at, 'unsold-currency'),
  ),
  ...distinct(`${path}.currencies`, market.currencies ?? []),
  ...(market.languages ?? []).flatMap((one, index) =>
    when(!languages.includes(one), `${path}.languages.${index}`, 'unspoken-language'),
  ),
  ...distinct(`${path}.languages`, market.languages ?? []),
]

export const checkMarkets = (settings: MarketsSettings, world: World): SettingsIssue[] => {
  const { currencies, languages, markets } = settings
  return [
    ...(currencies.length === 0 ? [issue('currencies', 'required')] : []),
    ...each('currencies', currencies, CURRENCIES_MAX, (code, path) =>
      when(!isCurrency(code), path, 'unknown-currency'),
    ),
    ...distinct('currencies', currencies),
    ...(languages.length === 0 ? [issue('languages', 'required')] : []),
    ...distinct('languages', languages),
    ...each('markets', markets, MARKETS_MAX, (market, path) => [
      ...checkHandle(market.id, `${path}.id`),
      ...checkText(market.name ?? {}, `${path}.name`, NAME_MAX),
      ...checkCountries(market.countries, `${path}.countries`, world),
      ...checkChosen(settings, market, path),
      ...each(`${path}.without`, market.without ?? [], WITHOUT_MAX, checkHandle),
      ...distinct(`${path}.without`, market.without ?? []),
    ]),
    ...distinct(
      'markets',
      markets.map(({ id }) => id),
      'id',
    ),
    ...claimedTwice(markets),
    ...checkRates(settings),
  ]
}
