/** Check digits of postal numbers, by published vectors, and spellings of one number. */
import { expect, test } from 'vitest'
import { compactNumber, s10CheckDigit, s10Number, trackingNumber } from './tracking-number.ts'

test.each([
  ['00071758', 1],
  ['96633102', 0],
  ['76129403', 8],
  ['47312482', 9],
  ['00071759', 5],
])('the digit of %s is %d', (serial, digit) => {
  expect(s10CheckDigit(serial)).toBe(digit)
})

test('a number is made with its digit', () => {
  expect(s10Number('EB', 71_759, 'HK')).toBe('EB000717595HK')
  expect(trackingNumber(s10Number('RR', 99_999_999, 'GR')).ok).toBe(true)
})

test.each([
  ['EB 0007 1759 5 HK', 'EB000717595HK'],
  ['eb-000717595-hk', 'EB000717595HK'],
  ['ＥＢ０００７１７５９５ＨＫ', 'EB000717595HK'],
  // No number of a post: nobody knows its rule, and it stays as it was written.
  ['1Z 999 AA1 01 2345 6784', '1Z 999 AA1 01 2345 6784'],
  ['３S０００', '3S000'],
  ['', ''],
  ['EB00071759HK', 'EB00071759HK'],
])('%s is kept as %s', (typed, kept) => {
  expect(trackingNumber(typed)).toEqual({ ok: true, value: kept })
})

test.each(['EB000717594HK', 'EB 000 717 594 HK', 'ｅｂ０００７１７５９４ｈｋ'])('%s has a wrong digit', (typed) => {
  expect(trackingNumber(typed)).toEqual({ ok: false, refusal: { code: 'tracking-number-wrong' } })
})

test('no other digit is taken at its end', () => {
  const taken = Array.from({ length: 10 }, (_, digit) => trackingNumber(`EB00071759${digit}HK`).ok)
  expect(taken.flatMap((ok, digit) => (ok ? digit : []))).toEqual([5])
})

test('two spellings of one number are one', () => {
  expect(compactNumber('1Z 999—AA1')).toBe(compactNumber('１z999aa1'))
})
