/** What every page knows of the request: its language, its address, and which shelves the shop has. */
import type { Context } from 'hono'
import { localeOf, type Language } from '#domain/languages'
import { currency, type Currency } from '#domain/money'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'
import { originOf } from '../../http/origin.ts'
import type { App } from '../../env.ts'
import { shelvesOf, type Shelf } from './shelves.ts'

export type RequestContext = {
  readonly language: Language
  /** For Intl. */
  readonly locale: string
  readonly currency: Currency
  /** `https://shop.example`, for links that leave the page. */
  readonly origin: string
  /** Without language and without query. */
  readonly path: string
  readonly shelves: readonly Shelf[]
}

export const requestContextOf = async (c: Context<App>): Promise<RequestContext> =>
  requestContextWith(c, await shelvesOf(c.env, Date.now()))

/** For pages that must work when no store answers. */
export const requestContextWith = (c: Context<App>, shelves: readonly Shelf[]): RequestContext => {
  const language = languageOf(c.req.path)
  return {
    language,
    locale: localeOf(language),
    currency: currency(c.env.CURRENCY),
    origin: originOf(c.env, c.req.url),
    path: plainPath(c.req.path),
    shelves,
  }
}

/** An address of the shop in the language of the request. */
export const to = (request: Pick<RequestContext, 'language'>, path: string): string => pathIn(request.language, path)
