/** Tables of one inventory shard. The SQL in ./migrations is the truth; these lines describe it. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Availability } from '#domain/catalog/product'
import type { LocationId, PaymentId, VariantId } from '#domain/ids'
import type { HoldState } from '#domain/inventory/hold'
import type { Account, Cause } from '#domain/inventory/stock'

export { events } from '../events-table.ts'

export const locations = sqliteTable('locations', {
  id: text().$type<LocationId>().primaryKey(),
  priority: integer().notNull(),
})

export const stock = sqliteTable(
  'stock',
  {
    item: text().$type<VariantId>().notNull(),
    location: text().$type<LocationId>().notNull(),
    received: integer().notNull().default(0),
    available: integer().notNull().default(0),
    held: integer().notNull().default(0),
    taken: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.item, table.location] })],
)

export const items = sqliteTable('items', {
  id: text().$type<VariantId>().primaryKey(),
  word: text().$type<Availability>().notNull().default('sold-out'),
  version: integer().notNull().default(0),
})

export const holds = sqliteTable(
  'holds',
  {
    id: text().$type<PaymentId>().primaryKey(),
    asked: text().notNull(),
    state: text().$type<HoldState>().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('holds_by_expiry').on(table.expiresAt)],
)

export const holdLines = sqliteTable(
  'hold_lines',
  {
    hold: text().$type<PaymentId>().notNull(),
    item: text().$type<VariantId>().notNull(),
    location: text().$type<LocationId>().notNull(),
    units: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.hold, table.item, table.location] })],
)

export const movements = sqliteTable('movements', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  cause: text().$type<Cause>().notNull(),
  causeId: text('cause_id').notNull(),
  item: text().$type<VariantId>().notNull(),
  location: text().$type<LocationId>().notNull(),
  debit: text().$type<Account>().notNull(),
  credit: text().$type<Account>().notNull(),
  units: integer().notNull(),
  note: text().notNull().default(''),
  at: integer().notNull(),
})

export const changes = sqliteTable('changes', { id: text().primaryKey(), asked: text().notNull() })
