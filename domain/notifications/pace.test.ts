/** Quiet hours by the clock of a place, and no more than a few a week. */
import { expect, test } from 'vitest'
import { isQuiet, MARKETING_PERIOD_MS, mayWriteAt } from './pace.ts'

const at = (text: string) => Date.parse(text)
const DAY = 24 * 60 * 60_000

test.each([
  ['2026-06-01T20:59:00+02:00', 'Europe/Berlin', '2026-06-01T20:59:00+02:00'],
  ['2026-06-01T21:00:00+02:00', 'Europe/Berlin', '2026-06-02T09:00:00+02:00'],
  ['2026-06-02T08:59:30+02:00', 'Europe/Berlin', '2026-06-02T09:00:00+02:00'],
  ['2026-06-02T09:00:00+02:00', 'Europe/Berlin', '2026-06-02T09:00:00+02:00'],
  // Half an hour off, and the same moment by another clock.
  ['2026-06-01T22:10:00+05:30', 'Asia/Kolkata', '2026-06-02T09:00:00+05:30'],
  ['2026-06-01T16:40:00Z', 'UTC', '2026-06-01T16:40:00Z'],
  // The nights in which clocks are put forward and back.
  ['2026-03-28T22:00:00+01:00', 'Europe/Berlin', '2026-03-29T09:00:00+02:00'],
  ['2026-10-24T22:00:00+02:00', 'Europe/Berlin', '2026-10-25T09:00:00+01:00'],
])('from %s in %s it is written at %s', (now, timeZone, then) => {
  const next = mayWriteAt([], { now: at(now), timeZone })
  expect(new Date(next).toISOString()).toBe(new Date(at(then)).toISOString())
  expect(isQuiet(next, timeZone)).toBe(false)
})

test('the fourth of a week waits until the first is a week old', () => {
  const now = at('2026-06-10T12:00:00Z')
  const sent = [now - 6 * DAY, now - 2 * DAY, now - DAY]
  expect(mayWriteAt(sent.slice(1), { now, timeZone: 'UTC' })).toBe(now)
  expect(mayWriteAt(sent, { now, timeZone: 'UTC' })).toBe(now - 6 * DAY + MARKETING_PERIOD_MS)
  expect(mayWriteAt([now - 8 * DAY, ...sent.slice(1)], { now, timeZone: 'UTC' })).toBe(now)
})
