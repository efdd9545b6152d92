/** The threshold policy: who is relieved, how, how far, and what is let be. */
import { expect, test } from 'vitest'
import { borne, fourShards, inputOf, ITEM, NOW, row, windowOf } from '#tests/scale/scenes'
import { opened, split } from '#tests/scale/changes'
import { IDLE } from './agenda.ts'
import { decide, type ControllerInput } from './controller.ts'
import type { Reasoned } from './decision.ts'
import { newLanes } from './placing.ts'
import { note, settled, WINDOW_MS } from './monitor.ts'
import { POLICIES } from './policies.ts'
import { slotOfItem } from './slots.ts'
import { surveyOf } from './survey.ts'
import { FIRST_TOPOLOGY, keeperOf, type Topology } from './topology.ts'

const brief = (list: readonly Reasoned[]) => list.map(({ decision, reason }) => [decision.type, reason.code])
const all = (input: Partial<ControllerInput>) => {
  const { decided, proposed, letBe } = decide(inputOf(input))
  return { decided: brief(decided), proposed: brief(proposed), letBe: brief(letBe) }
}
const orders = (rates: Readonly<Record<string, readonly number[]>>, topology: Topology = FIRST_TOPOLOGY) => ({
  topology,
  history: borne(topology, rates),
})
const NOTHING = { decided: [], proposed: [], letBe: [] }

test('nobody over the line: nothing is done', () => {
  expect(all(orders({ 'orders-0': row(160), 'orders-1': row(20) }))).toEqual(NOTHING)
})

test('over the line for as many windows as it takes: its hottest slots go to the coolest shard, up to the fill line', () => {
  const { decided } = decide(inputOf(orders({ 'orders-0': [170, 172, 171, 180, 175, 176], 'orders-1': row(20) })))
  expect(brief(decided)).toEqual([['move-slots', 'shard-over']])
  const [{ decision, reason } = { decision: undefined, reason: undefined }] = decided
  expect(decision).toMatchObject({ keyspace: 'orders', from: 'orders-0', to: 'orders-1' })
  // 64 slots at once, of 512 that bear 174 a second together.
  expect(decision?.type === 'move-slots' && decision.slots).toHaveLength(64)
  expect(reason?.figures).toEqual({
    shard: 'orders-0',
    percent: 87,
    line: 80,
    windows: 6,
    percents: '85 86 86 90 88 88',
    calls: 22,
  })
})

test.each([
  ['one window too few', { 'orders-0': [20, 170, 170, 170, 170, 170], 'orders-1': row(20) }],
  ['not the last window', { 'orders-0': [170, 170, 170, 170, 170, 159], 'orders-1': row(20) }],
  ['too few windows at all', { 'orders-0': row(190, 5), 'orders-1': row(20) }],
])('%s: nothing is done yet', (_, rates) => {
  expect(all(orders(rates))).toEqual(NOTHING)
})

test('a shard at work is left alone, and so is one that was changed a moment ago', () => {
  const scene = orders({ 'orders-0': row(170), 'orders-1': row(20) })
  expect(all({ ...scene, busy: { ...IDLE, shards: new Set(['orders-0']) } })).toEqual(NOTHING)
  expect(all({ ...scene, busy: { ...IDLE, shards: new Set(['orders-1']) } }).decided).toEqual([
    ['open-shards', 'no-room'],
  ])
  expect(all({ ...scene, history: settled(scene.history, ['orders-0'], NOW - 2 * WINDOW_MS) })).toEqual(NOTHING)
})

test('a silent shard is neither relieved nor given anything, and is named', () => {
  const late = borne(FIRST_TOPOLOGY, { 'orders-0': row(170), 'orders-1': row(20) })
  const input = inputOf({ history: late, now: NOW + 60_000 })
  expect(decide(input)).toMatchObject({ decided: [], late: ['orders-0', 'orders-1', 'inventory-0', 'inventory-1'] })
  const one = note(late, windowOf('orders-0', NOW + WINDOW_MS, 175))
  expect(
    decide(inputOf({ history: one, now: NOW + 4 * WINDOW_MS })).decided.map(({ decision }) => decision.type),
  ).toEqual(['open-shards'])
})

test('nobody has room: shards are opened like the one that is over, as many as what is too much would fill', () => {
  const topology: Topology = {
    ...FIRST_TOPOLOGY,
    orders: {
      ...FIRST_TOPOLOGY.orders,
      shards: [{ name: 'orders-0', hint: 'weur', jurisdiction: 'eu' }, { name: 'orders-1' }],
    },
  }
  const { decided } = decide(inputOf(orders({ 'orders-0': row(400), 'orders-1': row(10) }, topology)))
  // Slots under the law of the EU do not go to a shard that is not. (400 − 110) / 110 = 3 are wanted, 2 an hour allowed.
  expect(decided.map(({ decision }) => decision)).toEqual([
    { type: 'open-shards', keyspace: 'orders', count: 2, hint: 'weur', jurisdiction: 'eu' },
  ])
})

test('with the same room the shard with the same hint is preferred', () => {
  const four = fourShards('orders')
  const hints = [{ hint: 'weur' }, {}, { hint: 'apac' }, { hint: 'weur' }] as const
  const shards = four.orders.shards.map((place, index) => ({ ...place, ...hints[index] }))
  const topology = { ...four, orders: { ...four.orders, shards } }
  const rates = { 'orders-0': row(170), 'orders-1': row(5), 'orders-2': row(5), 'orders-3': row(60) }
  expect(decide(inputOf(orders(rates, topology))).decided[0]?.decision).toMatchObject({ to: 'orders-3' })
})

test('beyond what may be opened without asking, a person is asked; beyond the most, nobody', () => {
  const hot = orders({ 'orders-0': row(500), 'orders-1': row(150) })
  const lately = [{ shard: 'orders-9', at: NOW - 1_000, by: 'threshold', requested: false }] as const
  const counts = (input: Partial<ControllerInput>) => {
    const { decided, proposed, letBe } = decide(inputOf({ ...hot, ...input }))
    const count = (list: readonly Reasoned[]) =>
      list.reduce((sum, { decision }) => sum + (decision.type === 'open-shards' ? decision.count : 0), 0)
    return [count(decided), count(proposed), letBe.map(({ reason }) => reason.figures)]
  }
  expect(counts({})).toEqual([2, 2, []])
  expect(counts({ opened: lately })).toEqual([1, 3, []])
  expect(counts({ opened: [{ ...lately[0], requested: true }] })).toEqual([2, 2, []])
  expect(counts({ opened: [{ ...lately[0], at: NOW - 3_600_001 }] })).toEqual([2, 2, []])
  expect(counts({ policies: { ...POLICIES, shardsAnHour: 0 } })).toEqual([0, 4, []])
  expect(counts({ policies: { ...POLICIES, shardsMax: 3 } })).toEqual([
    1,
    0,
    [{ limit: 'shardsMax', most: 3, wanted: 6 }],
  ])
  expect(counts({ busy: { ...IDLE, opening: new Set(['orders']) } })).toEqual([0, 0, []])
})

test('one slot that alone is too hot is let be: it cannot be divided, and another shard would not help', () => {
  const history = row(180).reduce(
    (known, perSecond, index) =>
      note(known, windowOf('orders-0', NOW - (5 - index) * WINDOW_MS, perSecond, { slots: [[7, 900]] })),
    borne(FIRST_TOPOLOGY, { 'orders-1': row(20) }),
  )
  const { decided, letBe } = decide(inputOf({ history }))
  expect(decided).toEqual([])
  expect(letBe[0]?.reason).toMatchObject({
    code: 'slot-over',
    figures: { shard: 'orders-0', slot: 7, calls: 180, percent: 90 },
  })
})

const lane0 = keeperOf(FIRST_TOPOLOGY, 'inventory', slotOfItem(ITEM)).name
const other = lane0 === 'inventory-0' ? 'inventory-1' : 'inventory-0'
/** An item asked so often in every window, of which so much is left. */
const asked = (perSecond: number, available: number, short = 0) => [
  { key: ITEM, calls: perSecond * 5, short: short * 5, available },
]
const hotItem = (perSecond: number, available: number, otherBears = 10, topology = FIRST_TOPOLOGY) => ({
  topology,
  history: borne(
    topology,
    { [lane0]: row(perSecond + 10), [other]: row(otherBears) },
    { [lane0]: asked(perSecond, available) },
  ),
})

test('an item that alone is what makes a shard hot is divided, not moved', () => {
  const { decided } = decide(inputOf(hotItem(140, 5_000, 2)))
  expect(decided.map(({ decision }) => decision)).toEqual([{ type: 'split-item', item: ITEM, lanes: 2 }])
  expect(decided[0]?.reason).toMatchObject({
    code: 'item-over',
    figures: { item: ITEM, lane: 0, percent: 93, line: 80, calls: 140, lanes: 1, bears: 150 },
  })
})

test('lanes for which there is no shard with room: shards are opened for them', () => {
  const { decided } = all(hotItem(190, 5_000, 100))
  expect(decided).toEqual(expect.arrayContaining([['open-shards', 'item-over']]))
})

test.each([
  ['just under the line of a lane', 120, 5_000, []],
  ['sold out: more lanes would only say no more often', 140, 0, ['sold-out']],
  ['too few units for another lane', 140, 30, ['few-units']],
])('%s: an item is not divided', (_, perSecond, available, codes) => {
  const { decided, letBe } = decide(inputOf(hotItem(perSecond, available)))
  expect(decided.filter(({ decision }) => decision.type === 'split-item')).toEqual([])
  expect(letBe.map(({ reason }) => reason.code)).toEqual(codes)
})

test('more lanes than the setting allows are let be', () => {
  const { letBe } = decide(inputOf({ ...hotItem(140, 5_000), policies: { ...POLICIES, lanesMax: 1 } }))
  expect(letBe.map(({ reason }) => reason)).toMatchObject([
    { code: 'limit-reached', figures: { limit: 'lanesMax', most: 1, wanted: 2 } },
  ])
})

const divided = () => {
  const { inventory } = surveyOf(FIRST_TOPOLOGY, {}, POLICIES, NOW)
  const places = inventory.filter(({ place }) => place.name === other)
  const [lane = 0] = newLanes(FIRST_TOPOLOGY, ITEM, places, { count: 1 })
  return { topology: split(FIRST_TOPOLOGY, ITEM, [lane]), lane, key: `${ITEM}#${lane}` as typeof ITEM }
}

test('an item whose lanes together have been cool for long enough comes back into one; one that was asked in between does not', () => {
  const { topology, key } = divided()
  const cool = (windows: number, perSecond: number) =>
    borne(
      topology,
      { [lane0]: row(30, windows), [other]: row(30, windows) },
      { [lane0]: asked(perSecond, 9), [other]: [{ key, calls: perSecond * 5, short: 0, available: 9 }] },
    )
  expect(all({ topology, history: cool(60, 20) }).decided).toEqual([['merge-item', 'item-under']])
  expect(all({ topology, history: cool(60, 22.5) }).decided).toEqual([])
  expect(all({ topology, history: cool(59, 20) }).decided).toEqual([])
  expect(all({ topology, history: cool(60, 20), busy: { ...IDLE, items: new Set([ITEM]) } })).toEqual(NOTHING)
})

test('units go to the lane that will be dry first, with the figures that say why', () => {
  const { topology, lane, key } = divided()
  const history = borne(
    topology,
    { [lane0]: row(60), [other]: row(60) },
    { [lane0]: asked(50, 11), [other]: [{ key, calls: 250, short: 0, available: 149 }] },
  )
  const { decided } = decide(inputOf({ topology, history }))
  expect(decided).toEqual([
    {
      decision: { type: 'transfer', item: ITEM, from: lane, to: 0, units: 69 },
      reason: {
        policy: 'threshold',
        code: 'lane-short',
        figures: { item: ITEM, to: 0, left: 11, asks: 50, from: lane, had: 149 },
      },
    },
  ])
  const fresher = {
    [ITEM]: [
      { lane: 0, available: 80, incoming: 0 },
      { lane, available: 80, incoming: 0 },
    ],
  }
  expect(decide(inputOf({ topology, history, lanes: fresher })).decided).toEqual([])
})

test('with both policies switched off nothing is decided, whatever happens', () => {
  const policies = { ...POLICIES, threshold: false, traffic: false }
  const hot = opened(FIRST_TOPOLOGY, 'orders', { count: 1, number: 2, like: {} })
  expect(all({ topology: hot, history: borne(hot, { 'orders-0': row(900), 'orders-1': row(900) }), policies })).toEqual(
    NOTHING,
  )
})
