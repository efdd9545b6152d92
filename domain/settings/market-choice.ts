/**
 * Where somebody shops, and in what: a market and one of the currencies that are paid in there.
 *
 * Written as `japan` in its usual currency and as `japan_usd` in another; so it stands in addresses, cookies and accounts.
 */
import type { Currency } from '../money.ts'
import { currenciesIn, openMarkets, type Market, type MarketsSettings } from './markets.ts'

export type MarketChoice = { readonly market: Market; readonly currency: Currency }

type Markets = Pick<MarketsSettings, 'markets' | 'currencies'>

/** Characters of one, with the longest id. */
export const MARKET_CHOICE_MAX = 67

/** The shop's own; undefined in a shop that sells nowhere yet. */
export const ownChoice = (markets: Markets): MarketChoice | undefined => {
  const [market] = openMarkets(markets)
  return market && usualIn(markets, market)
}

export const usualIn = (markets: Markets, market: Market): MarketChoice | undefined => {
  const [currency] = currenciesIn(markets, market)
  return currency ? { market, currency } : undefined
}

/** All that there are, the usual currency of each market first. */
export const choicesOf = (markets: Markets): readonly MarketChoice[] =>
  openMarkets(markets).flatMap((market) => currenciesIn(markets, market).map((currency) => ({ market, currency })))

/** @returns undefined for what is no open market; a currency that is not paid in there counts as the usual one */
export const choiceNamed = (markets: Markets, written: string | null): MarketChoice | undefined => {
  const [id, code] = (written ?? '').split('_')
  const market = openMarkets(markets).find((one) => one.id === id)
  const currency = market && currenciesIn(markets, market).find((one) => one.toLowerCase() === code)
  if (!market) return undefined
  return currency ? { market, currency } : usualIn(markets, market)
}

export const choiceText = (markets: Markets, { market, currency }: MarketChoice): string =>
  currenciesIn(markets, market)[0] === currency ? market.id : `${market.id}_${currency.toLowerCase()}`

/** As addresses write it; null: the shop's own, which needs no word. */
export const choiceInAddress = (markets: Markets, choice: MarketChoice | undefined): string | null => {
  const own = ownChoice(markets)
  if (!choice || (choice.market === own?.market && choice.currency === own.currency)) return null
  return choiceText(markets, choice)
}

type Pressed = {
  /** As it was written: a market, or one with a currency. */
  readonly market: string
  /** Empty: nothing was said of it. */
  readonly currency: string
  /** Where they were when they pressed, as it is written. */
  readonly from: string | null
}

/**
 * What somebody means who chooses market and currency in one form. Whoever leaves a market gets the usual currency of the new one, unless
 * they have chosen another currency as well.
 */
export const choicePressed = (markets: Markets, { market, currency, from }: Pressed): MarketChoice | undefined => {
  const choice = choiceNamed(markets, market)
  const before = choiceNamed(markets, from)
  if (!choice || currency === '') return choice
  const isMeant = before?.market === choice.market || before?.currency !== currency
  const sold = currenciesIn(markets, choice.market).find((one) => one === currency)
  return isMeant && sold ? { ...choice, currency: sold } : choice
}
