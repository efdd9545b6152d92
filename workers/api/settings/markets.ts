/** Where the shop sells, for programs: which country is in which market, and in what is paid there. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { LANGUAGES } from '#domain/languages'
import { currenciesIn, languagesIn, openMarkets } from '#domain/settings/markets'
import { throughCache } from '../../cache/answers.ts'
import { MARKETS_JSON } from '../../cache/policies.ts'
import type { App } from '../../env.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { inMarket } from '../../http/market.ts'
import { answer, Currency, Language } from '../contract/parts.ts'

const Market = z
  .object({
    id: z.string().openapi({ description: 'As lists take it in `market`.', example: 'japan' }),
    name: z
      .object(Object.fromEntries(LANGUAGES.map((one) => [one, z.string().optional()])))
      .describe('As the merchant calls it; empty: by its countries.'),
    countries: z.array(z.string()).describe('ISO 3166-1 alpha-2. An order goes by the market of its address.'),
    currencies: z.array(Currency).describe('In which is paid there; the first is the usual one.'),
    languages: z.array(Language),
    pricesIncludeTax: z.boolean(),
    path: z.string().openapi({
      description:
        'Where its pages begin, in its first currency; in another one that stands beside it: `/en-japan_usd`.',
      example: '/en-japan',
    }),
  })
  .openapi('Market')

const route = createRoute({
  method: 'get',
  path: '/',
  tags: ['Catalogue'],
  summary: 'List the markets',
  description: 'Those that are open; the first is the shop’s own.',
  responses: { 200: answer(z.object({ markets: z.array(Market) }).openapi('Markets'), 'All of them.') },
})

const list = async (c: Context<App>) => {
  const { markets } = await settingsFresh(c.env, Date.now())
  const open = openMarkets(markets).map((one, index) => ({
    id: one.id,
    name: { ...one.name },
    countries: [...one.countries],
    currencies: [...currenciesIn(markets, one)],
    languages: [...languagesIn(markets, one)],
    pricesIncludeTax: one.pricesIncludeTax,
    path: inMarket(index === 0 ? null : one.id, '/'),
  }))
  return c.json({ markets: open }, 200)
}

export const markets = new OpenAPIHono<App>().openapi(route, (c) => throughCache(c, MARKETS_JSON, () => list(c)))
