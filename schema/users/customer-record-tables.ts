/** Tables of what the shop keeps of customers beside what they say of themselves. The SQL in ./migrations is the truth. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CustomerState } from '#domain/customers/record'
import type { CustomerId } from '#domain/ids'
import type { Currency } from '#domain/money'
import { moment } from './columns.ts'
import { customers } from './customer-tables.ts'

export const customerRecords = sqliteTable(
  'customer_records',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    customerId: text('customer_id')
      .$type<CustomerId>()
      .notNull()
      .unique()
      .references(() => customers.id, { onDelete: 'cascade' }),
    words: text().notNull(),
    state: text().$type<CustomerState>().notNull(),
    newsletter: integer({ mode: 'boolean' }).notNull().default(false),
    note: text().notNull().default(''),
    version: integer().notNull().default(1),
    firstName: text('first_name').notNull().default(''),
    lastName: text('last_name').notNull().default(''),
    company: text().notNull().default(''),
    isTaxExempt: integer('is_tax_exempt', { mode: 'boolean' }).notNull().default(false),
    takesSms: integer('takes_sms', { mode: 'boolean' }).notNull().default(false),
    taxCertificate: text('tax_certificate').notNull().default(''),
    formerId: text('former_id').unique(),
    formerOrders: integer('former_orders'),
    formerSpent: integer('former_spent'),
    formerCurrency: text('former_currency').$type<Currency>(),
    broughtBy: text('brought_by'),
    mergedInto: text('merged_into').$type<CustomerId>(),
    mergedAt: moment('merged_at'),
  },
  (table) => [
    index('customer_records_by_state').on(table.state, table.sequence),
    index('customer_records_with_newsletter')
      .on(table.sequence)
      .where(sql`newsletter = 1`),
    index('customer_records_merged')
      .on(table.mergedInto)
      .where(sql`merged_into IS NOT NULL`),
  ],
)

export const customerTags = sqliteTable(
  'customer_tags',
  {
    tag: text().notNull(),
    sequence: integer()
      .notNull()
      .references(() => customerRecords.sequence, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.tag, table.sequence] }), index('customer_tags_of').on(table.sequence)],
)
