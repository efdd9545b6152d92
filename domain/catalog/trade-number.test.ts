/** A trade number is only told to machines when it can be one. */
import { expect, test } from 'vitest'
import { hasWrongCheckDigit, tradeNumber } from './trade-number.ts'

test.each([
  ['4006381333931', '4006381333931'],
  ['0 36000 29145 2', '036000291452'],
  ['96385074', '96385074'],
  ['10614141000415', '10614141000415'],
])('%s is one', (text, digits) => {
  expect(tradeNumber(text)).toBe(digits)
})

test.each(['', '4006381333932', '123', '0000000000000', 'ABC-4006381333931', '40063813339310', '2012345678903'])(
  '%s is none',
  (text) => {
    expect(tradeNumber(text)).toBeUndefined()
  },
)

/** A shop's own number with a digit that fits is no mistake, and neither is what is no number of that length. */
test.each([
  ['4006381333931', false],
  ['4006381333932', true],
  ['4006381 33393-2', true],
  ['96385075', true],
  ['036000291453', true],
  ['10614141000416', true],
  ['2012345678903', false],
  ['40063813339310', true],
  ['123', false],
  ['ABC-4006381333932', false],
  ['00000000', false],
  ['', false],
])('whether the last digit of %s is wrong: %s', (text, wrong) => {
  expect(hasWrongCheckDigit(text)).toBe(wrong)
})
