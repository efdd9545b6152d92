/** Tables of the products store. The SQL in ./migrations is the truth; these lines describe it. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DropId, DropState } from '#domain/admission/drop'
import type { FileKind, JobChoices, JobCounts, JobState } from '#domain/catalog/files/file-job'
import type { Cause } from '#domain/catalog/history'
import type { Collection } from '#domain/catalog/collection'
import type { Availability, Option, Picture, Product, ProductStatus } from '#domain/catalog/product'
import type { Metafields } from '#domain/catalog/metafields'
import type { Safety } from '#domain/catalog/safety'
import type { Face } from '#domain/catalog/search/text'
import type { CollectionId, LocationId, ProductId, VariantId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import type { Money } from '#domain/money'
import type { PriceMarks } from '#domain/pricing/public-prices'
import type { SettingsDocuments, SettingsGroup } from '#domain/settings/settings'

export * from './catalog/download-tables.ts'
export * from './catalog/list-tables.ts'
export * from './inventory/stock-tables.ts'
export * from './pricing/price-tables.ts'
export * from './reviews/review-tables.ts'

export const priceDrops = sqliteTable(
  'price_drops',
  { variant: text().primaryKey(), seq: integer().notNull() },
  (table) => [index('price_drops_in_order').on(table.seq)],
)

export const products = sqliteTable('products', {
  number: integer().primaryKey(),
  id: text().$type<ProductId>().notNull(),
  handle: text().notNull(),
  status: text().$type<ProductStatus>().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  seoTitle: text('seo_title').notNull(),
  seoDescription: text('seo_description').notNull(),
  translations: text({ mode: 'json' }).$type<Product['translations']>().notNull(),
  words: text({ mode: 'json' }).$type<Product['words']>().notNull(),
  vendor: text().notNull(),
  type: text().notNull(),
  category: text().notNull(),
  tags: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  options: text({ mode: 'json' }).$type<readonly Option[]>().notNull(),
  pictures: text({ mode: 'json' }).$type<readonly Picture[]>().notNull(),
  availability: text().$type<Availability>().notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  ratingSum: integer('rating_sum').notNull().default(0),
  ratingCount: integer('rating_count').notNull().default(0),
  reviewedSum: integer('reviewed_sum').notNull().default(0),
  reviewedCount: integer('reviewed_count').notNull().default(0),
  foundBy: text('found_by').notNull().default(''),
  safety: text({ mode: 'json' }).$type<Safety>(),
  metafields: text({ mode: 'json' }).$type<Metafields>().notNull().default({}),
  publishedFrom: integer('published_from'),
  publishedUntil: integer('published_until'),
  shown: integer({ mode: 'boolean' }).notNull().default(true),
  taxClass: text('tax_class').notNull().default(''),
})

export const variants = sqliteTable('variants', {
  id: text().$type<VariantId>().primaryKey(),
  product: integer().notNull(),
  position: integer().notNull(),
  options: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  sku: text().notNull(),
  barcode: text().notNull(),
  prices: text({ mode: 'json' }).$type<readonly Money[]>().notNull(),
  compareAt: text('compare_at', { mode: 'json' }).$type<readonly Money[]>().notNull(),
  grams: integer().notNull(),
  cost: text({ mode: 'json' }).$type<readonly Money[]>().notNull().default([]),
  hsCode: text('hs_code').notNull().default(''),
  origin: text().notNull().default(''),
  lowStock: integer('low_stock'),
  requiresShipping: integer('requires_shipping', { mode: 'boolean' }).notNull(),
  taxable: integer({ mode: 'boolean' }).notNull(),
  tracked: integer({ mode: 'boolean' }).notNull(),
  oversell: integer({ mode: 'boolean' }).notNull(),
  picture: text(),
  availability: text().$type<Availability>().notNull().default('sold-out'),
  availabilityVersion: integer('availability_version').notNull().default(0),
  foundBy: text('found_by').notNull().default(''),
  lacks: integer().notNull().default(0),
  shownPrices: text('shown_prices', { mode: 'json' }).$type<readonly Money[]>().notNull().default([]),
  priceMarks: text('price_marks', { mode: 'json' }).$type<PriceMarks>().notNull().default({}),
  pricedAt: integer('priced_at').notNull().default(0),
})

export const collections = sqliteTable('collections', {
  number: integer().primaryKey(),
  id: text().$type<CollectionId>().notNull(),
  handle: text().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  translations: text({ mode: 'json' }).$type<Collection['translations']>().notNull(),
  picture: text(),
  rules: text({ mode: 'json' }).$type<Collection['rules']>(),
  position: integer().notNull(),
  seoTitle: text('seo_title').notNull().default(''),
  seoDescription: text('seo_description').notNull().default(''),
  sort: text().$type<Collection['sort']>().notNull().default('featured'),
  publishedFrom: integer('published_from'),
  publishedUntil: integer('published_until'),
  shown: integer({ mode: 'boolean' }).notNull().default(true),
  version: integer().notNull().default(1),
  updatedAt: integer('updated_at').notNull().default(0),
})

export const collectionVersions = sqliteTable(
  'collection_versions',
  {
    collection: text().$type<CollectionId>().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    who: text().notNull(),
    cause: text().$type<Cause>().notNull(),
    document: text(),
  },
  (table) => [primaryKey({ columns: [table.collection, table.version] })],
)

export const collectionHandles = sqliteTable(
  'collection_handles',
  { collection: integer().notNull(), handle: text().notNull(), position: integer().notNull() },
  (table) => [primaryKey({ columns: [table.collection, table.handle] })],
)

export const collectionProducts = sqliteTable(
  'collection_products',
  { collection: integer().notNull(), product: integer().notNull(), position: integer().notNull() },
  (table) => [primaryKey({ columns: [table.collection, table.product] })],
)

export const imports = sqliteTable('imports', {
  id: text().primaryKey(),
  at: integer().notNull(),
  who: text().notNull(),
  name: text().notNull(),
  kind: text().$type<FileKind>().notNull(),
  layout: text().notNull(),
  encoding: text().notNull(),
  rows: integer().notNull(),
  state: text().$type<JobState>().notNull(),
  choices: text({ mode: 'json' }).$type<JobChoices>().notNull(),
  slices: integer().notNull(),
  done: integer().notNull().default(0),
  applied: integer().notNull().default(0),
  cursor: text().notNull().default(''),
  preview: text({ mode: 'json' }).$type<JobCounts>().notNull().default({}),
  result: text({ mode: 'json' }).$type<JobCounts>().notNull().default({}),
  undo: text({ mode: 'json' }).$type<JobCounts>().notNull().default({}),
  lease: integer().notNull().default(0),
  fault: text(),
})

export const runMemberships = sqliteTable(
  'run_memberships',
  {
    run: text().notNull(),
    product: text().$type<ProductId>().notNull(),
    collection: integer().notNull(),
    position: integer(),
  },
  (table) => [primaryKey({ columns: [table.run, table.product, table.collection] })],
)

export const changes = sqliteTable('changes', { tag: text().primaryKey(), seq: integer().notNull() })

export const statedStock = sqliteTable(
  'stated_stock',
  {
    variant: text().$type<VariantId>().notNull(),
    location: text().$type<LocationId>().notNull(),
    units: integer().notNull(),
    stated: integer().notNull(),
    applied: integer().notNull().default(0),
    basedOn: integer('based_on'),
  },
  (table) => [primaryKey({ columns: [table.variant, table.location] })],
)

export const drops = sqliteTable('drops', {
  id: text().$type<DropId>().primaryKey(),
  handle: text().notNull(),
  name: text({ mode: 'json' }).$type<Translated>().notNull(),
  items: text({ mode: 'json' }).$type<readonly VariantId[]>().notNull(),
  opensAt: integer('opens_at').notNull(),
  startsAt: integer('starts_at').notNull(),
  endsAt: integer('ends_at').notNull(),
  expectedBuyers: integer('expected_buyers'),
  unitsEach: integer('units_each').notNull(),
  ratePerMinute: integer('rate_per_minute'),
  state: text().$type<DropState>().notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const productVersions = sqliteTable(
  'product_versions',
  {
    product: text().$type<ProductId>().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    who: text().notNull(),
    cause: text().$type<Cause>().notNull(),
    run: text(),
    document: text(),
    stock: text({ mode: 'json' }),
  },
  (table) => [primaryKey({ columns: [table.product, table.version] })],
)

export const productViews = sqliteTable('product_views', {
  id: text().primaryKey(),
  name: text().notNull(),
  query: text().notNull(),
  createdAt: integer('created_at').notNull(),
})

export const productChanges = sqliteTable('product_changes', {
  key: text().primaryKey(),
  request: text().notNull(),
  answer: text({ mode: 'json' }).notNull(),
  at: integer().notNull(),
})

export const searchWords = sqliteTable('search_words', {
  number: integer().primaryKey(),
  word: text().notNull(),
  stem: text().notNull(),
  products: integer().notNull(),
})

export const searchDocuments = sqliteTable('search_documents', {
  product: integer().primaryKey(),
  maker: integer().notNull(),
  words: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  face: text({ mode: 'json' }).$type<Face>().notNull(),
})

export const synonyms = sqliteTable('synonyms', {
  id: text().primaryKey(),
  words: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  instead: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const searchSynonyms = sqliteTable(
  'search_synonyms',
  { typed: text().notNull(), phrase: text().notNull(), synonym: text().notNull() },
  (table) => [primaryKey({ columns: [table.typed, table.phrase, table.synonym] })],
)

export const redirects = sqliteTable('redirects', {
  source: text().primaryKey(),
  target: text().notNull(),
  byItself: integer('by_itself', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
})

export const settings = sqliteTable('settings', {
  number: integer().primaryKey(),
  document: text().$type<SettingsGroup>().notNull(),
  version: integer().notNull(),
  value: text({ mode: 'json' }).$type<SettingsDocuments[SettingsGroup]>().notNull(),
  savedAt: integer('saved_at').notNull(),
})
