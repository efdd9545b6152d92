/**
 * /sitemap.xml: an index of maps, which name every page that a search engine should know: in each language, and in each market with
 * prices of its own. Each address names all others of its page, itself among them.
 *
 * The protocol allows 50,000 addresses and 50 MB a file. A part holds a fixed range of products by their numbers: one
 * that is added or changed touches one part, and the others keep their date.
 *
 * @see https://www.sitemaps.org/protocol.html
 * @see https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
 */
import { Hono } from 'hono'
import { BLOG, pathOf } from '#domain/content/document'
import type { MarketsSettings } from '#domain/settings/markets'
import { addressesIn, partsOf } from '#schema/products/catalog/addresses'
import { publicDocuments } from '#schema/products/content/documents'
import type { App, Env } from '../../../env.ts'
import { cached } from '../../../cache/answers.ts'
import { SITEMAP } from '../../../cache/policies.ts'
import { originOf } from '../../../http/origin.ts'
import { alternatesOf, type Alternate } from '../../frame/alternates.ts'
import { notFoundPage } from '../../frame/fault.tsx'
import { contentPagesFresh, frameFresh, settingsFresh } from '../../../flows/settings/settings.ts'
import { element, escaped, XML_HEAD, XML_TYPE } from './xml.ts'

/** Links of a part, some 130 bytes each: it stays far below both bounds, and is written in little time. */
const PART_LINKS = 24_000
/** Pages of a part of a shop with one market; with more of them there are fewer pages in each. */
const PART_PAGES = 2_000
/** Posts, and pages made of sections. */
const WRITTEN_MAX = 5_000
/** The first pictures of a product are its best. */
const PICTURES_MAX = 3

/** How many pages one part names. */
const partSize = (markets: MarketsSettings): number => {
  const alternates = alternatesOf(markets, '/')
  const links = placesOf(alternates).length * (alternates.length + 1)
  return Math.max(1, Math.min(PART_PAGES, Math.floor(PART_LINKS / links)))
}

const urlset = (urls: readonly string[]) =>
  `${XML_HEAD}\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"` +
  ` xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n${urls.join('\n')}\n</urlset>\n`

/** Every page that is no product, in an order that stays. */
const pagesOf = async (env: Env, now: number): Promise<{ paths: readonly string[]; markets: MarketsSettings }> => {
  const documents = (kind: 'post' | 'landing') =>
    publicDocuments(env.PRODUCTS_DB, kind, { now, page: 1, most: WRITTEN_MAX })
  const [{ collections, settings }, content, posts, landing] = await Promise.all([
    frameFresh(env, now),
    contentPagesFresh(env, now),
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
  return { paths, markets: settings.markets }
}

/** `pages.xml` is the first, and in most shops the only one. */
const pagesName = (part: number): string => (part === 1 ? 'pages.xml' : `pages-${part}.xml`)

export const sitemap = new Hono<App>().get(
  '/',
  cached(SITEMAP, async (c) => {
    const origin = originOf(c.env, c.req.url)
    const { paths, markets } = await pagesOf(c.env, Date.now())
    const size = partSize(markets)
    const parts = await partsOf(c.env.PRODUCTS_DB, size)
    const map = (name: string, changedAt?: number) =>
      `<sitemap>${element('loc', `${origin}/sitemaps/${name}`)}${changed(changedAt)}</sitemap>`
    const maps = [
      ...Array.from({ length: Math.ceil(paths.length / size) }, (_, index) => map(pagesName(index + 1))),
      ...parts.map(({ part, changedAt }) => map(`products-${part}.xml`, changedAt)),
    ]
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>`
    return c.body(`${XML_HEAD}\n${index}\n`, 200, XML_TYPE)
  }),
)

/** `products-12.xml` → 12. */
const numberIn = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 1)

export const sitemaps = new Hono<App>()
  .get(
    '/:part{pages(?:-[1-9][0-9]{0,5})?\\.xml}',
    cached(SITEMAP, async (c) => {
      const origin = originOf(c.env, c.req.url)
      const part = numberIn(c.req.param('part') ?? '')
      const { paths, markets } = await pagesOf(c.env, Date.now())
      const size = partSize(markets)
      const shown = paths.slice((part - 1) * size, part * size)
      if (shown.length === 0 || c.req.param('part') !== pagesName(part)) return notFoundPage(c)
      return c.body(urlset(shown.flatMap((path) => urlsOf({ origin, markets }, { path }))), 200, XML_TYPE)
    }),
  )
  .get(
    '/:part{products-[1-9][0-9]{0,5}\\.xml}',
    cached(SITEMAP, async (c) => {
      const origin = originOf(c.env, c.req.url)
      const { markets } = await settingsFresh(c.env, Date.now())
      const part = numberIn(c.req.param('part') ?? '')
      const products = await addressesIn(c.env.PRODUCTS_DB, part, partSize(markets))
      if (products.length === 0) return notFoundPage(c)
      const urls = products.flatMap(({ handle, updatedAt, pictures }) =>
        urlsOf(
          { origin, markets },
          { path: `/products/${handle}`, changedAt: updatedAt, pictures: pictures.map(({ src }) => src) },
        ),
      )
      return c.body(urlset(urls), 200, XML_TYPE)
    }),
  )

type Where = { readonly origin: string; readonly markets: MarketsSettings }
type Entry = { readonly path: string; readonly changedAt?: number; readonly pictures?: readonly string[] }

const changed = (at: number | undefined) => element('lastmod', at === undefined ? '' : new Date(at).toISOString())

/** One market may be several countries: its address is one. */
const placesOf = (alternates: readonly Alternate[]): readonly string[] => [
  ...new Set(alternates.filter(({ tag }) => tag !== 'x-default').map(({ path }) => path)),
]

/** One address for each language and market; each names all of them. */
const urlsOf = ({ origin, markets }: Where, { path, changedAt, pictures = [] }: Entry): string[] => {
  const alternates = alternatesOf(markets, path)
  const address = (one: string) => origin + encodeURI(one)
  const rest = [
    changed(changedAt),
    ...alternates.map(
      ({ tag, path: one }) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${escaped(address(one))}"/>`,
    ),
    ...pictures
      .filter((src) => URL.canParse(src, origin))
      .slice(0, PICTURES_MAX)
      .map((src) => `<image:image>${element('image:loc', new URL(src, origin).href)}</image:image>`),
  ].join('')
  return placesOf(alternates).map((one) => `<url>${element('loc', address(one))}${rest}</url>`)
}
