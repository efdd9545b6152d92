/** A trade number is only told to machines when it can be one. */
import { expect, test } from 'vitest'
import { tradeNumber } from './trade-number.ts'

test.each([
  ['4006381333931', '4006381333931'],
  ['0 36000 29145 2', '036000291452'],
  ['96385074', '96385074'],
  ['10614141000415', '10614141000415'],
])('%s is one', (text, digits) => {
  expect(tradeNumber(text)).toBe(digits)
})

test.each(['', '4006381333932', '123', '0000000000000', 'ABC-4006381333931', '40063813339310', '2012345678900'])(
  '%s is none',
  (text) => {
    expect(tradeNumber(text)).toBeUndefined()
  },
)
