/**
 * Countries that are in no market: put into the shop's own where the merchant wants it, once, where the rules are read. So pages,
 * checkout, API, tax and delivery know one list of countries, and none of them asks again.
 */
import { openMarkets } from './markets.ts'
import type { Settings } from './settings.ts'

type Rules = Pick<Settings, 'markets'>

/**
 * The rules as they hold; staff see what was typed. A country of a market that is closed is sold to by nobody.
 *
 * @param world every country that there is
 */
export const withElsewhere = <R extends Rules>(rules: R, world: () => readonly string[]): R => {
  const { markets } = rules
  const [own] = openMarkets(markets)
  if (markets.elsewhere !== 'own-market' || !own) return rules
  const named = new Set(markets.markets.flatMap(({ countries }) => countries))
  const unnamed = world().filter((country) => !named.has(country))
  const wider = { ...own, countries: [...own.countries, ...unnamed] }
  return {
    ...rules,
    markets: { ...markets, unnamed, markets: markets.markets.map((one) => (one === own ? wider : one)) },
  }
}
