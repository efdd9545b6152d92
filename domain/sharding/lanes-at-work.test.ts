/** Lanes at work: where they go, how units follow the demand, and how many shoppers they bear. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { opened, split } from '#tests/scale/changes'
import { borne, fourShards, ITEM, NOW, row } from '#tests/scale/scenes'
import { balance, home, spread, TRANSFERS_MAX, type LaneStock, type Transfer } from './balancing.ts'
import { bearable, outflow } from './bearable.ts'
import { laneKey } from './lanes.ts'
import { newLanes, placesFor } from './placing.ts'
import { POLICIES } from './policies.ts'
import { slotOfItem } from './slots.ts'
import { surveyOf } from './survey.ts'
import { FIRST_TOPOLOGY, keeperOf } from './topology.ts'

const lane = (number: number, available: number, asks: number, incoming = 0): LaneStock => ({
  lane: number,
  available,
  asks,
  incoming,
})

test.each<[string, LaneStock[], Transfer[]]>([
  ['even demand, even stock', [lane(0, 100, 10), lane(1, 100, 10)], []],
  ['a little uneven: not worth it', [lane(0, 110, 10), lane(1, 90, 10)], []],
  ['one lane will be dry first', [lane(0, 180, 10), lane(1, 20, 10)], [{ from: 0, to: 1, units: 80 }]],
  [
    'three times the demand: three times the stock',
    [lane(0, 100, 30), lane(1, 100, 10)],
    [{ from: 1, to: 0, units: 45 }],
  ],
  ['what is on the way counts', [lane(0, 100, 10), lane(1, 20, 10, 80)], []],
  ['hardly anything left', [lane(0, 7, 10), lane(1, 0, 10)], []],
  ['an item in one lane', [lane(0, 100, 10)], []],
  [
    'from two to one',
    [lane(0, 90, 10), lane(1, 90, 10), lane(2, 0, 10)],
    [
      { from: 0, to: 2, units: 30 },
      { from: 1, to: 2, units: 30 },
    ],
  ],
  ['nobody asks', [lane(0, 100, 0), lane(1, 0, 0)], [{ from: 0, to: 1, units: 50 }]],
])('transfers: %s', (_, lanes, transfers) => {
  expect(balance(lanes)).toEqual(transfers)
})

const lanes = fc
  .array(fc.tuple(fc.nat(5_000), fc.nat(200), fc.nat(300)), { minLength: 1, maxLength: 32 })
  .map((list) => list.map(([available, asks, incoming], number) => lane(number, available, asks, incoming)))

const after = (before: readonly LaneStock[], transfers: readonly Transfer[]) =>
  before.map((one) => {
    const out = transfers.filter(({ from }) => from === one.lane).reduce((sum, { units }) => sum + units, 0)
    const into = transfers.filter(({ to }) => to === one.lane).reduce((sum, { units }) => sum + units, 0)
    return { ...one, available: one.available - out, incoming: one.incoming + into }
  })

test('whatever the lanes have: transfers are few, whole, more than nothing, and never more than is on a shelf', () => {
  fc.assert(
    fc.property(lanes, (before) => {
      for (const transfers of [balance(before), spread(before), home(before)]) {
        for (const { from, to, units } of transfers) {
          expect(Number.isInteger(units) && units > 0 && from !== to).toBe(true)
        }
        expect(after(before, transfers).every(({ available }) => available >= 0)).toBe(true)
      }
      expect(balance(before).length).toBeLessThanOrEqual(TRANSFERS_MAX)
    }),
  )
})

test('balancing comes to rest: for a demand that does not change, the transfers end', () => {
  fc.assert(
    fc.property(lanes, (before) => {
      let now: LaneStock[] = before
      let rounds = 0
      for (let transfers = balance(now); transfers.length > 0; transfers = balance(now)) {
        now = after(now, transfers).map((one) => ({ ...one, available: one.available + one.incoming, incoming: 0 }))
        expect(++rounds).toBeLessThan(12)
      }
    }),
  )
})

test('a split spreads what there is, to the unit; a merge brings all of it home', () => {
  const spreaded = after(
    [lane(0, 100, 5), lane(7, 0, 0), lane(9, 0, 0)],
    spread([lane(0, 100, 5), lane(7, 0, 0), lane(9, 0, 0)]),
  )
  expect(spreaded.map(({ available, incoming }) => available + incoming)).toEqual([33, 34, 33])
  expect(home([lane(0, 5, 0), lane(7, 8, 0), lane(9, 0, 0)])).toEqual([{ from: 7, to: 0, units: 8 }])
})

const four = fourShards('inventory')
const hinted = {
  ...four,
  inventory: {
    ...four.inventory,
    shards: four.inventory.shards.map((place, index) => ({
      ...place,
      hint: index % 2 === 0 ? ('weur' as const) : ('apac' as const),
    })),
  },
}
const rates = { 'inventory-0': row(40), 'inventory-1': row(30), 'inventory-2': row(20), 'inventory-3': row(10) }
const survey = surveyOf(hinted, borne(hinted, rates), POLICIES, NOW)
const keeper = keeperOf(hinted, 'inventory', slotOfItem(ITEM)).name
const placing = { topology: hinted, survey, policies: POLICIES, isFree: () => true }

test('lanes go to the coolest shards, none to one that has a lane already, is at work, is silent or would be too full', () => {
  const names = placesFor(ITEM, 50, placing).map(({ place }) => place.name)
  const coolest = ['inventory-3', 'inventory-2', 'inventory-1', 'inventory-0'].filter((name) => name !== keeper)
  expect(names).toEqual(coolest)
  expect(
    placesFor(ITEM, 50, { ...placing, isFree: (name) => name !== coolest[0] }).map(({ place }) => place.name),
  ).toEqual(coolest.slice(1))
  expect(placesFor(ITEM, 85, placing).map(({ place }) => place.name)).toEqual(
    coolest.filter((name) => /[23]/.test(name)),
  )
  const silent = surveyOf(hinted, borne(hinted, rates), POLICIES, NOW + 60_000)
  expect(placesFor(ITEM, 50, { ...placing, survey: silent })).toEqual([])
})

test('the numbers of new lanes fall on those shards, each on another one, near or far from each other', () => {
  const places = placesFor(ITEM, 50, placing)
  for (const apart of [false, true]) {
    const numbers = newLanes(hinted, ITEM, places, { count: 2, apart })
    const on = numbers.map((number) => keeperOf(hinted, 'inventory', slotOfItem(laneKey(ITEM, number))))
    expect(new Set(on.map(({ name }) => name)).size).toBe(2)
    if (apart) expect(new Set(on.map(({ hint }) => hint)).size).toBe(2)
    else expect(on.map(({ name }) => name)).toEqual(places.slice(0, 2).map(({ place }) => place.name))
  }
  expect(newLanes(hinted, ITEM, places, { count: 9 })).toHaveLength(3)
  expect(newLanes(opened(hinted, 'inventory', { count: 1, number: 4, like: {} }), ITEM, [], { count: 1 })).toEqual([])
})

test('orders that are borne: two calls at the orders, one at the inventory, the fullest shard and the lanes being the bound', () => {
  // 2 × 200 × 80 % / 2 calls × 90 %.
  expect(bearable(FIRST_TOPOLOGY, POLICIES)).toBeCloseTo(144)
  // One lane of 150.
  expect(bearable(FIRST_TOPOLOGY, POLICIES, ITEM)).toBeCloseTo(150 * 0.8 * 0.9)
  const fourOrders = fourShards('orders')
  expect(bearable(fourOrders, POLICIES)).toBeCloseTo(288)
  // A shard that has no slots yet bears nothing.
  expect(bearable(opened(FIRST_TOPOLOGY, 'orders', { count: 6, number: 2, like: {} }), POLICIES)).toBeCloseTo(144)
  const numbers = newLanes(hinted, ITEM, placesFor(ITEM, 50, placing), { count: 1 })
  const laned = { ...split(hinted, ITEM, numbers), orders: fourOrders.orders }
  expect(bearable(laned, POLICIES, ITEM)).toBeCloseTo(2 * 150 * 0.8 * 0.9)
  // Two lanes on one shard bear what the shard bears.
  const crowded = { ...laned, inventory: { ...laned.inventory, slots: laned.inventory.slots.map(() => 0) } }
  expect(bearable(crowded, POLICIES, ITEM)).toBeCloseTo(200 * 0.8 * 0.9)
})

test.each([
  ['what the shards bear', { bearable: 100, left: 5_000, letIn: 10 }, 10],
  ['not more than there are units for', { bearable: 100, left: 14, letIn: 10 }, 4],
  ['nobody when as many are inside as there are units', { bearable: 100, left: 10, letIn: 12 }, 0],
  ['what the shards bear when nobody knows what is left', { bearable: 100, left: undefined, letIn: 99 }, 10],
])('the room lets in %s', (_, room, count) => {
  expect(outflow(room, 100)).toBeCloseTo(count)
})
