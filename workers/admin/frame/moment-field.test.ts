/** What a field for date and time is read as, and why it is no moment. */
import { expect, test } from 'vitest'
import { momentAmiss, momentIn, momentOrNone, momentText } from './moment-field.ts'

const ZONE = 'Europe/Amsterdam'

test.each([
  ['', null],
  ['2026-12-24T09:00', Date.UTC(2026, 11, 24, 8)],
  ['2027-03-28T02:30', 'clock-forward'],
  ['2027-10-31T02:30', 'clock-back'],
  ['soon', 'moment-form'],
])('%j is %j', (text, at) => {
  expect(momentIn(text, null, ZONE)).toBe(at)
})

test('a time that nobody touched stays to the millisecond, also in the hour that comes twice', () => {
  const second = Date.UTC(2027, 9, 31, 1, 30, 12, 345)
  const text = momentText(second, ZONE)
  expect(text).toBe('2027-10-31T02:30')
  expect(momentIn(text, second, ZONE)).toBe(second)
  expect(momentIn(text, second - 60_000, ZONE)).toBe('clock-back')
})

test('what is no moment is kept as none, and said in the words of the page', () => {
  expect(momentOrNone('2027-03-28T02:30', null, ZONE)).toBeNaN()
  expect(momentAmiss('2027-03-28T02:30', ZONE, 'en')).toContain('put forward')
  expect(momentAmiss('2027-10-31T02:30', ZONE, 'zh')).toContain('出现两次')
  // A day that can be read and that the schema refuses all the same.
  expect(momentAmiss('1899-01-01T00:00', ZONE, 'en')).toContain('from 1970 on')
})
