/** Lists of products for those who work in the shop: of every status, by what they type, newest change first. */
import { matchOf } from '#domain/catalog/search'
import type { Availability, Picture, Product, ProductStatus } from '#domain/catalog/product'
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

export type AdminQuery = {
  readonly terms?: string
  readonly status?: ProductStatus
  /** From 1. */
  readonly page: number
  readonly pageSize: number
}

export type AdminProduct = {
  readonly id: ProductId
  readonly handle: string
  readonly title: string
  readonly status: ProductStatus
  readonly vendor: string
  readonly type: string
  readonly availability: Availability
  readonly variants: number
  readonly picture: Picture | null
  readonly updatedAt: number
}

type AdminRow = Omit<AdminProduct, 'picture'> & { readonly picture: string | null }

export const adminProducts = async (
  db: D1Database,
  { terms, status, page, pageSize }: AdminQuery,
): Promise<{ readonly products: AdminProduct[]; readonly total: number }> => {
  const match = terms ? (matchOf(terms) ?? null) : undefined
  if (match === null) return { products: [], total: 0 }
  const values: (string | number)[] = []
  const where = [
    ...(match
      ? [`number IN (SELECT rowid FROM product_search WHERE product_search MATCH ?${values.push(match)})`]
      : []),
    ...(status ? [`status = ?${values.push(status)}`] : []),
  ]
  const from = `FROM products ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}`
  const [found, count] = await db.batch<AdminRow | { total: number }>([
    db
      .prepare(
        `SELECT id, handle, title, status, vendor, type, availability, pictures -> '$[0]' AS picture,
           updated_at AS updatedAt, (SELECT count(*) FROM variants WHERE product = products.number) AS variants
         ${from} ORDER BY updated_at DESC, number DESC LIMIT ?${values.length + 1} OFFSET ?${values.length + 2}`,
      )
      .bind(...values, pageSize, (page - 1) * pageSize),
    db.prepare(`SELECT count(*) AS total ${from}`).bind(...values),
  ])
  const rows = (found?.results ?? []) as AdminRow[]
  const [counted] = (count?.results ?? []) as { total: number }[]
  return {
    products: rows.map((row) => ({ ...row, picture: row.picture === null ? null : JSON.parse(row.picture) })),
    total: counted?.total ?? 0,
  }
}
