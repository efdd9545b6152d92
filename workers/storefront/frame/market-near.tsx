/** Whether whoever looks at a page seems to be in another market: what they chose before, else the country that they ask from. */
import type { Context } from 'hono'
import { marketOf, openMarkets } from '#domain/settings/markets'
import type { App } from '../../env.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { languageOf } from '../../http/language.ts'
import { marketIn } from '../../http/market.ts'
import { readMarketCookie } from '../../http/market-cookie.ts'
import { MarketLine } from './market-chooser.tsx'

/** @returns HTML; undefined where nothing is to be asked. It changes nothing: to answer it is a press */
export const marketLineFor = async (c: Context<App>): Promise<string | undefined> => {
  const { markets } = await settingsFresh(c.env, Date.now())
  const open = openMarkets(markets)
  const named = marketIn(new URL(c.req.url).pathname)
  const here = open.find(({ id }) => id === named) ?? open[0]
  const chosen = readMarketCookie(c)
  const country = c.req.raw.cf?.country
  const near =
    open.find(({ id }) => id === chosen) ?? (typeof country === 'string' ? marketOf(markets, country) : undefined)
  if (!here || !near || near === here) return undefined
  return String(<MarketLine language={languageOf(c.req.path)} markets={markets} near={near} here={here} />)
}
