/** When a parcel is there, around weekends. */
import { expect, test } from 'vitest'
import type { Dispatch } from '../settings/delivery.ts'
import { arrivalOf, cutoffOf } from './arrival.ts'

const dispatch: Dispatch = {
  timeZone: 'Europe/Amsterdam',
  weekdays: [1, 2, 3, 4, 5],
  until: null,
  holidays: [],
  handlingDays: 1,
}
const post = { days: [2, 4] } as const
const express = { days: [1, 1] } as const

const day = (at: number) => new Date(at).toISOString().slice(0, 10)
const ordered = (date: string) => Date.parse(`${date}T10:00:00Z`)

test.each([
  ['a Sunday', '2026-11-22', ['2026-11-24', '2026-11-26']],
  ['a Monday', '2026-11-23', ['2026-11-25', '2026-11-27']],
  ['a Thursday', '2026-11-26', ['2026-11-30', '2026-12-02']],
  ['a Friday', '2026-11-27', ['2026-12-01', '2026-12-03']],
])('a parcel ordered on %s travels on working days', (_day, date, expected) => {
  expect(arrivalOf(post, dispatch, ordered(date)).map(day)).toEqual(expected)
})

test('express is there on the next working day', () => {
  expect(arrivalOf(express, dispatch, ordered('2026-11-27')).map(day)).toEqual(['2026-11-30', '2026-11-30'])
})

const arrives = (change: Partial<Dispatch>, at: string) =>
  arrivalOf(express, { ...dispatch, ...change }, Date.parse(at)).map(day)[0]

test.each([
  ['before its hour is over', '2026-11-26T14:59:00Z', '2026-11-27'],
  ['when its hour is over', '2026-11-26T15:01:00Z', '2026-11-30'],
  ['on a day on which nobody is there', '2026-11-28T08:00:00Z', '2026-12-01'],
])('a place that closes at four sends %s', (_, at, expected) => {
  expect(arrives({ until: '16:00' }, at)).toBe(expected)
})

test('days are counted by the clock of the place', () => {
  expect(arrives({ timeZone: 'Asia/Tokyo' }, '2026-11-25T15:30:00Z')).toBe('2026-11-27')
  expect(arrives({ timeZone: 'America/Toronto' }, '2026-11-26T03:00:00Z')).toBe('2026-11-26')
})

test('holidays are no working days, once and every year, and other weeks have other working days', () => {
  expect(arrives({ holidays: ['2026-11-26'] }, '2026-11-25T10:00:00Z')).toBe('2026-11-27')
  expect(arrives({ holidays: ['01-01'] }, '2026-12-31T10:00:00Z')).toBe('2027-01-04')
  expect(arrives({ weekdays: [7, 1, 2, 3, 4] }, '2026-11-26T10:00:00Z')).toBe('2026-11-29')
})

test.each([
  ['before its hour', '2026-11-26T14:59:00Z', '2026-11-26T15:00:00Z'],
  ['in its last minute', '2026-11-26T15:00:30Z', '2026-11-26T15:00:00Z'],
  ['after it', '2026-11-26T15:01:00Z', null],
  ['on a day on which nobody is there', '2026-11-28T08:00:00Z', null],
  ['in summer', '2026-07-01T08:00:00Z', '2026-07-01T14:00:00Z'],
])('an order counts from today as long as it is %s', (_, now, until) => {
  const at = cutoffOf({ ...dispatch, until: '16:00' }, Date.parse(now))
  expect(at).toBe(until === null ? null : Date.parse(until))
})

test('where the whole day counts there is no such hour', () => {
  expect(cutoffOf(dispatch, Date.parse('2026-11-26T08:00:00Z'))).toBeNull()
})
