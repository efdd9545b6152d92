/** Times of the admin are those of the shop's clock, and say so. */
import { jsx } from 'hono/jsx'
import { expect, test } from 'vitest'
import type { Language } from '#domain/languages'
import { When, Zone } from './time.tsx'

const said = (at: string, timeZone: string, language: Language = 'en', now = '2026-11-29T12:00:00Z') =>
  String(jsx(Zone.Provider, { value: timeZone }, jsx(When, { at: Date.parse(at), now: Date.parse(now), language })))

test('a moment is told by the clock of the shop, with the name of its zone', () => {
  expect(said('2026-11-29T08:41:00Z', 'Europe/Amsterdam')).toContain('>Today 09:41 CET</time>')
  expect(said('2026-07-01T20:00:00Z', 'Europe/Amsterdam')).toContain('>1 Jul 22:00 CEST</time>')
  expect(said('2025-07-01T20:00:00Z', 'UTC')).toContain('>1 Jul 2025 20:00 UTC</time>')
  expect(said('2026-11-29T08:41:00Z', 'Asia/Tokyo', 'zh')).toMatch(/今天 17:41 [\w+]+<\/time>/)
})

test('a day ends when it ends for the shop', () => {
  const late = '2026-11-28T23:30:00Z'
  expect(said(late, 'Europe/Amsterdam')).toContain('Today 00:30 CET')
  expect(said(late, 'America/New_York')).toContain('Yesterday 18:30')
  expect(said('2026-12-31T23:30:00Z', 'Europe/Amsterdam', 'en', '2027-01-01T12:00:00Z')).toContain('Today 00:30')
})
