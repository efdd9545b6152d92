/** Which order of another shop is which here, as a table. The SQL in ../migrations is the truth; these lines describe it. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OrderId } from '#domain/ids'

export const importedOrders = sqliteTable(
  'imported_orders',
  {
    source: text().notNull(),
    formerId: text('former_id').notNull(),
    orderId: text('order_id').$type<OrderId>().notNull().unique(),
    run: text().notNull(),
    removedVersion: integer('removed_version').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.formerId] }),
    index('imported_orders_by_run').on(table.run, table.orderId),
  ],
)
