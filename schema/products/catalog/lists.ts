/**
 * Lists of products for shoppers: one page of cards, how many there are, and what they can be narrowed by.
 *
 * All of it is one batch, so that cards and counts belong to the same moment; only a search asks for its hits before.
 */
import { RATINGS } from '#domain/catalog/facets'
import type { Card, ListQuery, ProductList } from '#domain/catalog/list-query'
import type { Collection } from '#domain/catalog/product'
import { cardsReading } from './cards.ts'
import { collectionReading } from './collections.ts'
import { facetsReading } from './facets.ts'
import { readAlone, readTogether, type Reading } from './reading.ts'
import { findProducts, type Correction, type Hits } from './search/search.ts'

/** @param hits what a search found; absent where nothing was typed */
export const listReading = (
  db: D1Database,
  query: ListQuery,
  hits?: readonly number[] | undefined,
): Reading<ProductList> => {
  const cards = cardsReading(db, query, { hits })
  const facets = facetsReading(db, query, { hits })
  return {
    statements: [...cards.statements, ...facets.statements],
    read: (results) => ({
      cards: cards.read(results.slice(0, cards.statements.length)),
      ...facets.read(results.slice(cards.statements.length)),
    }),
  }
}

export const listProducts = async (db: D1Database, query: ListQuery): Promise<ProductList> =>
  readAlone(db, listReading(db, query, (await hitsOf(db, query))?.products))

/** The cards alone, where nobody narrows: nothing is counted. */
export const listCards = async (db: D1Database, query: ListQuery): Promise<readonly Card[]> =>
  readAlone(db, cardsReading(db, query, { hits: (await hitsOf(db, query))?.products }))

/** A collection and its list in one round trip, or two where a search goes on within it. */
export const listCollection = async (
  db: D1Database,
  query: ListQuery,
  handle: string,
): Promise<{ readonly collection: Collection | undefined; readonly list: ProductList }> => {
  const hits = (await hitsOf(db, query))?.products
  const readings = [collectionReading(db, handle), listReading(db, query, hits)] as const
  const [collection, list] = await readTogether<[Collection | undefined, ProductList]>(db, readings)
  return { collection, list }
}

export type Found = {
  /** Whether anything answers to the words, whatever the filters leave of it. */
  readonly isAnswered: boolean
  readonly list: ProductList
  readonly correction: Correction | null
  /** What others like, for whoever has found nothing or has not asked yet. */
  readonly popular: readonly Card[]
}

/** Two rows of a desktop. */
const POPULAR = 8

const NOTHING: ProductList = {
  cards: [],
  total: 0,
  facets: {
    options: [],
    vendors: [],
    types: [],
    price: null,
    availability: { 'in-stock': 0, low: 0, 'sold-out': 0 },
    ratings: RATINGS.map((stars) => ({ stars, count: 0 })),
  },
}

/** Two round trips: what answers to the words, then its list; or where nothing does, what others like. */
export const searchProducts = async (db: D1Database, query: ListQuery): Promise<Found> => {
  const { products = [], correction = null } = (await hitsOf(db, query)) ?? {}
  if (products.length > 0) {
    const list = await readAlone(db, listReading(db, query, products))
    return { isAnswered: true, list, correction, popular: [] }
  }
  const filters = { options: {}, vendor: [], type: [], available: true }
  const liked = cardsReading(db, { currency: query.currency, filters, sort: 'rating', page: 1, pageSize: POPULAR })
  return { isAnswered: false, list: NOTHING, correction, popular: await readAlone(db, liked) }
}

const hitsOf = async (db: D1Database, { terms, exact }: ListQuery): Promise<Hits | undefined> =>
  terms === undefined ? undefined : findProducts(db, terms, exact)
