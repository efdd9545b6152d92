/** Above the limit two people are needed; parts count together, and nobody approves their own. */
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { APPROVAL_LASTS_MS, decidable, needsSecond, refundOfCancelling, type Asked } from './approval.ts'
import type { Order } from './order.ts'

const NOW = 1_790_000_000_000
const LIMITS = [
  { currency: 'EUR', amount: 5_000 },
  { currency: 'JPY', amount: 0 },
] as never[]
const eur = (amount: number) => money(amount, 'EUR' as never)
const order = (before: number): Order =>
  ({
    currency: 'EUR',
    payment: 'paid',
    totals: { total: eur(20_000) },
    ...(before > 0 && { cancellations: [{ id: 'cnc_1', parcels: [], refund: eur(before), refundedAt: NOW }] }),
  }) as never

test.each([
  [5_000, 0, false],
  [5_001, 0, true],
  [1, 5_000, true],
  [1, 4_999, false],
  [0, 9_000, false],
] as const)('%i back after %i needs a second person: %s', (refund, before, second) => {
  expect(needsSecond(LIMITS, order(before), eur(refund))).toBe(second)
})

test('a currency without a limit needs nobody, and a limit of nothing always somebody', () => {
  expect(needsSecond(LIMITS, order(0), money(1_000_000, 'USD' as never))).toBe(false)
  expect(needsSecond(LIMITS, order(0), money(1, 'JPY' as never))).toBe(true)
  expect(needsSecond([], order(0), eur(1_000_000))).toBe(false)
})

test('what is refused or was done already gives nothing back', () => {
  const shipped = { ...order(0), status: 'shipped', lines: [] } as never as Order
  expect(refundOfCancelling(shipped, { id: 'cnc_2', reason: 'other', parcels: null }, NOW)).toBeNull()
  const before = order(100)
  expect(refundOfCancelling(before, { id: 'cnc_1', reason: 'other', parcels: null }, NOW)).toBeNull()
})

const asked: Asked = { state: 'waiting', askedBy: 'one@shop.example', expiresAt: NOW + APPROVAL_LASTS_MS }

test('another decides as long as it waits; who asked may only take it back', () => {
  const other = { by: 'other@shop.example', approve: true }
  expect(decidable(asked, other, asked.expiresAt - 1).ok).toBe(true)
  expect(decidable(asked, other, asked.expiresAt)).toMatchObject({ refusal: { code: 'approval-over' } })
  expect(decidable({ ...asked, state: 'declined' }, other, NOW)).toMatchObject({ refusal: { code: 'approval-over' } })
  const own = { by: asked.askedBy, approve: true }
  expect(decidable(asked, own, NOW)).toMatchObject({ refusal: { code: 'approval-own' } })
  expect(decidable(asked, { ...own, approve: false }, NOW).ok).toBe(true)
})
