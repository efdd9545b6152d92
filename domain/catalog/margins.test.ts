/** The margin of a product: of one variant an amount, of several from the least to the most; what is not known is counted, not guessed. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { marginTexts } from './margins.ts'

const how = { currency: currency('EUR'), taxRate: 2100, locale: 'en' }

test('of the price without its tax, as an amount and as a share of it', () => {
  expect(marginTexts([{ price: 16800, cost: 6025 }], how)).toEqual({
    cost: '€60.25',
    net: '€138.84',
    left: '€78.59',
    share: '56.6%',
    unknown: 0,
    isBelow: false,
  })
})

test('of several the least and the most; one below its cost is told', () => {
  const texts = marginTexts(
    [
      { price: 12100, cost: 5000 },
      { price: 12100, cost: 11000 },
      { price: 12100, cost: undefined },
      { price: undefined, cost: 100 },
    ],
    how,
  )
  expect(texts).toMatchObject({
    cost: '€50.00 – €110.00',
    net: '€100.00',
    share: '-10% – 50%',
    unknown: 2,
    isBelow: true,
  })
})

test('of nothing that is known nothing is said', () => {
  expect(marginTexts([{ price: 100, cost: undefined }], how)).toMatchObject({ cost: '', share: '', unknown: 1 })
})
