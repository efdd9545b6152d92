/** Ranges of prices: round, never empty, and together all there is. */
import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { AMOUNT_MAX } from '../money.ts'
import { priceSteps, type Heap } from './price-steps.ts'

const heapsOf = (amounts: readonly number[]): Heap[] =>
  [...Map.groupBy(amounts, (amount) => `${String(amount).length} ${String(amount)[0]}`)].map(([name, same]) => {
    const [digits = 0, first = 0] = name.split(' ').map(Number)
    return { digits, first, count: same.length }
  })

test('ranges part a shelf at round prices', () => {
  const prices = [900, 1200, 1900, 2400, 2800, 2900, 3100, 4900, 5400, 6200, 8400, 12_900]
  expect(priceSteps(heapsOf(prices))).toEqual([
    { min: null, max: 1999, count: 3 },
    { min: 2000, max: 2999, count: 3 },
    { min: 3000, max: 4999, count: 2 },
    { min: 5000, max: null, count: 4 },
  ])
})

test.each([[[]], [[2800]], [[2100, 2900]], [[0, 0]]])('%j is no choice', (prices) => {
  expect(priceSteps(heapsOf(prices))).toEqual([])
})

test('whatever the prices: four at most, in order, without gaps, each counted as it would be listed', () => {
  const prices = array(integer({ min: 0, max: AMOUNT_MAX }).chain((top) => integer({ min: 0, max: top })))
  assert(
    property(prices, (amounts) => {
      const steps = priceSteps(heapsOf(amounts))
      if (steps.length === 0) return
      expect(steps.length).toBeLessThanOrEqual(4)
      expect(steps.length).toBeGreaterThan(1)
      for (const [index, { min, max, count }] of steps.entries()) {
        expect(count).toBeGreaterThan(0)
        expect(min).toBe(index === 0 ? null : (steps[index - 1]?.max ?? 0) + 1)
        const listed = amounts.filter((amount) => amount >= (min ?? 0) && amount <= (max ?? AMOUNT_MAX))
        expect(count).toBe(listed.length)
      }
      expect(steps.at(-1)?.max).toBeNull()
    }),
  )
})
