/** Tables of the statistics store. The SQL in ./migrations is the truth; these lines describe it. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EventId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'

export const dailySales = sqliteTable(
  'daily_sales',
  {
    day: text().notNull(),
    currency: text().$type<Currency>().notNull(),
    orders: integer().notNull().default(0),
    units: integer().notNull().default(0),
    total: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
    cancelledTotal: integer('cancelled_total').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.currency] })],
)

export const countedEvents = sqliteTable('counted_events', {
  id: text().$type<EventId>().primaryKey(),
  at: integer().notNull(),
})

export const dailyTerms = sqliteTable(
  'daily_terms',
  {
    day: text().notNull(),
    language: text().$type<Language>().notNull(),
    term: text().notNull(),
    searches: integer().notNull().default(0),
    withoutHits: integer('without_hits').notNull().default(0),
    clicks: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.language, table.term] })],
)

export const countedPageEvents = sqliteTable('counted_page_events', { id: text().primaryKey() })
