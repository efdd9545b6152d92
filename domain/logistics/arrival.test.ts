/** When a parcel is there, around weekends. */
import { expect, test } from 'vitest'
import { arrivalOf } from './arrival.ts'

const day = (at: number) => new Date(at).toISOString().slice(0, 10)
const ordered = (date: string) => Date.parse(`${date}T10:00:00Z`)

test.each([
  ['a Sunday', '2026-11-22', ['2026-11-24', '2026-11-26']],
  ['a Monday', '2026-11-23', ['2026-11-25', '2026-11-27']],
  ['a Thursday', '2026-11-26', ['2026-11-30', '2026-12-02']],
  ['a Friday', '2026-11-27', ['2026-12-01', '2026-12-03']],
])('a parcel ordered on %s travels on working days', (_day, date, expected) => {
  expect(arrivalOf('post', ordered(date)).map(day)).toEqual(expected)
})

test('express is there on the next working day', () => {
  expect(arrivalOf('express', ordered('2026-11-27')).map(day)).toEqual(['2026-11-30', '2026-11-30'])
})
