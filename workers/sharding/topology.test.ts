/** What a Worker knows of the topology: a copy that may be stale, wrong or missing, and what shards have said since. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FIRST_TOPOLOGY, keeperOf, type Topology } from '#domain/sharding/topology'
import { withKeeper } from '#domain/sharding/work'
import { knownKeeper } from '#durable-objects/sharding/shards'
import { knownTopology, learn, type TopologyEnv } from './topology.ts'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

const moved = (topology: Topology, slot: number, number: number): Topology =>
  withKeeper(topology, 'orders', slot, { name: `orders-${number}` })
const second = moved(FIRST_TOPOLOGY, 3, 1)
const third = moved(second, 4, 1)
const START = 5_000_000

/** A Worker whose KV says what it is told to. */
const worker = (said: unknown) => {
  const kv = { said, reads: 0 }
  const get = async () => {
    kv.reads++
    if (kv.said instanceof Error) throw kv.said
    if (kv.said === 'never') return await new Promise<never>(() => {})
    return typeof kv.said === 'string' || kv.said === null ? kv.said : JSON.stringify(kv.said)
  }
  const env = { ORDERS: {}, INVENTORY: {}, TOPOLOGY: { get } } as unknown as TopologyEnv
  const version = async (now: number) => (await knownTopology(env, now)).topology.version
  return { kv, env, version }
}

test('a shop that nobody has scaled needs no topology in KV', async () => {
  expect(await worker(null).version(START)).toBe(FIRST_TOPOLOGY.version)
})

test('a copy is believed for half a minute, then read again', async () => {
  const { kv, version } = worker(second)
  expect(await version(START)).toBe(2)
  kv.said = third
  expect([await version(START + 29_999), kv.reads]).toEqual([2, 1])
  expect([await version(START + 30_000), kv.reads]).toEqual([3, 2])
})

test('when a shard has heard of a newer one it is read again after a second', async () => {
  const { kv, env, version } = worker(second)
  const known = await knownTopology(env, START)
  kv.said = third
  learn(known, 'orders', { at: 'here', value: null, version: 3 })
  expect(await version(START + 999)).toBe(2)
  expect(await version(START + 1_000)).toBe(3)
})

test.each([
  ['throws', new Error('KV is away')],
  ['says half a text', '{"version":'],
  ['says what cannot be', { ...third, orders: { shards: [], slots: [] } }],
  ['says nothing any more', null],
  ['goes back in time', FIRST_TOPOLOGY],
])('a KV that %s changes nothing: what was known goes on being used', async (_, said) => {
  const { kv, version } = worker(second)
  await version(START)
  kv.said = said
  expect(await version(START + 60_000)).toBe(2)
  kv.said = third
  expect(await version(START + 120_000)).toBe(3)
})

test('a KV that does not answer holds nobody up for longer than a quarter of a second', async () => {
  const { kv, version } = worker(second)
  await version(START)
  kv.said = 'never'
  const began = performance.now()
  expect(await version(START + 60_000)).toBe(2)
  expect(performance.now() - began).toBeLessThan(1_000)
  // Others do not wait at all.
  expect([await version(START + 60_001), kv.reads]).toEqual([2, 2])
})

const given = (version: number, number: number) => ({
  at: 'moved' as const,
  given: [{ slot: 3, move: 'm', epoch: 1, version, keeper: { name: `orders-${number}` } }],
  unknown: [],
})

test('what a shard says is believed over an older copy, and not over a newer one', async () => {
  const { kv, env } = worker(second)
  const known = await knownTopology(env, START)
  const keeper = () => knownKeeper(known.topology, known.learnt.orders, 'orders', 3).name
  learn(known, 'orders', given(7, 7))
  learn(known, 'orders', given(5, 5))
  expect(keeper()).toBe('orders-7')
  expect(known.learnt.inventory.size).toBe(0)
  kv.said = { ...third, version: 6 }
  await knownTopology(env, START + 60_000)
  expect(keeper()).toBe('orders-7')
  kv.said = { ...third, version: 8 }
  await knownTopology(env, START + 120_000)
  expect([keeper(), keeperOf(third, 'orders', 3).name, known.learnt.orders.size]).toEqual(['orders-1', 'orders-1', 0])
})

test('a shard that is frozen or busy teaches nothing', async () => {
  const { env } = worker(second)
  const known = await knownTopology(env, START)
  learn(known, 'orders', { at: 'frozen' })
  learn(known, 'orders', { at: 'busy', retryAfterMs: 5 })
  expect([known.learnt.orders.size, known.behind]).toEqual([0, false])
})
