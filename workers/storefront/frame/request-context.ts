/** What every page knows of the request: its language, its address, and what the shop is. */
import type { Context } from 'hono'
import { localeOf, type Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { Settings } from '#domain/settings/settings'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'
import { originOf } from '../../http/origin.ts'
import type { App } from '../../env.ts'
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
}

export const requestContextOf = async (c: Context<App>): Promise<RequestContext> => {
  const { settings, collections } = await frameFresh(c.env, Date.now())
  return requestContextWith(c, settings, collections.map(collectionLinkOf))
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
export const requestContextAlone = (c: Context<App>): RequestContext => requestContextWith(c, settingsKnown(c.env), [])

const requestContextWith = (
  c: Context<App>,
  settings: Settings,
  collections: readonly CollectionLink[],
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
  }
}

/** An address of the shop in the language of the request. */
export const to = (request: Pick<RequestContext, 'language'>, path: string): string => pathIn(request.language, path)
