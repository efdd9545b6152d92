/**
 * Lists of products for shoppers: one page of cards, how many there are, and what they can be narrowed by.
 *
 * All of it is one batch, so that cards and counts belong to the same moment; only a search asks for its hits before.
 */
import type { ListQuery, ProductList } from '#domain/catalog/list-query'
import type { Collection } from '#domain/catalog/product'
import { cardsReading } from './cards.ts'
import { facetsReading } from './facets.ts'
import { collectionReading } from './collections.ts'
import { readAlone, readTogether, type Reading } from './reading.ts'
import { findProducts } from './search.ts'

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

export const listProducts = async (db: D1Database, query: ListQuery): Promise<ProductList> => {
  return readAlone(db, listReading(db, query, await hitsOf(db, query)))
}

/** A collection and its list in one round trip, or two where a search goes on within it. */
export const listCollection = async (
  db: D1Database,
  query: ListQuery,
  handle: string,
): Promise<{ readonly collection: Collection | undefined; readonly list: ProductList }> => {
  const hits = await hitsOf(db, query)
  const readings = [collectionReading(db, handle), listReading(db, query, hits)] as const
  const [collection, list] = await readTogether<[Collection | undefined, ProductList]>(db, readings)
  return { collection, list }
}

const hitsOf = async (db: D1Database, { terms }: ListQuery): Promise<readonly number[] | undefined> =>
  terms === undefined ? undefined : (await findProducts(db, terms)).products
