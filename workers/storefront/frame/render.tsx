/** Sends a page. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../../env.ts'
import { resizes } from '../../flows/catalog/media.ts'
import { PRIVATE } from '../../http/headers.ts'
import { SPECULATION_PATH } from './speculation.ts'
import { Resizing } from './picture.tsx'

type Element = ReturnType<typeof html>

export const sendPage = (c: Context<App>, page: Child, status: ContentfulStatusCode = 200) => {
  c.header('speculation-rules', `"${SPECULATION_PATH}"`)
  const whole = <Resizing.Provider value={resizes(c.env)}>{page}</Resizing.Provider>
  return c.html(html`<!doctype html>${whole}` as Element, status)
}

/** A page about one shopper: nobody keeps it. */
export const sendPrivate = (c: Context<App>, page: Child, status: ContentfulStatusCode = 200) => {
  c.header('cache-control', PRIVATE)
  return sendPage(c, page, status)
}
