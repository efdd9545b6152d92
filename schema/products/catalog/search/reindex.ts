/**
 * The search index, what staff find goods by and what lists know of variants and values are made anew from the products, a page at a
 * time, while the shop sells.
 */
import { asListed } from '#domain/catalog/for-sale'
import { INDEX_MAKER } from '#domain/catalog/search/text'
import { productsBy } from '../catalog.ts'
import { foundByStatements } from '../found-by.ts'
import { relistLacks } from '../lacks.ts'
import { listVariants } from '../listed-variants.ts'
import { valueStatements } from '../product-values.ts'
import { searchStatements } from './search-index.ts'

/** So many products are read and written at once: far below D1's 30 seconds, and below 1,000 queries a call. */
const PAGE = 50

export type Reindexed = {
  /** Products that this page put into the index. */
  readonly indexed: number
  /** Products up to the place that it has come to, and all there are. */
  readonly at: number
  readonly total: number
  /** Ask again with it; null when the last product is done. */
  readonly next: number | null
}

/**
 * One page. A product that is changed meanwhile is put into the index by its change, never by what was read before.
 *
 * @param after a product's number, 0 to begin with
 * @param missing only those that are not in the index as this Stoa makes it
 */
export const reindexPage = async (db: D1Database, after: number, missing: boolean): Promise<Reindexed> => {
  const { results } = await db
    .prepare(
      `SELECT p.number FROM products p LEFT JOIN search_documents d ON d.product = p.number
       WHERE p.number > ?1 AND (?2 = 0 OR d.maker IS NOT ${INDEX_MAKER}) ORDER BY p.number LIMIT ${PAGE}`,
    )
    .bind(after, Number(missing))
    .all<{ number: number }>()
  const numbers = results.map(({ number }) => number)
  const last = numbers.at(-1) ?? after
  const next = numbers.length === PAGE ? last : null
  const products = await productsBy(db, 'number', numbers)
  const statements = [
    ...searchStatements(
      db,
      products.map((product) => asListed(product, Date.now())),
    ),
    ...foundByStatements(db, products),
    ...listVariants(db, 'number', numbers),
    ...valueStatements(db, 'number', numbers),
    relistLacks(db, numbers),
  ]
  const counts = db
    .prepare('SELECT count(*) FILTER (WHERE number <= ?1) AS at, count(*) AS total FROM products')
    .bind(last)
  const answers = await db.batch<{ at: number; total: number }>([
    ...statements,
    ...(next === null ? tidy(db) : []),
    counts,
  ])
  const { at = 0, total = 0 } = answers.at(-1)?.results[0] ?? {}
  return { indexed: numbers.length, at: next === null ? total : at, total, next }
}

/** Many small pieces of the index become one, which is quicker to search. */
const tidy = (db: D1Database): D1PreparedStatement[] =>
  ['product_search', 'search_spellings'].map((table) =>
    db.prepare(`INSERT INTO ${table} (${table}) VALUES ('optimize')`),
  )
