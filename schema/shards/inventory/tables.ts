/** Tables of one inventory shard. The SQL in ./migrations is the truth; these lines describe it. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Availability } from '#domain/catalog/product'
import type { ItemKey, LocationId, PaymentId } from '#domain/ids'
import type { HoldState } from '#domain/inventory/hold'
import type { Account, Cause } from '#domain/inventory/stock'
import type { TransferState } from '#domain/inventory/transfer'

export { arrivals, changedRows, departures, events, slots } from '../every-shard.ts'

export const locations = sqliteTable('locations', {
  id: text().$type<LocationId>().primaryKey(),
  priority: integer().notNull(),
})

export const stock = sqliteTable(
  'stock',
  {
    item: text().$type<ItemKey>().notNull(),
    location: text().$type<LocationId>().notNull(),
    received: integer().notNull().default(0),
    available: integer().notNull().default(0),
    held: integer().notNull().default(0),
    taken: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.item, table.location] })],
)

export const items = sqliteTable(
  'items',
  {
    id: text().$type<ItemKey>().primaryKey(),
    word: text().$type<Availability>().notNull().default('sold-out'),
    version: integer().notNull().default(0),
    slot: integer().notNull().default(0),
    split: text(),
    low: integer(),
    lowVersion: integer('low_version').notNull().default(0),
    quota: integer(),
    quotaVersion: integer('quota_version').notNull().default(0),
  },
  (table) => [index('items_by_slot').on(table.slot)],
)

export const holds = sqliteTable(
  'holds',
  {
    item: text().$type<ItemKey>().notNull(),
    id: text().$type<PaymentId>().notNull(),
    units: integer().notNull(),
    state: text().$type<HoldState>().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.item, table.id] }), index('holds_by_expiry').on(table.expiresAt)],
)

export const holdLines = sqliteTable(
  'hold_lines',
  {
    item: text().$type<ItemKey>().notNull(),
    hold: text().$type<PaymentId>().notNull(),
    location: text().$type<LocationId>().notNull(),
    units: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.item, table.hold, table.location] })],
)

export const transfers = sqliteTable(
  'transfers',
  {
    item: text().$type<ItemKey>().notNull(),
    id: text().notNull(),
    peer: text().$type<ItemKey>().notNull(),
    location: text().$type<LocationId>().notNull(),
    units: integer().notNull(),
    state: text().$type<TransferState>().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.item, table.id] })],
)

export const movements = sqliteTable('movements', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  cause: text().$type<Cause>().notNull(),
  causeId: text('cause_id').notNull(),
  item: text().$type<ItemKey>().notNull(),
  location: text().$type<LocationId>().notNull(),
  debit: text().$type<Account>().notNull(),
  credit: text().$type<Account>().notNull(),
  units: integer().notNull(),
  note: text().notNull().default(''),
  at: integer().notNull(),
  id: text(),
  who: text().notNull().default(''),
})

export const changes = sqliteTable('changes', {
  id: text().primaryKey(),
  asked: text().notNull(),
  item: text()
    .$type<ItemKey>()
    .notNull()
    .default('' as ItemKey),
  units: integer().notNull().default(0),
})
