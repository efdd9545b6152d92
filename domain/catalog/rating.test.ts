/** Sums of stars, and the averages that files and pages say of them. */
import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { averageOf, averageText, ratingOf, REVIEWS_MAX, STARS } from './rating.ts'

test.each([
  [4.6, 23, { sum: 106, count: 23 }],
  [5, 1, { sum: 5, count: 1 }],
  [0, 2, { sum: 0, count: 2 }],
  [4.6, 0, null],
  [5.1, 3, undefined],
  [-1, 3, undefined],
  [Number.NaN, 3, undefined],
  [4, 2.5, undefined],
  [4, -1, undefined],
  [4, REVIEWS_MAX + 1, undefined],
])('%j from %j reviews is %j', (average, count, rating) => {
  expect(ratingOf(average, count)).toEqual(rating)
})

test('an average is written short, and read again it is the same sum', () => {
  expect(averageText({ sum: 106, count: 23 })).toBe('4.6')
  expect(averageText({ sum: 15, count: 3 })).toBe('5.0')
  const count = integer({ min: 1, max: REVIEWS_MAX })
  const stars = integer({ min: 0, max: STARS * REVIEWS_MAX })
  assert(
    property(count, stars, (many, more) => {
      const rating = { sum: more % (STARS * many + 1), count: many }
      expect(ratingOf(Number(averageText(rating)), many)).toEqual(rating)
      expect(averageOf(rating)).toBeLessThanOrEqual(STARS)
    }),
  )
})
