/** The table that every shard has: its log. The SQL in the shards' migrations is the truth. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const events = sqliteTable('events', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  subject: text().notNull(),
  at: integer().notNull(),
  fact: text().notNull(),
  unheard: integer().notNull(),
  tells: integer().notNull().default(0),
  tellAt: integer('tell_at').notNull(),
})
