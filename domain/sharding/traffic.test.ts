/** The traffic policy: shards and lanes are there before the calls are, and nothing is taken away too soon. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { opened } from '#tests/scale/changes'
import { borne, fourShards, inputOf, ITEM, NOW, row } from '#tests/scale/scenes'
import { decide } from './controller.ts'
import { forecastAt, forecastOf } from './forecast.ts'
import { POLICIES } from './policies.ts'
import { ASK_AHEAD_MS, leadMs } from './preparing.ts'
import { readSale, type Sale } from './sales.ts'
import { FIRST_TOPOLOGY } from './topology.ts'

const MINUTE_MS = 60_000
const sale = (startsIn: number, expectedCalls = 300): Sale => ({
  id: 'noon',
  name: 'Noon drop',
  startsAt: NOW + startsIn,
  endsAt: NOW + startsIn + 60 * MINUTE_MS,
  items: [ITEM],
  expectedCalls,
})
const quiet = { 'orders-0': row(5), 'orders-1': row(5), 'inventory-0': row(5), 'inventory-1': row(5) }
const history = borne(FIRST_TOPOLOGY, quiet)
/** 300 calls at the inventory and 600 at the orders, over 110 for each shard: six order shards. */
const ahead = leadMs(2, 4, 1_000) + ASK_AHEAD_MS

test('the lead follows from how fast slots move', () => {
  // 1,024 × 4 / 6 slots, given away by two shards, a second each; and a minute until all know, two for what goes wrong, a window.
  expect(leadMs(2, 4, 1_000)).toBe(342_000 + 60_000 + 120_000 + 5_000)
  expect(leadMs(2, 4, 100)).toBe(34_200 + 185_000)
})

test('a sale that is near enough opens shards, alone as far as allowed, and asks for the others', () => {
  const { decided, proposed } = decide(inputOf({ history, sales: [sale(ahead)] }))
  expect(decided.map(({ decision }) => decision)).toEqual([{ type: 'open-shards', keyspace: 'orders', count: 2 }])
  expect(proposed.map(({ decision }) => decision)).toEqual([{ type: 'open-shards', keyspace: 'orders', count: 2 }])
  expect(decided[0]?.reason).toEqual({
    policy: 'traffic',
    code: 'sale-announced',
    figures: {
      sale: 'noon',
      name: 'Noon drop',
      startsAt: NOW + ahead,
      expected: 610,
      bearable: 220,
      keyspace: 'orders',
    },
  })
})

test('the item of a sale is divided for what is expected of it, as far as there are shards, and others are asked for', () => {
  // Three inventory shards take less time than six order shards: their turn comes later.
  const { decided, proposed } = decide(inputOf({ history, sales: [sale(leadMs(2, 1, 1_000) + ASK_AHEAD_MS)] }))
  expect(decided.map(({ decision }) => decision)).toContainEqual({ type: 'split-item', item: ITEM, lanes: 2 })
  expect(proposed.map(({ decision }) => decision)).toContainEqual({
    type: 'open-shards',
    keyspace: 'inventory',
    count: 1,
  })
})

test.each([
  ['too early', { sales: [sale(ahead + 1)] }],
  ['over', { sales: [sale(-61 * MINUTE_MS)] }],
  ['the policy switched off', { sales: [sale(ahead)], policies: { ...POLICIES, traffic: false } }],
])('%s: nothing is done for a sale', (_, more) => {
  expect(decide(inputOf({ history, ...more }))).toMatchObject({ decided: [], proposed: [] })
})

test('faster moves let it wait longer', () => {
  expect(decide(inputOf({ history, sales: [sale(ahead)], slotMs: 100 })).decided).toEqual([])
})

test('shards that were opened ahead get their even share of the slots, the quietest ones, before anybody comes', () => {
  const six = opened(FIRST_TOPOLOGY, 'orders', { count: 4, number: 2, like: {} })
  const fresh = Object.fromEntries([2, 3, 4, 5].map((number) => [`orders-${number}`, row(0, 1)]))
  const { decided } = decide(
    inputOf({ topology: six, history: borne(six, { ...quiet, ...fresh }), sales: [sale(ahead)] }),
  )
  const moves = decided.filter(({ decision }) => decision.type === 'move-slots')
  // Two have slots to give, one change each at a time.
  expect(moves.map(({ decision }) => decision)).toMatchObject([
    { from: 'orders-0', to: 'orders-2' },
    { from: 'orders-1', to: 'orders-3' },
  ])
  for (const { decision } of moves) expect(decision).toHaveProperty('slots.length', 64)
})

test('a shard is not closed while a sale runs or begins within the hour', () => {
  const four = fourShards('orders')
  const rates = Object.fromEntries([0, 1, 2, 3].map((number) => [`orders-${number}`, row(number === 2 ? 20 : 70, 60)]))
  const at = (startsIn: number) =>
    decide(inputOf({ topology: four, history: borne(four, rates), sales: [sale(startsIn, 1)] }))
  for (const startsIn of [59 * MINUTE_MS, -30 * MINUTE_MS]) {
    const { decided, letBe } = at(startsIn)
    expect(decided.filter(({ decision }) => decision.type === 'close-shard')).toEqual([])
    expect(letBe.map(({ reason }) => reason.code)).toEqual(['sale-near'])
  }
  expect(at(61 * MINUTE_MS).decided.map(({ decision }) => decision.type)).toEqual(['close-shard'])
})

test('a rise beyond doubt opens shards before it is over the line; a steady rate and a wild one do not', () => {
  const rates = (of: (window: number) => number) =>
    borne(FIRST_TOPOLOGY, { 'orders-0': row(0, 60).map((_, index) => of(index)), 'orders-1': row(50, 60) })
  const rising = decide(inputOf({ history: rates((window) => window * 2) }))
  expect(rising.decided.map(({ decision }) => decision.type)).toEqual(['open-shards'])
  // 50 and 118 now, and 0.4 more every second: the line of 320 is crossed before four shards could be ready in 441 s.
  expect(rising.decided[0]?.reason).toMatchObject({
    code: 'rising',
    figures: { keyspace: 'orders', now: 168, band: 0, bearable: 320 },
  })
  expect(decide(inputOf({ history: rates(() => 118) })).decided).toEqual([])
  expect(decide(inputOf({ history: rates((window) => (window % 2 === 0 ? 20 : 118)) })).decided).toEqual([])
})

const points = (count: number, of: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ at: NOW + index * 5_000, calls: of(index) }))

test('the line finds the slope although a third of the windows are wild, and says how far it may be wrong', () => {
  const wild = forecastOf(points(60, (index) => (index % 3 === 0 ? 5_000 * (index % 2) : 100 + index * 5)))
  expect(wild?.slope).toBeCloseTo(1, 1)
  const sure = forecastOf(points(60, (index) => 100 + index * 5))
  expect(sure).toMatchObject({ slope: 1, slopeLeast: 1, slopeMost: 1, scatter: 0, calls: 395 })
  expect(sure && forecastAt(sure, NOW + 59 * 5_000 + 60_000)).toEqual({ calls: 455, band: 0 })
  const noisy = forecastOf(points(60, (index) => 100 + ((index * 37) % 11) * 4))
  expect(noisy && noisy.slopeLeast < 0 && noisy.slopeMost > 0).toBe(true)
  const bandAt = (ms: number) => (noisy ? forecastAt(noisy, noisy.at + ms).band : 0)
  expect(bandAt(600_000)).toBeGreaterThan(bandAt(60_000))
  expect(forecastOf(points(23, () => 1))).toBeUndefined()
})

test('a forecast is never below nothing', () => {
  const falling = forecastOf(points(60, (index) => 300 - index * 5))
  expect(falling && forecastAt(falling, NOW + 3_600_000).calls).toBe(0)
})

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['an end before the start', { endsAt: NOW }, 'endsAt'],
  ['a time that is none', { startsAt: Number.NaN }, 'startsAt'],
  ['no items', { items: [] }, 'items'],
  ['an item twice', { items: [ITEM, ITEM] }, 'items'],
  ['a SKU for an item', { items: ['RUNNER-42'] }, 'items'],
  ['nobody expected', { expectedCalls: 0 }, 'expectedCalls'],
  ['more than the world orders', { expectedCalls: 2_000_000 }, 'expectedCalls'],
])('a sale with %s is refused', (_, change, field) => {
  expect(readSale({ ...sale(1), ...change })).toEqual({ ok: false, refusal: { code: 'sale-invalid', field } })
})

test('a sound sale is read as it is, and anything that is none is refused', () => {
  expect(readSale(sale(1))).toEqual({ ok: true, value: sale(1) })
  fc.assert(fc.property(fc.anything(), (value) => !readSale(value).ok))
})
