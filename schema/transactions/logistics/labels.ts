/** Labels whose parcels have not left, as the copy of orders has them. */
import type { OrderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'

const LABELLED = `"order" ->> '$.labels[0].id' IS NOT NULL`

/** Which were asked for before then, and nobody has said what became of it: the oldest first. */
export const unsettledLabels = async (
  db: D1Database,
  askedBefore: number,
  most: number,
): Promise<{ readonly order: OrderId; readonly label: string }[]> => {
  const { results } = await db
    .prepare(
      `SELECT orders.id AS "order", each.value ->> '$.id' AS label
       FROM orders, json_each(orders."order", '$.labels') AS each
       WHERE orders.${LABELLED} AND each.value ->> '$.state' <> 'bought' AND each.value ->> '$.askedAt' <= ?1
       ORDER BY each.value ->> '$.askedAt' LIMIT ?2`,
    )
    .bind(askedBefore, most)
    .all<{ order: OrderId; label: string }>()
  return results
}

/** The oldest first. */
export const labelledOrders = async (db: D1Database, most: number): Promise<Order[]> => {
  const { results } = await db
    .prepare(`SELECT "order" FROM orders WHERE ${LABELLED} ORDER BY placed_at, id LIMIT ?1`)
    .bind(most)
    .all<{ order: string }>()
  return results.map(({ order }) => JSON.parse(order) as Order)
}
