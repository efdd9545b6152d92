/** What is for sale, whole, a page at a time in the order in which the shop grew: what a feed walks through. */
import type { Product } from '#domain/catalog/product'
import { PRODUCT_COLUMNS, VARIANT_COLUMNS, productOf, variantOf, type ProductRow, type VariantRow } from './rows.ts'

/**
 * Two statements a page, so that a walk through 100,000 products stays within the 1,000 of one invocation.
 *
 * @param after a product's number, 0 to begin with
 * @param limit from 1; whole products with all their variants, so some hundred at most
 * @returns `next`: where the following page begins; null at the end
 */
export const forSaleAfter = async (
  db: D1Database,
  after: number,
  limit: number,
): Promise<{ readonly products: readonly Product[]; readonly next: number | null }> => {
  const page = `FROM products WHERE status = 'active' AND shown = 1 AND number > ?1 ORDER BY number LIMIT ?2`
  const [found, parts] = await db.batch<ProductRow | VariantRow>([
    db.prepare(`SELECT ${PRODUCT_COLUMNS} ${page}`).bind(after, limit),
    db
      .prepare(
        `SELECT ${VARIANT_COLUMNS} FROM variants WHERE product IN (SELECT number ${page}) ORDER BY product, position`,
      )
      .bind(after, limit),
  ])
  const rows = (found?.results ?? []) as ProductRow[]
  const variants = Map.groupBy((parts?.results ?? []) as VariantRow[], (row) => row.product)
  return {
    products: rows.map((row) => productOf(row, (variants.get(row.number) ?? []).map(variantOf))),
    next: rows.length === limit ? (rows.at(-1)?.number ?? null) : null,
  }
}
