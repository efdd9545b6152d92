/** Tables of stock in the products store: what files have said of it, low lines, documents, suppliers. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { LocationId, VariantId } from '#domain/ids'
import type {
  DocumentKind,
  DocumentState,
  StepAction,
  StepState,
  StockDocumentId,
  Terms,
} from '#domain/inventory/documents/document'
import type { SupplierId } from '#domain/inventory/supplier'
import type { Currency } from '#domain/money'

export const lowLines = sqliteTable('low_lines', {
  variant: text().$type<VariantId>().primaryKey(),
  low: integer(),
  version: integer().notNull(),
  told: integer({ mode: 'boolean' }).notNull().default(false),
})

export const stockDocuments = sqliteTable('stock_documents', {
  id: text().$type<StockDocumentId>().primaryKey(),
  kind: text().$type<DocumentKind>().notNull(),
  number: integer().notNull(),
  state: text().$type<DocumentState>().notNull(),
  version: integer().notNull(),
  act: text().notNull(),
  origin: text().$type<LocationId>(),
  location: text().$type<LocationId>().notNull(),
  supplier: text().$type<SupplierId>(),
  note: text().notNull(),
  terms: text({ mode: 'json' }).$type<Terms>(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  who: text().notNull(),
})

export const stockLines = sqliteTable(
  'stock_lines',
  {
    document: text().$type<StockDocumentId>().notNull(),
    variant: text().$type<VariantId>().notNull(),
    location: text().$type<LocationId>().notNull(),
    position: integer().notNull(),
    units: integer().notNull(),
    coming: integer().notNull().default(0),
    cost: integer(),
    base: text({ mode: 'json' }),
  },
  (table) => [primaryKey({ columns: [table.document, table.variant] })],
)

export const stockScans = sqliteTable('stock_scans', {
  id: text().primaryKey(),
  document: text().$type<StockDocumentId>().notNull(),
  variant: text().$type<VariantId>().notNull(),
  units: integer().notNull(),
  who: text().notNull(),
  at: integer().notNull(),
})

export const stockSteps = sqliteTable(
  'stock_steps',
  {
    document: text().$type<StockDocumentId>().notNull(),
    step: integer().notNull(),
    variant: text().$type<VariantId>().notNull(),
    action: text().$type<StepAction>().notNull(),
    location: text().$type<LocationId>().notNull(),
    units: integer().notNull(),
    basedOn: integer('based_on'),
    note: text().notNull(),
    state: text().$type<StepState>().notNull(),
    who: text().notNull(),
    at: integer().notNull(),
    act: text().notNull(),
    answer: text({ mode: 'json' }),
  },
  (table) => [primaryKey({ columns: [table.document, table.step] })],
)

export const suppliers = sqliteTable('suppliers', {
  id: text().$type<SupplierId>().primaryKey(),
  name: text().notNull(),
  contact: text().notNull(),
  email: text().notNull(),
  phone: text().notNull(),
  address: text().notNull(),
  currency: text().$type<Currency>().notNull(),
  leadDays: integer('lead_days').notNull(),
  note: text().notNull(),
  archived: integer({ mode: 'boolean' }).notNull().default(false),
  version: integer().notNull(),
  deletedAt: integer('deleted_at'),
})

export const stockValues = sqliteTable(
  'stock_values',
  {
    day: text().notNull(),
    location: text().$type<LocationId>().notNull(),
    currency: text().notNull(),
    units: integer().notNull(),
    value: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.location, table.currency] })],
)
