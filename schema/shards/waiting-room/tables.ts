/** Tables of one waiting room. The SQL in ./migrations is the truth; these lines describe it. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Outflow } from '#domain/admission/outflow'
import type { RoomDrop } from '#domain/admission/room'
import type { LotKey } from '#domain/admission/shuffle'
import type { CartId } from '#domain/ids'

export const queue = sqliteTable('line', {
  id: integer().primaryKey(),
  dropVersion: integer('drop_version').notNull(),
  told: text({ mode: 'json' }).$type<RoomDrop>().notNull(),
  tuned: integer(),
  joined: integer().notNull().default(0),
  unchecked: integer().notNull().default(0),
  startedWith: integer('started_with'),
  lot: text({ mode: 'json' }).$type<LotKey>(),
  soldOut: integer('sold_out', { mode: 'boolean' }).notNull().default(false),
  outflow: text({ mode: 'json' }).$type<Outflow>().notNull(),
})

export const joins = sqliteTable('joins', {
  visitor: text().primaryKey(),
  asked: text().notNull(),
  number: integer().notNull(),
  joinedAt: integer('joined_at').notNull(),
  early: integer({ mode: 'boolean' }).notNull(),
  unchecked: integer({ mode: 'boolean' }).notNull(),
})

export const claims = sqliteTable('claims', {
  number: integer().primaryKey(),
  cart: text().$type<CartId>().notNull(),
  claimedAt: integer('claimed_at').notNull(),
})
