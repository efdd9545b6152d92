/** Small worlds for tables of cases: a topology, and shards that have borne the same for a while. */
import type { VariantId } from '#domain/ids'
import { IDLE } from '#domain/sharding/agenda'
import type { ControllerInput } from '#domain/sharding/controller'
import type { ItemLoad, ShardLoad } from '#domain/sharding/load'
import { note, WINDOW_MS, type History } from '#domain/sharding/monitor'
import { POLICIES } from '#domain/sharding/policies'
import { FIRST_TOPOLOGY, keyspaceKeptBy, slotsOfShard, type Topology } from '#domain/sharding/topology'
import { moved, opened } from './changes.ts'

export const NOW = 1_800_000_000_000
export const ITEM = 'var_00000000000000aa' as VariantId

/** One window. `perSecond` is of the shard; without slots they are spread over all that it keeps. */
export const windowOf = (
  shard: string,
  until: number,
  perSecond: number,
  { slots = [], items = [] }: { slots?: readonly (readonly [number, number])[]; items?: readonly ItemLoad[] } = {},
): ShardLoad => ({
  shard,
  from: until - WINDOW_MS,
  until,
  calls: (perSecond * WINDOW_MS) / 1_000,
  writes: 0,
  moved: 0,
  frozen: 0,
  shed: 0,
  p50Ms: 3,
  p99Ms: 9,
  stallMs: 0,
  bytes: 4_096,
  slots,
  items,
})

/** Rates of a shard, window after window, the last one ending now; slots get even parts of it. */
export const borne = (
  topology: Topology,
  rates: Readonly<Record<string, readonly number[]>>,
  items: Readonly<Record<string, readonly ItemLoad[]>> = {},
): History => {
  let history: History = {}
  for (const [shard, row] of Object.entries(rates)) {
    const slots = slotsOfShard(topology, keyspaceKeptBy(shard), shard)
    for (const [index, perSecond] of row.entries()) {
      const until = NOW - (row.length - 1 - index) * WINDOW_MS
      const each = slots.map((slot) => [slot, (perSecond * WINDOW_MS) / 1_000 / slots.length] as const)
      history = note(history, windowOf(shard, until, perSecond, { slots: each, items: items[shard] ?? [] }))
    }
  }
  return history
}

export const row = (perSecond: number, windows = 6): number[] => Array.from({ length: windows }, () => perSecond)

/** Four shards in a key space: the first two halves, each halved once more. */
export const fourShards = (keyspace: 'orders' | 'inventory'): Topology => {
  const more = opened(FIRST_TOPOLOGY, keyspace, { count: 2, number: 2, like: {} })
  const half = (first: number) => Array.from({ length: 256 }, (_, index) => first + index)
  return moved(moved(more, keyspace, `${keyspace}-2`, half(256)), keyspace, `${keyspace}-3`, half(768))
}

export const inputOf = (input: Partial<ControllerInput>): ControllerInput => ({
  topology: FIRST_TOPOLOGY,
  history: {},
  policies: POLICIES,
  sales: [],
  busy: IDLE,
  opened: [],
  now: NOW,
  ...input,
})
