/**
 * Lists of products for shoppers: one page of cards, how many there are, and what they can be narrowed by.
 *
 * All of it is one batch, so that cards and counts belong to the same moment; only a search asks for its hits before. What
 * is the same on every page and in every order, the counts and the hits, may be handed in by whoever has them still: then
 * the batch asks for cards alone, and whether the store has changed since; with the hits alone, for all but them.
 */
import type { Card, ListQuery, ProductList } from '#domain/catalog/list-query'
import type { Collection } from '#domain/catalog/collection'
import { lastChangeReading } from '../changes.ts'
import { cardsReading, pageReading } from './cards.ts'
import { collectionReading } from './collections.ts'
import { facetsReading, type Counted } from './facets.ts'
import { hitFacetsReading } from './hit-facets.ts'
import { readAlone, readTogether, type Reading } from './reading.ts'
import { findProducts, type Correction, type Hits } from './search/search.ts'

/** What does not depend on page and order. `seq`: the last change of the store when it was counted. */
export type Counts = Counted & { readonly hits: Hits | undefined; readonly seq: number }

/** What answers to the words, whatever of it is listed. `seq`: the last change of the store when it did. */
export type KnownHits = Pick<Counts, 'hits' | 'seq'>

/** What is left of a list that was asked for before, or of its words alone. */
export type Known = Counts | KnownHits

export type Listing = ProductList & Counts

/** Another question that travels with the list, where the hits say which. */
type Beside<T> = (hits: Hits | undefined) => Reading<T>

type Read<T> = { readonly list: Listing; readonly more: T }

const readList = async <T>(
  db: D1Database,
  query: ListQuery,
  known: Known | undefined,
  beside: Beside<T>,
): Promise<Read<T>> => {
  if (known) {
    const read = await readBeside(db, query, known, beside)
    if (read.seq === known.seq) return read
  }
  // Without words nothing is awaited, so that the list leaves in one breath with what the page asks beside it.
  const found = query.terms === undefined ? undefined : await hitsOf(db, query.terms, query.exact)
  const { list, more, seq } = await readBeside(db, query, { hits: found?.hits, seq: 0 }, beside)
  return { list: { ...list, seq: found?.seq ?? seq }, more }
}

/** One round trip. `seq`: the last change of the store, at the moment of all of it. */
const readBeside = async <T>(
  db: D1Database,
  query: ListQuery,
  known: Known,
  beside: Beside<T>,
): Promise<Read<T> & { readonly seq: number }> => {
  const { hits, seq: before } = known
  const [seq, page, counted, more] = await readTogether<[number, Pick<Listing, 'cards' | 'places'>, Counted, T]>(db, [
    lastChangeReading(db),
    pageReading(db, query, { hits: hits?.products }),
    'facets' in known
      ? { statements: [], read: () => known }
      : hits
        ? hitFacetsReading(db, query, hits.products)
        : facetsReading(db, query),
    beside(hits),
  ])
  const { total, facets } = counted
  return { list: { ...page, total, isCut: hits?.isCut ?? false, facets, hits, seq: before }, more, seq }
}

/** What answers to the words, and the change of the store at which it did. */
const hitsOf = async (db: D1Database, terms: string, exact?: boolean): Promise<KnownHits> => {
  const [seq, hits] = await Promise.all([readAlone(db, lastChangeReading(db)), findProducts(db, terms, exact)])
  return { hits, seq }
}

const NOTHING: Reading<undefined> = { statements: [], read: () => undefined }

export const listProducts = async (db: D1Database, query: ListQuery, known?: Known): Promise<Listing> =>
  (await readList(db, query, known, () => NOTHING)).list

/** A collection and its list in one round trip, or two where a search goes on within it. */
export const listCollection = async (
  db: D1Database,
  query: ListQuery,
  handle: string,
  known?: Known,
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
export const searchProducts = async (db: D1Database, query: ListQuery, known?: Known): Promise<Found> => {
  const isAnswered = (hits: Hits | undefined) => hits !== undefined && hits.products.length > 0
  const popular = (): Reading<readonly Card[]> => {
    const filters = { options: {}, vendor: [], type: [], available: true }
    const { currency, without } = query
    return cardsReading(db, { currency, without, filters, sort: 'rating', page: 1, pageSize: POPULAR })
  }
  const none: Reading<readonly Card[]> = { statements: [], read: () => [] }
  // Whoever has typed nothing has found nothing.
  const typed = { ...query, terms: query.terms ?? '' }
  const { list, more } = await readList(db, typed, known, (hits) => (isAnswered(hits) ? none : popular()))
  return { isAnswered: isAnswered(list.hits), list, correction: list.hits?.correction ?? null, popular: more }
}
