/** Tables of gift cards and store credit: part of the transactions store, whose migrations are the truth. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { CustomerId, OrderId, VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { EntryKind, LedgerAccount } from '#domain/stored-value/ledger'
import type { DisabledFor } from '#domain/stored-value/record'
import type { StoredValueId, StoredValueKind } from '#domain/stored-value/stored-value'

export const storedValues = sqliteTable(
  'stored_values',
  {
    sequence: integer().primaryKey(),
    id: text().$type<StoredValueId>().notNull().unique(),
    kind: text().$type<StoredValueKind>().notNull(),
    codeHash: text('code_hash').unique(),
    ending: text().notNull().default(''),
    currency: text().$type<Currency>().notNull(),
    issued: integer().notNull(),
    balance: integer().notNull().default(0),
    customerId: text('customer_id').$type<CustomerId>(),
    recipientName: text('recipient_name').notNull().default(''),
    recipientEmail: text('recipient_email').notNull().default(''),
    sender: text().notNull().default(''),
    message: text().notNull().default(''),
    language: text().$type<Language>().notNull(),
    deliverAt: integer('deliver_at'),
    mailedAt: integer('mailed_at'),
    remindedAt: integer('reminded_at'),
    orderId: text('order_id').$type<OrderId>(),
    orderName: text('order_name').notNull().default(''),
    variantId: text('variant_id').$type<VariantId>(),
    expiresAt: integer('expires_at'),
    settledAt: integer('settled_at'),
    note: text().notNull().default(''),
    disabledAt: integer('disabled_at'),
    disabledFor: text('disabled_for').$type<DisabledFor>(),
    issuedBy: text('issued_by').notNull().default(''),
    createdAt: integer('created_at').notNull(),
    fundedAt: integer('funded_at'),
  },
  (table) => [
    index('stored_values_by_customer')
      .on(table.customerId, table.sequence)
      .where(sql`customer_id IS NOT NULL`),
    index('stored_values_by_order')
      .on(table.orderId, table.sequence)
      .where(sql`order_id IS NOT NULL`),
    index('stored_values_by_ending')
      .on(table.ending)
      .where(sql`ending <> ''`),
    index('stored_values_by_recipient')
      .on(table.recipientEmail)
      .where(sql`recipient_email <> ''`),
    index('stored_values_to_mail')
      .on(table.deliverAt)
      .where(sql`mailed_at IS NULL AND deliver_at IS NOT NULL`),
    index('stored_values_to_fund')
      .on(table.createdAt)
      .where(sql`funded_at IS NULL`),
    index('stored_values_to_expire')
      .on(table.expiresAt)
      .where(sql`expires_at IS NOT NULL AND settled_at IS NULL`),
    index('stored_values_to_void')
      .on(table.disabledAt)
      .where(sql`disabled_at IS NOT NULL AND settled_at IS NULL`),
  ],
)

export const storedValueEntries = sqliteTable(
  'stored_value_entries',
  {
    sequence: integer().primaryKey(),
    valueId: text('value_id')
      .$type<StoredValueId>()
      .notNull()
      .references(() => storedValues.id),
    at: integer().notNull(),
    kind: text().$type<EntryKind>().notNull(),
    debit: text().$type<LedgerAccount>().notNull(),
    credit: text().$type<LedgerAccount>().notNull(),
    amount: integer().notNull(),
    cause: text().notNull(),
    orderId: text('order_id').$type<OrderId>(),
    note: text().notNull().default(''),
    who: text().notNull().default(''),
  },
  (table) => [
    unique().on(table.valueId, table.cause, table.kind, table.at, table.amount),
    index('stored_value_entries_by_order')
      .on(table.orderId)
      .where(sql`order_id IS NOT NULL`),
  ],
)
