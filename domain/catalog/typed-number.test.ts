/** Numbers as they are typed into a field, in every country's way; what could be two numbers is none. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { kilograms, typedAmount, typedGrams } from './typed-number.ts'

const amounts = (code: string, texts: readonly string[]) =>
  texts.map((text) => typedAmount(text, currency(code))?.amount)

test('amounts with points, commas, groups and signs', () => {
  const typed = ['12', '12.5', '12,50', '1.299,00', '1,299.00', '€ 12.50', '12,50 EUR', "1'299.50", ' 7 ', '1 299,5']
  expect(amounts('EUR', typed)).toEqual([1200, 1250, 1250, 129900, 129900, 1250, 1250, 129950, 700, 129950])
  // What stands between the digits of a yen only groups them.
  expect(amounts('JPY', ['1200', '1,200', '¥1200', 'JP¥1,200', '￥12.500', '1,5'])).toEqual([
    1200,
    1200,
    1200,
    1200,
    12500,
    undefined,
  ])
  expect(amounts('KWD', ['1.299', '1,299'])).toEqual([1299, 1299])
})

test('what is no amount, or two, is none', () => {
  expect(
    amounts('EUR', ['1.299', '1,299', '12.505', 'abc', '-1', '12 USD', '1e3', '', '12..5']).filter(Boolean),
  ).toEqual([])
})

test('weights are grams behind the sign', () => {
  expect(['0.82', '0,82', '1.500', '2', '0.820 kg', '1.2345', 'x'].map(typedGrams)).toEqual([
    820,
    820,
    1500,
    2000,
    820,
    undefined,
    undefined,
  ])
  expect([0, 820, 1500].map(kilograms)).toEqual(['', '0.82', '1.5'])
})
