/**
 * Which shard keeps what.
 *
 * A keyspace has 1,024 slots. A key's slot never changes; which shard keeps a slot is the topology's business.
 */
import { BASE32, type CartId, type OrderId, type PaymentId, type VariantId } from './ids.ts'

export const SLOTS = 1024
export type Keyspace = 'orders' | 'inventory'

/** FNV-1a, folded to ten bits: short, fixed for ever, even enough for ids that are random already. */
export const slotOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SLOTS - 1)
}

/** The slot that the id of a cart, an order or a payment carries in its text. */
export const slotInId = (id: CartId | OrderId | PaymentId): number => {
  const body = id.slice(id.indexOf('_') + 1)
  return BASE32.indexOf(body[0] ?? '') * 32 + BASE32.indexOf(body[1] ?? '')
}

/** How many shards keep each keyspace, each an equal run of slots. */
export type Topology = Readonly<Record<Keyspace, number>>

/**
 * Two a keyspace: an order asks its order shard twice, so at the platform's cautious 200 writing calls a second and
 * object that is 200 orders a second, and some 500 by group commit on a laptop (`npm run bench`). More shards make
 * smaller groups, and cost more commits for the same orders; the directory adds them when there is need.
 */
export const topology: Topology = { orders: 2, inventory: 2 }

export const shardName = (keyspace: Keyspace, number: number) => `${keyspace}-${number}`

export const shardsOf = (keyspace: Keyspace): string[] =>
  Array.from({ length: topology[keyspace] }, (_, number) => shardName(keyspace, number))

const keeperOf = (keyspace: Keyspace, slot: number) =>
  shardName(keyspace, Math.floor((slot * topology[keyspace]) / SLOTS))

export const orderShardOf = (id: CartId | OrderId | PaymentId): string => keeperOf('orders', slotInId(id))
export const inventoryShardOf = (item: VariantId): string => keeperOf('inventory', slotOf(item))
