/**
 * Whether whoever looks at a page seems to be elsewhere: where their account has led them, what they chose before, else the country that
 * they ask from.
 */
import type { Context } from 'hono'
import type { Language } from '#domain/languages'
import { choiceNamed, ownChoice, usualIn, type MarketChoice } from '#domain/settings/market-choice'
import { marketOf, type MarketsSettings } from '#domain/settings/markets'
import type { App } from '../../env.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { languageOf } from '../../http/language.ts'
import { READING } from '../../http/guard.ts'
import { marketIn, withoutMarket } from '../../http/market.ts'
import { readArrivalCookie, readMarketCookie } from '../../http/market-cookie.ts'
import { MarketLine } from './market-chooser.tsx'

const isSame = (one: MarketChoice, other: MarketChoice): boolean =>
  one.market === other.market && one.currency === other.currency

/** What is said to whoever was led somewhere by their account, until they answer. */
export const arrivalLine = (c: Context<App>, markets: MarketsSettings, language: Language) => {
  const arrival = readArrivalCookie(c)
  const before = arrival && choiceNamed(markets, arrival.from)
  const now = choiceNamed(markets, readMarketCookie(c))
  if (!arrival || !before || !now || isSame(before, now)) return undefined
  const { pathname, search } = new URL(c.req.url)
  const to = READING.has(c.req.method) ? withoutMarket(pathname) + search : undefined
  return <MarketLine language={language} markets={markets} near={now} here={before} arrived={arrival} to={to} />
}

/** @returns HTML; undefined where nothing is to be asked. It changes nothing: to answer it is a press */
export const marketLineFor = async (c: Context<App>): Promise<string | undefined> => {
  const { markets } = await settingsFresh(c.env, Date.now())
  const language = languageOf(c.req.path)
  const arrived = arrivalLine(c, markets, language)
  if (arrived) return String(arrived)
  const here = choiceNamed(markets, marketIn(new URL(c.req.url).pathname)) ?? ownChoice(markets)
  const country = c.req.raw.cf?.country
  const around = typeof country === 'string' ? marketOf(markets, country) : undefined
  const near = choiceNamed(markets, readMarketCookie(c)) ?? (around && usualIn(markets, around))
  if (!here || !near || isSame(near, here)) return undefined
  return String(<MarketLine language={language} markets={markets} near={near} here={here} />)
}
