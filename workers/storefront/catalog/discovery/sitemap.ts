/**
 * /sitemap.xml: an index of maps, which name every page that a search engine should know, in each language.
 *
 * The protocol allows 50,000 addresses and 50 MB a file. A part holds a fixed range of products by their numbers: one
 * that is added or changed touches one part, and the others keep their date.
 *
 * @see https://www.sitemaps.org/protocol.html
 */
import { Hono } from 'hono'
import { BLOG, pathOf } from '#domain/content/document'
import type { Language } from '#domain/languages'
import { addressesIn, partsOf } from '#schema/products/catalog/addresses'
import { publicDocuments } from '#schema/products/content/documents'
import type { App } from '../../../env.ts'
import { cached } from '../../../cache/answers.ts'
import { SITEMAP } from '../../../cache/policies.ts'
import { pathIn, tagOf } from '../../../http/language.ts'
import { originOf } from '../../../http/origin.ts'
import { notFoundPage } from '../../frame/fault.tsx'
import { contentPagesFresh, frameFresh, settingsFresh } from '../../../flows/settings/settings.ts'
import { element, escaped, XML_HEAD, XML_TYPE } from './xml.ts'

/** Numbers of a part: two addresses each of a few KB at most, so a part stays far below both bounds. */
const PART_PRODUCTS = 2_000
/** Posts, and pages made of sections: far below what a part may hold. */
const WRITTEN_MAX = 5_000
/** The first pictures of a product are its best. */
const PICTURES_MAX = 3

const urlset = (urls: readonly string[]) =>
  `${XML_HEAD}\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"` +
  ` xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n${urls.join('\n')}\n</urlset>\n`

export const sitemap = new Hono<App>().get(
  '/',
  cached(SITEMAP, async (c) => {
    const origin = originOf(c.env, c.req.url)
    const parts = await partsOf(c.env.PRODUCTS_DB, PART_PRODUCTS)
    const maps = [
      `<sitemap>${element('loc', `${origin}/sitemaps/pages.xml`)}</sitemap>`,
      ...parts.map(
        ({ part, changedAt }) =>
          `<sitemap>${element('loc', `${origin}/sitemaps/products-${part}.xml`)}${changed(changedAt)}</sitemap>`,
      ),
    ]
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>`
    return c.body(`${XML_HEAD}\n${index}\n`, 200, XML_TYPE)
  }),
)

export const sitemaps = new Hono<App>()
  .get(
    '/pages.xml',
    cached(SITEMAP, async (c) => {
      const origin = originOf(c.env, c.req.url)
      const now = Date.now()
      const documents = (kind: 'post' | 'landing') =>
        publicDocuments(c.env.PRODUCTS_DB, kind, { now, page: 1, most: WRITTEN_MAX })
      const [{ collections, settings }, content, posts, landing] = await Promise.all([
        frameFresh(c.env, now),
        contentPagesFresh(c.env, now),
        documents('post'),
        documents('landing'),
      ])
      const paths = [
        '/',
        '/collections/all',
        ...content.map(({ folder, handle }) => `/${folder}/${handle}`),
        ...collections.map(({ handle }) => `/collections/${handle}`),
        ...(posts.length > 0 ? [BLOG] : []),
        ...[...posts, ...landing].map(pathOf),
      ]
      const { languages } = settings.markets
      return c.body(urlset(paths.flatMap((path) => urlsOf({ origin, languages }, { path }))), 200, XML_TYPE)
    }),
  )
  .get(
    '/:part{products-[1-9][0-9]{0,5}\\.xml}',
    cached(SITEMAP, async (c) => {
      const origin = originOf(c.env, c.req.url)
      const part = Number(/\d+/.exec(c.req.param('part') ?? '')?.[0])
      const [{ markets }, products] = await Promise.all([
        settingsFresh(c.env, Date.now()),
        addressesIn(c.env.PRODUCTS_DB, part, PART_PRODUCTS),
      ])
      const where = { origin, languages: markets.languages }
      if (products.length === 0) return notFoundPage(c)
      const urls = products.flatMap(({ handle, updatedAt, pictures }) =>
        urlsOf(where, { path: `/products/${handle}`, changedAt: updatedAt, pictures: pictures.map(({ src }) => src) }),
      )
      return c.body(urlset(urls), 200, XML_TYPE)
    }),
  )

type Where = { readonly origin: string; readonly languages: readonly Language[] }
type Entry = { readonly path: string; readonly changedAt?: number; readonly pictures?: readonly string[] }

const changed = (at: number | undefined) => element('lastmod', at === undefined ? '' : new Date(at).toISOString())

/** One address for each language; each names all of them. */
const urlsOf = ({ origin, languages }: Where, { path, changedAt, pictures = [] }: Entry): string[] => {
  const address = (one: Language) => origin + encodeURI(pathIn(one, path))
  const link = (tag: string, href: string) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${escaped(href)}"/>`
  const rest = [
    changed(changedAt),
    ...languages.map((one) => link(tagOf(one), address(one))),
    link('x-default', address('en')),
    ...pictures
      .filter((src) => URL.canParse(src, origin))
      .slice(0, PICTURES_MAX)
      .map((src) => `<image:image>${element('image:loc', new URL(src, origin).href)}</image:image>`),
  ].join('')
  return languages.map((language) => `<url>${element('loc', address(language))}${rest}</url>`)
}
