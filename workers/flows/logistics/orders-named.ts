/** Many orders at once, from the shards that keep them. */
import type { OrderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import type { Env } from '../../env.ts'
import { askOrders } from '../../sharding/call-shard.ts'

/** @returns those that there are, each once */
export const ordersNamed = async (env: Env, named: readonly OrderId[]): Promise<ReadonlyMap<OrderId, Order>> => {
  const ids = [...new Set(named)]
  const found = await askOrders(
    env,
    'ordersOf',
    ids,
    (id) => id,
    (some) => [some] as const,
  )
  return new Map(found.flatMap(({ value }) => value).map((order) => [order.id, order]))
}
