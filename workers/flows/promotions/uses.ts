/** How often what is limited was used or is promised: from its shards, and remembered as long as any data is. */
import type { ItemKey } from '#domain/ids'
import { itemOf } from '#domain/sharding/lanes'
import { splitOf } from '#domain/sharding/topology'
import { openData } from '../../cache/data.ts'
import { PROMOTIONS } from '../../cache/tags.ts'
import { askItems } from '../../sharding/call-shard.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'
import { everyKey } from '../inventory/lanes.ts'

const ITEMS_MAX = 20_000

const ask = async (env: TopologyEnv, items: readonly ItemKey[]): Promise<Map<ItemKey, number>> => {
  const { topology } = await knownTopology(env, Date.now())
  const keys = items.flatMap((item) => everyKey(itemOf(item), splitOf(topology, itemOf(item))))
  const reached = await askItems(
    env,
    'usedOf',
    keys,
    (key) => key,
    (some) => [some] as const,
  )
  const used = new Map<ItemKey, number>()
  for (const [key, units] of reached.flatMap(({ value }) => value))
    used.set(itemOf(key), (used.get(itemOf(key)) ?? 0) + units)
  return used
}

const uses = openData({ entriesMax: ITEMS_MAX, tags: [PROMOTIONS], read: ask })

/** Of those that could be asked: of the others the hold decides. */
export const usesFresh = async (
  env: TopologyEnv,
  items: readonly ItemKey[],
  now: number,
): Promise<ReadonlyMap<ItemKey, number>> => {
  if (items.length === 0) return new Map()
  try {
    return await uses.many(env, items, now)
  } catch (fault) {
    console.error('nobody said how often promotions were used', fault)
    return new Map()
  }
}

/** Whoever was told by a shard that nothing is left: what is remembered says otherwise. */
export const forgetUses = (): void => uses.forget()
