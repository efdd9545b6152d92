/** /sitemap.xml: every page that a search engine should know, in each language. */
import { Hono } from 'hono'
import { LANGUAGES } from '#domain/languages'
import { addressesOf } from '#schema/products/addresses'
import type { App } from '../env.ts'
import { cached } from '../cache/answers.ts'
import { SITEMAP } from '../cache/policies.ts'
import { pathIn, tagOf } from '../http/language.ts'
import { originOf } from '../http/origin.ts'
import { shelvesOf } from './shelves.ts'
import { PAGES } from './words/prose.ts'

/** The protocol allows 50,000 addresses a file; each path is there once for each language. */
const PATHS_MAX = 50_000 / LANGUAGES.length

export const sitemap = new Hono<App>().get(
  '/',
  cached(SITEMAP, async (c) => {
    const origin = originOf(c.env, c.req.url)
    const [shelves, products] = await Promise.all([
      shelvesOf(c.env, Date.now()),
      addressesOf(c.env.PRODUCTS_DB, PATHS_MAX),
    ])
    const entries = [
      ...['/', '/collections/all', ...PAGES].map((path) => ({ path, changedAt: undefined })),
      ...shelves.map(({ handle }) => ({ path: `/collections/${handle}`, changedAt: undefined })),
      ...products.map(({ handle, updatedAt }) => ({ path: `/products/${handle}`, changedAt: updatedAt })),
    ].slice(0, PATHS_MAX)
    const text = entries.flatMap((entry) => LANGUAGES.map((language) => urlOf(origin, language, entry))).join('\n')
    return c.body(`${HEAD}\n${text}\n</urlset>\n`, 200, { 'content-type': 'application/xml; charset=utf-8' })
  }),
)

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
  ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'

type Entry = { readonly path: string; readonly changedAt: number | undefined }

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

const urlOf = (origin: string, language: (typeof LANGUAGES)[number], { path, changedAt }: Entry): string => {
  const address = (one: typeof language) => escaped(origin + encodeURI(pathIn(one, path)))
  const changed = changedAt === undefined ? '' : `<lastmod>${new Date(changedAt).toISOString()}</lastmod>`
  const others = LANGUAGES.map(
    (one) => `<xhtml:link rel="alternate" hreflang="${tagOf(one)}" href="${address(one)}"/>`,
  ).join('')
  return `<url><loc>${address(language)}</loc>${changed}${others}</url>`
}
