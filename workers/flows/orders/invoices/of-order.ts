/** The invoices that an order has: apart from what issues them, which no shopper waits for. */
import type { Order } from '#domain/orders/order'
import type { Invoice } from '#domain/orders/invoices/invoice'
import { invoicesOf } from '#schema/transactions/orders/invoices'
import type { Env } from '../../../env.ts'

/** Of an order that has none nothing is asked: what was kept before tax was counted by line was never invoiced. */
export const invoicesOfOrder = async (env: Pick<Env, 'TRANSACTIONS_DB'>, order: Order): Promise<readonly Invoice[]> =>
  order.taxed ? invoicesOf(env.TRANSACTIONS_DB, order.id) : []
