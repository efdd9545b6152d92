/** What is for sale, whole and as everyone sees it, a page at a time in the order in which the shop grew: what a feed walks through. */
import type { Product } from '#domain/catalog/product'
import { publicIn, publicSelects } from '../pricing/public-prices.ts'
import { rowsIn } from './reading.ts'
import type { ProductRow } from './rows.ts'
import { soldThere } from './sold-there.ts'

/**
 * Two statements a page, so that a walk through 100,000 products stays within the 1,000 of one invocation.
 *
 * @param after a product's number, 0 to begin with
 * @param limit from 1; whole products with all their variants, so some hundred at most
 * @param without handles of collections of which nothing is sold there
 * @returns `next`: where the following page begins; null at the end
 */
export const forSaleAfter = async (
  db: D1Database,
  after: number,
  limit: number,
  now: number,
  without: readonly string[] = [],
): Promise<{ readonly products: readonly Product[]; readonly next: number | null }> => {
  const left = soldThere('products.number', '?3')
  const page = `(SELECT number FROM products WHERE status = 'active' AND shown = 1 AND number > ?1 AND ${left} ORDER BY number LIMIT ?2)`
  const { products, variants } = publicSelects((table) => `${table}.number IN ${page}`, '?4')
  const names = JSON.stringify(without)
  const [found, parts] = await db.batch([
    db.prepare(`${products} ORDER BY number`).bind(after, limit, names),
    db.prepare(variants).bind(after, limit, names, now),
  ])
  const rows = rowsIn<ProductRow>(found)
  return {
    products: publicIn(found, parts, now),
    next: rows.length === limit ? (rows.at(-1)?.number ?? null) : null,
  }
}
