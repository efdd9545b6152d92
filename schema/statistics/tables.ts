/** Tables of the statistics store. The SQL in ./migrations is the truth; these lines describe it. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EventId } from '#domain/ids'
import type { Currency } from '#domain/money'

export const dailySales = sqliteTable(
  'daily_sales',
  {
    day: text().notNull(),
    currency: text().$type<Currency>().notNull(),
    orders: integer().notNull().default(0),
    units: integer().notNull().default(0),
    total: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
    cancelledTotal: integer('cancelled_total').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.currency] })],
)

export const countedEvents = sqliteTable('counted_events', {
  id: text().$type<EventId>().primaryKey(),
  at: integer().notNull(),
})
