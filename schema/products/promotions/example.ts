/** Goods of a set, for a cart that shows what a promotion would do: the first variants of a few products that are for sale. */
import type { VariantId } from '#domain/ids'
import type { ProductSet } from '#domain/promotions/promotion'

const AMONG = (parameter: string, list: string) => `(SELECT value FROM json_each(${parameter} -> '$.${list}'))`

const COLLECTED = (list: string) =>
  `EXISTS (SELECT 1 FROM collection_products m JOIN collections c ON c.number = m.collection
     WHERE m.product = p.number AND c.id IN ${AMONG('?1', list)})`

const TAGGED = (list: string) =>
  `EXISTS (SELECT 1 FROM json_each(p.tags) t JOIN json_each(?1 -> '$.${list}') n ON lower(n.value) = lower(t.value))`

/** What can be had first. */
export const someOf = async (db: D1Database, set: ProductSet, most: number): Promise<VariantId[]> => {
  const { results } = await db
    .prepare(
      `SELECT v.id FROM products p JOIN variants v ON v.product = p.number
       WHERE p.status = 'active' AND p.shown = 1
         AND (v.position = 0 OR v.id IN ${AMONG('?1', 'variants')})
         AND (?1 ->> '$.all' OR p.id IN ${AMONG('?1', 'products')} OR v.id IN ${AMONG('?1', 'variants')}
           OR ${COLLECTED('collections')} OR ${TAGGED('tags')})
         AND NOT (p.id IN ${AMONG('?1', 'without.products')} OR ${COLLECTED('without.collections')} OR ${TAGGED('without.tags')})
       ORDER BY p.availability = 'sold-out', p.number, v.position LIMIT ?2`,
    )
    .bind(JSON.stringify(set), most)
    .all<{ id: VariantId }>()
  return results.map(({ id }) => id)
}
