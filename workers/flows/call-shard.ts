/** How a flow reaches a shard: by the id of what it asks about, with a second try where that is safe. */
import type { CartId, OrderId, PaymentId, VariantId } from '#domain/ids'
import { inventoryShardOf, orderShardOf, shardsOf, type Keyspace } from '#domain/shards'
import type { Shards } from '#durable-objects/shards'

export const orderShard = (env: Shards, id: CartId | OrderId | PaymentId) => env.ORDERS.getByName(orderShardOf(id))

/** Cut a list by the shard that keeps each member's item, so that each shard is asked once. */
export const byInventoryShard = <T>(members: readonly T[], itemOf: (member: T) => VariantId): Map<string, T[]> =>
  Map.groupBy(members, (member) => inventoryShardOf(itemOf(member)))

export const everyShard = <K extends Keyspace>(env: Shards, keyspace: K) =>
  shardsOf(keyspace).map((name) => ({
    name,
    stub: keyspace === 'orders' ? env.ORDERS.getByName(name) : env.INVENTORY.getByName(name),
  }))

/** Tries of one call, the first among them. The platform itself repeats what never arrived. */
const TRIES_MAX = 3

/**
 * Repeat a call that was lost on the way. Only for calls that may be repeated: every verb of a shard is, by its id or
 * its key. An object that is overloaded is never asked again.
 *
 * A stub that has met trouble stays broken, so `call` must get a new one each time.
 *
 * @see https://developers.cloudflare.com/durable-objects/best-practices/error-handling/
 */
export const asked = async <P>(call: () => P): Promise<Awaited<P>> => {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (fault) {
      const { retryable, overloaded } = fault as { retryable?: boolean; overloaded?: boolean }
      if (!retryable || overloaded || tries === TRIES_MAX) throw fault
    }
  }
}
