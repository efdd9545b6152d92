/** Sends a page. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../../env.ts'
import { isOpening } from '#domain/settings/start'
import { resizes } from '../../flows/catalog/media.ts'
import { settingsRead } from '../../flows/settings/settings.ts'
import { PRIVATE } from '../../http/headers.ts'
import { languageOf, pathIn, plainPath } from '../../http/language.ts'
import { impersonatedIn } from '../../http/not-by-staff.ts'
import { Arrived } from './arrived.tsx'
import { Impersonated } from './impersonation.tsx'
import { arrivalLine } from './market-near.tsx'
import { Opening } from './opening.tsx'
import { SPECULATION_PATH } from './speculation.ts'
import { Resizing } from './picture.tsx'

type Element = ReturnType<typeof html>

/**
 * Whoever makes a page has read the settings just before. A shop without a name shows what is to come and nothing else; a language
 * in which it does not sell leads to the one in which it does.
 */
export const sendPage = (c: Context<App>, page: Child, status: ContentfulStatusCode = 200) => {
  const settings = settingsRead()
  if (settings && isOpening(settings)) return sendOpening(c)
  const [own = 'en'] = settings?.markets.languages ?? []
  if (c.req.method === 'GET' && settings && !settings.markets.languages.includes(languageOf(c.req.path))) {
    return c.redirect(pathIn(own, plainPath(c.req.path)) + new URL(c.req.url).search, 302)
  }
  c.header('speculation-rules', `"${SPECULATION_PATH}"`)
  const whole = <Resizing.Provider value={resizes(c.env)}>{page}</Resizing.Provider>
  return c.html(html`<!doctype html>${whole}` as Element, status)
}

const sendOpening = (c: Context<App>) => {
  const language = languageOf(c.req.path)
  const page = <Opening language={language} />
  return c.html(html`<!doctype html>${page}` as Element)
}

/** A page that nobody keeps, and for which no store is asked who looks: the store may be what broke. */
export const sendUnasked = (c: Context<App>, page: Child, status: ContentfulStatusCode) => {
  c.header('cache-control', PRIVATE)
  return sendPage(c, page, status)
}

/** A page about one shopper: nobody keeps it. */
export const sendPrivate = async (c: Context<App>, page: Child, status: ContentfulStatusCode = 200) => {
  const name = await impersonatedIn(c)
  c.header('cache-control', PRIVATE)
  const settings = settingsRead()
  const line = settings && arrivalLine(c, settings.markets, languageOf(c.req.path))
  const told = line ? <Arrived.Provider value={line}>{page}</Arrived.Provider> : page
  return sendPage(c, name === null ? told : <Impersonated.Provider value={name}>{told}</Impersonated.Provider>, status)
}
