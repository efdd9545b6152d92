/** Tables of what has left: part of the transactions store, whose migrations are the truth. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OrderId } from '#domain/ids'
import type { ShipmentStatus } from '#domain/logistics/tracking'

export const shipments = sqliteTable(
  'shipments',
  {
    orderId: text('order_id').$type<OrderId>().notNull(),
    id: text().notNull(),
    carrier: text().notNull(),
    tracking: text().notNull(),
    number: text().notNull(),
    status: text().$type<ShipmentStatus>().notNull(),
    since: integer().notNull(),
    shippedAt: integer('shipped_at').notNull(),
    version: integer().notNull(),
    askedAt: integer('asked_at').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.id] }),
    index('shipments_by_number')
      .on(table.number)
      .where(sql`number <> ''`),
    index('shipments_to_ask')
      .on(table.askedAt)
      .where(sql`number <> '' AND status NOT IN ('delivered', 'return-to-sender')`),
    index('shipments_by_status').on(table.status, table.since),
  ],
)
