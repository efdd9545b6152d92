/** What every page knows of the request: its language, its address, and what the shop is. */
import type { Context } from 'hono'
import { phaseOf, type Drop } from '#domain/admission/drop'
import type { Selling } from '#domain/catalog/list-query'
import { localeOf, type Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import { same } from '#domain/same'
import { choiceInAddress, choiceNamed, ownChoice, usualIn } from '#domain/settings/market-choice'
import { currenciesIn, type Market } from '#domain/settings/markets'
import type { Settings } from '#domain/settings/settings'
import type { DropOfGoods } from '#schema/products/admission/drops'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'
import { inMarket, marketIn } from '../../http/market.ts'
import { readMarketCookie } from '../../http/market-cookie.ts'
import { originOf } from '../../http/origin.ts'
import type { App } from '../../env.ts'
import { dropsFresh } from '../../flows/admission/drops.ts'
import { frameFresh, settingsFresh, settingsKnown } from '../../flows/settings/settings.ts'
import { collectionLinkOf, type CollectionLink } from './collections.ts'
import { frameMessages } from './messages/index.ts'

export type RequestContext = {
  readonly language: Language
  /** For Intl. */
  readonly locale: string
  readonly currency: Currency
  /** Where is sold to whoever looks; undefined in a shop that sells nowhere yet. */
  readonly market: Market | undefined
  /** As addresses name it, with its currency where that is not the usual one; null: the shop's own. */
  readonly marketId: string | null
  /** What lists are asked for: its currency, and what is not sold there. */
  readonly selling: Selling
  /** The rules of the shop. */
  readonly settings: Settings
  /** Its name. */
  readonly shop: string
  /** `https://shop.example`, for links that leave the page. */
  readonly origin: string
  /** Without language and without query. */
  readonly path: string
  readonly collections: readonly CollectionLink[]
  /** Sales that were announced or are on, by the handles of what they sell. */
  readonly drops: ReadonlyMap<string, Drop>
}

export const requestContextOf = async (c: Context<App>): Promise<RequestContext> => {
  const now = Date.now()
  const [{ settings, collections }, drops] = await Promise.all([frameFresh(c.env, now), dropsFresh(c.env, now)])
  return requestContextWith(c, settings, collections.map(collectionLinkOf), byHandle(drops, now))
}

/** The request, and what is read beside it: as the shop sold there when it was asked last, so that nobody waits twice. */
export const requestContextBeside = async <T>(
  c: Context<App>,
  read: (selling: Selling) => Promise<T>,
): Promise<readonly [RequestContext, T]> => {
  const guessed = marketOfRequest(c, settingsKnown(c.env)).selling
  const [request, found] = await Promise.all([requestContextOf(c), read(guessed)])
  return [request, same(request.selling, guessed) ? found : await read(request.selling)]
}

/** For pages that must work when no store answers. */
export const requestContextAlone = (c: Context<App>): RequestContext =>
  requestContextWith(c, settingsKnown(c.env), [], new Map())

/** Of two that sell one thing, the one that comes first. */
const byHandle = (drops: readonly DropOfGoods[], now: number): RequestContext['drops'] =>
  new Map(
    drops
      .filter((drop) => ['ahead', 'gathering', 'on'].includes(phaseOf(drop, now)))
      .toSorted((one, other) => other.startsAt - one.startsAt)
      .flatMap((drop) => drop.handles.map((handle) => [handle, drop] as const)),
  )

const requestContextWith = (
  c: Context<App>,
  settings: Settings,
  collections: readonly CollectionLink[],
  drops: RequestContext['drops'],
): RequestContext => {
  const language = languageOf(c.req.path)
  return {
    ...marketOfRequest(c, settings),
    language,
    locale: localeOf(language),
    settings,
    shop: settings.shop.name || frameMessages[language].shop,
    origin: originOf(c.env, c.req.url),
    path: plainPath(c.req.path),
    collections,
    drops,
  }
}

/**
 * The market that the address names. A page that is kept has nothing else to go by; of one that is somebody's own what they have chosen
 * before counts, too.
 */
export const marketOfRequest = (
  c: Context<App>,
  { markets }: Pick<Settings, 'markets'>,
  chosen = readMarketCookie(c),
): Pick<RequestContext, 'market' | 'marketId' | 'currency' | 'selling'> => {
  const choice = choiceNamed(markets, marketIn(new URL(c.req.url).pathname) ?? chosen) ?? ownChoice(markets)
  const { market, currency = currenciesIn(markets, undefined)[0] } = choice ?? {}
  if (!currency) throw new RangeError('settings without a currency')
  const selling = { currency, ...(market?.without?.length && { without: market.without }) }
  return { market, marketId: choiceInAddress(markets, choice), currency, selling }
}

/** As machines shall know a page: in the usual currency of its market. */
export const canonicalOf = ({ settings, market, language }: RequestContext, path: string): string => {
  const usual = market && usualIn(settings.markets, market)
  return inMarket(choiceInAddress(settings.markets, usual), pathIn(language, path))
}

/** What a page that is kept has shown, whoever pressed something on it: its address alone has said in which currency. */
export const currencyOfAddress = async (c: Context<App>, now: number): Promise<Currency> =>
  marketOfRequest(c, await settingsFresh(c.env, now), null).currency

/** In which a cart is opened that whoever asks begins now. */
export const currencyOfRequest = async (c: Context<App>, now: number): Promise<Currency> =>
  marketOfRequest(c, await settingsFresh(c.env, now)).currency

type Placed = Pick<RequestContext, 'language'> & Partial<Pick<RequestContext, 'marketId'>>

/** An address of the shop in the language and the market of the request. */
export const to = ({ language, marketId = null }: Placed, path: string): string =>
  inMarket(marketId, pathIn(language, path))

/** The same in another language. */
export const toIn = ({ marketId }: Pick<RequestContext, 'marketId'>, language: Language, path: string): string =>
  inMarket(marketId, pathIn(language, path))
