/** Columns that several tables of the store have. */
import { integer, text } from 'drizzle-orm/sqlite-core'

/** ms since the epoch, UTC. */
export const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** The same of staff and of customers. */
export const verification = () => ({
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
})
