/** A dispute is answered once, in time; staff are told of it while something can be done. */
import { expect, test } from 'vitest'
import { answerable, noticeOf, proofOf } from './dispute.ts'
import type { Order } from './order.ts'

const DAY = 24 * 60 * 60_000
const NOW = 1_790_000_000_000
const open = { state: 'needs-response', respondBy: NOW + 7 * DAY } as const

test('it is answered until the day that the provider names, and not in that moment', () => {
  expect(answerable(open, open.respondBy - 1).ok).toBe(true)
  expect(answerable(open, open.respondBy)).toMatchObject({ ok: false, refusal: { code: 'dispute-late' } })
  expect(answerable({ ...open, respondBy: null }, NOW * 2).ok).toBe(true)
})

test.each(['under-review', 'won', 'lost', 'closed'] as const)('one that is %s takes no answer', (state) => {
  expect(answerable({ ...open, state }, NOW)).toEqual({ ok: false, refusal: { code: 'dispute-answered', state } })
})

test.each([
  [7 * DAY, 'new'],
  [3 * DAY + 1, 'new'],
  [3 * DAY, 'three-days'],
  [DAY + 1, 'three-days'],
  [DAY, 'one-day'],
  [1, 'one-day'],
  [0, null],
] as const)('with %i ms left staff are told: %s', (left, notice) => {
  expect(noticeOf({ state: 'needs-response', respondBy: NOW + left }, NOW)).toBe(notice)
})

test('nobody is told of one that waits for the bank', () => {
  expect(noticeOf({ ...open, state: 'under-review' }, NOW)).toBeNull()
  expect(noticeOf({ state: 'needs-response', respondBy: null }, NOW)).toBe('new')
})

const shipped = (id: string, events: readonly object[] = []) =>
  ({ id, parcels: [], carrier: 'Demo Post', tracking: `N${id}`, shippedAt: NOW, events }) as never
const order = (shipments: readonly never[]): Order =>
  ({ email: 'a@b.example', address: { name: 'Kim' }, lines: [{ title: { en: 'Mug' }, units: 2 }], shipments }) as never

test('the parcel that arrived proves more than the one that was sent first', () => {
  const arrived = shipped('2', [{ at: NOW + DAY, status: 'delivered', place: '', text: '' }])
  expect(proofOf(order([shipped('1'), arrived]))).toEqual({
    name: 'Kim',
    email: 'a@b.example',
    goods: '2 × Mug',
    carrier: 'Demo Post',
    tracking: 'N2',
    shippedAt: NOW,
    deliveredAt: NOW + DAY,
  })
  expect(proofOf(order([]))).toMatchObject({ tracking: '', shippedAt: null, deliveredAt: null })
})
