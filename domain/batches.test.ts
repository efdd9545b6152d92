/** Batches that a queue takes: nothing lost, nothing reordered, nothing too large. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchesOf } from './batches.ts'

const of = (...sizes: number[]) => sizes.map((bytes) => ({ bytes }))
const sizes = (batches: { bytes: number }[][]) => batches.map((batch) => batch.map(({ bytes }) => bytes))

test.each([
  [[], []],
  [[5, 5], [[5, 5]]],
  [
    [5, 6],
    [[5], [6]],
  ],
  [
    [1, 1, 1, 1],
    [[1, 1, 1], [1]],
  ],
  [[11], [[11]]],
  [
    [1, 11, 1],
    [[1], [11], [1]],
  ],
])('cuts %j at three members and ten bytes into %j', (members, batches) => {
  expect(sizes(batchesOf(of(...members), 3, 10))).toEqual(batches)
})

test('keeps every member in its order, within the bounds', () => {
  const list = fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 30 }) }))
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 5 }), (members, most) => {
      const batches = batchesOf(members, most, 20)
      expect(batches.flat()).toEqual(members)
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(most)
        if (batch.length > 1) expect(batch.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(20)
      }
    }),
  )
})
