/** The price of one unit on an invoice: exact where the line divides, explained where it does not. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { unitPriceText } from './unit-price.ts'

test.each([
  ['EUR', 'en', 1_000, 2, '€5.00'],
  ['EUR', 'en', 11_598, 3, '€38.66'],
  ['EUR', 'en', 100, 3, '€0.3333'],
  ['EUR', 'en', 0, 4, '€0.00'],
  ['JPY', 'en', 1_001, 2, 'JP¥500.5'],
  ['KWD', 'en', 10_245, 2, 'KWD 5.1225'],
] as const)('%s in %s: %d for %d units is %s each', (code, language, net, units, said) => {
  const text = unitPriceText({ net, units }, { currency: currency(code), language })
  expect(text.replaceAll('\u00a0', ' ')).toBe(said)
})
