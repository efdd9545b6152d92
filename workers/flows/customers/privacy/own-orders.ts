/** Every order of somebody: those of their account, and those that they placed as a guest with an address of theirs. */
import type { Person } from '#domain/customers/privacy'
import type { CustomerId, OrderId } from '#domain/ids'
import type { Order, OrderRef } from '#domain/orders/order'
import { ordersOfPersons } from '#schema/transactions/orders/forget'
import type { Env } from '../../../env.ts'
import { askOrder, askOrders } from '../../../sharding/call-shard.ts'

/** Refs of one call. */
const REFS_MAX = 200

const refsOf = async (env: Env, customer: CustomerId): Promise<OrderId[]> => {
  const ids: OrderId[] = []
  let before: OrderRef | null = null
  for (;;) {
    const page: { readonly orders: readonly OrderRef[] } = await askOrder(env, customer, 'historyOf', {
      customer,
      before,
      limit: REFS_MAX,
    })
    ids.push(...page.orders.map(({ id }) => id))
    const last = page.orders.at(-1)
    if (!last || page.orders.length < REFS_MAX) return ids
    before = { id: last.id, placedAt: last.placedAt }
  }
}

/** Where the shard of an account knows an order, or the copy does. */
export const orderIdsOf = async (env: Env, { customers, mails }: Person): Promise<OrderId[]> => {
  const found = await Promise.all([
    ...customers.map((customer) => refsOf(env, customer)),
    ordersOfPersons(env.TRANSACTIONS_DB, [...customers, ...mails]),
  ])
  return [...new Set(found.flat())]
}

/** Orders of one call. */
export const TOGETHER_MAX = 50

export const inParts = <T>(all: readonly T[], size = TOGETHER_MAX): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

/** As their shards say. */
export const everyOrderOf = async (env: Env, person: Person): Promise<Order[]> => {
  const orders: Order[] = []
  for (const part of inParts(await orderIdsOf(env, person))) {
    const asked = await askOrders(
      env,
      'ordersOf',
      part,
      (id) => id,
      (some) => [some] as const,
    )
    orders.push(...asked.flatMap(({ value }) => value))
  }
  return orders.toSorted((one, other) => one.placedAt - other.placedAt)
}
