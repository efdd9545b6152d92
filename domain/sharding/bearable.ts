/** How many orders a second the shards bear: what the waiting room lets in. */
import type { VariantId } from '../ids.ts'
import { laneKey } from './lanes.ts'
import { laneLimit, type Policies } from './policies.ts'
import { CALLS_OF_AN_ORDER } from './sales.ts'
import { SLOTS, slotOfItem, type Keyspace } from './slots.ts'
import { keeperOf, splitOf, type Topology } from './topology.ts'

/**
 * Of the upper line: a room that lets in as many as the line allows would look like an overload by every second window, and
 * who is in the shop already makes calls too.
 */
export const ADMITTED_SHARE = 0.9

/** Calls to a key space that the fullest shard lets the whole bear, when calls are even over the slots. */
const byFullest = (keyspace: Keyspace, topology: Topology, limit: number): number => {
  const slotCounts = topology[keyspace].shards.map(() => 0)
  for (const index of topology[keyspace].slots) slotCounts[index] = (slotCounts[index] ?? 0) + 1
  return (limit * SLOTS) / Math.max(...slotCounts)
}

/** Asks for one item that its lanes bear, and the shards that they are on. */
const byLanes = (topology: Topology, policies: Policies, item: VariantId): number => {
  const { lanes } = splitOf(topology, item)
  const on = new Map<string, number>()
  for (const lane of lanes) {
    const { name } = keeperOf(topology, 'inventory', slotOfItem(laneKey(item, lane)))
    on.set(name, (on.get(name) ?? 0) + 1)
  }
  const share = policies.relieveAbove * lanes.length
  return Math.min(share * laneLimit(policies), (share * policies.shardCalls) / Math.max(...on.values()))
}

/**
 * @param item of a drop; without it purchases are taken to be even over all items
 * @param calls that one buyer makes; an order alone makes two at an order shard and one at an inventory shard
 * @returns buyers a second
 */
export const bearable = (
  topology: Topology,
  policies: Policies,
  item?: VariantId,
  calls: Readonly<Record<Keyspace, number>> = CALLS_OF_AN_ORDER,
): number => {
  const limit = policies.shardCalls * policies.relieveAbove
  const orders = byFullest('orders', topology, limit) / calls.orders
  const inventory =
    (item === undefined ? byFullest('inventory', topology, limit) : byLanes(topology, policies, item)) / calls.inventory
  return Math.min(orders, inventory) * ADMITTED_SHARE
}

/**
 * How long before the stock figures somebody may have been let in and not be in them yet: until the hold, not the payment.
 */
export const INSIDE_MS = 2_000

/**
 * How many a waiting room lets in: what the shards bear, and not more than there are units for.
 *
 * Without the second bound the end of a drop is its worst moment: whoever finds nothing asks every lane, twice, so that with
 * twenty lanes one shopper too many costs as much as forty who buy, and their asking delays the word that all is sold.
 *
 * @param letIn how many have been let in since INSIDE_MS before `left` was counted
 * @param left units of the item on all lanes and between them, by the last figures; undefined when it is not known
 * @returns shoppers in these `ms`, not whole
 */
export const outflow = (
  room: { readonly bearable: number; readonly left: number | undefined; readonly letIn: number },
  ms: number,
): number => {
  const borne = (room.bearable * ms) / 1_000
  return room.left === undefined ? borne : Math.max(0, Math.min(borne, room.left - room.letIn))
}
