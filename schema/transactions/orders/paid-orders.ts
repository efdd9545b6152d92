/** Orders that a provider was paid for, as their copy has them. */
import type { Order } from '#domain/orders/order'

/** The latest first. @param before placed then, or earlier by its id; null: from the newest on */
export const paidOrders = async (
  db: D1Database,
  { since, before, most }: { readonly since: number; readonly before: string | null; readonly most: number },
): Promise<readonly Order[]> => {
  const { results } = await db
    .prepare(
      `SELECT "order" FROM orders WHERE placed_at >= ?1 AND "order" ->> '$.terms' IS NULL AND "order" ->> '$.imported.id' IS NULL
         AND (?2 IS NULL OR (placed_at, id) < (SELECT placed_at, id FROM orders WHERE id = ?2))
       ORDER BY placed_at DESC, id DESC LIMIT ?3`,
    )
    .bind(since, before, most)
    .all<{ readonly order: string }>()
  return results.map(({ order }) => JSON.parse(order) as Order)
}
