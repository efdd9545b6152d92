/**
 * /robots.txt: shelves and goods are for everybody; what is inside carts, checkouts, orders and lines is nobody's business.
 *
 * Search pages may be read: each says by its canonical address which page machines shall keep.
 */
import { Hono } from 'hono'
import { LANGUAGES } from '#domain/languages'
import type { App } from '../../../env.ts'
import { pathIn } from '../../../http/language.ts'
import { originOf } from '../../../http/origin.ts'

/** A search is a page; its filters, orders and further pages are too many to be walked through (0107). */
const CLOSED = ['/cart/', '/checkout', '/orders', '/track/', '/queue', '/products/*/card', '/search?*&']

/** Written for whoever reads, programs too. */
const OPEN = ['/api/docs', '/api/openapi.json']

export const robots = new Hono<App>().get('/', (c) => {
  const closed = LANGUAGES.flatMap((language) =>
    CLOSED.flatMap((path) => [`Disallow: ${pathIn(language, path)}`, `Disallow: /${language}-*${path}`]),
  )
  const origin = originOf(c.env, c.req.url)
  const text = [
    'User-agent: *',
    ...closed,
    'Disallow: /admin',
    'Disallow: /api/',
    ...OPEN.map((path) => `Allow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return c.text(`${text.join('\n')}\n`, 200, { 'cache-control': 'public, max-age=3600' })
})
