/** Whoever starts a shop reads what it lacks, in a line for each thing. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { lackLines } from './lacks.ts'

test('a shop in yen without prices, delivery and tax says so when it starts', () => {
  const JPY = currency('JPY')
  expect(
    lackLines([
      { code: 'no-delivery', country: 'JP', currency: JPY },
      { code: 'no-delivery', country: 'KR', currency: JPY },
      { code: 'no-tax', country: 'JP' },
      { code: 'no-price', currency: JPY, products: 12 },
      { code: 'not-charged', currency: currency('KWD') },
    ]),
  ).toEqual([
    'No delivery in JPY to: JP, KR.',
    'No tax rate for: JP.',
    '12 products have no price in JPY, and cannot be bought in it.',
    'The payment provider takes nothing in KWD.',
  ])
})
