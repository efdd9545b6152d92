/** What the desk that packs has before it: orders of which something is to be sent, and parcels on their way, from the copy. */
import type { OrderId } from '#domain/ids'
import type { ShipmentStatus } from '#domain/logistics/tracking'
import type { Order } from '#domain/orders/order'

/** The oldest first. */
export const ordersToSend = async (db: D1Database, most: number): Promise<Order[]> => {
  const { results } = await db
    .prepare(
      `SELECT "order" FROM orders WHERE status IN ('placed', 'part-shipped') AND archived_at IS NULL
       ORDER BY placed_at, id LIMIT ?1`,
    )
    .bind(most)
    .all<{ order: string }>()
  return results.map(({ order }) => JSON.parse(order) as Order)
}

export type SentRow = {
  readonly order: OrderId
  readonly name: string
  readonly customer: string
  readonly shipment: string
  readonly carrier: string
  readonly tracking: string
  readonly status: ShipmentStatus
  /** Ms since the epoch. */
  readonly since: number
}

/** Those that stand there, the longest first. @returns as many as fit, and how many there are */
export const sentStanding = async (
  db: D1Database,
  statuses: readonly ShipmentStatus[],
  since: number,
  most: number,
): Promise<{ readonly rows: readonly SentRow[]; readonly count: number }> => {
  const standing = 'shipments.status IN (SELECT value FROM json_each(?1)) AND shipments.since >= ?2'
  const [rows, counted] = await db.batch<SentRow & { readonly count: number }>([
    db
      .prepare(
        `SELECT order_id AS "order", orders.name, orders.customer, shipments.id AS shipment, carrier, tracking,
                shipments.status, since
         FROM shipments JOIN orders ON orders.id = order_id WHERE ${standing} ORDER BY since LIMIT ?3`,
      )
      .bind(JSON.stringify(statuses), since, most),
    db.prepare(`SELECT count(*) AS count FROM shipments WHERE ${standing}`).bind(JSON.stringify(statuses), since),
  ])
  return { rows: rows?.results ?? [], count: counted?.results[0]?.count ?? 0 }
}
