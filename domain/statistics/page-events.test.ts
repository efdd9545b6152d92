/** What browsers say is kept as far as it can be, and never refused. */
import { anything, assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { firstIdAt, REPORTED_EVENTS_MAX, pageEvents, reportedEventsIn, termCountOf } from './page-events.ts'

const searched = { type: 'searched', language: 'en', term: 'Blue  Mug', hits: 3 }
const chosen = { type: 'product-chosen', language: 'zh', term: '马克杯', product: 'delos-mug', place: 2, from: 'page' }

test('a search and a choice are read, and what they do not have is dropped', () => {
  expect(reportedEventsIn({ events: [{ ...searched, who: 'maya' }, chosen] })).toEqual([
    { type: 'searched', language: 'en', term: 'blue mug', hits: 3 },
    chosen,
  ])
})

test.each([
  ['another language', { ...searched, language: 'tlh' }],
  ['no term', { ...searched, term: 7 }],
  ['a personal term', { ...searched, term: 'maya@lindqvist.example' }],
  ['no number of hits', { ...searched, hits: '3' }],
  ['half a hit', { ...searched, hits: 0.5 }],
  ['a place below the first', { ...chosen, place: -1 }],
  ['no handle', { ...chosen, product: '../admin' }],
  ['an endless handle', { ...chosen, product: 'x'.repeat(300) }],
  ['another type', { ...searched, type: 'paid' }],
])('%s is dropped', (_, said) => expect(reportedEventsIn({ events: [said] })).toEqual([]))

test('whatever is sent: a few events at most, and no fault', () => {
  const dropped = (said: unknown) => expect(reportedEventsIn(said)).toEqual([])
  assert(
    property(anything(), (said) => {
      dropped(said)
    }),
  )
  assert(
    property(anything(), (said) => {
      dropped({ events: said })
    }),
  )
  expect(reportedEventsIn({ events: Array.from({ length: 50 }, () => searched) })).toHaveLength(REPORTED_EVENTS_MAX)
})

test('an event counts for its day, and ids stand in the order of time', () => {
  const at = Date.UTC(2026, 10, 26, 23, 59, 59, 999)
  const [one, two, none] = pageEvents(
    reportedEventsIn({ events: [searched, chosen, { ...searched, hits: 0 }] }),
    at,
    'a1b2',
  ).map(termCountOf)
  expect(one).toMatchObject({ day: '2026-11-26', term: 'blue mug', searches: 1, withoutHits: 0, clicks: 0 })
  expect(two).toMatchObject({ language: 'zh', searches: 0, withoutHits: 0, clicks: 1 })
  expect(none).toMatchObject({ searches: 1, withoutHits: 1 })
  expect(new Set([one?.event, two?.event, none?.event]).size).toBe(3)
  expect(firstIdAt(at) <= String(one?.event)).toBe(true)
  expect(firstIdAt(at + 1) > String(one?.event)).toBe(true)
})
