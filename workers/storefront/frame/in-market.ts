/**
 * Before every page: an address of a market that there is not leads to the shop's own, one of a currency that is not paid in there to
 * its usual one, and whoever is in one stays in it, wherever a page leads on.
 */
import type { MiddlewareHandler } from 'hono'
import { getPath } from 'hono/utils/url'
import { choiceInAddress, choiceNamed, ownChoice } from '#domain/settings/market-choice'
import { languagesIn } from '#domain/settings/markets'
import type { App } from '../../env.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { READING } from '../../http/guard.ts'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'
import { inMarket, marketIn, withoutMarket } from '../../http/market.ts'

/** Routes are those of the shop's own addresses: which market it is, the address says to whoever makes the page. */
export const pathWithoutMarket = (request: Request): string => withoutMarket(getPath(request))

/** What is there for all markets alike. */
const SHARED = /^\/(?:admin|api|media|files|pictures)(?:\/|$)/

export const inMarkets: MiddlewareHandler<App> = async (c, next) => {
  const { pathname, search } = new URL(c.req.url)
  const named = marketIn(pathname)
  if (named === null) return next()
  const { markets } = await settingsFresh(c.env, Date.now())
  const choice = choiceNamed(markets, named)
  const there = choiceInAddress(markets, choice)
  const plain = withoutMarket(pathname)
  if (there !== named && READING.has(c.req.method))
    return c.redirect(inMarket(there, plain) + search, ownChoice(markets)?.market.id === named ? 301 : 302)
  const [language = 'en', ...more] = languagesIn(markets, choice?.market)
  if (there !== null && READING.has(c.req.method) && ![language, ...more].includes(languageOf(plain)))
    return c.redirect(inMarket(there, pathIn(language, plainPath(plain))) + search, 302)
  await next()
  const location = c.res.headers.get('location')
  if (there !== null && location?.startsWith('/') && marketIn(location) === null && !SHARED.test(location))
    c.res.headers.set('location', inMarket(there, location))
}
