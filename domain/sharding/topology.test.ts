/** The topology: who keeps what, and which topologies are believed. */
import { assert, constantFrom, integer, jsonValue, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { newVariantId, type CartId, type VariantId } from '../ids.ts'
import { laneKey, LANES_MAX } from './lanes.ts'
import { KEYSPACES, SLOTS, type Keyspace } from './slots.ts'
import {
  everyLane,
  FIRST_TOPOLOGY,
  firstKeeperOf,
  keeperOf,
  keyspaceKeptBy,
  keyspaceOfShard,
  readTopology,
  slotOfKey,
  slotsOfShard,
  splitOf,
  type Topology,
} from './topology.ts'
import { withKeeper, withoutShard, withShards, withSplit } from './work.ts'

const mug = newVariantId(new Uint8Array(16))

test('a shard knows by its name alone what it kept at first', () => {
  for (const keyspace of KEYSPACES) {
    for (let slot = 0; slot < SLOTS; slot++) {
      expect(keeperOf(FIRST_TOPOLOGY, keyspace, slot)).toEqual({ name: firstKeeperOf(keyspace, slot) })
    }
    expect(slotsOfShard(FIRST_TOPOLOGY, keyspace, `${keyspace}-0`)).toHaveLength(SLOTS / 2)
    expect(slotsOfShard(FIRST_TOPOLOGY, keyspace, `${keyspace}-9`)).toEqual([])
  }
})

test('an id says which slot it is in, and every lane of an item is known', () => {
  expect(slotOfKey({ keyspace: 'orders', id: `cart_10${'0'.repeat(22)}` as CartId })).toBe(32)
  expect(splitOf(FIRST_TOPOLOGY, mug)).toEqual({ lanes: [0], closing: [] })
  const divided = withSplit(FIRST_TOPOLOGY, mug, { lanes: [0, 4], closing: [9] })
  expect(everyLane(divided, mug)).toEqual([mug, laneKey(mug, 4), laneKey(mug, 9)])
  expect([keyspaceOfShard('orders-7'), keyspaceOfShard('inventory-0'), keyspaceOfShard('stock-1')]).toEqual([
    'orders',
    'inventory',
    undefined,
  ])
  expect(keyspaceKeptBy('inventory-0')).toBe('inventory')
  expect(() => keyspaceKeptBy('stock-1')).toThrow('stock-1 is no shard')
})

const wrong = (change: object): unknown => ({ ...FIRST_TOPOLOGY, ...change })
const orders = (change: object) => wrong({ orders: { ...FIRST_TOPOLOGY.orders, ...change } })
const split = (change: unknown) => wrong({ splits: { [mug]: change } })

test.each([
  ['nothing', undefined, 'no object'],
  ['a text', 'topology', 'no object'],
  ['no version', wrong({ version: undefined }), 'version'],
  ['a version before the first', wrong({ version: 0 }), 'version'],
  ['half a version', wrong({ version: 1.5 }), 'version'],
  ['no splits', wrong({ splits: null }), 'split'],
  ['no orders', wrong({ orders: undefined }), 'orders has no shards'],
  ['no shards', orders({ shards: [] }), 'orders has no shards'],
  ['a shard without a name', orders({ shards: [{}, { name: 'orders-1' }] }), 'cannot be'],
  ['a shard of the other keyspace', orders({ shards: [{ name: 'inventory-0' }, { name: 'orders-1' }] }), 'cannot be'],
  [
    'a place that there is not',
    orders({ shards: [{ name: 'orders-0', hint: 'moon' }, { name: 'orders-1' }] }),
    'cannot be',
  ],
  ['a law that there is not', orders({ shards: [{ name: 'orders-0', jurisdiction: 'sea' }] }), 'cannot be'],
  ['a shard twice', orders({ shards: [{ name: 'orders-0' }, { name: 'orders-0' }] }), 'twice'],
  ['too few slots', orders({ slots: FIRST_TOPOLOGY.orders.slots.slice(1) }), '1024 slots'],
  ['a slot of no shard', orders({ slots: FIRST_TOPOLOGY.orders.slots.with(3, 2) }), 'nobody keeps'],
  ['a slot below the first shard', orders({ slots: FIRST_TOPOLOGY.orders.slots.with(3, -1) }), 'nobody keeps'],
  ['a split without lanes', split({}), 'no lanes'],
  ['a split without its first lane', split({ lanes: [1], closing: [] }), 'cannot be'],
  ['a lane twice', split({ lanes: [0, 1], closing: [1] }), 'cannot be'],
  ['half a lane', split({ lanes: [0, 0.5], closing: [] }), 'cannot be'],
  [
    'more lanes than can be',
    split({ lanes: Array.from({ length: LANES_MAX + 1 }, (_, at) => at), closing: [] }),
    'cannot be',
  ],
])('a topology with %s is not believed', (_, value, what) => {
  const read = readTopology(value)
  expect(read).toMatchObject({ ok: false, refusal: { code: 'topology-invalid' } })
  expect(JSON.stringify(read)).toContain(what)
})

test('whatever somebody writes into KV is refused in words, and never throws', () => {
  assert(property(jsonValue({ maxDepth: 4 }), (value) => void expect(readTopology(value).ok).toBe(false)))
})

type Change = (topology: Topology) => Topology
const keyspace = constantFrom<Keyspace>('orders', 'inventory')
const opening = tuple(keyspace, integer({ min: 2, max: 6 })).map(
  ([of, number]): Change =>
    (topology) =>
      withShards(topology, of, [{ name: `${of}-${number}` }]),
)
const moving = tuple(keyspace, integer({ min: 0, max: SLOTS - 1 }), integer({ min: 0, max: 6 })).map(
  ([of, slot, number]): Change =>
    (topology) =>
      withKeeper(topology, of, slot, { name: `${of}-${number}` }),
)
const closing = tuple(keyspace, integer({ min: 0, max: 6 })).map(
  ([of, number]): Change =>
    (topology) =>
      withoutShard(topology, of, `${of}-${number}`),
)
const dividing = integer({ min: 1, max: 9 }).map(
  (lane): Change =>
    (topology) =>
      withSplit(topology, mug as VariantId, { lanes: [0, lane], closing: [] }),
)

test('whatever the directory does, what it writes is believed, versions only grow, and only what was meant changes', () => {
  const changes = constantFrom('open', 'move', 'close', 'divide').chain(
    (kind) => ({ open: opening, move: moving, close: closing, divide: dividing })[kind as 'open'],
  )
  assert(
    property(tuple(changes, changes, changes, changes, changes), (some) => {
      let topology = FIRST_TOPOLOGY
      for (const change of some) {
        const next = change(topology)
        expect(readTopology(JSON.parse(JSON.stringify(next)))).toEqual({ ok: true, value: next })
        expect(next === topology || next.version === topology.version + 1).toBe(true)
        for (const of of KEYSPACES) {
          const elsewhere = next[of].slots.flatMap((_, slot) =>
            keeperOf(next, of, slot).name === keeperOf(topology, of, slot).name ? [] : [slot],
          )
          expect(elsewhere.length).toBeLessThanOrEqual(1)
        }
        topology = next
      }
    }),
  )
})
