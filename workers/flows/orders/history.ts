/** The orders of somebody who is signed in: one call to the shard of their account, which says the truth and no copy. */
import { isOfStaff } from '#domain/events'
import type { CustomerId, OrderId } from '#domain/ids'
import type { Order, OrderRef } from '#domain/orders/order'
import { guestOrdersOf } from '#schema/transactions/orders/guest-orders'
import type { Env } from '../../env.ts'
import { askOrder, askOrders } from '../../sharding/call-shard.ts'
import { orderForStaff, type OrderWithTimeline } from './orders.ts'

export const ORDERS_PER_PAGE = 20

export type HistoryPage = {
  /** The latest first. */
  readonly orders: readonly Order[]
  readonly count: number
  /** The last of them, where there are older ones. */
  readonly older: OrderRef | null
}

/** Orders of before they had an account stay where they were placed: each of those shards is asked once. */
const elsewhere = async (env: Env, ids: readonly OrderId[]): Promise<ReadonlyMap<OrderId, Order>> => {
  const found = new Map<OrderId, Order>()
  const asked = await askOrders(
    env,
    'ordersOf',
    ids,
    (id) => id,
    (some) => [some] as const,
  )
  for (const order of asked.flatMap(({ value }) => value)) found.set(order.id, order)
  return found
}

/** @param before the last one of the page before; null: from the latest on */
export const ordersOfCustomer = async (
  env: Env,
  customer: CustomerId,
  before: OrderRef | null,
  limit = ORDERS_PER_PAGE,
): Promise<HistoryPage> => {
  const { orders: refs, count } = await askOrder(env, customer, 'historyOf', { customer, before, limit: limit + 1 })
  const shown = refs.slice(0, limit)
  const missing = shown.flatMap(({ id, order }) => (order ? [] : [id]))
  const others = missing.length > 0 ? await elsewhere(env, missing) : new Map<OrderId, Order>()
  const orders = shown.flatMap(({ id, order }) => order ?? others.get(id) ?? [])
  const last = shown.at(-1)
  return { orders, count, older: refs.length > limit && last ? { id: last.id, placedAt: last.placedAt } : null }
}

/** One of theirs, without what staff say among themselves; undefined for any other. */
export const orderOfCustomer = async (
  env: Env,
  customer: CustomerId,
  id: OrderId,
): Promise<OrderWithTimeline | undefined> => {
  if (!(await askOrder(env, customer, 'isOrderOf', customer, id))) return undefined
  const found = await orderForStaff(env, id)
  return found && { order: found.order, timeline: found.timeline.filter((event) => !isOfStaff(event)) }
}

/** Orders of before they had an account, by an address that is proven to be theirs. Claiming twice changes nothing. */
export const claimGuestOrders = async (env: Env, customer: CustomerId, email: string): Promise<void> => {
  const orders = await guestOrdersOf(env.TRANSACTIONS_DB, email)
  if (orders.length > 0) await askOrder(env, customer, 'claimOrders', { customer, orders })
}
