/** Orders of which something is claimed, as their copy has them. */
import type { Order } from '#domain/orders/order'

const CLAIMED = `"order" ->> '$.claims' IS NOT NULL`
const OPEN = `EXISTS (SELECT 1 FROM json_each("order" -> '$.claims') c WHERE c.value ->> 'status' = 'open')`

/** Those with an open claim only, or all; the latest orders first. */
export const claimedOrders = async (
  db: D1Database,
  { open, most }: { readonly open: boolean; readonly most: number },
): Promise<readonly Order[]> => {
  const { results } = await db
    .prepare(
      `SELECT "order" FROM orders WHERE ${CLAIMED} ${open ? `AND ${OPEN}` : ''} ORDER BY placed_at DESC, id DESC LIMIT ?1`,
    )
    .bind(most)
    .all<{ readonly order: string }>()
  return results.map(({ order }) => JSON.parse(order) as Order)
}
