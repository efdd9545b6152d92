/** Tables of what is answered to disputes. The SQL in ../migrations is the truth; these lines describe it. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { DisputeState } from '#domain/orders/reconciliation'

export const disputeAnswers = sqliteTable(
  'dispute_answers',
  {
    dispute: text().primaryKey(),
    orderId: text('order_id').$type<OrderId>().notNull(),
    text: text().notNull(),
    language: text().$type<Language>().notNull(),
    version: integer().notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (table) => [index('dispute_answers_by_order').on(table.orderId)],
)

export const disputeEntries = sqliteTable(
  'dispute_entries',
  {
    dispute: text().notNull(),
    entry: text().notNull(),
    at: integer().notNull(),
    what: text().$type<'heard' | 'submitted' | 'accepted'>().notNull(),
    state: text().$type<DisputeState>().notNull(),
    who: text().notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.dispute, table.entry] })],
)
