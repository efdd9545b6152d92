/** Reminders of an unpaid order: which is due when, none twice, none of what is paid; and when it is given up. */
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import type { Order } from './order.ts'
import { isAwaited, isGivenUp, lookAgainAt, reminderReached, type UnpaidRules } from './unpaid.ts'

const DAY = 24 * 60 * 60_000
const PLACED = Date.UTC(2026, 10, 1, 12)
const EUR = currency('EUR')
const rules: UnpaidRules = { remindBeforeDays: [2], remindAfterDays: [3, 14], cancelAfterDays: 20 }

const orderOf = (changed: object = {}, terms: object = {}): Order =>
  ({
    status: 'placed',
    payment: 'due',
    placedAt: PLACED,
    currency: EUR,
    totals: { total: money(7000, EUR) },
    terms: { kind: 'bank-transfer', dueAt: PLACED + 7 * DAY, ...terms },
    ...changed,
  }) as unknown as Order

test.each([
  [0, undefined],
  [4.9, undefined],
  [5, -2],
  [9.9, -2],
  [10, 3],
  [21, 14],
  [400, 14],
])('after %d days the reminder is that of %s', (days, reminder) => {
  expect(reminderReached(orderOf(), rules, PLACED + days * DAY)?.days).toBe(reminder)
})

test('what would come with the order itself does not', () => {
  const short = orderOf({}, { dueAt: PLACED + 2 * DAY })
  expect(reminderReached(short, rules, PLACED + DAY)).toBeUndefined()
  expect(reminderReached(short, rules, PLACED + 5 * DAY)?.days).toBe(3)
})

test('it is looked at for the next thing, and once a day', () => {
  const at = (days: number) => (lookAgainAt(orderOf(), rules, PLACED + days * DAY) - PLACED) / DAY
  expect([at(0), at(4.5), at(5), at(26.5), at(27), at(400)]).toEqual([1, 5, 6, 27, 28, 401])
})

test.each([
  [{}, 26.9, false],
  [{}, 27, true],
  [{ status: 'part-shipped' }, 27, false],
  [{ payment: 'part-paid', received: [{ amount: money(1, EUR) }] }, 27, false],
  [{ payment: 'paid', received: [{ amount: money(7000, EUR) }] }, 27, false],
  [{ status: 'cancelled', payment: 'voided' }, 27, false],
])('%j is given up after %d days: %s', (changed, days, given) => {
  expect(isGivenUp(orderOf(changed), rules, PLACED + days * DAY)).toBe(given)
  expect(isGivenUp(orderOf(changed), { ...rules, cancelAfterDays: null }, PLACED + days * DAY)).toBe(false)
})

test.each([
  [orderOf(), true],
  [orderOf({}, { dueAt: null }), false],
  [orderOf({}, { kind: 'cash-on-delivery' }), false],
  [orderOf({ status: 'cancelled' }), false],
  [orderOf({ received: [{ amount: money(7000, EUR) }] }), false],
  [orderOf({ terms: undefined }), false],
])('whether somebody waits for it: %#', (order, awaited) => {
  expect(isAwaited(order)).toBe(awaited)
})
