/** What a shop takes follows from its rate, and a bill is the sum of its parts. */
import { expect, test } from 'vitest'
import { costOf, gbSeconds, needsOf, ordersAtMost, PRICES, usageOf } from './capacity.ts'

const MILLION = usageOf({ people: 50_000_000, pages: 10, orders: 1_000_000, shardHours: 4 * 720 })

test('the parts of a bill add up, and an hour of a shard is 460.8 GB-s', () => {
  const { together, ...parts } = costOf(MILLION)
  expect(parts.objectRowsWritten).toBeCloseTo(MILLION.objectRowsWritten * PRICES.objectRowsWritten)
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(together)
  expect(gbSeconds(1, 1)).toBeCloseTo(460.8)
})

test('more orders never take less, and a faster object never takes more', () => {
  for (const orders of [1, 10, 100, 1_000, 10_000]) {
    expect(needsOf(orders * 2, 200).orderShards).toBeGreaterThanOrEqual(needsOf(orders, 200).orderShards)
    expect(needsOf(orders, 500).orderShards).toBeLessThanOrEqual(needsOf(orders, 200).orderShards)
  }
  expect(needsOf(80, 200)).toMatchObject({ orderShards: 1, inventoryShards: 1, lanes: 1 })
  expect(needsOf(80.1, 200).orderShards).toBe(2)
})

test('as many orders as the slots bear need a shard for each slot, and one more does not fit', () => {
  const most = ordersAtMost(200)
  expect(needsOf(most, 200)).toMatchObject({ orderShards: 1_024, fitsSlots: true })
  expect(needsOf(most + 1, 200).fitsSlots).toBe(false)
})
