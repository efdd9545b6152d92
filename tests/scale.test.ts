/** Small drops on paper time: the whole of scaling, from the announcement to the last shard that is closed again. */
import { expect, test } from 'vitest'
import { chartOf } from './scale/chart.ts'
import { DROP, runDrop, type Dropped } from './scale/drop.ts'

const SMALL = { ...DROP, buyers: 20_000, units: 2_000, perObject: 50, expected: 100 }

const decided = ({ log }: Dropped, type: string) => log.filter(({ reasoned }) => reasoned.decision.type === type)

const announced = runDrop(SMALL)

test('a drop that was announced sells exactly what there is, and tells everybody', () => {
  expect(announced.sold).toBe(SMALL.units)
  expect(announced.sold + announced.refused).toBe(SMALL.buyers)
  expect(announced.wronglySoldOut).toBe(0)
})

test('shards and lanes are there before it starts, as many as the seller expects orders for, and no more than that', () => {
  const start = announced.moments.find(({ second }) => second === 0)
  // 100 orders a second fill orders at 2 calls each, inventory and lanes at 1, to 55 % of what they are trusted with.
  expect(start).toMatchObject({ orderShards: 8, inventoryShards: 5, lanes: 5 })
  expect(announced.most).toEqual({ orderShards: 8, inventoryShards: 5, lanes: 5 })
})

test('what is more than two new shards an hour is asked for first', () => {
  const shards = (list: 'decided' | 'approved') =>
    announced.log.reduce(
      (sum, { list: in_, reasoned: { decision } }) =>
        in_ === list && decision.type === 'open-shards' ? sum + decision.count : sum,
      0,
    )
  expect(shards('decided')).toBe(2)
  expect(shards('approved')).toBe(7)
})

test('the room lets in what the shards bear, and not many more than there are units for', () => {
  for (const { admitted, bearable } of announced.moments) expect(admitted).toBeLessThanOrEqual(bearable + 1)
  const letIn = announced.moments.reduce((sum, { admitted }) => sum + admitted, 0)
  expect(letIn).toBeGreaterThanOrEqual(SMALL.units)
  expect(letIn).toBeLessThan(SMALL.units * 1.02)
  expect(announced.askedAgain.shed).toBe(0)
})

test('afterwards the shop shrinks to two and two shards, an hour after it has become quiet at the earliest', () => {
  const { shrunkAfterMs = 0, soldOutAfterMs } = announced
  expect(shrunkAfterMs).toBeGreaterThan(soldOutAfterMs)
  expect(decided(announced, 'merge-item')).toHaveLength(1)
  const first = Math.min(...decided(announced, 'close-shard').map(({ afterMs }) => afterMs))
  expect(first).toBeGreaterThanOrEqual(3_600_000)
  expect(decided(announced, 'close-shard')).toHaveLength(9)
})

test('a seed is one history', () => {
  const tiny = { ...SMALL, buyers: 2_000, units: 200, expected: 30 }
  const [one, again, other] = [runDrop(tiny), runDrop(tiny), runDrop({ ...tiny, seed: 2 })]
  expect(again).toEqual(one)
  expect(other.boughtMs).not.toEqual(one.boughtMs)
})

/** The seller expects a tenth of what comes: the shop has to grow while it sells, and Workers hear of it late. */
const surprised = runDrop({ ...SMALL, buyers: 40_000, units: 10_000, expected: 10, approveAfterMs: 10_000 })

test('a shop that grows while it is selling fails nobody, and nobody is wrongly told that all is sold', () => {
  expect(surprised.sold).toBe(10_000)
  expect(surprised.sold + surprised.refused).toBe(40_000)
  expect(surprised.wronglySoldOut).toBe(0)
  expect(surprised.askedAgain.moved).toBeGreaterThan(100)
  const at = (second: number) => surprised.moments.find((moment) => moment.second === second)
  expect(at(0)?.lanes).toBe(1)
  expect(surprised.most.lanes).toBeGreaterThan(2)
  expect(surprised.most.orderShards).toBeGreaterThan(4)
  expect(surprised.shrunkAfterMs).toBeDefined()
})

test('the chart shows each panel, in light and in dark', () => {
  const chart = chartOf(announced)
  for (const text of ['People', 'A second', 'The shop', '20,000 buyers', 'prefers-color-scheme: dark'])
    expect(chart).toContain(text)
  expect(chart).not.toContain('NaN')
})
