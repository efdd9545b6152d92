/** Tables of what people ask about their data. The SQL in ./migrations is the truth; these lines describe it. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AskedBy, ExportId } from '#domain/customers/privacy'
import type { CustomerId } from '#domain/ids'
import { customers } from './customer-tables.ts'

export const dataExports = sqliteTable(
  'data_exports',
  {
    id: text().$type<ExportId>().primaryKey(),
    customerId: text('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    askedBy: text('asked_by').$type<AskedBy>().notNull(),
    askedAt: integer('asked_at').notNull(),
    readyAt: integer('ready_at'),
  },
  (table) => [
    index('data_exports_by_customer').on(table.customerId, table.askedAt),
    index('data_exports_by_age').on(table.askedAt),
  ],
)

export const erasures = sqliteTable(
  'erasures',
  {
    customerId: text('customer_id').$type<CustomerId>().primaryKey(),
    person: text().notNull(),
    askedBy: text('asked_by').$type<AskedBy>().notNull(),
    askedAt: integer('asked_at').notNull(),
    confirmedAt: integer('confirmed_at'),
    erasedAt: integer('erased_at'),
    lookAt: integer('look_at').notNull(),
  },
  (table) => [index('erasures_due').on(table.lookAt)],
)
