/** Clocks on walls: what they show at a moment, and at which moment they show it, also on the days on which they are changed. */
import { expect, test } from 'vitest'
import { momentOf, spanOf, wallClock } from './calendar.ts'

const at = (text: string) => Date.parse(text)

test.each([
  ['2026-11-28T21:40', 'Europe/Amsterdam', '2026-11-28T20:40Z'],
  ['2026-07-01T00:00', 'Europe/Amsterdam', '2026-06-30T22:00Z'],
  ['2026-11-28T09:00', 'Asia/Tokyo', '2026-11-28T00:00Z'],
  ['2026-11-28T09:00', 'Asia/Kathmandu', '2026-11-28T03:15Z'],
  ['2026-11-28T09:00', 'Pacific/Kiritimati', '2026-11-27T19:00Z'],
  ['2026-11-28T09:00', 'UTC', '2026-11-28T09:00Z'],
])('%s in %s is one moment, and the clock there shows it', (wall, zone, moment) => {
  expect(momentOf(wall, zone)).toBe(at(moment))
  const { day, time } = wallClock(at(moment), zone)
  expect(`${day}T${time}`).toBe(wall)
})

test.each([
  // Clocks are put forward: half past two never comes, and is as long after the change as it was meant to be.
  ['2026-03-29T01:59', 'Europe/Amsterdam', '2026-03-29T00:59Z'],
  ['2026-03-29T02:30', 'Europe/Amsterdam', '2026-03-29T01:30Z'],
  ['2026-03-29T03:00', 'Europe/Amsterdam', '2026-03-29T01:00Z'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30Z'],
  // By half an hour, on an island.
  ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45Z'],
  // Clocks are put back: half past two comes twice, and the first is meant.
  ['2026-10-25T02:30', 'Europe/Amsterdam', '2026-10-25T00:30Z'],
  ['2026-10-25T03:00', 'Europe/Amsterdam', '2026-10-25T02:00Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30Z'],
])('on the day of a change %s in %s', (wall, zone, moment) => {
  expect(momentOf(wall, zone)).toBe(at(moment))
})

test.each([
  '',
  '2026-11-28',
  '2026-11-28T25:00',
  '2026-13-01T00:00',
  '2026-02-31T09:00',
  '0026-12-24T09:00',
  '9999-12-31T09:00',
  '2027-02-29T09:00',
  '28.11.2026 09:00',
  'now',
])('%s is no time', (text) => {
  expect(momentOf(text, 'Europe/Amsterdam')).toBeUndefined()
})

test.each([
  ['2026-11-28', 'UTC', '2026-11-28T00:00Z', 24],
  ['2026-11-28', 'Asia/Shanghai', '2026-11-27T16:00Z', 24],
  ['2026-03-29', 'Europe/Amsterdam', '2026-03-28T23:00Z', 23],
  ['2026-10-25', 'Europe/Amsterdam', '2026-10-24T22:00Z', 25],
])('%s in %s is a day from %s on, of %d hours', (day, zone, from, hours) => {
  const span = spanOf(day, zone)
  expect(span?.from).toBe(Date.parse(from))
  expect(((span?.until ?? 0) - (span?.from ?? 0)) / 3_600_000).toBe(hours)
})
