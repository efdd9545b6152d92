/** Tables of the transactions copy. The SQL in ./migrations is the truth; these lines describe it. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { Listener } from '#domain/events'
import type { CustomerId, EventId, OrderId, PaymentId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { Channel, MessageState, Template } from '#domain/notifications/message'
import type { PlannedKind } from '#domain/notifications/planned'
import type { DeliveryState, EndpointId, OffReason } from '#domain/notifications/webhooks/delivery'
import type { WebhookType } from '#domain/notifications/webhooks/events'
import type { InvoiceKind } from '#domain/orders/invoices/invoice'
import type { OrderStatus, PaymentStatus } from '#domain/orders/order'
import type { PromotionId } from '#domain/promotions/promotion'
import type { Difference, DisputeState } from '#domain/orders/reconciliation'

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
    due: integer().notNull().default(0),
    archivedAt: integer('archived_at'),
  },
  (table) => [
    index('orders_by_time').on(table.placedAt, table.id),
    index('orders_by_status').on(table.status, table.placedAt, table.id),
    index('orders_refund_due').on(table.placedAt, table.id),
    index('orders_unpaid')
      .on(table.placedAt, table.id)
      .where(sql`due > 0`),
    index('orders_archived')
      .on(table.placedAt, table.id)
      .where(sql`archived_at IS NOT NULL`),
    index('orders_imported')
      .on(table.placedAt, table.id)
      .where(sql`"order" ->> '$.imported.id' IS NOT NULL`),
    index('orders_claimed')
      .on(table.placedAt, table.id)
      .where(sql`"order" ->> '$.claims' IS NOT NULL`),
    index('orders_labelled')
      .on(table.placedAt, table.id)
      .where(sql`"order" ->> '$.labels[0].id' IS NOT NULL`),
  ],
)

export const orderTags = sqliteTable(
  'order_tags',
  { tag: text().notNull(), orderId: text('order_id').$type<OrderId>().notNull() },
  (table) => [primaryKey({ columns: [table.tag, table.orderId] }), index('order_tags_by_order').on(table.orderId)],
)

export const orderPromotions = sqliteTable(
  'order_promotions',
  {
    promotion: text().$type<PromotionId>().notNull(),
    day: text().notNull(),
    orderId: text('order_id').$type<OrderId>().notNull(),
    code: text().notNull().default(''),
    buyer: text().notNull(),
    currency: text().$type<Currency>().notNull(),
    given: integer().notNull(),
    revenue: integer().notNull(),
    counts: integer().notNull(),
    version: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.promotion, table.day, table.orderId] })],
)

export const invoices = sqliteTable(
  'invoices',
  {
    sequence: integer().primaryKey(),
    id: text().notNull().unique(),
    kind: text().$type<InvoiceKind>().notNull(),
    orderId: text('order_id').$type<OrderId>().notNull(),
    series: text().notNull(),
    number: integer().notNull(),
    name: text().notNull().unique(),
    document: text().notNull(),
    day: text().notNull(),
    issuedAt: integer('issued_at').notNull(),
  },
  (table) => [
    unique().on(table.series, table.number),
    index('invoices_by_order').on(table.orderId),
    index('invoices_by_day').on(table.day, table.sequence),
  ],
)

export const messages = sqliteTable(
  'messages',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    channel: text().$type<Channel>().notNull(),
    template: text().$type<Template>().notNull(),
    orderId: text('order_id').$type<OrderId>(),
    customerId: text('customer_id').$type<CustomerId>(),
    recipient: text().notNull(),
    name: text().notNull(),
    language: text().$type<Language>().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    at: integer().notNull(),
    state: text().$type<MessageState>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    tryAt: integer('try_at').notNull().default(0),
    reason: text().notNull().default(''),
    sentAt: integer('sent_at'),
    receipt: text().notNull().default(''),
  },
  (table) => [
    index('messages_by_order')
      .on(table.orderId, table.sequence)
      .where(sql`order_id IS NOT NULL`),
    index('messages_by_customer')
      .on(table.customerId, table.sequence)
      .where(sql`customer_id IS NOT NULL`),
    index('messages_to_send')
      .on(table.tryAt)
      .where(sql`state = 'waiting'`),
    index('messages_by_recipient').on(table.recipient),
    index('messages_by_receipt')
      .on(table.receipt)
      .where(sql`receipt <> ''`),
    index('messages_given_up')
      .on(table.sequence)
      .where(sql`state = 'dead'`),
  ],
)

export const plannedMessages = sqliteTable(
  'planned_messages',
  {
    id: text().primaryKey(),
    kind: text().$type<PlannedKind>().notNull(),
    about: text().notNull(),
    dueAt: integer('due_at').notNull(),
    tries: integer().notNull().default(0),
  },
  (table) => [index('planned_messages_due').on(table.dueAt)],
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

export const webhookEndpoints = sqliteTable(
  'webhook_endpoints',
  {
    id: text().$type<EndpointId>().primaryKey(),
    url: text().notNull(),
    note: text().notNull(),
    events: text().notNull(),
    secret: text().notNull(),
    formerSecret: text('former_secret'),
    formerUntil: integer('former_until'),
    madeBy: text('made_by').notNull(),
    asked: text().notNull(),
    rotatedBy: text('rotated_by').notNull().default(''),
    createdAt: integer('created_at').notNull(),
    failingSince: integer('failing_since'),
    offAt: integer('off_at'),
    offFor: text('off_for').$type<OffReason>(),
  },
  (table) => [unique().on(table.madeBy)],
)

export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    endpointId: text('endpoint_id')
      .$type<EndpointId>()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    eventId: text('event_id').notNull(),
    type: text().$type<WebhookType>().notNull(),
    about: text().notNull(),
    payload: text().notNull(),
    at: integer().notNull(),
    state: text().$type<DeliveryState>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    tryAt: integer('try_at').notNull(),
    triedAt: integer('tried_at'),
    took: integer(),
    status: integer(),
    reason: text().notNull().default(''),
    excerpt: text().notNull().default(''),
  },
  (table) => [
    unique().on(table.endpointId, table.eventId),
    index('webhook_deliveries_by_endpoint').on(table.endpointId, table.sequence),
    index('webhook_deliveries_to_send')
      .on(table.tryAt)
      .where(sql`state = 'waiting'`),
    index('webhook_deliveries_by_about').on(table.about),
  ],
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

export const messageTemplates = sqliteTable(
  'message_templates',
  {
    template: text().$type<Template>().notNull(),
    language: text().$type<Language>().notNull(),
    version: integer().notNull(),
    words: text().notNull(),
    who: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.template, table.language, table.version] })],
)

export const paymentFindings = sqliteTable(
  'payment_findings',
  {
    id: text().primaryKey(),
    kind: text().$type<Difference | 'owed' | 'dispute'>().notNull(),
    paymentId: text('payment_id').$type<PaymentId>().notNull(),
    orderId: text('order_id').$type<OrderId>().notNull(),
    amount: integer(),
    currency: text().$type<Currency>(),
    state: text().$type<DisputeState | ''>().notNull().default(''),
    reason: text().notNull().default(''),
    respondBy: integer('respond_by'),
    foundAt: integer('found_at').notNull(),
    closedAt: integer('closed_at'),
  },
  (table) => [
    index('payment_findings_open')
      .on(table.foundAt)
      .where(sql`closed_at IS NULL`),
    index('payment_findings_by_payment').on(table.paymentId),
    index('payment_findings_by_order').on(table.orderId),
  ],
)

export const reconciliations = sqliteTable('reconciliations', {
  day: text().primaryKey(),
  since: integer().notNull(),
  cursor: text(),
  payments: integer().notNull().default(0),
  seen: text().notNull().default('[]'),
  turnAt: integer('turn_at').notNull(),
  finishedAt: integer('finished_at'),
  fault: text().notNull().default(''),
})

export { refundApprovals } from './orders/approval-tables.ts'
export { disputeAnswers, disputeEntries } from './orders/dispute-tables.ts'
export { importedOrders } from './orders/imported-table.ts'
export { storedValueEntries, storedValues } from './stored-value/tables-of-money.ts'

export { returns } from './after-sales/tables-of-returns.ts'
export { shipments } from './logistics/tables-of-shipments.ts'
