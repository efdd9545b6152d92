/** Tables of what lists look through; the SQL in ../migrations is the truth, these lines describe it. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Availability } from '#domain/catalog/product'
import type { Translated } from '#domain/languages'
import type { Currency } from '#domain/money'

export const productPrices = sqliteTable(
  'product_prices',
  {
    product: integer().notNull(),
    currency: text().$type<Currency>().notNull(),
    lowest: integer().notNull(),
    highest: integer().notNull(),
    was: integer(),
    listed: integer().notNull().default(0),
    cheapest: integer(),
    dearest: integer(),
    heaps: text().notNull().default('[]'),
    unpriced: integer().notNull().default(0),
    prior: integer(),
  },
  (table) => [primaryKey({ columns: [table.product, table.currency] })],
)

export const listed = sqliteTable('listed', {
  product: integer().primaryKey(),
  title: text().notNull(),
  vendor: text().notNull(),
  type: text().notNull(),
  availability: text().$type<Availability>().notNull(),
  ratingSum: integer('rating_sum').notNull(),
  ratingCount: integer('rating_count').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const optionValues = sqliteTable('option_values', {
  number: integer().primaryKey(),
  name: text().notNull(),
  value: text().notNull(),
  nameText: text('name_text', { mode: 'json' }).$type<Translated>().notNull(),
  valueText: text('value_text', { mode: 'json' }).$type<Translated>().notNull(),
})

export const listedOptions = sqliteTable(
  'listed_options',
  { product: integer().notNull(), value: integer().notNull(), availability: text().$type<Availability>() },
  (table) => [primaryKey({ columns: [table.product, table.value] })],
)

export const listedVariants = sqliteTable(
  'listed_variants',
  {
    product: integer().notNull(),
    position: integer().notNull(),
    value1: integer(),
    value2: integer(),
    value3: integer(),
    availability: text().$type<Availability>().notNull(),
    prices: text(),
  },
  (table) => [primaryKey({ columns: [table.product, table.position] })],
)

export const listedPrices = sqliteTable(
  'listed_prices',
  { product: integer().notNull(), currency: text().$type<Currency>().notNull(), amount: integer().notNull() },
  (table) => [primaryKey({ columns: [table.product, table.currency, table.amount] })],
)

export const productValues = sqliteTable(
  'product_values',
  { name: text().notNull(), value: text().notNull(), product: integer().notNull() },
  (table) => [primaryKey({ columns: [table.name, table.value, table.product] })],
)
