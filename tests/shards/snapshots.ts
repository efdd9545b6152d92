/** What a directory may show: a fresh shop, a busy one in which figures agree with each other, and one of 256 shards. */
import { POLICIES } from '#domain/sharding/policies'
import type { VariantId } from '#domain/ids'
import type { ShardLoad } from '#domain/sharding/load'
import type {
  DirectorySnapshot,
  ItemSnapshot,
  LoadSnapshot,
  MoveSnapshot,
  ShardState,
} from '#domain/sharding/directory-snapshot'
import { KEYSPACES, SLOTS, type Keyspace } from '#domain/sharding/slots'
import { FIRST_TOPOLOGY, type Hint, type Keepers, type Place, type Topology } from '#domain/sharding/topology'
import { at, CARAFE, JOB, LOG, RUNNER } from './log.ts'

export { CARAFE, JOB, PROPOSAL, RUNNER } from './log.ts'
export const NOW = Date.UTC(2026, 10, 26, 11, 46, 3)

const SECOND = 1_000
const MINUTE = 60_000
const WINDOW_MS = 10 * SECOND

/** The same numbers every time. */
const dice = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
  return seed / 4_294_967_296
}

const keepers = (places: readonly Place[], counts: readonly number[]): Keepers => ({
  shards: places,
  slots: counts.flatMap((count, shard) => Array.from({ length: count }, () => shard)),
})

/** A window of a shard that has so many calls a second, spread over its slots unevenly. */
const loadOf = (shard: string, calls: number, slots: readonly number[], more: Partial<ShardLoad> = {}): ShardLoad => {
  const roll = dice(slots[0] ?? 1)
  const weights = slots.map(() => roll() ** 1.6)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const total = calls * (WINDOW_MS / SECOND)
  return {
    shard,
    from: NOW - WINDOW_MS,
    until: NOW,
    calls: total,
    writes: Math.round(total * 0.7),
    moved: 0,
    frozen: 0,
    shed: 0,
    p50Ms: 2.1,
    p99Ms: 3 + calls / 36,
    stallMs: 0,
    bytes: (20 + slots.length * 0.3) * 1_000_000,
    slots: slots.map((slot, index): [number, number] => [slot, ((weights[index] ?? 0) / whole) * total]),
    items: [],
    ...more,
  }
}

const seriesTo = (calls: number, seed: number): number[] => {
  const roll = dice(seed)
  return Array.from({ length: 60 }, (_, at) => calls * (0.55 + (at / 59) * 0.45) + (roll() - 0.5) * calls * 0.08)
}

type ShardWish = { hint?: Hint; slots: number; calls: number; state?: ShardState; more?: Partial<ShardLoad> }

const shardsOf = (keyspace: Keyspace, wishes: readonly ShardWish[]): { kept: Keepers; loads: LoadSnapshot[] } => {
  const places = wishes.map(({ hint }, number): Place => ({ name: `${keyspace}-${number}`, ...(hint && { hint }) }))
  const kept = keepers(
    places,
    wishes.map(({ slots }) => slots),
  )
  const loads = wishes.map(({ slots, calls, state = 'steady', more = {} }, number): LoadSnapshot => {
    const place = places[number] ?? { name: '' }
    const own = kept.slots.flatMap((keeper, slot) => (keeper === number ? [slot] : []))
    const latest = calls > 0 ? loadOf(place.name, calls, own, more) : null
    return { shard: place.name, keyspace, place, slots, latest, series: seriesTo(calls, number + 7), state }
  })
  return { kept, loads }
}

const QUIET = { rate: [], forecast: [], capacity: [] } as const

/** Nobody has bought anything yet. */
export const fresh = (): DirectorySnapshot => ({
  topology: FIRST_TOPOLOGY,
  writtenAt: NOW - 3 * MINUTE,
  now: NOW,
  paused: false,
  policies: POLICIES,
  loads: KEYSPACES.flatMap((keyspace) =>
    FIRST_TOPOLOGY[keyspace].shards.map((place): LoadSnapshot => {
      return { shard: place.name, keyspace, place, slots: SLOTS / 2, latest: null, series: [], state: 'silent' }
    }),
  ),
  courses: {
    orders: { ...QUIET, capacity: [{ at: NOW - 3 * MINUTE, calls: 400 }] },
    inventory: { ...QUIET, capacity: [{ at: NOW - 3 * MINUTE, calls: 400 }] },
  },
  sales: [],
  jobs: [],
  items: [],
  log: [],
  figures: { stallMsToday: 0, failedByMove: 0 },
})

const BUSY: readonly ShardWish[] = [
  { hint: 'weur', slots: 112, calls: 141 },
  { hint: 'weur', slots: 108, calls: 118 },
  { hint: 'eeur', slots: 104, calls: 152 },
  { hint: 'weur', slots: 118, calls: 214, state: 'over', more: { frozen: 6, stallMs: 62 } },
  { hint: 'weur', slots: 106, calls: 127 },
  { hint: 'enam', slots: 110, calls: 104 },
  { hint: 'enam', slots: 102, calls: 176 },
  { hint: 'wnam', slots: 112, calls: 93 },
  { hint: 'apac', slots: 116, calls: 136 },
  { hint: 'weur', slots: 36, calls: 51, state: 'filling', more: { moved: 2 } },
]

const lanesOf = (units: readonly (readonly [shard: number, available: number, calls: number])[]) =>
  units.map(([shard, available, calls], lane) => ({
    lane,
    shard: `inventory-${shard}`,
    available,
    calls,
    closing: false,
  }))

const ITEMS: readonly ItemSnapshot[] = [
  {
    item: RUNNER,
    lanes: lanesOf([
      [0, 86, 66],
      [2, 94, 64],
      [3, 11, 71],
      [4, 108, 68],
      [6, 92, 67],
      [8, 107, 66],
    ]),
    onTheWay: [{ from: 3, to: 2, units: 40 }],
  },
  {
    item: CARAFE,
    lanes: lanesOf([
      [1, 402, 49],
      [5, 389, 46],
      [7, 413, 48],
    ]),
    onTheWay: [],
  },
]

const MOVE: MoveSnapshot = {
  id: JOB,
  keyspace: 'inventory',
  from: 'inventory-3',
  to: 'inventory-9',
  slots: 60,
  done: 36,
  now: 362,
  step: 'hand-over',
  rows: 14_208,
  copyMs: 410,
  stallMs: 62,
  waiting: 6,
  failed: 0,
  state: 'moving',
  reason: {
    policy: 'threshold',
    code: 'shard-over',
    figures: { shard: 'inventory-3', percent: 86, line: 80, windows: 6 },
  },
  startedAt: NOW - 61 * SECOND,
  endedAt: null,
}

export const busy = (): DirectorySnapshot => {
  const policies = { ...POLICIES, shardCalls: 248 }
  const inventory = shardsOf('inventory', BUSY)
  const orders = shardsOf('orders', [
    { slots: 512, calls: 88 },
    { slots: 512, calls: 94 },
  ])
  const roll = dice(5)
  const rate = Array.from({ length: 80 }, (_, index) => {
    const calls = 830 + 482 * (index / 79) ** 1.4 + (index < 79 ? (roll() - 0.5) * 60 : 0)
    return { at: NOW - (79 - index) * 30 * SECOND, calls }
  })
  const forecast = Array.from({ length: 30 }, (_, index) => {
    const part = index / 29
    return { at: NOW + index * 33 * SECOND, calls: 1_312 + 1_618 * part ** 2, band: 340 * part }
  })
  const topology: Topology = {
    version: 218,
    orders: orders.kept,
    inventory: inventory.kept,
    splits: {
      [RUNNER]: { lanes: [0, 1, 2, 3, 4, 5], closing: [] },
      [CARAFE]: { lanes: [0, 1, 2], closing: [] },
    },
  }
  return {
    ...fresh(),
    topology,
    writtenAt: NOW - 6 * SECOND,
    policies,
    loads: [...orders.loads, ...inventory.loads],
    courses: {
      orders: {
        rate: rate.map(({ at, calls }) => ({ at, calls: calls / 7 })),
        forecast: [],
        capacity: [{ at: NOW - 40 * MINUTE, calls: 496 }],
      },
      inventory: {
        rate,
        forecast,
        capacity: [
          { at: NOW - 40 * MINUTE, calls: 2_232 },
          { at: NOW - 53 * SECOND, calls: 2_480 },
        ],
      },
    },
    sales: [{ id: 'noon', name: 'Noon drop', startsAt: at(12, 0, 0), endsAt: at(13, 0, 0), expectedCalls: 2_930 }],
    jobs: [MOVE],
    items: ITEMS,
    log: LOG,
    figures: { stallMsToday: 62, failedByMove: 0 },
  }
}

/** As many shards as a shop may have by itself, a few of them too busy. */
export const many = (count = 256): DirectorySnapshot => {
  const roll = dice(99)
  const wishes = Array.from({ length: count }, (_, number): ShardWish => {
    const calls = 40 + roll() * 150
    const slots = Math.floor(((number + 1) * SLOTS) / count) - Math.floor((number * SLOTS) / count)
    return { slots, calls: number % 61 === 7 ? 236 : calls, state: number % 61 === 7 ? 'over' : 'steady' }
  })
  const { kept, loads } = shardsOf('inventory', wishes)
  const before = busy()
  return {
    ...before,
    topology: { ...before.topology, inventory: kept },
    loads: [...before.loads.filter(({ keyspace }) => keyspace === 'orders'), ...loads],
  }
}

export const NAMES = new Map<VariantId, string>([
  [RUNNER, 'Aegina Runner, black 42'],
  [CARAFE, 'Naxos Carafe, 1 l'],
])
