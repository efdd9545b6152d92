/** Which products have a page, for maps of the shop: in parts by number, which stay the same when the shop grows. */
import type { Picture } from '#domain/catalog/product'

/** From 1; `changedAt`: the latest change within, in ms. */
export type Part = { readonly part: number; readonly changedAt: number }

export type Address = {
  readonly handle: string
  readonly updatedAt: number
  readonly pictures: readonly Pick<Picture, 'src'>[]
}

/** The parts that hold a product with a page. @param size numbers in a part: a product never moves to another */
export const partsOf = async (db: D1Database, size: number): Promise<Part[]> => {
  const { results } = await db
    .prepare(
      `SELECT (number - 1) / CAST(?1 AS INTEGER) + 1 AS part, max(updated_at) AS changedAt FROM products
       WHERE status = 'active' AND shown = 1 GROUP BY part ORDER BY part`,
    )
    .bind(size)
    .all<Part>()
  return results
}

/** @returns nothing for a part that is empty, or not there */
export const addressesIn = async (db: D1Database, part: number, size: number): Promise<Address[]> => {
  const { results } = await db
    .prepare(
      `SELECT handle, updated_at AS updatedAt, pictures FROM products
       WHERE status = 'active' AND shown = 1 AND number > ?1 AND number <= ?2 ORDER BY number`,
    )
    .bind((part - 1) * size, part * size)
    .all<{ handle: string; updatedAt: number; pictures: string }>()
  return results.map(({ pictures, ...row }) => ({ ...row, pictures: JSON.parse(pictures) }))
}
