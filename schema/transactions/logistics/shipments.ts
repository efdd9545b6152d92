/** The copy of what has left: found by its number, and asked for at its carrier from time to time. */
import type { OrderId } from '#domain/ids'
import { compactNumber } from '#domain/logistics/tracking-number'
import { standingOf } from '#domain/logistics/tracking'
import type { Order } from '#domain/orders/order'
import { insertRows } from '#schema/insert-rows'

const COPYING = [
  `INSERT INTO shipments (order_id, id, carrier, tracking, number, status, since, shipped_at, version) VALUES`,
  `ON CONFLICT (order_id, id) DO UPDATE SET carrier = excluded.carrier, tracking = excluded.tracking,
     number = excluded.number, status = excluded.status, since = excluded.since, shipped_at = excluded.shipped_at,
     version = excluded.version
   WHERE excluded.version > shipments.version
     AND (excluded.carrier, excluded.tracking, excluded.status, excluded.since) IS NOT
       (shipments.carrier, shipments.tracking, shipments.status, shipments.since)`,
] as const

/** Nothing for orders of which nothing has left, and for what is history: nobody awaits it. */
export const copyingShipments = (db: D1Database, orders: readonly Order[]): D1PreparedStatement[] => {
  const rows = orders.flatMap(({ id: order, shipments, version, imported }) =>
    (imported ? [] : shipments).map((shipment) => {
      const { id, carrier, tracking, shippedAt } = shipment
      const { status, since } = standingOf(shipment)
      return [order, id, carrier, tracking, compactNumber(tracking), status, since, shippedAt, version]
    }),
  )
  return rows.length === 0 ? [] : insertRows(db, COPYING, rows)
}

export const forgettingShipments = (db: D1Database): D1PreparedStatement => db.prepare('DELETE FROM shipments')

export type ShipmentName = { readonly order: OrderId; readonly shipment: string; readonly carrier: string }

/** A number is one carrier's for some months, and then another parcel's: the newest few. */
const NAMESAKES_MAX = 5

/** Which parcels have this number, however it is written. */
export const shipmentsNumbered = async (db: D1Database, tracking: string): Promise<ShipmentName[]> => {
  const number = compactNumber(tracking)
  if (number === '') return []
  const { results } = await db
    .prepare(
      `SELECT order_id AS "order", id AS shipment, carrier FROM shipments WHERE number = ?1 AND number <> ''
       ORDER BY shipped_at DESC LIMIT ?2`,
    )
    .bind(number, NAMESAKES_MAX)
    .all<ShipmentName>()
  return results
}

export type ToAsk = ShipmentName & { readonly tracking: string; readonly shippedAt: number }

type Due = {
  /** Not asked since then, and handed over since then: ms since the epoch. */
  readonly askedBefore: number
  readonly shippedAfter: number
  /** Names of carriers in small letters; none: all of them. */
  readonly carriers: readonly string[]
  readonly most: number
}

/** Those whose turn it is are taken: whoever looks at the same moment takes others. */
export const takeToAsk = async (
  db: D1Database,
  { askedBefore, shippedAfter, carriers, most }: Due,
  now: number,
): Promise<ToAsk[]> => {
  const { results } = await db
    .prepare(
      `UPDATE shipments SET asked_at = ?1 WHERE (order_id, id) IN (
         SELECT order_id, id FROM shipments
         WHERE number <> '' AND status NOT IN ('delivered', 'return-to-sender') AND asked_at <= ?2 AND shipped_at >= ?3
           AND (?4 = '[]' OR lower(trim(carrier)) IN (SELECT value FROM json_each(?4)))
         ORDER BY asked_at LIMIT ?5)
       RETURNING order_id AS "order", id AS shipment, carrier, tracking, shipped_at AS shippedAt`,
    )
    .bind(now, askedBefore, shippedAfter, JSON.stringify(carriers), most)
    .all<ToAsk>()
  return results
}
