/** The draws are as uneven as a shop's visitors, and the same in every run. */
import { expect, test } from 'vitest'
import { zipf } from './zipf.ts'

test('the second is wanted half as often as the first, the tenth a tenth', () => {
  const counts = new Map<number, number>()
  const draws = 200_000
  for (const rank of zipf(10_000, draws, 7)) counts.set(rank, (counts.get(rank) ?? 0) + 1)
  const first = counts.get(0) ?? 0
  // The sum of 1/k over 10,000 is 9.79.
  expect(first / draws).toBeCloseTo(1 / 9.79, 2)
  expect((counts.get(1) ?? 0) / first).toBeCloseTo(1 / 2, 1)
  expect((counts.get(9) ?? 0) / first).toBeCloseTo(1 / 10, 1)
  expect(Math.max(...counts.keys())).toBeLessThan(10_000)
})

test('the same seed draws the same, another draws another', () => {
  expect(zipf(100, 50, 1)).toEqual(zipf(100, 50, 1))
  expect(zipf(100, 50, 1)).not.toEqual(zipf(100, 50, 2))
})
