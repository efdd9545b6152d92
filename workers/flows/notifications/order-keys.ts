/** The key that opens the order's page is no part of a fact: facts are kept and copied, keys are not. */
import type { CartKey, OrderId } from '#domain/ids'
import { askOrders } from '../../sharding/call-shard.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'

/** Of those orders that their shards know. */
export const keysOf = async (env: TopologyEnv, orders: readonly OrderId[]): Promise<Map<OrderId, CartKey>> => {
  const keys = new Map<OrderId, CartKey>()
  for (const { members, value } of await askOrders(
    env,
    'keysOf',
    orders,
    (id) => id,
    (some) => [some] as const,
  )) {
    for (const [index, id] of members.entries()) {
      const key = value[index]
      if (key) keys.set(id, key)
    }
  }
  return keys
}
