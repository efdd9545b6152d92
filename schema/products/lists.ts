/**
 * Lists of products for shoppers: one page of cards, how many there are, and what they can be narrowed by.
 *
 * All of it is one batch, so that cards and counts belong to the same moment; only a search asks for its hits before.
 */
import type { ListQuery, ProductList } from '#domain/catalog/list-query'
import { cardsReading } from './cards.ts'
import { facetsReading } from './facets.ts'
import { readTogether, type Reading } from './reading.ts'
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
  const hits = query.terms === undefined ? undefined : (await findProducts(db, query.terms)).products
  const [list] = await readTogether<[ProductList]>(db, [listReading(db, query, hits)])
  return list
}
