/** Ranges of prices: round, never empty, and together all there is. */
import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { AMOUNT_MAX } from '../money.ts'
import { priceSteps, type Heap } from './price-steps.ts'

const beginOf = (amount: number): number => {
  const first = Number(String(amount)[0])
  return (([5, 3, 2, 1] as const).find((begin) => first >= begin) ?? 0) * 10 ** (String(amount).length - 1)
}

/** @param products each with the prices of its variants */
const heapsOf = (products: readonly (readonly number[])[]): Heap[] =>
  products.flatMap((prices) =>
    [...new Set(prices.map(beginOf))]
      .toSorted((a, b) => a - b)
      .map((least, at, all) => ({ least, before: all[at - 1] ?? null, count: 1 })),
  )

test('ranges part a shelf at round prices', () => {
  const prices = [900, 1200, 1900, 2400, 2800, 2900, 3100, 4900, 5400, 6200, 8400, 12_900]
  expect(priceSteps(heapsOf(prices.map((price) => [price])))).toEqual([
    { min: null, max: 1999, count: 3 },
    { min: 2000, max: 2999, count: 3 },
    { min: 3000, max: 4999, count: 2 },
    { min: 5000, max: null, count: 4 },
  ])
})

test.each([[[]], [[2800]], [[2100, 2900]], [[0, 0]]])('%j is no choice', (prices) => {
  expect(priceSteps(heapsOf(prices.map((price) => [price])))).toEqual([])
})

test('whatever the prices: four at most, in order, without gaps, each counted as it would be listed', () => {
  const price = integer({ min: 0, max: AMOUNT_MAX }).chain((top) => integer({ min: 0, max: top }))
  assert(
    property(array(array(price, { minLength: 1, maxLength: 4 })), (products) => {
      const steps = priceSteps(heapsOf(products))
      if (steps.length === 0) return
      expect(steps.length).toBeLessThanOrEqual(4)
      expect(steps.length).toBeGreaterThan(1)
      for (const [index, { min, max, count }] of steps.entries()) {
        expect(count).toBeGreaterThan(0)
        expect(min).toBe(index === 0 ? null : (steps[index - 1]?.max ?? 0) + 1)
        const isWithin = (amount: number) => amount >= (min ?? 0) && amount <= (max ?? AMOUNT_MAX)
        const listed = products.filter((prices) => prices.some(isWithin))
        expect(count).toBe(listed.length)
      }
      expect(steps.at(-1)?.max).toBeNull()
    }),
  )
})
