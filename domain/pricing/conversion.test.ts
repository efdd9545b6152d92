/** Prices by a rate are exact, rounded as the shop says, and never in the place of a typed one. */
import { assert, constantFrom, integer, nat, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import { convert, withRates, type ConversionRate } from './conversion.ts'

const [EUR, JPY, KWD, CLP, GBP] = ['EUR', 'JPY', 'KWD', 'CLP', 'GBP'].map(currency) as [
  ReturnType<typeof currency>,
  ReturnType<typeof currency>,
  ReturnType<typeof currency>,
  ReturnType<typeof currency>,
  ReturnType<typeof currency>,
]

const by = (of: string, rate: string, rest: Partial<ConversionRate> = {}): ConversionRate => ({
  currency: currency(of),
  rate,
  adjustment: 0,
  step: '',
  less: '',
  mode: 'nearest',
  source: '',
  day: null,
  ...rest,
})

const cents = (amount: number) => money(amount, EUR)

test.each<readonly [what: string, amount: number, rate: ConversionRate, expected: number]>([
  ['yen have no parts', 2800, by('JPY', '162.35'), 4546],
  ['half a yen goes up', 100, by('JPY', '162.5'), 163],
  ['dinars have thousandths', 2800, by('KWD', '0.3571'), 9999],
  ['pesos have none', 2800, by('CLP', '1043.27'), 29212],
  ['pounds have hundredths', 2800, by('GBP', '0.8533'), 2389],
  ['three per cent on top', 10_000, by('GBP', '1', { adjustment: 300 }), 10_300],
  ['three per cent off', 10_000, by('GBP', '1', { adjustment: -300 }), 9700],
  ['to ten yen', 2800, by('JPY', '162.35', { step: '10' }), 4550],
  ['to a hundred yen, up', 2800, by('JPY', '162.35', { step: '100', mode: 'up' }), 4600],
  ['up stays where it fits', 1000, by('JPY', '160', { step: '100', mode: 'up' }), 1600],
  ['to five pence', 1003, by('GBP', '1', { step: '0.05' }), 1005],
  ['the nearest .99', 1030, by('GBP', '1', { step: '1', less: '0.01' }), 999],
  ['the nearest .99 above', 1060, by('GBP', '1', { step: '1', less: '0.01' }), 1099],
  ['.99 above', 1030, by('GBP', '1', { step: '1', less: '0.01', mode: 'up' }), 1099],
  ['.90', 1030, by('GBP', '1', { step: '1', less: '0.1' }), 990],
  ['eighty yen short of a hundred', 2800, by('JPY', '162.35', { step: '100', less: '20' }), 4580],
  ['what costs nothing costs nothing', 0, by('JPY', '162.35', { step: '100', less: '20' }), 0],
  ['what costs a cent is not given away', 1, by('JPY', '1.1', { step: '100' }), 100],
  ['nor less than a step with an ending', 1, by('GBP', '1', { step: '1', less: '0.01' }), 99],
])('%s', (_, amount, rate, expected) => {
  expect(convert(cents(amount), rate)).toEqual(money(expected, rate.currency))
})

test.each(['', '0', '0.000', '-1', '1e5', '1,5', 'one', '1234567890', '1.1234567890'])('%j is no rate', (rate) => {
  expect(convert(cents(100), by('JPY', rate))).toBeUndefined()
})

test('a step that the currency does not have, or an ending as large as the step, converts nothing', () => {
  expect(convert(cents(100), by('JPY', '1', { step: '0.5' }))).toBeUndefined()
  expect(convert(cents(100), by('JPY', '1', { step: '10', less: '10' }))).toBeUndefined()
})

test('more than any price can be is no price', () => {
  expect(convert(cents(99_999_999_999), by('JPY', '162.35'))).toBeUndefined()
})

const rates = record({
  rate: integer({ min: 1, max: 10 ** 9 }).map((millionths) => (millionths / 1_000_000).toFixed(6)),
  adjustment: integer({ min: -5_000, max: 5_000 }),
  mode: constantFrom('nearest' as const, 'up' as const),
  step: constantFrom('', '1', '10', '100'),
  currency: constantFrom(JPY, KWD, CLP, GBP),
})

test('what is dearer here is never cheaper there, and a multiple of the step', () => {
  assert(
    property(rates, nat(1_000_000), nat(1_000_000), (rest, one, more) => {
      const rate = by(rest.currency, rest.rate, rest)
      const [less, dearer] = [convert(cents(one), rate), convert(cents(one + more), rate)]
      expect(less?.amount).toBeLessThanOrEqual(dearer?.amount ?? -1)
      expect(Number.isSafeInteger(less?.amount)).toBe(true)
      expect(less?.amount === 0).toBe(one === 0)
    }),
  )
})

test('a typed price wins; what it was before follows its own rate', () => {
  const conversion = { base: EUR, rates: [by('JPY', '160', { step: '10' }), by('GBP', '0.85')] }
  const sold = { prices: [cents(800), money(777, GBP)], compareAt: [cents(1000), money(900, GBP)] }
  expect(withRates(sold, conversion)).toEqual({
    prices: [cents(800), money(777, GBP), money(1280, JPY)],
    compareAt: [cents(1000), money(900, GBP), money(1600, JPY)],
    byRate: [JPY],
  })
})

test('without a price in the own currency nothing is converted', () => {
  const sold = { prices: [money(777, GBP)], compareAt: [] }
  expect(withRates(sold, { base: EUR, rates: [by('JPY', '160')] })).toBe(sold)
  expect(withRates(sold, null)).toBe(sold)
})
