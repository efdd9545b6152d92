/** A cart in an address: what is meant is read, and nothing is half read. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { variantId } from '../ids.ts'
import { readOffered, writeOffered } from './offered.ts'

const MUG = 'var_0123456789abcdef'
const JUG = 'var_fedcba9876543210'

test.each([
  [MUG, [[MUG, 1]]],
  [
    `${MUG}:2,${JUG}:3`,
    [
      [MUG, 2],
      [JUG, 3],
    ],
  ],
  [`${MUG}:1,${MUG}:2`, [[MUG, 3]]],
  [`${MUG}:999`, [[MUG, 999]]],
])('%s is a cart', (text, lines) => {
  expect(readOffered(text)?.map((lineItem) => [lineItem.variantId, lineItem.units])).toEqual(lines)
})

test.each([
  '',
  ',',
  `${MUG},`,
  `${MUG}:0`,
  `${MUG}:-1`,
  `${MUG}:1.5`,
  `${MUG}:1000`,
  `${MUG}:999,${MUG}:1`,
  `${MUG}:1:1`,
  `${MUG}:1e2`,
  'drawer',
  Array.from({ length: 51 }, (_, at) => `var_${String(at).padStart(16, '0')}`).join(','),
])('%j is none', (text) => {
  expect(readOffered(text)).toBeUndefined()
})

test('what was written is read again', () => {
  const lineItem = fc.record({
    variantId: fc.constantFrom(variantId(MUG), variantId(JUG)),
    units: fc.integer({ min: 1, max: 999 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(lineItem, { minLength: 1, selector: (one) => one.variantId }), (lines) => {
      const offered = lines.flatMap(({ variantId: id, units }) => (id ? [{ variantId: id, units }] : []))
      expect(readOffered(writeOffered(offered))).toEqual(offered)
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => void readOffered(text)))
})
