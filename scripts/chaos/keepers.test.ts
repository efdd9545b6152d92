/** The reckoning must be able to fail: a slot that nobody keeps, two keep, or another one keeps is told. */
import { expect, test } from 'vitest'
import { SLOTS } from '#domain/sharding/slots'
import { wrongSlots } from './keepers.ts'

const half = SLOTS / 2
const range = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => from + at)
const keepers = {
  shards: [{ name: 'orders-0' }, { name: 'orders-1' }],
  slots: range(0, SLOTS).map((slot) => (slot < half ? 0 : 1)),
}
const first = { shard: 'orders-0', kept: range(0, half) }
const second = { shard: 'orders-1', kept: range(half, SLOTS) }

test('every slot that is kept by the one that the topology names is right', () => {
  expect(wrongSlots(keepers, [first, second])).toEqual([])
})

test('a slot that nobody keeps, that two keep, or that another keeps is wrong', () => {
  expect(wrongSlots(keepers, [first, { ...second, kept: range(half + 1, SLOTS) }])).toEqual([half])
  expect(wrongSlots(keepers, [first, { ...second, kept: [7, ...second.kept] }])).toEqual([7])
  const swapped = [
    { ...first, kept: range(1, half) },
    { ...second, kept: [0, ...second.kept] },
  ]
  expect(wrongSlots(keepers, swapped)).toEqual([0])
})

test('a shard that was closed and still keeps something is found', () => {
  expect(wrongSlots(keepers, [first, second, { shard: 'orders-2', kept: [3] }])).toEqual([3])
})
