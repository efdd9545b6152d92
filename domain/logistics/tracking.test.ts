/** Where a parcel stands, by what was heard of it: the same, however it was heard. */
import { describe, expect, test } from 'vitest'
import type { Order } from '../orders/order.ts'
import { track, withoutReceiver } from './track.ts'
import {
  SHIPMENT_STATUSES,
  standingOf,
  TRACKING_EVENTS_MAX,
  withEvents,
  type ShipmentStatus,
  type TrackingEvent,
  type TrackingStatus,
} from './tracking.ts'

const HOUR = 3_600_000
const SHIPPED = Date.parse('2026-11-23T15:00Z')
const event = (hours: number, status: TrackingStatus, more: Partial<TrackingEvent> = {}): TrackingEvent => ({
  at: SHIPPED + hours * HOUR,
  status,
  place: '',
  text: '',
  ...more,
})
const staff = (hours: number, status: ShipmentStatus) => event(hours, status, { byStaff: true })
const statusOf = (...events: TrackingEvent[]) =>
  standingOf({ events: withEvents([], events), shippedAt: SHIPPED }).status

describe('what is heard moves it', () => {
  test.each<[string, TrackingEvent[], ShipmentStatus]>([
    ['nothing yet', [], 'handed-over'],
    ['a label before the first scan', [event(-2, 'pre-transit')], 'handed-over'],
    ['a scan', [event(1, 'in-transit')], 'in-transit'],
    ['what nobody can read', [event(1, 'in-transit'), event(2, 'unknown')], 'in-transit'],
    ['the whole way', [event(1, 'in-transit'), event(20, 'out-for-delivery'), event(25, 'delivered')], 'delivered'],
    ['a scan after it was delivered', [event(25, 'delivered'), event(26, 'in-transit')], 'delivered'],
    ['a failure after it was delivered', [event(25, 'delivered'), event(26, 'failure')], 'delivered'],
    ['nobody at home', [event(20, 'out-for-delivery'), event(22, 'failure')], 'failure'],
    ['the second try', [event(22, 'failure'), event(44, 'out-for-delivery')], 'out-for-delivery'],
    ['a shop where it waits', [event(22, 'failure'), event(23, 'available-for-pickup')], 'available-for-pickup'],
    ['fetched there', [event(23, 'available-for-pickup'), event(50, 'delivered')], 'delivered'],
    ['sent back after it was there', [event(25, 'delivered'), event(90, 'return-to-sender')], 'return-to-sender'],
    [
      'delivered to the shop again',
      [event(60, 'return-to-sender'), event(70, 'in-transit'), event(99, 'delivered')],
      'return-to-sender',
    ],
    ['lost', [event(1, 'in-transit'), event(200, 'lost')], 'lost'],
    ['found', [event(200, 'lost'), event(220, 'in-transit')], 'in-transit'],
    ['what staff say, whatever was known', [event(25, 'delivered'), staff(30, 'lost')], 'lost'],
    ['a carrier after staff', [staff(30, 'lost'), event(40, 'delivered')], 'delivered'],
    ['staff who take back what they said', [staff(30, 'delivered'), staff(31, 'in-transit')], 'in-transit'],
  ])('%s', (_, events, status) => {
    expect(statusOf(...events)).toBe(status)
  })

  test('it stands there since it came there, and not since it was scanned there once more', () => {
    const events = [event(1, 'in-transit'), event(5, 'in-transit')]
    expect(standingOf({ events, shippedAt: SHIPPED })).toEqual({
      status: 'in-transit',
      since: SHIPPED + HOUR,
      last: events[1],
    })
  })
})

/** The same numbers each time, without a seed of its own: enough to shuffle by. */
const shuffled = <T>(list: readonly T[], turn: number): T[] =>
  list
    .map((value, at) => ({ value, key: Math.imul((at + 1) * (turn + 7), 2_654_435_761) >>> 0 }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ value }) => value)

describe('repeated, reordered and late', () => {
  const all = Array.from({ length: 90 }, (_, at) =>
    event(at % 37, SHIPMENT_STATUSES[(at * 7) % SHIPMENT_STATUSES.length] ?? 'unknown', { place: `depot ${at % 5}` }),
  )

  test('it ends in the same state, heard in whatever order and in whatever pieces', () => {
    const whole = withEvents([], all)
    for (let turn = 0; turn < 60; turn++) {
      const order = shuffled([...all, ...all.slice(turn % 40)], turn)
      let known: readonly TrackingEvent[] = []
      for (let from = 0; from < order.length; from += (turn % 9) + 1)
        known = withEvents(known, order.slice(from, from + (turn % 9) + 1))
      expect(known).toEqual(whole)
      // What was let go does not come back.
      expect(withEvents(known, shuffled(all, turn + 1))).toBe(known)
    }
  })

  test('what is kept is bounded, and scans between depots make room first', () => {
    const scans = Array.from({ length: 200 }, (_, at) => event(at, 'in-transit', { place: `depot ${at}` }))
    const kept = withEvents([], [event(0.5, 'failure'), ...scans, event(300, 'delivered')])
    expect(kept).toHaveLength(TRACKING_EVENTS_MAX)
    expect(kept.map(({ status }) => status)).toEqual([
      'failure',
      ...Array.from({ length: TRACKING_EVENTS_MAX - 2 }, () => 'in-transit'),
      'delivered',
    ])
    expect(kept[1]?.place).toBe('depot 162')
  })
})

describe('an order', () => {
  const order = {
    placedAt: SHIPPED - HOUR,
    version: 4,
    shipments: [{ id: 's1', parcels: [], carrier: 'Post', tracking: '1', shippedAt: SHIPPED }],
  } as unknown as Order
  const now = SHIPPED + 50 * HOUR
  const tracked = (of: Order, ...events: TrackingEvent[]) => {
    const done = track(of, { shipment: 's1', heard: events }, now)
    if (!done.ok) throw new Error(done.refusal.code)
    return done.value
  }

  test('is changed by what is new, and by nothing twice', () => {
    const first = tracked(order, event(1, 'in-transit'), event(20, 'out-for-delivery'))
    expect([first.was.status, standingOf(first.shipment).status, first.news.length]).toEqual([
      'handed-over',
      'out-for-delivery',
      2,
    ])
    expect([first.order.version, first.order.shipments[0]]).toEqual([5, first.shipment])
    const again = tracked(first.order, event(20, 'out-for-delivery'))
    expect([again.order, again.news]).toEqual([first.order, []])
    // Late, and of earlier: it is kept, and nothing is where it was not.
    const late = tracked(first.order, event(2, 'in-transit'))
    expect([late.was.status, standingOf(late.shipment).status, late.news.length]).toEqual([
      'out-for-delivery',
      'out-for-delivery',
      1,
    ])
  })

  test.each([
    ['years ago, by another who had the number', event(-24 * 400, 'delivered')],
    ['next week', event(24 * 9, 'delivered')],
    ['never', event(Number.NaN, 'delivered')],
  ])('does not believe what happened %s', (_, impossible) => {
    expect(tracked(order, impossible)).toMatchObject({ order, news: [] })
  })

  test('of which there is no such parcel is not changed', () => {
    expect(track(order, { shipment: 's2', heard: [event(1, 'in-transit')] }, now)).toEqual({
      ok: false,
      refusal: { code: 'shipment-unknown' },
    })
  })

  test('under another number what its carrier has told is forgotten, and what staff have said stays', () => {
    const known = tracked(order, event(1, 'delivered'), staff(2, 'in-transit')).order
    const corrected = (carried: { carrier: string; tracking: string }) => {
      const done = track(known, { shipment: 's1', heard: [], carried }, now)
      return done.ok ? done.value : null
    }
    expect(corrected({ carrier: 'Post', tracking: '1' })?.order).toBe(known)
    expect(corrected({ carrier: 'DHL', tracking: '1' })?.shipment.events).toHaveLength(2)
    const other = corrected({ carrier: 'Post', tracking: '2' })
    expect([other?.shipment.tracking, other?.shipment.events, other?.news]).toEqual(['2', [staff(2, 'in-transit')], []])
    expect(other?.order.version).toBe(known.version + 1)
  })

  test('keeps of somebody who is forgotten how it went, and not where', () => {
    const { shipment } = tracked(order, event(1, 'delivered', { place: 'Leipzig', text: 'Taken by Frau Wendt' }))
    expect(JSON.stringify(withoutReceiver(shipment))).not.toMatch(/Leipzig|Wendt|"1"/)
    expect(standingOf(withoutReceiver(shipment)).status).toBe('delivered')
  })
})
