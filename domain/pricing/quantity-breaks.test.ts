/** Prices by quantity, and which of them would rise with it. */
import { expect, test } from 'vitest'
import { areRising, breaksAfter } from './quantity-breaks.ts'

const there = [
  { units: 3, amount: 2999 },
  { units: 10, amount: 2500 },
]

test.each([
  ['a dearer one between', [{ units: 5, amount: 3900 }], true],
  ['a dearer one behind', [{ units: 20, amount: 2501 }], true],
  ['a cheaper one before', [{ units: 1, amount: 2000 }], true],
  ['the same price again', [{ units: 5, amount: 2500 }], false],
  ['cheaper, step by step', [{ units: 5, amount: 2700 }], false],
  ['one that is taken out', [{ units: 3, amount: null }], false],
  [
    'all of them raised at once',
    [
      { units: 3, amount: 3999 },
      { units: 10, amount: 3500 },
    ],
    false,
  ],
])('%s', (_, said, rises) => {
  expect(areRising(breaksAfter(there, said))).toBe(rises)
})

test('they stand by quantity, in whatever order they are said', () => {
  expect(breaksAfter(there, [{ units: 5, amount: 2700 }]).map(({ units }) => units)).toEqual([3, 5, 10])
})
