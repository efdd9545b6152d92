/** Every currency by Stripe's own rules: what it charges is what was shown, to the last digit, or nothing. */
import { expect, test } from 'vitest'
import { currency, money } from '#domain/money'
import { chargeable, moneyOf, refundable, stripeAmount, stripeStep } from './amounts.ts'
import { stripeLeast } from './least.ts'

test.each([
  ['EUR', 2800, 2800],
  ['JPY', 500, 500],
  ['CLP', 19_990, 19_990],
  // Without a part since 2023, and still written with one.
  ['ISK', 5, 500],
  ['UGX', 3700, 370_000],
  ['KWD', 5120, 5120],
  ['KWD', 5124, undefined],
  ['KWD', 1235, undefined],
  ['KWD', 1230, 1230],
  ['BHD', 1235, undefined],
  ['TND', 10, 10],
  // A fifth is its smallest coin; Stripe takes whole ones.
  ['MGA', 2900, 29],
  ['MGA', 2920, undefined],
  // Nothing with four digits is paid by card.
  ['CLF', 10_000, undefined],
  ['EUR', 1_000_000_000_000, undefined],
])('%s %i is %s at Stripe', (code, amount, exact) => {
  const whole = money(amount, currency(code))
  expect(stripeAmount(whole)).toBe(exact)
  if (exact !== undefined) expect(moneyOf(exact, code.toLowerCase())).toEqual(whole)
})

test.each([
  ['EUR', 1],
  ['JPY', 1],
  ['ISK', 1],
  ['KWD', 10],
  ['MGA', 100],
  ['CLF', null],
])('%s moves in steps of %s', (code, step) => {
  expect(stripeStep(currency(code))).toBe(step)
  if (step === null) return
  expect(stripeAmount(money(7 * step, currency(code)))).toBeDefined()
  if (step > 1) expect(stripeAmount(money(7 * step + 1, currency(code)))).toBeUndefined()
})

test('a part that Stripe cannot give back exactly is rounded up, in favour of whoever is owed it', () => {
  expect(refundable(money(1_234, currency('KWD'))).amount).toBe(1_240)
  expect(refundable(money(2_910, currency('MGA'))).amount).toBe(3_000)
  expect(refundable(money(933, currency('EUR'))).amount).toBe(933)
  expect(refundable(money(7, currency('ISK'))).amount).toBe(7)
})

test('what is no currency of the standard is no money of ours', () => {
  expect(moneyOf(100, 'xxz')).toBeUndefined()
})

test('of what was promised no more is taken than is due, in what Stripe can take', () => {
  expect(chargeable(money(1_239, currency('KWD'))).amount).toBe(1_230)
  expect(chargeable(money(2_990, currency('MGA'))).amount).toBe(2_900)
  expect(chargeable(money(933, currency('EUR'))).amount).toBe(933)
})

test('the least that is charged is known for the currencies of its table, and else Stripe decides', () => {
  expect(['EUR', 'GBP', 'HUF', 'JPY', 'KWD'].map((code) => stripeLeast(currency(code)))).toEqual([
    50, 30, 17_500, 50, 1,
  ])
})
