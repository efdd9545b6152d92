/** Where a shopper seems to be, before they say so: for pages that are theirs alone, and for nothing that is charged. */
import type { Context } from 'hono'
import { countriesServed } from '#domain/settings/markets'
import type { App } from '../../env.ts'
import type { RequestContext } from '../frame/request-context.ts'

/**
 * A country of the market that they shop in: where they have chosen another one than that of their connection, the connection says
 * nothing.
 *
 * @returns null where that is not known, unless the market has one country only
 */
export const nearOf = (
  c: Context<App>,
  {
    market,
    settings,
  }: { readonly market: RequestContext['market']; readonly settings: Pick<RequestContext['settings'], 'markets'> },
): string | null => {
  const served = market && !market.closed ? market.countries : countriesServed(settings.markets)
  const [only] = served.length === 1 ? served : []
  return served.find((country) => country === c.req.raw.cf?.country) ?? only ?? null
}
