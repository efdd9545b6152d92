/** The table of refunds that wait for a second person. The SQL in ../migrations is the truth; these lines describe it. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OrderId } from '#domain/ids'
import type { Currency } from '#domain/money'
import type { ApprovalState } from '#domain/orders/approval'

export const refundApprovals = sqliteTable(
  'refund_approvals',
  {
    id: text().primaryKey(),
    command: text().notNull(),
    input: text().notNull(),
    key: text().notNull(),
    once: text().notNull(),
    orderId: text('order_id').$type<OrderId>().notNull(),
    amount: integer().notNull(),
    currency: text().$type<Currency>().notNull(),
    askedBy: text('asked_by').notNull(),
    askedAs: text('asked_as').notNull(),
    askedAt: integer('asked_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    state: text().$type<ApprovalState>().notNull(),
    decidedBy: text('decided_by').notNull().default(''),
    decidedAt: integer('decided_at'),
    reason: text().notNull().default(''),
  },
  (table) => [
    index('refund_approvals_by_time').on(table.askedAt),
    index('refund_approvals_by_order').on(table.orderId),
  ],
)
