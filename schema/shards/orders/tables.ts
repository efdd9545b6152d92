/** Tables of one order shard. The SQL in ./migrations is the truth; these lines describe it. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DownloadId } from '#domain/catalog/downloads'
import type { CartId, CartKey, CustomerId, OrderId } from '#domain/ids'
import type { OrderStatus } from '#domain/orders/order'

export { arrivals, changedRows, departures, events, slots } from '../every-shard.ts'

export const carts = sqliteTable('carts', {
  id: text().$type<CartId>().primaryKey(),
  key: text().$type<CartKey>().notNull(),
  cart: text().notNull(),
  quote: text(),
  attempts: integer().notNull().default(0),
  checkAt: integer('check_at'),
  updatedAt: integer('updated_at').notNull(),
})

export const orders = sqliteTable('orders', {
  id: text().$type<OrderId>().primaryKey(),
  cart: text().$type<CartId>().notNull(),
  status: text().$type<OrderStatus>().notNull(),
  order: text().notNull(),
})

export const answers = sqliteTable(
  'answers',
  {
    key: text().notNull(),
    scope: text().$type<CartId | OrderId>().notNull(),
    request: text().notNull(),
    answer: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] })],
)

export const orderFiles = sqliteTable(
  'order_files',
  {
    orderId: text('order_id').$type<OrderId>().notNull(),
    file: text().$type<DownloadId>().notNull(),
    times: integer().notNull().default(0),
    lastAt: integer('last_at'),
    renewedAt: integer('renewed_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.file] })],
)

export const customerCarts = sqliteTable('customer_carts', {
  customer: text().$type<CustomerId>().primaryKey(),
  cart: text().$type<CartId>().notNull(),
  gathering: text().notNull().default('[]'),
  gathered: text().notNull().default('[]'),
})

export const customerOrders = sqliteTable(
  'customer_orders',
  {
    customer: text().$type<CustomerId>().notNull(),
    placedAt: integer('placed_at').notNull(),
    id: text().$type<OrderId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.customer, table.placedAt, table.id] })],
)
