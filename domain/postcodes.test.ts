/** Postcodes as merchants list them: put right where it is plain what is meant, refused by name where it is not. */
import { expect, test } from 'vitest'
import { postcodeRanges, rangeOf, rangeText, readPostcodeRange, signsIn } from './postcodes.ts'

test.each([
  ['', []],
  [
    '35, 38',
    [
      ['35', '35'],
      ['38', '38'],
    ],
  ],
  ['90001-90099', [['90001', '90099']]],
  ['bt', [['BT', 'BT']]],
  ['1-22', undefined],
  ['9-1', undefined],
  ['9*', undefined],
  ['1-2-3', undefined],
])('postcodes %j', (text, ranges) => {
  expect(postcodeRanges(text)).toEqual(ranges)
})

/** Of Poland, Japan and the United States. */
const isWhole = (written: string) => /^(\d\d-\d{3}|\d{3}-\d{4}|\d{5}-\d{4})$/.test(written)

test.each([
  ['35', '35'],
  [' 1012 ab ', '1012AB'],
  ['１０１２　ＡＢ', '1012AB'],
  ['１０００–１０９９', '1000-1099'],
  ['1000 － 1099', '1000-1099'],
  ['1012AA - 1012AZ', '1012AA-1012AZ'],
  ['00-950', '00950'],
  ['00-950-00-999', '00950-00999'],
  ['00-950 – 00-999', '00950-00999'],
  ['154-0023', '1540023'],
  ['90012-1234', '900121234'],
  ['٣٥', '35'],
  ['1099-1000', 'postcode-reversed'],
  ['1-22', 'postcode-range'],
  ['1-2-3-4', 'postcode-range'],
  ['-35', 'postcode-range'],
  ['35-', 'postcode-range'],
  ['9*', 'postcode-range'],
  ['', 'postcode-range'],
  [' ', 'postcode-range'],
  ['1234567890123', 'postcode-range'],
  ['9'.repeat(1_000_000), 'postcode-range'],
])('an entry %j', (text, read) => {
  const range = readPostcodeRange(text, isWhole)
  expect(typeof range === 'string' ? range : rangeText(range)).toBe(read)
  if (typeof range !== 'string') expect(rangeOf(rangeText(range))).toEqual(range)
})

test.each([
  ['1055AB', '10', 2],
  ['1055AB', '1000-1099', 4],
  ['1055AB', '1055AB', 6],
  ['1100AA', '1000-1099', 0],
  ['10', '1000-1099', 0],
  ['', '1', 0],
])('%s has of %s so many signs: %d', (postcode, text, signs) => {
  expect(signsIn(postcode, rangeOf(text))).toBe(signs)
})
