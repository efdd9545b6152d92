/** Tables of the transactions copy. The SQL in ./migrations is the truth; these lines describe it. */
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { Listener } from '#domain/events'
import type { EventId, OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'

export const orders = sqliteTable(
  'orders',
  {
    sequence: integer().primaryKey(),
    id: text().$type<OrderId>().notNull().unique(),
    name: text().notNull(),
    status: text().$type<OrderStatus>().notNull(),
    payment: text().$type<PaymentStatus>().notNull(),
    email: text().notNull(),
    customer: text().notNull(),
    country: text().notNull(),
    delivery: text().notNull(),
    total: integer().notNull(),
    currency: text().$type<Currency>().notNull(),
    units: integer().notNull(),
    placedAt: integer('placed_at').notNull(),
    version: integer().notNull(),
    changedAt: integer('changed_at').notNull(),
    copiedAt: integer('copied_at').notNull(),
    words: text().notNull(),
    order: text().notNull(),
  },
  (table) => [
    index('orders_by_time').on(table.placedAt, table.id),
    index('orders_by_status').on(table.status, table.placedAt, table.id),
    index('orders_refund_due').on(table.placedAt, table.id),
  ],
)

export const messages = sqliteTable(
  'messages',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    channel: text().$type<'mail'>().notNull(),
    template: text().notNull(),
    orderId: text('order_id').$type<OrderId>().notNull(),
    recipient: text().notNull(),
    name: text().notNull(),
    language: text().$type<Language>().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('messages_by_order').on(table.orderId, table.sequence)],
)

export const deadLetters = sqliteTable(
  'dead_letters',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    listener: text().$type<Listener>().notNull(),
    eventId: text('event_id').$type<EventId>().notNull(),
    event: text(),
    reason: text().notNull().default(''),
    tries: text().notNull().default('[]'),
    attempts: integer().notNull().default(0),
    at: integer().notNull(),
    deadAt: integer('dead_at'),
    replayedAt: integer('replayed_at'),
    dismissedAt: integer('dismissed_at'),
  },
  (table) => [unique().on(table.listener, table.eventId), index('dead_letters_open').on(table.sequence)],
)

export const claims = sqliteTable(
  'claims',
  {
    who: text().notNull(),
    key: text().notNull(),
    request: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.who, table.key] }), index('claims_by_time').on(table.at)],
)
