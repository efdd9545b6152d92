/** Who comes some times passes without a question to the platform; who comes more often is asked about. */
import { expect, test } from 'vitest'
import { FirstBound } from './first-bound.ts'

const MINUTE = 60_000

test('a key passes so often in a period, and again in the next', () => {
  const bound = new FirstBound(2, MINUTE)
  expect([1, 2, 3, 4].map((at) => bound.passes('pay:cart', at))).toEqual([true, true, false, false])
  expect(bound.passes('pay:other', 5)).toBe(true)
  expect([MINUTE, MINUTE + 1, MINUTE + 2].map((at) => bound.passes('pay:cart', at))).toEqual([true, true, false])
})

test('a clock that goes back begins a period anew', () => {
  const bound = new FirstBound(1, MINUTE)
  expect([MINUTE, MINUTE + 1, 0, 1].map((at) => bound.passes('pay:cart', at))).toEqual([true, false, true, false])
})

test('of more keys than it remembers none passes, and those that it knows still do', () => {
  const bound = new FirstBound(2, MINUTE)
  const passed = Array.from({ length: 30_000 }, (_, at) => bound.passes(`pay:${at}`, 0)).filter(Boolean)
  expect(passed).toHaveLength(20_000)
  expect([bound.passes('pay:0', 1), bound.passes('pay:29999', 1)]).toEqual([true, false])
})
