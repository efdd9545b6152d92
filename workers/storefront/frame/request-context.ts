/** What every page knows of the request: its language, its address, and what the shop is. */
import type { Context } from 'hono'
import { phaseOf, type Drop } from '#domain/admission/drop'
import { localeOf, type Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { Settings } from '#domain/settings/settings'
import type { DropOfGoods } from '#schema/products/admission/drops'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'
import { originOf } from '../../http/origin.ts'
import type { App } from '../../env.ts'
import { dropsFresh } from '../../flows/admission/drops.ts'
import { frameFresh, ownCurrency, settingsKnown } from '../../flows/settings/settings.ts'
import { collectionLinkOf, type CollectionLink } from './collections.ts'
import { frameMessages } from './messages/index.ts'

export type RequestContext = {
  readonly language: Language
  /** For Intl. */
  readonly locale: string
  readonly currency: Currency
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

/** The request, and what is read beside it: in the currency that the shop had when it was asked last, so that nobody waits twice. */
export const requestContextBeside = async <T>(
  c: Context<App>,
  read: (own: Currency) => Promise<T>,
): Promise<readonly [RequestContext, T]> => {
  const guessed = ownCurrency(settingsKnown(c.env))
  const [request, found] = await Promise.all([requestContextOf(c), read(guessed)])
  return [request, request.currency === guessed ? found : await read(request.currency)]
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
    language,
    locale: localeOf(language),
    currency: ownCurrency(settings),
    settings,
    shop: settings.shop.name || frameMessages[language].shop,
    origin: originOf(c.env, c.req.url),
    path: plainPath(c.req.path),
    collections,
    drops,
  }
}

/** An address of the shop in the language of the request. */
export const to = (request: Pick<RequestContext, 'language'>, path: string): string => pathIn(request.language, path)
