/** What the directory writes down of its work, and what becomes of the topology by it. */
import { expect, test } from 'vitest'
import { FIRST_TOPOLOGY, keeperOf, slotsOfShard } from './topology.ts'
import { newMoveWork, newPlaces, reserved, withKeeper, withoutShard, withShards } from './work.ts'

const three = withShards(FIRST_TOPOLOGY, 'orders', [{ name: 'orders-2', hint: 'weur' }])
const opening = { type: 'open-shards', keyspace: 'orders', count: 2 } as const

test.each([
  ['a fresh shop', FIRST_TOPOLOGY, 0, ['orders-2', 'orders-3']],
  ['one that has three', three, 0, ['orders-3', 'orders-4']],
  ['one that closed its ninth', three, 9, ['orders-10', 'orders-11']],
])('new shards of %s have numbers that no shard ever had', (_, topology, highest, names) => {
  expect(newPlaces(topology, opening, highest).map(({ name }) => name)).toEqual(names)
})

test('a shard is opened where it is wanted', () => {
  const wanted = { ...opening, count: 1, hint: 'oc', jurisdiction: 'eu' } as const
  expect(newPlaces(FIRST_TOPOLOGY, wanted, 0)).toEqual([{ name: 'orders-2', hint: 'oc', jurisdiction: 'eu' }])
})

test('a shard that is there already is not opened again', () => {
  expect(withShards(three, 'orders', [{ name: 'orders-2' }])).toBe(three)
})

test('a shard leaves only when it keeps nothing, and the others keep what they kept', () => {
  const moved = withKeeper(three, 'orders', 900, { name: 'orders-2' })
  expect(withoutShard(moved, 'orders', 'orders-2')).toBe(moved)
  expect(withoutShard(moved, 'orders', 'orders-9')).toBe(moved)
  const emptied = [...slotsOfShard(moved, 'orders', 'orders-0')].reduce(
    (topology, slot) => withKeeper(topology, 'orders', slot, { name: 'orders-1' }),
    moved,
  )
  const without = withoutShard(emptied, 'orders', 'orders-0')
  expect(without.orders.shards.map(({ name }) => name)).toEqual(['orders-1', 'orders-2'])
  expect([keeperOf(without, 'orders', 900).name, keeperOf(without, 'orders', 3).name]).toEqual(['orders-2', 'orders-1'])
})

test('the only shard never leaves', () => {
  const one = { ...FIRST_TOPOLOGY, orders: { shards: [{ name: 'orders-0' }], slots: [] } }
  expect(withoutShard(one, 'orders', 'orders-0')).toBe(one)
})

test('who has been given a slot is in the topology, even when nobody has opened it', () => {
  const moved = withKeeper(FIRST_TOPOLOGY, 'inventory', 5, { name: 'inventory-7', jurisdiction: 'eu' })
  expect(keeperOf(moved, 'inventory', 5)).toEqual({ name: 'inventory-7', jurisdiction: 'eu' })
  expect(keeperOf(moved, 'inventory', 6)).toEqual({ name: 'inventory-0' })
})

test('a version that is reserved changes nothing else', () => {
  expect(reserved(three)).toEqual({ ...three, version: three.version + 1 })
})

test('a move begins with everything still to do', () => {
  expect(newMoveWork([[3, 'orders-1']], true)).toMatchObject({ total: 1, done: 0, current: null, closes: true })
})
