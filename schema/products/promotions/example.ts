/** Goods of a set: the first few that are for sale, for a cart that shows what a promotion would do; or the only ones of it. */
import type { VariantId } from '#domain/ids'
import type { ProductSet } from '#domain/promotions/promotion'

const AMONG = (parameter: string, list: string) => `(SELECT value FROM json_each(${parameter} -> '$.${list}'))`

const COLLECTED = (list: string) =>
  `EXISTS (SELECT 1 FROM collection_products m JOIN collections c ON c.number = m.collection
     WHERE m.product = p.number AND c.id IN ${AMONG('?1', list)})`

const TAGGED = (list: string) =>
  `EXISTS (SELECT 1 FROM json_each(p.tags) t JOIN json_each(?1 -> '$.${list}') n ON lower(n.value) = lower(t.value))`

/** Whether a variant `v` of a product `p` is in the set `?1`. */
const IN_SET = `(?1 ->> '$.all' OR p.id IN ${AMONG('?1', 'products')} OR v.id IN ${AMONG('?1', 'variants')}
    OR ${COLLECTED('collections')} OR ${TAGGED('tags')})
  AND NOT (p.id IN ${AMONG('?1', 'without.products')} OR ${COLLECTED('without.collections')} OR ${TAGGED('without.tags')})`

/** What can be had first. */
export const someOf = async (db: D1Database, set: ProductSet, most: number): Promise<VariantId[]> => {
  const { results } = await db
    .prepare(
      `SELECT v.id FROM products p JOIN variants v ON v.product = p.number
       WHERE p.status = 'active' AND p.shown = 1
         AND (v.position = 0 OR v.id IN ${AMONG('?1', 'variants')})
         AND ${IN_SET}
       ORDER BY p.availability = 'sold-out', p.number, v.position LIMIT ?2`,
    )
    .bind(JSON.stringify(set), most)
    .all<{ id: VariantId }>()
  return results.map(({ id }) => id)
}

/** For each set its variants, of what is not archived, where they are all of one product; empty: it has none, or of several. */
export const soleGoods = async (db: D1Database, sets: readonly ProductSet[]): Promise<(readonly VariantId[])[]> => {
  if (sets.length === 0) return []
  const found = await db.batch<{ variants: string }>(
    sets.map((set) =>
      db
        .prepare(
          `SELECT json_group_array(v.id) AS variants FROM products p JOIN variants v ON v.product = p.number
           WHERE p.status <> 'archived' AND ${IN_SET} GROUP BY p.number LIMIT 2`,
        )
        .bind(JSON.stringify(set)),
    ),
  )
  return found.map(({ results: [one, other] }) => (one && !other ? (JSON.parse(one.variants) as VariantId[]) : []))
}
