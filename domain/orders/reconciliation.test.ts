/** Two books of the same money: what differs, what may yet agree, and what is no difference. */
import { expect, test } from 'vitest'
import type { OrderId, PaymentId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { differenceOf, type BookedOrder, type BookedPayment } from './reconciliation.ts'

const HOUR = 60 * 60_000
const eur = (amount: number) => money(amount, currency('EUR'))
const payment: BookedPayment = {
  paymentId: 'pay_1' as PaymentId,
  token: 'pi_1',
  taken: eur(2800),
  refunded: eur(0),
  at: 0,
}
const order: BookedOrder = {
  id: 'ord_1' as OrderId,
  paymentId: 'pay_1' as PaymentId,
  manual: false,
  total: eur(2800),
  refunded: 0,
  later: [],
  refunding: 0,
}

test.each<[string, Partial<BookedPayment>, Partial<BookedOrder> | undefined, string | null]>([
  ['both agree', {}, {}, null],
  ['nothing was taken', { taken: eur(0) }, undefined, null],
  ['nothing came of it', {}, undefined, 'not-ordered'],
  ['nothing came of it, and it went back', { refunded: eur(2800) }, undefined, null],
  ['nothing came of it, and a part went back', { refunded: eur(800) }, undefined, 'not-ordered'],
  ['another payment paid for it', {}, { paymentId: 'pay_2' as PaymentId }, 'paid-twice'],
  ['it is paid by transfer', {}, { manual: true }, 'paid-twice'],
  ['twice, and one went back', { refunded: eur(2800) }, { paymentId: 'pay_2' as PaymentId }, null],
  ['less was taken', { taken: eur(2700) }, {}, 'amount-differs'],
  ['another currency', { taken: money(2800, currency('USD')) }, {}, 'amount-differs'],
  ['the shop says that it gave back', {}, { refunded: 1000 }, 'refund-missing'],
  ['the provider gave back by itself', { refunded: eur(1000) }, {}, 'refund-unknown'],
  ['a refund is on its way', { refunded: eur(1000) }, { refunding: 1000 }, null],
  ['a refund agrees', { refunded: eur(1000) }, { refunded: 1000 }, null],
])('%s', (_, changed, changedOrder, difference) => {
  expect(differenceOf({ ...payment, ...changed }, changedOrder && { ...order, ...changedOrder }, 2 * HOUR)).toBe(
    difference,
  )
})

test('within an hour the copy may be behind, and nothing is said', () => {
  expect(differenceOf(payment, undefined, HOUR - 1)).toBeNull()
  expect(differenceOf(payment, undefined, HOUR)).toBe('not-ordered')
})

test('the last digit that no provider moves is no difference', () => {
  const kwd = (amount: number) => money(amount, currency('KWD'))
  const [paid, booked] = [
    { ...payment, taken: kwd(10_000) },
    { ...order, total: kwd(10_000) },
  ]
  expect(differenceOf({ ...paid, refunded: kwd(3_340) }, { ...booked, refunded: 3_333 }, 2 * HOUR)).toBeNull()
  expect(differenceOf({ ...paid, refunded: kwd(3_350) }, { ...booked, refunded: 3_333 }, 2 * HOUR)).toBe(
    'refund-unknown',
  )
})
