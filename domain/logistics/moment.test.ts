/** A moment as it is written: one, or refused by the name of what is wrong with it. */
import { expect, test } from 'vitest'
import { momentSaid } from './moment.ts'

test.each([
  ['2027-03-28T01:59', 'Europe/Amsterdam', Date.parse('2027-03-28T00:59Z')],
  ['2027-03-28T02:00', 'Europe/Amsterdam', 'clock-forward'],
  ['2027-03-28T02:30', 'Europe/Amsterdam', 'clock-forward'],
  ['2027-03-28T02:30', 'UTC', Date.parse('2027-03-28T02:30Z')],
  ['2027-03-28T03:00', 'Europe/Amsterdam', Date.parse('2027-03-28T01:00Z')],
  ['2027-10-31T02:30', 'Europe/Amsterdam', 'clock-back'],
  ['2027-10-31T03:00', 'Europe/Amsterdam', Date.parse('2027-10-31T02:00Z')],
  // By half an hour, on an island.
  ['2027-10-03T02:15', 'Australia/Lord_Howe', 'clock-forward'],
  // Which of two is meant is said by the offset.
  ['2027-10-31T02:30+02:00', 'Europe/Amsterdam', Date.parse('2027-10-31T00:30Z')],
  ['2027-10-31T02:30+01:00', 'Europe/Amsterdam', Date.parse('2027-10-31T01:30Z')],
  ['2027-06-01T08:00:00', 'Asia/Tokyo', Date.parse('2027-05-31T23:00Z')],
  ['2027-02-30T08:00', 'UTC', 'moment-form'],
  ['tomorrow', 'UTC', 'moment-form'],
] as const)('%s in %s', (text, zone, moment) => {
  expect(momentSaid(text, zone)).toBe(moment)
})
