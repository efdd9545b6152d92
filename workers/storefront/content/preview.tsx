/** /preview/:token: a page before it is saved, for whoever has the link. No cache keeps it, no search engine knows it. */
import { Hono } from 'hono'
import { previewAt } from '#schema/products/content/save'
import type { App } from '../../env.ts'
import { PRIVATE } from '../../http/headers.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { sendPage } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { PostPage } from './post.tsx'
import { sendSections } from './sections-page.tsx'

const TOKEN = /^[0-9a-hjkmnp-tv-z]{26}$/

export const preview = new Hono<App>().get('/:token', async (c) => {
  const token = c.req.param('token')
  const now = Date.now()
  const document = TOKEN.test(token) ? await previewAt(c.env.PRODUCTS_DB, token, now) : undefined
  if (!document) return notFoundPage(c)
  c.header('cache-control', PRIVATE)
  c.header('x-robots-tag', 'noindex')
  if (document.kind !== 'post') return sendSections(c, document, now, undefined, true)
  return sendPage(c, <PostPage request={await requestContextOf(c)} post={document} isPreview />)
})
