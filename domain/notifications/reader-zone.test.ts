/** Whose clock counts. */
import { expect, test } from 'vitest'
import { mayWriteAt } from './pace.ts'
import { readerZone, zoneOfCountry } from './reader-zone.ts'

const AT = Date.UTC(2026, 0, 5, 13)

test.each([
  ['JP', 'Asia/Tokyo'],
  ['NL', 'Europe/Amsterdam'],
  // Two zones, one clock.
  ['DE', 'Europe/Berlin'],
  ['US', null],
  ['ES', null],
  ['AU', null],
  ['XX', null],
  ['', null],
  ['<script>', null],
])('%s: %s', (country, zone) => {
  expect(zoneOfCountry(country, AT)).toBe(zone)
})

test('their own word first, then the country, then the shop', () => {
  const known = { own: 'America/Lima', country: 'JP', shop: 'Europe/Amsterdam' }
  expect(readerZone(known, AT)).toBe('America/Lima')
  expect(readerZone({ ...known, own: '' }, AT)).toBe('Asia/Tokyo')
  expect(readerZone({ ...known, own: null, country: 'US' }, AT)).toBe('Europe/Amsterdam')
  expect(readerZone({ ...known, own: null, country: null }, AT)).toBe('Europe/Amsterdam')
})

test('in the afternoon of the shop it is night in Tokyo, and waits for the morning there', () => {
  const timeZone = readerZone({ own: null, country: 'JP', shop: 'Europe/Amsterdam' }, AT)
  expect(mayWriteAt([], { now: AT, timeZone })).toBe(Date.UTC(2026, 0, 6, 0))
  expect(mayWriteAt([], { now: AT, timeZone: 'Europe/Amsterdam' })).toBe(AT)
})
