/** What the catalogue knows of goods that may come back: by their tags, collections and own fields a policy decides. */
import type { ReturnedGoods } from '#domain/after-sales/policy'
import type { ProductId } from '#domain/ids'

type Row = {
  readonly id: ProductId
  readonly tags: string
  readonly metafields: string
  readonly collections: string
}

/** Those that are gone are missing. */
export const returnedGoods = async (
  db: D1Database,
  products: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, ReturnedGoods>> => {
  const { results } = await db
    .prepare(
      `SELECT p.id, p.tags, p.metafields,
         (SELECT json_group_array(c.handle) FROM collection_products m JOIN collections c ON c.number = m.collection
          WHERE m.product = p.number) AS collections
       FROM products p WHERE p.id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify([...new Set(products)]))
    .all<Row>()
  return new Map(
    results.map(({ id, tags, metafields, collections }) => [
      id,
      { tags: JSON.parse(tags), metafields: JSON.parse(metafields), collections: JSON.parse(collections) },
    ]),
  )
}
