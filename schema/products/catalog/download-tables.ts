/** The table of files that buyers fetch, as the SQL in ../migrations made it. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DownloadId } from '#domain/catalog/downloads'
import type { VariantId } from '#domain/ids'

export const downloads = sqliteTable('downloads', {
  id: text().$type<DownloadId>().primaryKey(),
  variant: text().$type<VariantId>().notNull(),
  name: text().notNull(),
  type: text().notNull(),
  bytes: integer().notNull(),
  addedAt: integer('added_at').notNull(),
  withdrawnAt: integer('withdrawn_at'),
})
