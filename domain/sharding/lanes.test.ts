/** How an item is divided, and in which order its lanes are asked. */
import { assert, constantFrom, integer, property, uint8Array, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { newCartId, newVariantId, type PaymentId, type VariantId } from '../ids.ts'
import { forgetsLanes, itemOf, laneIn, laneKey, LANE_NUMBER_MAX, laneOf, lanesFor, UNSPLIT } from './lanes.ts'
import { slotOf } from './slots.ts'

const bytes = uint8Array({ minLength: 24, maxLength: 24 })
const mug = newVariantId(new Uint8Array(16))

test('a lane and its item are told from their key alone; the first lane is the item itself', () => {
  assert(
    property(bytes, integer({ min: 0, max: LANE_NUMBER_MAX }), (random, lane) => {
      const item = newVariantId(random)
      expect(laneOf(laneKey(item, lane))).toEqual({ item, lane })
      expect(itemOf(laneKey(item, lane))).toBe(item)
    }),
  )
  expect(laneKey(mug, 0)).toBe(mug)
  expect(laneKey(mug, 3)).toBe(`${mug}#3`)
})

test('a shopper asks every lane once, and in the same order with every try and every attempt to pay', () => {
  const lanes = uniqueArray(integer({ min: 1, max: 999 }), { maxLength: 8 }).map((some) => [0, ...some])
  assert(
    property(lanes, bytes, integer({ min: 1, max: 20 }), (some, random, attempt) => {
      const cart = newCartId(random)
      const split = { lanes: some, closing: [1_000] }
      const order = lanesFor(split, cart)
      expect(order.toSorted((a, b) => a - b)).toEqual(some.toSorted((a, b) => a - b))
      expect(lanesFor(split, `${cart.replace('cart_', 'pay_')}_${attempt}` as PaymentId)).toEqual(order)
    }),
  )
})

test('shoppers spread over the lanes, none of which is asked first by more than half as many again as another', () => {
  const split = { lanes: [0, 4, 9, 17], closing: [] }
  const first = new Map<number, number>()
  for (let shopper = 0; shopper < 8_000; shopper++) {
    const random = Uint8Array.from({ length: 24 }, (_, at) => (slotOf(`${shopper} ${at}`) * 7) & 255)
    const [lane = -1] = lanesFor(split, newCartId(random))
    first.set(lane, (first.get(lane) ?? 0) + 1)
  }
  expect([...first.keys()].toSorted((a, b) => a - b)).toEqual(split.lanes)
  expect(Math.max(...first.values()) / Math.min(...first.values())).toBeLessThan(1.5)
})

test('an item that was never divided has one lane', () => {
  expect(lanesFor(UNSPLIT, newCartId(new Uint8Array(24)))).toEqual([0])
})

test('a lane is found for any slots that a shard may keep, and never one that is used', () => {
  assert(
    property(
      bytes,
      integer({ min: 0, max: 1_023 }),
      uniqueArray(integer({ min: 1, max: 500 })),
      (random, slot, used) => {
        const item = newVariantId(random)
        const lane = laneIn(item, new Set([slot]), new Set(used))
        expect(lane).toBeDefined()
        expect(slotOf(laneKey(item, lane ?? 0))).toBe(slot)
        expect(used).not.toContain(lane)
      },
    ),
    { numRuns: 50 },
  )
})

test('no lane is found where there are no slots', () => {
  expect(laneIn(mug, new Set(), new Set())).toBeUndefined()
})

test.each([
  ['an item that was whole', null, { lanes: [0, 2], closing: [] }, false],
  ['another lane', { lanes: [0, 2], closing: [] }, { lanes: [0, 2, 5], closing: [] }, false],
  ['a lane that is closed', { lanes: [0, 2], closing: [] }, { lanes: [0], closing: [2] }, false],
  ['a lane that is opened again', { lanes: [0], closing: [2] }, { lanes: [0, 2], closing: [] }, false],
  ['a lane that sold and is not named', { lanes: [0, 2], closing: [] }, { lanes: [0, 5], closing: [] }, true],
  ['a closed lane that is not named', { lanes: [0], closing: [2] }, { lanes: [0, 5], closing: [] }, true],
])('units of %s: forgotten is %4$s', (_, before, after, forgotten) => {
  expect(forgetsLanes(before, after)).toBe(forgotten)
})

test('an item is a text of its own: two items never share a lane', () => {
  assert(
    property(bytes, bytes, constantFrom(0, 1, 77), (one, other, lane) => {
      const [a, b]: VariantId[] = [newVariantId(one), newVariantId(other)]
      expect(a === b).toBe(laneKey(a as VariantId, lane) === laneKey(b as VariantId, lane))
    }),
  )
})
