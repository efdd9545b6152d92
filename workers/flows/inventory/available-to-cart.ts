/**
 * How many units a cart may have, asked of the shelves themselves: what nobody holds, and what its own attempts to pay
 * still hold. The word that everybody reads knows nothing of whose the units are.
 */
import type { CartId, ItemKey, VariantId } from '#domain/ids'
import { itemOf, laneOf } from '#domain/sharding/lanes'
import { splitOf } from '#domain/sharding/topology'
import { askItems } from '../../sharding/call-shard.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'
import { everyKey } from './lanes.ts'

/** @returns nothing of what could not be asked: the word has to do then, and the hold decides */
export const availableToCart = async (
  env: TopologyEnv,
  cart: CartId,
  items: readonly VariantId[],
  now: number,
): Promise<ReadonlyMap<VariantId, number>> => {
  if (items.length === 0) return new Map()
  try {
    const { topology } = await knownTopology(env, now)
    const first = await askKeys(
      env,
      cart,
      items.flatMap((item) => everyKey(item, splitOf(topology, item))),
    )
    // The first lane of an item knows best how it is divided.
    const lanes = first.splits.flatMap(([key, split]) => everyKey(laneOf(key).item, split))
    const further = lanes.filter((key) => !first.units.has(key))
    const rest = further.length > 0 ? await askKeys(env, cart, further) : { units: new Map<ItemKey, number>() }
    const found = new Map<VariantId, number>()
    for (const [key, units] of [...first.units, ...rest.units])
      found.set(itemOf(key), (found.get(itemOf(key)) ?? 0) + units)
    return found
  } catch (fault) {
    console.error(`the shelves were not asked for ${cart}`, fault)
    return new Map()
  }
}

const askKeys = async (env: TopologyEnv, cart: CartId, keys: readonly ItemKey[]) => {
  const reached = await askItems(
    env,
    'availableTo',
    keys,
    (key) => key,
    (some) => [cart, some] as const,
  )
  return {
    units: new Map(reached.flatMap(({ value }) => value.units)),
    splits: reached.flatMap(({ value }) => value.splits),
  }
}
