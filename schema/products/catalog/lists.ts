/**
 * Lists of products for shoppers: one page of cards, how many there are, and what they can be narrowed by.
 *
 * All of it is one batch, so that cards and counts belong to the same moment; only a search asks for its hits before. What
 * is the same on every page and in every order, the counts and the hits, may be handed in by whoever has them still: then
 * the batch asks for cards alone, and whether the store has changed since.
 */
import type { Card, ListQuery, ProductList } from '#domain/catalog/list-query'
import type { Collection } from '#domain/catalog/product'
import { lastChangeReading } from '../changes.ts'
import { cardsReading } from './cards.ts'
import { collectionReading } from './collections.ts'
import { facetsReading, type Counted } from './facets.ts'
import { readAlone, readTogether, type Reading } from './reading.ts'
import { findProducts, type Correction, type Hits } from './search/search.ts'

/** What does not depend on page and order. `seq`: the last change of the store when it was counted. */
export type Counts = Counted & { readonly hits: Hits | undefined; readonly seq: number }

export type Listing = ProductList & Counts

/** Another question that travels with the list, where the hits say which. */
type Beside<T> = (hits: Hits | undefined) => Reading<T>

const readList = async <T>(
  db: D1Database,
  query: ListQuery,
  known: Counts | undefined,
  beside: Beside<T>,
): Promise<{ readonly list: Listing; readonly more: T }> => {
  const cardsOf = (hits: Hits | undefined) => cardsReading(db, query, { hits: hits?.products })
  if (known) {
    const [seq, cards, more] = await readTogether<[number, Card[], T]>(db, [
      lastChangeReading(db),
      cardsOf(known.hits),
      beside(known.hits),
    ])
    if (seq === known.seq) return { list: { ...known, cards }, more }
  }
  // Without words nothing is awaited, so that the list leaves in one breath with what the page asks beside it.
  const found = query.terms === undefined ? undefined : await hitsOf(db, query.terms, query.exact)
  const hits = found?.hits
  const [seq, cards, counted, more] = await readTogether<[number, Card[], Counted, T]>(db, [
    lastChangeReading(db),
    cardsOf(hits),
    facetsReading(db, query, { hits: hits?.products }),
    beside(hits),
  ])
  return { list: { cards, ...counted, hits, seq: found?.seq ?? seq }, more }
}

/** What answers to the words, and the change of the store at which it did. */
const hitsOf = async (db: D1Database, terms: string, exact?: boolean): Promise<Pick<Counts, 'hits' | 'seq'>> => {
  const [seq, hits] = await Promise.all([readAlone(db, lastChangeReading(db)), findProducts(db, terms, exact)])
  return { hits, seq }
}

const NOTHING: Reading<undefined> = { statements: [], read: () => undefined }

export const listProducts = async (db: D1Database, query: ListQuery, known?: Counts): Promise<Listing> =>
  (await readList(db, query, known, () => NOTHING)).list

/** A collection and its list in one round trip, or two where a search goes on within it. */
export const listCollection = async (
  db: D1Database,
  query: ListQuery,
  handle: string,
  known?: Counts,
): Promise<{ readonly collection: Collection | undefined; readonly list: Listing }> => {
  const { list, more } = await readList(db, query, known, () => collectionReading(db, handle))
  return { collection: more, list }
}

export type Found = {
  /** Whether anything answers to the words, whatever the filters leave of it. */
  readonly isAnswered: boolean
  readonly list: Listing
  readonly correction: Correction | null
  /** What others like, for whoever has found nothing or has not asked yet. */
  readonly popular: readonly Card[]
}

/** Two rows of a desktop. */
const POPULAR = 8

/** Two round trips: what answers to the words, then its list; or where nothing does, what others like. */
export const searchProducts = async (db: D1Database, query: ListQuery, known?: Counts): Promise<Found> => {
  const isAnswered = (hits: Hits | undefined) => hits !== undefined && hits.products.length > 0
  const popular = (): Reading<readonly Card[]> => {
    const filters = { options: {}, vendor: [], type: [], available: true }
    return cardsReading(db, { currency: query.currency, filters, sort: 'rating', page: 1, pageSize: POPULAR })
  }
  const none: Reading<readonly Card[]> = { statements: [], read: () => [] }
  // Whoever has typed nothing has found nothing.
  const typed = { ...query, terms: query.terms ?? '' }
  const { list, more } = await readList(db, typed, known, (hits) => (isAnswered(hits) ? none : popular()))
  return { isAnswered: isAnswered(list.hits), list, correction: list.hits?.correction ?? null, popular: more }
}
