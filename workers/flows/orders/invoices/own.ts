/** Invoices of an account: by its orders, which their shards know; what was issued for each, and what of it is still to be paid. */
import type { CustomerId, OrderId } from '#domain/ids'
import type { Invoice } from '#domain/orders/invoices/invoice'
import type { Order, OrderRef } from '#domain/orders/order'
import { invoicesOfOrders } from '#schema/transactions/orders/invoices'
import type { Env } from '../../../env.ts'
import { ordersOfCustomer, orderOfCustomer } from '../history.ts'
import { invoicesOfOrder } from './of-order.ts'

export type OwnInvoices = {
  /** The latest order first; each with what was issued for it, in that order. Orders without any are left out. */
  readonly orders: readonly { readonly order: Order; readonly invoices: readonly Invoice[] }[]
  readonly older: OrderRef | null
}

/** @param before the last order of the page before; null: from the latest on */
export const invoicesOfCustomer = async (
  env: Env,
  customer: CustomerId,
  before: OrderRef | null,
): Promise<OwnInvoices> => {
  const { orders, older } = await ordersOfCustomer(env, customer, before)
  const all = await invoicesOfOrders(
    env.TRANSACTIONS_DB,
    orders.map(({ id }) => id),
  )
  const issued = orders.map((order) => ({ order, invoices: all.filter(({ orderId }) => orderId === order.id) }))
  return { orders: issued.filter(({ invoices }) => invoices.length > 0), older }
}

/** Of one of their orders; undefined where it is none of theirs. */
export const invoicesOfOwnOrder = async (
  env: Env,
  customer: CustomerId,
  id: OrderId,
): Promise<readonly Invoice[] | undefined> => {
  const found = await orderOfCustomer(env, customer, id)
  return found && invoicesOfOrder(env, found.order)
}
