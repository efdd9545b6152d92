/** Where a shopper seems to be, before they say so: for pages that are theirs alone, and for nothing that is charged. */
import type { Context } from 'hono'
import { countriesServed } from '#domain/settings/markets'
import type { Settings } from '#domain/settings/settings'
import type { App } from '../../env.ts'

/** Null where the shop does not send, unless it sends to one country only. */
export const nearOf = (c: Context<App>, { markets }: Pick<Settings, 'markets'>): string | null => {
  const served = countriesServed(markets)
  const [only] = served.length === 1 ? served : []
  return served.find((country) => country === c.req.raw.cf?.country) ?? only ?? null
}
