/** The shards as a caller sees them: the bindings that a flow may use. */
import type { InventoryShard } from './inventory-shard.ts'
import type { OrderShard } from './order-shard.ts'

export type Shards = {
  readonly ORDERS: DurableObjectNamespace<OrderShard>
  readonly INVENTORY: DurableObjectNamespace<InventoryShard>
}
