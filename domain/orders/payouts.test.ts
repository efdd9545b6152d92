/** Parts of a payout: their sums, with signs, come to what was paid out. */
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import { differenceFrom, PAYOUT_PARTS, sumsOf, type PayoutPart } from './payouts.ts'

const EUR = currency('EUR')
const part = (kind: PayoutPart['kind'], amount: number, fee = 0): PayoutPart => ({
  id: `${kind}${amount}`,
  kind,
  amount,
  fee,
  paymentId: null,
  at: 0,
})

test('what was taken, less what went back, what banks took, and what the provider keeps', () => {
  const parts = [
    part('charge', 10_000, 175),
    part('refund', -2_800, 0),
    part('dispute', -1_000, 1_500),
    part('fee', -200),
  ]
  expect(sumsOf(parts, EUR)).toEqual({
    charge: money(10_000, EUR),
    refund: money(-2_800, EUR),
    dispute: money(-1_000, EUR),
    other: money(0, EUR),
    fees: money(-1_875, EUR),
    total: money(4_325, EUR),
  })
  expect(differenceFrom({ amount: money(4_325, EUR) }, parts)).toBe(0)
  expect(differenceFrom({ amount: money(4_326, EUR) }, parts)).toBe(-1)
})

test('the sums are the payout, whatever it consists of', () => {
  const parts = array(
    record({
      kind: constantFrom(...PAYOUT_PARTS),
      amount: integer({ min: -1e9, max: 1e9 }),
      fee: integer({ min: -1e6, max: 1e6 }),
    }),
    { maxLength: 50 },
  )
  assert(
    property(parts, (some) => {
      const sums = sumsOf(
        some.map(({ kind, amount, fee }) => part(kind, amount, fee)),
        EUR,
      )
      const { total, ...rest } = sums
      expect(Object.values(rest).reduce((all, { amount }) => all + amount, 0)).toBe(total.amount)
    }),
  )
})
