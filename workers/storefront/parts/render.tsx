/** Sends a page. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { App } from '../../env.ts'
import { PRIVATE } from '../../http/headers.ts'
import { SPECULATION_PATH } from '../speculation.ts'

type Element = ReturnType<typeof html>

export const sendPage = (c: Context<App>, page: unknown, status: ContentfulStatusCode = 200) => {
  c.header('speculation-rules', `"${SPECULATION_PATH}"`)
  return c.html(html`<!doctype html>${page}` as Element, status)
}

/** A page about one shopper: nobody keeps it. */
export const sendPrivate = (c: Context<App>, page: unknown, status: ContentfulStatusCode = 200) => {
  c.header('cache-control', PRIVATE)
  return sendPage(c, page, status)
}
