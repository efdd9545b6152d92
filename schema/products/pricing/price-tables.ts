/** Tables of price lists and of the history of prices; the SQL in ../migrations is the truth, these lines describe it. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { VariantId } from '#domain/ids'
import type { Currency } from '#domain/money'
import type { Conversion } from '#domain/pricing/conversion'
import type { Audience, PriceListId, PriceListKind, PriceListState, Pricing } from '#domain/pricing/price-list'

export const priceLists = sqliteTable('price_lists', {
  number: integer().primaryKey(),
  id: text().$type<PriceListId>().notNull(),
  name: text().notNull(),
  kind: text().$type<PriceListKind>().notNull(),
  audience: text({ mode: 'json' }).$type<Audience>().notNull(),
  currency: text().$type<Currency>().notNull(),
  beginsAt: integer('begins_at'),
  endsAt: integer('ends_at'),
  timeZone: text('time_zone').notNull(),
  priority: integer().notNull(),
  pricing: text({ mode: 'json' }).$type<Pricing>().notNull(),
  state: text().$type<PriceListState>().notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const priceListPrices = sqliteTable(
  'price_list_prices',
  {
    variant: text().$type<VariantId>().notNull(),
    list: integer().notNull(),
    units: integer().notNull(),
    amount: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.variant, table.list, table.units] })],
)

export const priceRates = sqliteTable('price_rates', {
  only: integer().primaryKey(),
  value: text({ mode: 'json' }).$type<Conversion>().notNull(),
})

export const priceDue = sqliteTable('price_due', { product: integer().primaryKey(), at: integer().notNull() })

export const priceHistory = sqliteTable('price_history', {
  seq: integer().primaryKey(),
  variant: text().$type<VariantId>().notNull(),
  currency: text().$type<Currency>().notNull(),
  list: text().$type<PriceListId | ''>().notNull(),
  public: integer({ mode: 'boolean' }).notNull(),
  units: integer().notNull().default(1),
  amount: integer(),
  reduced: integer({ mode: 'boolean' }).notNull(),
  at: integer().notNull(),
})
