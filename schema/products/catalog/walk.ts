/** The whole catalogue in the order in which the shop grew, a page at a time: what an export walks through. */
import type { Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import { productsBy } from './catalog.ts'

/** Whole products in the order in which the shop grew. @param after a product's number, 0 to begin with */
export const productsAfter = async (
  db: D1Database,
  after: number,
  limit: number,
): Promise<{ readonly products: Product[]; readonly next: number | null }> => {
  const { results } = await db
    .prepare('SELECT number, id FROM products WHERE number > ?1 ORDER BY number LIMIT ?2')
    .bind(after, limit)
    .all<{ number: number; id: ProductId }>()
  const numbers = results.map(({ number }) => number)
  const found = new Map((await productsBy(db, 'number', numbers)).map((product) => [product.id, product]))
  const products = results.flatMap(({ id }) => found.get(id) ?? [])
  return { products, next: results.length === limit ? (numbers.at(-1) ?? null) : null }
}
