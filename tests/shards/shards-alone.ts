/** A few shards without a platform: real ones, each on a machine of its own, and Workers that know of the topology what they were told. */
import { locationId, newVariantId, type ItemKey, type LocationId, type VariantId } from '#domain/ids'
import type { StockChange } from '#domain/inventory/stock'
import { laneIn, laneKey } from '#domain/sharding/lanes'
import { slotOfItem } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY, keeperOf, slotsOfShard, type Topology } from '#domain/sharding/topology'
import { withSplit } from '#domain/sharding/work'
import { InventoryShard } from '#durable-objects/inventory/inventory-shard'
import { OrderShard } from '#durable-objects/orders/order-shard'
import { Machine } from '../simulation/machine.ts'
import type { Env } from '../../workers/env.ts'

export const MAIN = locationId('main') as LocationId

const silent = new Proxy({}, { get: () => ({ send: async () => {} }) }) as never

export const newItem = (): VariantId => newVariantId(crypto.getRandomValues(new Uint8Array(16)))

let changes = 0
export const changing = (
  type: 'receive' | 'count' | 'correct' | 'reduce',
  item: ItemKey,
  units: number,
): StockChange => ({
  id: `change-${++changes}`,
  type,
  item,
  location: MAIN,
  units,
  note: '',
})

export const shardsAlone = () => {
  const machines = new Map<string, Machine>()
  const shards = new Map<string, InventoryShard | OrderShard>()
  const shard = (name: string) => {
    const machine = machines.get(name) ?? new Machine(name)
    machines.set(name, machine)
    const Kind = name.startsWith('orders') ? OrderShard : InventoryShard
    const found = shards.get(name) ?? new Kind(machine.ctx, silent)
    shards.set(name, found)
    return found
  }
  const inventory = (name: string) => shard(name) as InventoryShard
  const bound = { getByName: (name: string) => shard(name) }

  /** A Worker that has read this in KV. */
  const worker = (topology: Topology | null = null): Env => {
    const TOPOLOGY = { get: async () => topology && JSON.stringify(topology) }
    return { ORDERS: { ...bound }, INVENTORY: { ...bound }, TOPOLOGY } as unknown as Env
  }
  const keeper = (key: ItemKey) => inventory(keeperOf(FIRST_TOPOLOGY, 'inventory', slotOfItem(key)).name)

  /** An item in two lanes, on a shard each, with so many units; its first lane has been told. */
  const divided = async (...units: readonly [number, number]) => {
    const item = newItem()
    return divide(item, units)
  }
  const divide = async (item: VariantId, units: readonly [number, number] = [0, 0]) => {
    const there = keeperOf(FIRST_TOPOLOGY, 'inventory', slotOfItem(item)).name === 'inventory-0' ? 1 : 0
    const slots = slotsOfShard(FIRST_TOPOLOGY, 'inventory', `inventory-${there}`)
    const lane = laneIn(item, new Set(slots), new Set([0])) ?? 0
    const keys = [item, laneKey(item, lane)] as const
    await keeper(item).setSplit(item, { lanes: [0, lane], closing: [] })
    for (const [index, key] of keys.entries()) {
      if (units[index]) await keeper(key).change([changing('receive', key, units[index])])
    }
    const topology = withSplit(FIRST_TOPOLOGY, item, { lanes: [0, lane], closing: [] })
    const left = () => keys.map((key) => keeper(key).stockOf([key]).stock[0]?.available ?? 0)
    const transfer = (from: 0 | 1, many: number, id = `transfer-${++changes}`) => ({
      id,
      from: keys[from],
      to: keys[from === 0 ? 1 : 0],
      location: MAIN,
      units: many,
    })
    return { item, lane, keys, topology, left, transfer }
  }
  return { worker, shard, inventory, keeper, divided, divide, machines }
}
