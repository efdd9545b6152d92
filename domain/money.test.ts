/** Money: whole minor units, one currency, exact in every direction. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  AMOUNT_MAX,
  currency,
  decimal,
  digitsOf,
  formatMoney,
  isCurrency,
  money,
  parseMoney,
  sum,
  times,
} from './money.ts'

const EUR = currency('EUR')
const JPY = currency('JPY')
const KWD = currency('KWD')

test.each([
  ['EUR', true],
  ['JPY', true],
  ['eur', false],
  ['EURO', false],
  ['ZZZ', false],
  ['', false],
])('%j is a currency: %s', (text, is) => {
  expect(isCurrency(text)).toBe(is)
})

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('%d is no amount', (amount) => {
  expect(() => money(amount, EUR)).toThrow(RangeError)
})

test('money of two currencies has no sum', () => {
  expect(() => add(money(1, EUR), money(1, JPY))).toThrow('cannot add JPY to EUR')
})

test('a sum of nothing is nothing, in the currency that was asked for', () => {
  expect(sum([], JPY)).toEqual(money(0, JPY))
})

test('ten thousand of the largest amounts add up exactly', () => {
  expect(times(money(AMOUNT_MAX, EUR), 10_000).amount).toBe(AMOUNT_MAX * 10_000)
})

test.each([
  [EUR, 2],
  [JPY, 0],
  [KWD, 3],
])('%s keeps %d digits', (of, digits) => {
  expect(digitsOf(of)).toBe(digits)
})

test.each([
  ['19.90', EUR, 1990],
  [' 19.9 ', EUR, 1990],
  ['19', EUR, 1900],
  ['19.', EUR, 1900],
  ['19.900', EUR, 1990],
  ['0', EUR, 0],
  ['0.01', EUR, 1],
  ['1200', JPY, 1200],
  ['1.234', KWD, 1234],
  ['999999999.99', EUR, AMOUNT_MAX],
])('reads %j of %s as %d', (text, of, amount) => {
  expect(parseMoney(text, of)).toEqual({ amount, currency: of })
})

test.each([
  ['19.901', EUR],
  ['1200.5', JPY],
  ['1.2345', KWD],
  ['-1', EUR],
  ['1,000', EUR],
  ['1e3', EUR],
  ['.5', EUR],
  ['', EUR],
  ['1000000000.00', EUR],
  ['9999999999999', EUR],
])('does not read %j of %s', (text, of) => {
  expect(parseMoney(text, of)).toBeUndefined()
})

test.each([
  [5, EUR, '0.05'],
  [-5, EUR, '-0.05'],
  [1990, EUR, '19.90'],
  [1200, JPY, '1200'],
  [-1200, JPY, '-1200'],
  [1, KWD, '0.001'],
])('writes %d of %s as %s', (amount, of, text) => {
  expect(decimal(money(amount, of))).toBe(text)
})

test('what is written is read again, whatever the amount and the currency', () => {
  const amounts = fc.tuple(fc.integer({ min: 0, max: AMOUNT_MAX }), fc.constantFrom(EUR, JPY, KWD))
  fc.assert(
    fc.property(amounts, ([amount, of]) => {
      expect(parseMoney(decimal(money(amount, of)), of)).toEqual({ amount, currency: of })
    }),
  )
})

test('each language writes it in its own way', () => {
  expect(formatMoney(money(2800, EUR), 'en-IE')).toBe('€28.00')
  expect(formatMoney(money(2800, JPY), 'en-IE')).toBe('JP¥2,800')
})
