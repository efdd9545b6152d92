/** Orders that somebody placed before they had an account, by the address that they gave. */
import type { OrderId } from '#domain/ids'
import { searchQuestion } from '#domain/orders/search'

/** More than anybody has placed as a guest; what is beyond it is claimed with the next time. */
const GUEST_ORDERS_MAX = 500

/** Found by the words of the address, which are indexed already, and then by the whole of it. */
export const guestOrdersOf = async (
  db: D1Database,
  email: string,
): Promise<{ readonly id: OrderId; readonly placedAt: number }[]> => {
  const { results } = await db
    .prepare(
      `SELECT id, placed_at AS placedAt FROM orders
       WHERE sequence IN (SELECT rowid FROM order_words WHERE order_words MATCH ?1)
         AND lower(email) = ?2 AND "order" ->> '$.customerId' IS NULL
       ORDER BY placed_at DESC LIMIT ?3`,
    )
    .bind(searchQuestion(email), email, GUEST_ORDERS_MAX)
    .all<{ id: OrderId; placedAt: number }>()
  return results
}
