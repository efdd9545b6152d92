/** Freight and duty are shared to the last minor unit. */
import { array, assert as holds, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { newVariantId } from '../../ids.ts'
import { landedCosts } from './landed-cost.ts'

const variant = newVariantId(new Uint8Array(16))
const line = (units: number, cost: number | null) => ({ variant, units, cost })
const terms = (freight: number, duty = 0) => ({ freight, duty })

test.each([
  [[line(10, 300), line(5, 200)], terms(300, 100), [300, 100], [330, 220]],
  [[line(1, 100), line(1, 100), line(1, 100)], terms(100), [34, 33, 33], [134, 133, 133]],
  [[line(2, null), line(6, null)], terms(8), [2, 6], [1, 1]],
  [[line(0, 500)], terms(90), [0], [500]],
  [[], terms(90), [], []],
  [[line(3, 99_999_999_999), line(1, 1)], terms(99_999_999_999), [99_999_999_999, 0], [133_333_333_332, 1]],
])('%j with %j on top', (lines, on, shares, costs) => {
  const landed = landedCosts(lines, on)
  expect(landed.map(({ share }) => share)).toEqual(shares)
  expect(landed.map(({ unitCost }) => unitCost)).toEqual(costs)
})

test('whatever comes on top is shared whole, and nobody gets less than nothing', () => {
  const some = record({ units: integer({ min: 0, max: 500 }), cost: integer({ min: 0, max: 1_000_000 }) })
  holds(
    property(array(some, { minLength: 1, maxLength: 30 }), integer({ min: 0, max: 10_000_000 }), (lines, freight) => {
      const landed = landedCosts(
        lines.map((one) => ({ ...one, variant })),
        terms(freight),
      )
      const weighs = lines.some(({ units }) => units > 0)
      expect(landed.reduce((sum, { share }) => sum + share, 0)).toBe(weighs ? freight : 0)
      expect(Math.min(...landed.map(({ share }) => share))).toBeGreaterThanOrEqual(0)
    }),
  )
})
