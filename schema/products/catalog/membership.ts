/** Which products belong to which collections, kept so that a list is one look into an index. */
import { belongs } from '#domain/catalog/collection-rules'
import type { Collection, Product } from '#domain/catalog/product'

export type RuleCollection = { readonly number: number; readonly rules: NonNullable<Collection['rules']> }

/** The collections by rule. A shop has some dozens. */
export const rulesOf = async (db: D1Database): Promise<RuleCollection[]> => {
  const { results } = await db
    .prepare('SELECT number, rules FROM collections WHERE rules IS NOT NULL')
    .all<{ number: number; rules: string }>()
  return results.map(({ number, rules }) => ({ number, rules: JSON.parse(rules) }))
}

/** Looks through the collections again for some products that are in the store already. Only those that are for sale belong. */
export const memberStatements = (
  db: D1Database,
  products: readonly Product[],
  rules: readonly RuleCollection[],
): D1PreparedStatement[] => {
  const active = products.filter((product) => product.status === 'active')
  const byRule = active.flatMap((product) =>
    rules
      .filter((collection) => belongs(collection.rules, product))
      .map((collection) => ({ collection: collection.number, id: product.id })),
  )
  return [
    db
      .prepare(
        `DELETE FROM collection_products WHERE product IN
           (SELECT number FROM products WHERE id IN (SELECT value FROM json_each(?1)))`,
      )
      .bind(JSON.stringify(products.map((product) => product.id))),
    db
      .prepare(
        `INSERT INTO collection_products (collection, product, position)
         SELECT h.collection, p.number, h.position FROM collection_handles h JOIN products p ON p.handle = h.handle
         WHERE p.shown = 1 AND p.id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(active.map((product) => product.id))),
    db
      .prepare(
        `INSERT INTO collection_products (collection, product, position)
         SELECT value ->> 'collection', p.number, p.number FROM json_each(?1) JOIN products p ON p.id = value ->> 'id' AND p.shown = 1`,
      )
      .bind(JSON.stringify(byRule)),
  ]
}
