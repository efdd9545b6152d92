/** The tables that every shard has: its log, and which slots it keeps. The SQL in the shards' migrations is the truth. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const events = sqliteTable('events', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  subject: text().notNull(),
  at: integer().notNull(),
  fact: text().notNull(),
  unheard: integer().notNull(),
  tells: integer().notNull().default(0),
  tellAt: integer('tell_at').notNull(),
  id: text(),
})

export const slots = sqliteTable('slots', {
  slot: integer().primaryKey(),
  state: text().notNull(),
  version: integer().notNull(),
  move: text(),
  epoch: integer().notNull().default(0),
  until: integer(),
  keeper: text(),
})

export const departures = sqliteTable('departures', { slot: integer().primaryKey(), text: text().notNull() })

export const changedRows = sqliteTable('changed_rows', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  slot: integer().notNull(),
  name: text().notNull(),
  key: text().notNull(),
})

export const arrivals = sqliteTable('arrivals', {
  move: text().primaryKey(),
  batch: integer('parcel').notNull(),
  cursor: text().notNull(),
})
