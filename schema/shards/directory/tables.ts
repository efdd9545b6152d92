/** Tables of the directory. The SQL in ./migrations is the truth; these lines describe it. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const topology = sqliteTable('topology', {
  id: integer().primaryKey(),
  version: integer().notNull(),
  topology: text().notNull(),
  writtenAt: integer('written_at').notNull(),
  published: integer().notNull(),
})

export const decisions = sqliteTable('decisions', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull().unique(),
  at: integer().notNull(),
  decision: text().notNull(),
  reason: text().notNull(),
  state: text().notNull(),
  askedBy: text('asked_by'),
  note: text().notNull().default(''),
  work: text(),
  endedAt: integer('ended_at'),
})

export const settings = sqliteTable('settings', { name: text().primaryKey(), value: text().notNull() })

export const openings = sqliteTable('openings', {
  shard: text().primaryKey(),
  at: integer().notNull(),
  by: text().notNull(),
  asked: integer().notNull(),
})

export const stalls = sqliteTable('stalls', {
  day: text().primaryKey(),
  longest: integer().notNull(),
  failed: integer().notNull(),
})
