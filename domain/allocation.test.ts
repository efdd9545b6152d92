/** Parts make up the whole, whatever the sum and the weights. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, shareOf } from './allocation.ts'

test.each<[string, number, number[], number[]]>([
  ['by weight', 100, [1, 1], [50, 50]],
  // Hamilton's method: https://en.wikipedia.org/wiki/Largest_remainder_method
  ['what is left goes to the largest remainder', 100, [1, 1, 1], [34, 33, 33]],
  ['and of equal ones to the first', 2, [1, 1, 1], [1, 1, 0]],
  ['a heavier one bears more', 10, [700, 300], [7, 3]],
  ['remainders, not sizes, decide', 10, [1_000, 334, 333], [6, 2, 2]],
  ['nothing bears nothing', 5, [0, 3, 0], [0, 5, 0]],
  ['where all are nothing the first bears it', 5, [0, 0], [5, 0]],
  ['what is given back is divided as what was taken', -100, [1, 1, 1], [-34, -33, -33]],
  ['nothing of nobody', 0, [], []],
  ['beyond what a product of numbers holds', 99_999_999_999, [99_999_999_999, 1], [99_999_999_998, 1]],
])('%s', (_, amount, weights, parts) => {
  expect(allocate(amount, weights)).toEqual(parts)
})

test('parts sum to the amount, none is below nothing, and none is off its share by a unit', () => {
  const whole = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(whole, fc.array(whole, { minLength: 1, maxLength: 30 }), (amount, weights) => {
      const parts = allocate(amount, weights)
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
      for (const [index, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0)
        if (all > 0) expect(Math.abs(part - (amount * (weights[index] ?? 0)) / all)).toBeLessThan(1)
      }
    }),
  )
})

test('refuses halves, what is below nothing, and what nobody bears', () => {
  expect(() => allocate(0.5, [1])).toThrow(RangeError)
  expect(() => allocate(Number.MAX_VALUE, [1])).toThrow(RangeError)
  expect(() => allocate(1, [-1])).toThrow(RangeError)
  expect(() => allocate(1, [])).toThrow(RangeError)
})

test.each([
  [999, 1_000, 100],
  [5, 1_000, 1],
  [4, 1_000, 0],
  [99_999_999_999_999, 9_999, 99_989_999_999_999],
])('%d at a rate of %d hundredths of a per cent is %d', (amount, rate, share) => {
  expect(shareOf(amount, rate)).toBe(share)
})
