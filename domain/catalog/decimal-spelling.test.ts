/** Numbers mean what the whole file says that they mean. */
import { assert, constantFrom, integer, property, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { asDecimal, spellingOf, withoutCurrency } from './decimal-spelling.ts'

test.each([
  ['19,90 24,50 1.299,00', 'comma'],
  ['19.90 1,299.00 .50', 'point'],
  ['1.299.000', 'comma'],
  ['1,299,000', 'point'],
  ['1.299 19,90', 'comma'],
  ['1,299 19.90', 'point'],
  ['1,299 2,499', undefined],
  ['19 5 x €', undefined],
  ['19.90 19.90 19,90', 'point'],
])('%s is written with a %s', (cells, spelling) => {
  expect(spellingOf(cells.split(' '))).toBe(spelling)
})

test.each([
  ['19,90', 'comma', '19.90'],
  ['1.299,00', 'comma', '1299.00'],
  ['1 299,00', 'comma', '1299.00'],
  ['1\u202f299,00', 'comma', '1299.00'],
  ["1'299.00", 'point', '1299.00'],
  ['1’299.00', 'point', '1299.00'],
  ['1,299.00', 'point', '1299.00'],
  ['.50', 'point', '0.50'],
  [',50', 'comma', '0.50'],
  ['1.299', 'comma', '1299'],
  ['1.299', 'point', '1.299'],
  ['5', undefined, '5'],
  ['1.299', undefined, undefined],
  ['19,90', 'point', undefined],
  ['19.90', 'comma', undefined],
  ['1,29,00', 'comma', undefined],
  ['1.29.00', 'point', undefined],
  ['12 99', 'comma', undefined],
  ['-5', 'point', undefined],
  ['1e3', 'point', undefined],
] as const)('%j with a %s is %j', (cell, spelling, number) => {
  expect(asDecimal(cell, spelling)).toBe(number)
})

test('however an amount is spelt, it is the same amount', () => {
  const spelt = {
    point: new Intl.NumberFormat('en', { minimumFractionDigits: 2 }),
    comma: new Intl.NumberFormat('de', { minimumFractionDigits: 2 }),
  }
  const amounts = uniqueArray(integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 20 })
  assert(
    property(amounts, constantFrom('point', 'comma'), (cents, spelling) => {
      const cells = cents.map((amount) => spelt[spelling].format(amount / 100))
      expect(spellingOf(cells)).toBe(spelling)
      expect(cells.map((cell) => Math.round(Number(asDecimal(cell, spelling)) * 100))).toEqual(cents)
    }),
  )
})

test.each([
  ['€19.90', 'EUR', '19.90'],
  ['19,90 €', 'EUR', '19,90'],
  ['EUR 5', 'EUR', '5'],
  ['$5', 'EUR', undefined],
  ['5', 'EUR', '5'],
])('%j in %s is %j', (cell, code, amount) => {
  expect(withoutCurrency(cell, currency(code))).toBe(amount)
})
