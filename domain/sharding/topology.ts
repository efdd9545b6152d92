/**
 * The topology: which shard keeps which slot, and which items are split. Versioned, written by the directory alone.
 *
 * It may be stale wherever it is read: a shard refuses what it does not keep, and says who does.
 */
import type { CartId, ItemKey, OrderId, PaymentId, VariantId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { LANE_NUMBER_MAX, LANES_MAX, laneKey, UNSPLIT, type Split } from './lanes.ts'
import { KEYSPACES, SLOTS, slotInId, slotOf, type Keyspace } from './slots.ts'

/** Where the platform can be asked to put an object. */
export const HINTS = ['wnam', 'enam', 'sam', 'weur', 'eeur', 'apac', 'oc', 'afr', 'me'] as const
export type Hint = (typeof HINTS)[number]
/** Where an object must stay by law. An object's id depends on it, so it never changes. */
export const JURISDICTIONS = ['eu', 'fedramp', 'us'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

/** How a shard is reached. */
export type Place = { readonly name: string; readonly hint?: Hint; readonly jurisdiction?: Jurisdiction }

/** `slots[n]` is the index in `shards` of the shard that keeps slot n. */
export type Keepers = { readonly shards: readonly Place[]; readonly slots: readonly number[] }

export type Topology = Readonly<Record<Keyspace, Keepers>> & {
  readonly version: number
  readonly splits: Readonly<Record<VariantId, Split>>
}

/**
 * The first two shards of each keyspace: what a shop has that nobody has scaled yet. For ever: a shard knows by its name
 * alone what it kept at first.
 */
export const FIRST_SHARDS = 2
export const FIRST_VERSION = 1

export const shardName = (keyspace: Keyspace, number: number) => `${keyspace}-${number}`

export const firstKeeperOf = (keyspace: Keyspace, slot: number): string =>
  shardName(keyspace, Math.floor((slot * FIRST_SHARDS) / SLOTS))

const firstKeepers = (keyspace: Keyspace): Keepers => ({
  shards: Array.from({ length: FIRST_SHARDS }, (_, number) => ({ name: shardName(keyspace, number) })),
  slots: Array.from({ length: SLOTS }, (_, slot) => Math.floor((slot * FIRST_SHARDS) / SLOTS)),
})

export const FIRST_TOPOLOGY: Topology = {
  version: FIRST_VERSION,
  orders: firstKeepers('orders'),
  inventory: firstKeepers('inventory'),
  splits: {},
}

export const keyspaceOfShard = (name: string): Keyspace | undefined =>
  KEYSPACES.find((keyspace) => name.startsWith(`${keyspace}-`))

/** The same of a shard that the topology has: whoever guesses a keyspace gives slots to the wrong shards. */
export const keyspaceKeptBy = (shard: string): Keyspace => {
  const keyspace = keyspaceOfShard(shard)
  if (!keyspace) throw new Error(`${shard} is no shard of any keyspace`)
  return keyspace
}

export const keeperOf = (topology: Topology, keyspace: Keyspace, slot: number): Place => {
  const { shards, slots } = topology[keyspace]
  return shards[slots[slot] ?? 0] ?? { name: firstKeeperOf(keyspace, slot) }
}

/** What is asked about: a cart, order or payment of the orders, an item or lane of the inventory. */
export type Key =
  | { readonly keyspace: 'orders'; readonly id: CartId | OrderId | PaymentId }
  | { readonly keyspace: 'inventory'; readonly id: ItemKey }

export const slotOfKey = (key: Key): number => (key.keyspace === 'orders' ? slotInId(key.id) : slotOf(key.id))

export const splitOf = (topology: Topology, item: VariantId): Split => topology.splits[item] ?? UNSPLIT

/** Every lane that may have stock or promises of an item: those that sell, and those that are being closed. */
export const everyLane = (topology: Topology, item: VariantId): ItemKey[] => {
  const { lanes, closing } = splitOf(topology, item)
  return [...lanes, ...closing].map((lane) => laneKey(item, lane))
}

export const slotsOfShard = (topology: Topology, keyspace: Keyspace, name: string): number[] => {
  const { shards, slots } = topology[keyspace]
  const index = shards.findIndex((shard) => shard.name === name)
  return slots.flatMap((keeper, slot) => (keeper === index ? [slot] : []))
}

export type TopologyRefusal = { readonly code: 'topology-invalid'; readonly what: string }

const isIn = <T extends string>(list: readonly T[], value: unknown): boolean =>
  value === undefined || list.includes(value as T)

const wrongPlace = (keyspace: Keyspace, place: unknown): boolean => {
  const { name, hint, jurisdiction } = (place ?? {}) as Partial<Place>
  const named = typeof name === 'string' && new RegExp(`^${keyspace}-\\d{1,6}$`).test(name)
  return !named || !isIn(HINTS, hint) || !isIn(JURISDICTIONS, jurisdiction)
}

const wrongKeepers = (keyspace: Keyspace, keepers: unknown): string | undefined => {
  const { shards, slots } = (keepers ?? {}) as Partial<Keepers>
  if (!Array.isArray(shards) || shards.length === 0) return `${keyspace} has no shards`
  if (shards.some((place) => wrongPlace(keyspace, place))) return `${keyspace} has a shard that cannot be`
  if (new Set(shards.map(({ name }: Place) => name)).size < shards.length) return `${keyspace} has a shard twice`
  if (!Array.isArray(slots) || slots.length !== SLOTS) return `${keyspace} does not have ${SLOTS} slots`
  const known = slots.every(
    (index: unknown) => Number.isInteger(index) && Number(index) >= 0 && Number(index) < shards.length,
  )
  return known ? undefined : `${keyspace} has a slot that nobody keeps`
}

const wrongSplit = ([item, split]: readonly [string, unknown]): string | undefined => {
  const { lanes, closing } = (split ?? {}) as Partial<Split>
  if (!Array.isArray(lanes) || !Array.isArray(closing)) return `${item} is split in no lanes`
  const all: unknown[] = [...lanes, ...closing]
  const numbers = all.every((lane) => Number.isInteger(lane) && Number(lane) >= 0 && Number(lane) <= LANE_NUMBER_MAX)
  const sound = numbers && new Set(all).size === all.length && lanes.includes(0) && all.length <= LANES_MAX
  return sound ? undefined : `${item} is split in lanes that cannot be`
}

/** Read a topology that was kept somewhere: whatever is not wholly sound is refused, with what is wrong. */
export const readTopology = (value: unknown): Result<Topology, TopologyRefusal> => {
  const invalid = (what: string) => refuse({ code: 'topology-invalid', what })
  if (typeof value !== 'object' || value === null) return invalid('it is no object')
  const { version, splits, ...keyspaces } = value as Partial<Topology>
  if (!Number.isInteger(version) || Number(version) < FIRST_VERSION) return invalid('it has no version')
  if (typeof splits !== 'object' || splits === null) return invalid('it does not say what is split')
  for (const keyspace of KEYSPACES) {
    const wrong = wrongKeepers(keyspace, keyspaces[keyspace])
    if (wrong) return invalid(wrong)
  }
  const wrong = Object.entries(splits)
    .map(wrongSplit)
    .find((what) => what !== undefined)
  return wrong === undefined ? ok(value as Topology) : invalid(wrong)
}
