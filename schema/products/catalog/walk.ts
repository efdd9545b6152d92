/** The whole catalogue in the order in which the shop grew, a page at a time: what an export walks through. */
import type { Product } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import { productsBy } from './catalog.ts'

/**
 * A page of whole products: three statements, so that 80,000 products are within the 1,000 that one request may make; and no more
 * variants than an isolate holds beside what it is doing, however many a product has.
 */
const PAGE_PRODUCTS = 250
const PAGE_VARIANTS = 5_000

export type Sized = { readonly number: number; readonly id: ProductId; readonly variants: number }

/** As many of them as a page bears; one alone is always borne. */
export const pageOf = <T extends Sized>(rows: readonly T[]): readonly T[] => {
  let variants = 0
  const beyond = rows.findIndex((row, at) => (variants += row.variants) > PAGE_VARIANTS && at > 0)
  return beyond < 0 ? rows : rows.slice(0, beyond)
}

export const SIZED = 'p.number, p.id, (SELECT count(*) FROM variants v WHERE v.product = p.number) AS variants'

/** In the order of the rows. */
export const wholeProducts = async (db: D1Database, rows: readonly Sized[]): Promise<Product[]> => {
  const numbers = rows.map(({ number }) => number)
  const found = new Map((await productsBy(db, 'number', numbers)).map((product) => [product.id, product]))
  return rows.flatMap(({ id }) => found.get(id) ?? [])
}

/** Whole products in the order in which the shop grew. @param after a product's number, 0 to begin with */
export const productsAfter = async (
  db: D1Database,
  after: number,
  limit = PAGE_PRODUCTS,
): Promise<{ readonly products: Product[]; readonly next: number | null }> => {
  const { results } = await db
    .prepare(`SELECT ${SIZED} FROM products p WHERE p.number > ?1 ORDER BY p.number LIMIT ?2`)
    .bind(after, limit)
    .all<Sized>()
  const rows = pageOf(results)
  const isLast = rows.length === results.length && results.length < limit
  return { products: await wholeProducts(db, rows), next: isLast ? null : (rows.at(-1)?.number ?? null) }
}
