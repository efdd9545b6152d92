/** Tables of what comes back: part of the transactions store, whose migrations are the truth. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Return } from '#domain/after-sales/return'
import type { OrderId } from '#domain/ids'

export const returns = sqliteTable(
  'returns',
  {
    orderId: text('order_id').$type<OrderId>().notNull(),
    id: text().notNull(),
    kind: text().$type<Return['kind']>().notNull(),
    status: text().$type<Return['status']>().notNull(),
    resolution: text().$type<Return['resolution']>().notNull(),
    units: integer().notNull(),
    carrier: text().notNull(),
    tracking: text().notNull(),
    number: text().notNull(),
    requestedAt: integer('requested_at').notNull(),
    since: integer().notNull(),
    sentAt: integer('sent_at'),
    version: integer().notNull(),
    askedAt: integer('asked_at').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.id] }),
    index('returns_by_time').on(table.requestedAt, table.id),
    index('returns_by_status').on(table.status, table.requestedAt, table.id),
    index('returns_by_number')
      .on(table.number)
      .where(sql`number <> ''`),
    index('returns_to_ask')
      .on(table.askedAt)
      .where(sql`number <> '' AND status = 'sent'`),
  ],
)
