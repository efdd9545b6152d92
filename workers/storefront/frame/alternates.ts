/** Under which addresses a page stands: in each language, and once more in each market with prices of its own. */
import { currenciesIn, languagesIn, openMarkets, type MarketsSettings } from '#domain/settings/markets'
import { pathIn, tagOf } from '../../http/language.ts'
import { inMarket } from '../../http/market.ts'

/** A market of more is no country to whoever reads it: its pages are found, and not told apart by where somebody is. */
const COUNTRIES_MAX = 5

export type Alternate = { readonly tag: string; readonly path: string }

/**
 * For `hreflang`: a language alone is the shop's own market, with a country one of another.
 *
 * @param path without language and market
 * @see https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export const alternatesOf = (markets: MarketsSettings, path: string): Alternate[] => {
  const [own, ...others] = openMarkets(markets)
  const [usual] = currenciesIn(markets, own)
  const priced = others.filter(
    (one) => one.countries.length <= COUNTRIES_MAX && currenciesIn(markets, one)[0] !== usual,
  )
  return [
    ...markets.languages.map((language) => ({ tag: tagOf(language), path: pathIn(language, path) })),
    ...priced.flatMap((market) =>
      languagesIn(markets, market).flatMap((language) =>
        market.countries.map((country) => ({
          tag: `${tagOf(language)}-${country}`,
          path: inMarket(market.id, pathIn(language, path)),
        })),
      ),
    ),
    { tag: 'x-default', path },
  ]
}
