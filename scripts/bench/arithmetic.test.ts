/** The arithmetic of the answers. */
import { expect, test } from 'vitest'
import { holdsByLane, percentile, rate } from './arithmetic.ts'

test('holds are counted by the lanes that gave them; one of two lanes counts for both, a refused one for none', () => {
  const held = (...lanes: number[]) => ({ status: 200, body: JSON.stringify({ lanes }) })
  const refused = { status: 409, body: '{"code":"insufficient-stock"}' }
  const counts = holdsByLane({ answers: [held(0), held(7), held(0), held(0, 7), refused] })
  expect([...counts]).toEqual([
    [0, 3],
    [7, 2],
  ])
})

test('the slowest hundredth of a hundred answers is the last of them, and no order is asked for', () => {
  const took = Array.from({ length: 100 }, (_, at) => 100 - at)
  expect([0.5, 0.99, 1].map((share) => percentile(took, share))).toEqual([51, 100, 100])
  expect(percentile([], 0.5)).toBe(0)
})

test('a rate is chains a second', () => {
  expect(rate({ chains: 300, ms: 2_000 })).toBe(150)
})
