/**
 * How many units a cart may have, asked of the shelves themselves: what nobody holds, and what its own attempts to pay
 * still hold. The word that everybody reads knows nothing of whose the units are.
 *
 * A hot item would be asked for with every look at a cart that wants a few of it, and all of those by the one object
 * that also holds it. So what was free is remembered as long as any data is, and believed where it is far from gone.
 */
import type { CartId, ItemKey, VariantId } from '#domain/ids'
import type { CartLineItem } from '#domain/orders/cart'
import { itemOf, laneOf } from '#domain/sharding/lanes'
import { splitOf } from '#domain/sharding/topology'
import { DATA_FRESH_MS } from '../../cache/data.ts'
import { putLast } from '../../cache/put-last.ts'
import { LISTS, whenPurged } from '../../cache/tags.ts'
import { askItems } from '../../sharding/call-shard.ts'
import { knownTopology, type TopologyEnv } from '../../sharding/topology.ts'
import { everyKey } from './lanes.ts'

type Wanted = Pick<CartLineItem, 'variantId' | 'units'>

/** Free units so many times as many as a cart wants do not go in the seconds that they are remembered for. */
const FAR = 10
const ITEMS_MAX = 20_000
const remembered = new Map<VariantId, { readonly free: number; readonly at: number }>()
whenPurged([LISTS], () => remembered.clear())

/** @returns undefined unless there are plenty: whoever wants nearly all of it has to ask */
const plentyOf = ({ variantId, units }: Wanted, now: number): number | undefined => {
  const known = remembered.get(variantId)
  if (!known || Math.abs(now - known.at) > DATA_FRESH_MS) return undefined
  return known.free >= FAR * units ? known.free : undefined
}

/** @returns nothing of what could not be asked: the word has to do then, and the hold decides */
export const availableToCart = async (
  env: TopologyEnv,
  cart: CartId,
  wanted: readonly Wanted[],
  now: number,
): Promise<ReadonlyMap<VariantId, number>> => {
  const found = new Map<VariantId, number>()
  const unknown: VariantId[] = []
  for (const line of wanted) {
    const plenty = plentyOf(line, now)
    if (plenty === undefined) unknown.push(line.variantId)
    else found.set(line.variantId, plenty)
  }
  if (unknown.length === 0) return found
  try {
    for (const [item, { free, own }] of await askShelves(env, cart, unknown, now)) {
      putLast(remembered, item, { free, at: now }, ITEMS_MAX)
      found.set(item, free + own)
    }
  } catch (fault) {
    console.error(`the shelves were not asked for ${cart}`, fault)
  }
  return found
}

/** What is free of an item, and what the cart itself holds of it. */
type Shelf = { readonly free: number; readonly own: number }

const askShelves = async (env: TopologyEnv, cart: CartId, items: readonly VariantId[], now: number) => {
  const { topology } = await knownTopology(env, now)
  const first = await askKeys(
    env,
    cart,
    items.flatMap((item) => everyKey(item, splitOf(topology, item))),
  )
  // The first lane of an item knows best how it is divided.
  const lanes = first.splits.flatMap(([key, split]) => everyKey(laneOf(key).item, split))
  const further = lanes.filter((key) => !first.units.has(key))
  const rest = further.length > 0 ? await askKeys(env, cart, further) : { units: new Map<ItemKey, Shelf>() }
  const found = new Map<VariantId, Shelf>()
  for (const [key, { free, own }] of [...first.units, ...rest.units]) {
    const before = found.get(itemOf(key)) ?? { free: 0, own: 0 }
    found.set(itemOf(key), { free: before.free + free, own: before.own + own })
  }
  return found
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
