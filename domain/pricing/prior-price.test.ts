/** What may be struck in the EU: sequences of prices and what the law makes of them. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { lowestBefore, PRIOR_PRICE_MS, priorPrice, strikesPriorPrices, type PastPrice } from './prior-price.ts'

const DAY = 24 * 60 * 60_000

/** `[day, amount]`; with a third member it is announced as a reduction. */
type Step = readonly [day: number, amount: number | null, reduced?: true]
const past = (steps: readonly Step[]): PastPrice[] =>
  steps.map(([day, amount, reduced = false]) => ({ at: day * DAY, amount, reduced }))

test.each<readonly [string, readonly Step[], number | null]>([
  ['never reduced', [[0, 100]], null],
  [
    'a sale after a month',
    [
      [0, 100],
      [40, 80, true],
    ],
    100,
  ],
  [
    'a sale after a day: what is known counts',
    [
      [0, 100],
      [1, 80, true],
    ],
    100,
  ],
  [
    '80, 100, 90: no reduction at all',
    [
      [0, 80],
      [40, 100],
      [50, 90, true],
    ],
    null,
  ],
  [
    '80, 100, 70: reckoned from 80',
    [
      [0, 80],
      [40, 100],
      [50, 70, true],
    ],
    80,
  ],
  [
    '80 is older than thirty days when 90 begins',
    [
      [0, 80],
      [40, 100],
      [71, 90, true],
    ],
    100,
  ],
  [
    '80 was paid until thirty days before, to the moment',
    [
      [0, 80],
      [40, 100],
      [70, 90, true],
    ],
    100,
  ],
  [
    '80 was paid a moment within thirty days',
    [
      [0, 80],
      [40, 100],
      [69.999, 90, true],
    ],
    null,
  ],
  [
    'step by step: 100, 90, 80 keeps 100',
    [
      [0, 100],
      [40, 90, true],
      [50, 80, true],
    ],
    100,
  ],
  [
    'step by step over months keeps 100',
    [
      [0, 100],
      [40, 90, true],
      [200, 80, true],
    ],
    100,
  ],
  [
    'a sale, its end, and a sale again within thirty days',
    [
      [0, 100],
      [40, 80, true],
      [45, 100],
      [50, 90, true],
    ],
    null,
  ],
  [
    'the same, lower than before',
    [
      [0, 100],
      [40, 80, true],
      [45, 100],
      [50, 70, true],
    ],
    80,
  ],
  [
    'a sale again after thirty days',
    [
      [0, 100],
      [40, 80, true],
      [45, 100],
      [80, 90, true],
    ],
    100,
  ],
  [
    'a sale that goes up again is another one',
    [
      [0, 100],
      [40, 80, true],
      [41, 90, true],
    ],
    null,
  ],
  ['imported with a price before: nothing is known', [[0, 80, true]], null],
  [
    'not sold, and then reduced at once',
    [
      [0, null],
      [40, 80, true],
    ],
    null,
  ],
  [
    'sold, not sold for a while, and reduced',
    [
      [0, 100],
      [40, null],
      [45, 80, true],
    ],
    100,
  ],
  [
    'raised for a moment before the sale',
    [
      [0, 100],
      [40, 200],
      [40, 90, true],
    ],
    100,
  ],
  [
    'as low as it was: nothing is struck',
    [
      [0, 100],
      [40, 100, true],
    ],
    null,
  ],
  [
    'the price is lowered without a word, then called a sale',
    [
      [0, 100],
      [40, 80],
      [41, 80, true],
    ],
    null,
  ],
])('%s', (_, steps, expected) => {
  expect(priorPrice(past(steps))).toBe(expected)
})

const anyPast = fc
  .array(
    fc.record({
      days: fc.integer({ min: 0, max: 40 }),
      amount: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
      reduced: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) => {
    let at = 0
    return steps.map(({ days, amount, reduced }): PastPrice => {
      at += days * DAY
      return { at, amount, reduced }
    })
  })

test('what is struck is above the price, was paid, and is no more than any price of the thirty days', () => {
  fc.assert(
    fc.property(anyPast, (steps) => {
      const struck = priorPrice(steps)
      const now = steps.at(-1)
      if (struck === null) return true
      return (
        now !== undefined && now.amount !== null && struck > now.amount && steps.some(({ amount }) => amount === struck)
      )
    }),
  )
})

test('what is older than thirty days and over before then changes nothing', () => {
  fc.assert(
    fc.property(anyPast, fc.integer({ min: 0, max: 50 }), (steps, amount) => {
      const since = steps.at(-1)?.at ?? 0
      const [first] = steps
      const old = { at: (first?.at ?? 0) - 2 * PRIOR_PRICE_MS, amount, reduced: false }
      const gap = { at: (first?.at ?? 0) - PRIOR_PRICE_MS, amount: null, reduced: false }
      return lowestBefore([old, gap, ...steps], since) === lowestBefore(steps, since)
    }),
  )
})

const EUR = currency('EUR')
const market = (countries: readonly string[], priorPrices?: 'by-law' | 'always' | 'never') => ({
  id: 'one',
  countries,
  pricesIncludeTax: true,
  ...(priorPrices && { priorPrices }),
})
test.each([
  ['of the EU', [market(['US', 'FR'])], true],
  ['of elsewhere', [market(['US', 'GB', 'CH', 'NO'])], false],
  ['of elsewhere, always', [market(['US'], 'always')], true],
  ['of the EU, never', [market(['FR'], 'never')], false],
  ['one of several', [market(['US']), market(['DE'], 'by-law')], true],
  ['none', [], false],
])('markets %s', (_, markets, strict) => {
  expect(strikesPriorPrices({ currencies: [EUR], languages: ['en'], markets } as never)).toBe(strict)
})
