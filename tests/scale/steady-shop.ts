/** A shop whose demand never changes, in which every decision is carried out at once: does the controller come to rest? */
import type { ItemKey, VariantId } from '#domain/ids'
import { decide, sceneOf, type Controlled } from '#domain/sharding/controller'
import { IDLE, type Opening } from '#domain/sharding/agenda'
import { emptying } from '#domain/sharding/closing'
import type { Decision } from '#domain/sharding/decision'
import { laneKey, laneOf } from '#domain/sharding/lanes'
import type { ShardLoad } from '#domain/sharding/load'
import { note, onlyOf, readLoad, settled, WINDOW_MS, type History } from '#domain/sharding/monitor'
import { newLanes, placesFor } from '#domain/sharding/placing'
import type { Policies } from '#domain/sharding/policies'
import { KEYSPACES, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY, keeperOf, splitOf, type Topology } from '#domain/sharding/topology'
import { closed, merged, moved, opened, split } from './changes.ts'

/**
 * @property slots calls a second of slots, besides those of the items
 * @property items shoppers a second who want an item
 */
export type Demand = {
  readonly slots: Readonly<Record<Keyspace, ReadonlyMap<number, number>>>
  readonly items: ReadonlyMap<VariantId, number>
}

export type SteadyShop = {
  readonly topology: Topology
  readonly history: History
  readonly opened: readonly Opening[]
  readonly numbers: Readonly<Record<Keyspace, number>>
  readonly now: number
}

export const STEADY_SHOP: SteadyShop = {
  topology: FIRST_TOPOLOGY,
  history: {},
  opened: [],
  numbers: { orders: 2, inventory: 2 },
  now: 1_000_000_000,
}

/** Calls of each slot and each lane in one window, by shard. */
const loadsOf = ({ topology, now }: SteadyShop, demand: Demand): ShardLoad[] => {
  const loads = new Map<string, { slots: Map<number, number>; items: [ItemKey, number][] }>()
  const loadOf = (name: string) => {
    const load = loads.get(name) ?? { slots: new Map<number, number>(), items: [] }
    loads.set(name, load)
    return load
  }
  const add = (keyspace: Keyspace, slot: number, calls: number) => {
    const { slots } = loadOf(keeperOf(topology, keyspace, slot).name)
    slots.set(slot, (slots.get(slot) ?? 0) + calls)
  }
  for (const keyspace of KEYSPACES) {
    for (const { name } of topology[keyspace].shards) loadOf(name)
    for (const [slot, calls] of demand.slots[keyspace]) add(keyspace, slot, calls)
  }
  for (const [item, shoppers] of demand.items) {
    const { lanes } = splitOf(topology, item)
    for (const lane of lanes) {
      const key = laneKey(item, lane)
      add('inventory', slotOfItem(key), shoppers / lanes.length)
      loadOf(keeperOf(topology, 'inventory', slotOfItem(key)).name).items.push([key, shoppers / lanes.length])
    }
  }
  const seconds = WINDOW_MS / 1_000
  return [...loads].map(([shard, { slots, items }]) => ({
    shard,
    from: now - WINDOW_MS,
    until: now,
    calls: [...slots.values()].reduce((sum, calls) => sum + calls * seconds, 0),
    writes: 0,
    moved: 0,
    frozen: 0,
    shed: 0,
    p50Ms: 4,
    p99Ms: 9,
    stallMs: 0,
    bytes: 1_000_000,
    slots: [...slots].map(([slot, calls]) => [slot, calls * seconds] as const),
    items: items
      .toSorted((one, other) => other[1] - one[1])
      .slice(0, 20)
      .map(([key, calls]) => ({ key, calls: calls * seconds, short: 0, available: 100_000 })),
  }))
}

const carriedOut = (shop: SteadyShop, decision: Decision, policies: Policies): SteadyShop => {
  const { topology, now, numbers } = shop
  switch (decision.type) {
    case 'open-shards': {
      const { keyspace, count } = decision
      const number = numbers[keyspace]
      const names = Array.from({ length: count }, (_, index) => `${keyspace}-${number + index}`)
      return {
        ...shop,
        topology: opened(topology, keyspace, { count, number, like: {} }),
        numbers: { ...numbers, [keyspace]: number + count },
        opened: [
          ...shop.opened,
          ...names.map((shard) => ({ shard, at: now, by: 'threshold' as const, requested: false })),
        ],
      }
    }
    case 'move-slots':
      return {
        ...shop,
        topology: moved(topology, decision.keyspace, decision.to, decision.slots),
        history: settled(shop.history, [decision.from, decision.to], now),
      }
    case 'close-shard': {
      const scene = sceneOf(inputOf(shop, policies))
      const from = scene.survey[decision.keyspace].find(({ place }) => place.name === decision.shard)
      const moves = (from && emptying(from, scene)) ?? []
      const emptied = moves.reduce((to, move) => carriedOut(to, move, policies), shop)
      return { ...emptied, topology: closed(emptied.topology, decision.keyspace, decision.shard) }
    }
    case 'split-item': {
      const { item, lanes } = decision
      const { survey } = sceneOf(inputOf(shop, policies))
      const places = placesFor(item, 0, { topology, survey, policies, isFree: () => true })
      const more = newLanes(topology, item, places, { count: lanes - splitOf(topology, item).lanes.length })
      const touched = [0, ...more].map((lane) => keeperOf(topology, 'inventory', slotOfItem(laneKey(item, lane))).name)
      return { ...shop, topology: split(topology, item, more), history: settled(shop.history, touched, now) }
    }
    case 'merge-item':
      return { ...shop, topology: merged(topology, decision.item) }
    default:
      return shop
  }
}

const inputOf = ({ topology, history, opened: openings, now }: SteadyShop, policies: Policies) => ({
  topology,
  history,
  policies,
  sales: [],
  busy: IDLE,
  opened: openings,
  now,
})

/** One window: its loads are told, the controller decides, and everything is carried out. */
export const lived = (
  before: SteadyShop,
  demand: Demand,
  policies: Policies,
): { readonly shop: SteadyShop; readonly controlled: Controlled } => {
  const now = before.now + WINDOW_MS
  let shop: SteadyShop = { ...before, now }
  for (const load of loadsOf(shop, demand)) {
    const read = readLoad(load, load.shard, shop.history[load.shard], now)
    if (!read.ok) throw new Error(read.refusal.what)
    shop = { ...shop, history: note(shop.history, read.value) }
  }
  const controlled = decide(inputOf(shop, policies))
  for (const { decision } of controlled.decided) shop = carriedOut(shop, decision, policies)
  const names = KEYSPACES.flatMap((keyspace) => shop.topology[keyspace].shards.map(({ name }) => name))
  return { shop: { ...shop, history: onlyOf(shop.history, names) }, controlled }
}

/** Share of its capacity that each shard bears of this demand. */
export const sharesOf = (shop: SteadyShop, demand: Demand, policies: Policies): ReadonlyMap<string, number> =>
  new Map(
    loadsOf(shop, demand).map(
      ({ shard, calls }) => [shard, calls / (WINDOW_MS / 1_000) / policies.shardCalls] as const,
    ),
  )

export const itemsOn = (shop: SteadyShop, shard: string, demand: Demand): VariantId[] =>
  loadsOf(shop, demand)
    .filter((load) => load.shard === shard)
    .flatMap(({ items }) => items.map(({ key }) => laneOf(key).item))
