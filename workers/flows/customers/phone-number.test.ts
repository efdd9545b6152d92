/** Telephone numbers, as they are written in their countries and from abroad. */
import { expect, test } from 'vitest'
import { phoneNumberIn } from './phone-number.ts'

test('a number that says its country is known however it is written', () => {
  for (const text of [
    '+46 70 123 45 67',
    '0046701234567',
    '+46 (0)70-123 45 67',
    ' ＋４６７０１２３４５６７ ',
    '+46.70.1234567',
  ])
    expect(phoneNumberIn(text), text).toBe('+46701234567')
})

test.each([
  ['070-123 45 67', 'SE', '+46701234567'],
  ['0151 23456789', 'DE', '+4915123456789'],
  ['(415) 555-2671', 'US', '+14155552671'],
  ['06 12 34 56 78', 'FR', '+33612345678'],
  // Italy keeps its nought.
  ['06 698 12345', 'IT', '+390669812345'],
  ['138 1234 5678', 'CN', '+8613812345678'],
  ['9123 4567', 'HK', '+85291234567'],
  ['+46701234567', 'DE', '+46701234567'],
])('%s, written in %s, is %s', (text, country, expected) => {
  expect(phoneNumberIn(text, country)).toBe(expected)
})

test('what is none, or could be of anywhere, is no number', () => {
  for (const text of [
    '',
    '070 123 45 67',
    '+46',
    '+46 70 CALL ME',
    '+4670123456789012',
    '+46701234567 x5',
    'call +46701234567',
    '<b>',
  ])
    expect(phoneNumberIn(text), text).toBeUndefined()
  expect(phoneNumberIn('12', 'DE')).toBeUndefined()
  expect(phoneNumberIn('070 123 45 67', 'Atlantis')).toBeUndefined()
})
