/**
 * The pages of a feed. Twenty who ask for a feed at once walk through the same pages: each is read and written out once, for all who
 * come to it within a minute.
 */
import { forSaleAfter } from '#schema/products/catalog/for-sale'
import { singleFlight } from '../../../cache/single-flight.ts'
import { itemOf, type Feed } from './feed-item.ts'

/** Of two statements each, so 125,000 products are within the 1,000 queries of an invocation. */
const PAGE_PRODUCTS = 250
/** What a feed says may be half an hour old on its way; a minute more or less is nothing, in ms. */
const FRESH_MS = 60_000
/** Of an isolate's 128 MB, of which pages of the shop take half. In a larger feed those who walk together share the last pages. */
const BYTES_MAX = 16 * 1024 * 1024

type Page = { readonly bytes: Uint8Array; readonly next: number | null; readonly madeAt: number }

/** In the order in which they were made, by store: an isolate may see several, as in tests. */
const known = new WeakMap<D1Database, Map<string, Page>>()
const making = singleFlight<Page>()

const keep = (pages: Map<string, Page>, key: string, page: Page): void => {
  pages.delete(key)
  pages.set(key, page)
  let bytes = 0
  for (const one of pages.values()) bytes += one.bytes.byteLength
  for (const [oldest, one] of pages) {
    if (bytes <= BYTES_MAX && page.madeAt - one.madeAt < FRESH_MS) return
    pages.delete(oldest)
    bytes -= one.bytes.byteLength
  }
}

const made = async (db: D1Database, feed: Feed, after: number): Promise<Page> => {
  const { products, next } = await forSaleAfter(db, after, PAGE_PRODUCTS, Date.now(), feed.selling.without)
  const items = products.flatMap((product) => product.variants.map((variant) => itemOf(feed, product, variant)))
  const bytes = new TextEncoder().encode(`${items.filter(Boolean).join('\n')}\n`)
  return { bytes, next, madeAt: Date.now() }
}

const pageAfter = async (db: D1Database, feed: Feed, after: number): Promise<Page> => {
  const pages = known.get(db) ?? new Map<string, Page>()
  known.set(db, pages)
  const key = `${feed.origin} ${feed.language} ${feed.currency} ${feed.marketId} ${after}`
  const there = pages.get(key)
  if (there && Date.now() - there.madeAt < FRESH_MS) return there
  const page = await making(key, () => made(db, feed, after))
  if (pages.get(key) !== page) keep(pages, key, page)
  return page
}

export const feedPages = async function* (db: D1Database, feed: Feed): AsyncGenerator<Uint8Array> {
  let after: number | null = 0
  while (after !== null) {
    const page: Page = await pageAfter(db, feed, after)
    yield page.bytes
    after = page.next
  }
}
