/** After a loss nobody is a stranger. */
import { expect, test } from 'vitest'
import { ASSUMED_TRIES, COUNTS_MAX, countsAfterWaking, easedCount, hasRoom, nextCount } from './counting.ts'

const period = { now: 1_000_000, periodMs: 60_000, assumed: 0 }

test('counts on within the period, begins anew behind it', () => {
  const first = nextCount(undefined, period)
  expect(first).toEqual({ times: 1, since: 1_000_000, last: 1_000_000, before: 0, ends: 1_060_000 })
  expect(nextCount(first, { ...period, now: 1_000_500 })).toMatchObject({
    times: 2,
    since: 1_000_000,
    before: 1_000_000,
  })
  expect(nextCount(first, { ...period, now: 1_060_000 }).times).toBe(1)
})

test('who is unknown after a loss has tried as often as could have been lost', () => {
  expect(nextCount(undefined, { ...period, assumed: ASSUMED_TRIES }).times).toBe(ASSUMED_TRIES + 1)
})

test('what was written is counted on from; what may have come after it is added', () => {
  const written = new Map([['a', nextCount(undefined, period)]])
  expect(countsAfterWaking(written, true).get('a')?.times).toBe(1)
  expect(countsAfterWaking(written, false).get('a')?.times).toBe(1 + ASSUMED_TRIES)
})

test('a success takes one back, and no more than there are', () => {
  const one = nextCount(undefined, period)
  expect(easedCount(one).times).toBe(0)
  expect(easedCount(easedCount(one)).times).toBe(0)
})

test('there is an end to how many are remembered, and what is over makes room', () => {
  const counts = new Map(Array.from({ length: COUNTS_MAX }, (_, at) => [`k${at}`, nextCount(undefined, period)]))
  expect(hasRoom(counts, period.now)).toBe(false)
  expect(hasRoom(counts, period.now + period.periodMs)).toBe(true)
  expect(counts.size).toBe(0)
})
