/** Who is told of what, and how often. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  broadcastIn,
  broadcastOf,
  LISTENERS,
  listenersIn,
  listenersTo,
  maskOf,
  originOf,
  RETELL_MS,
  retellAfter,
  toldTogether,
} from './events.ts'
import { eventId } from './ids.ts'

test('a mask remembers exactly its listeners', () => {
  fc.assert(fc.property(fc.subarray([...LISTENERS]), (some) => void expect(listenersIn(maskOf(some))).toEqual(some)))
})

test('each fact has somebody who listens, but what staff say among themselves, and each listener a fact', () => {
  const told = Object.values(listenersTo)
  const unheard = Object.entries(listenersTo).flatMap(([type, listeners]) => (listeners.length === 0 ? type : []))
  expect(unheard).toEqual(['order-commented'])
  expect(LISTENERS.filter((listener) => !told.flat().includes(listener))).toEqual([])
})

test('a fact names its shard and its number there', () => {
  expect(originOf(eventId('orders-3', 17))).toEqual({ shard: 'orders-3', sequence: 17 })
  expect(originOf(eventId('with:colon', 1))).toEqual({ shard: 'with:colon', sequence: 1 })
})

test.each([
  [0, 60_000],
  [1, 60_000],
  [2, 300_000],
  [3, 1_800_000],
  [4, 3_600_000],
  [5, 3_600_000],
  [1_000, 3_600_000],
])('told %d times, it waits %d ms to be told again', (tells, ms) => {
  expect(retellAfter(tells)).toBe(ms)
  expect(RETELL_MS).toContain(ms)
})

test('several are told by one message, but nobody together with who asks the payment provider, and no one by himself', () => {
  const told = (type: keyof typeof listenersTo) => toldTogether(maskOf(listenersTo[type]))
  expect(told('order-placed')).toEqual(listenersTo['order-placed'])
  expect(told('order-cancelled')).toEqual([
    'transactions',
    'notifications',
    'statistics',
    'inventory',
    'webhooks',
    'invoices',
  ])
  expect(told('availability-changed')).toEqual(['notifications', 'catalog', 'webhooks'])
  expect([told('payment-uncertain'), told('payment-owed')]).toEqual([[], []])
  expect(toldTogether(maskOf(['payments', 'catalog']))).toEqual([])
})

test('a message for several says for whom, and carries its facts as they are written', () => {
  const event = { id: eventId('orders-0', 1), at: 5, type: 'order-refunded' }
  const body = broadcastOf(['transactions', 'notifications'], [JSON.stringify(event)])
  expect(broadcastIn(body)).toEqual({ listeners: ['transactions', 'notifications'], events: [event] })
})
