/** A shard that is opened learns what every shard of its keyspace knows before it is used. */
import type { Keyspace } from '#domain/sharding/slots'
import type { Place, Topology } from '#domain/sharding/topology'
import { withRetry, stubOf, type Shards } from '../shards.ts'

/** Inventory shards all know the same locations: the first tells the new ones. */
export const locationsFor = async (
  shards: Shards,
  topology: Topology,
  keyspace: Keyspace,
  places: readonly Place[],
): Promise<void> => {
  if (keyspace === 'orders') {
    for (const place of places) await withRetry(() => stubOf(shards, 'orders', place).load())
    return
  }
  const [first] = topology.inventory.shards
  const known = first ? await withRetry(async () => await stubOf(shards, 'inventory', first).locations()) : []
  for (const place of places) await withRetry(() => stubOf(shards, 'inventory', place).meetLocations(known))
}
