/** Which shard keeps what, before anything has moved. */
import type { CartId, ItemKey, OrderId, PaymentId } from './ids.ts'
import { slotInId, slotOf, type Keyspace } from './shards/slots.ts'
import { FIRST_SHARDS, firstKeeperOf, shardName } from './shards/topology.ts'

export { slotInId, type Keyspace } from './shards/slots.ts'

export const shardsOf = (keyspace: Keyspace): string[] =>
  Array.from({ length: FIRST_SHARDS }, (_, number) => shardName(keyspace, number))

export const orderShardOf = (id: CartId | OrderId | PaymentId): string => firstKeeperOf('orders', slotInId(id))
export const inventoryShardOf = (item: ItemKey): string => firstKeeperOf('inventory', slotOf(item))
