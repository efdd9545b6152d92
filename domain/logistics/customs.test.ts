/** Where customs stand between two places, and what they are told of a parcel. */
import { expect, test } from 'vitest'
import { newVariantId } from '../ids.ts'
import { currency, money } from '../money.ts'
import type { Order } from '../orders/order.ts'
import { crossesCustoms, customsLines, undeclared } from './customs.ts'

const at = (country: string, postcode = '', region = '') => ({ country, postcode, region })

test.each([
  ['within a country', at('NL'), at('NL'), false],
  ['within the union', at('NL'), at('DE', '10115'), false],
  ['to Monaco, which counts with France', at('NL'), at('MC'), false],
  ['to Northern Ireland, of the union for goods', at('NL'), at('GB', 'BT1 1AA'), false],
  ['to Great Britain', at('NL'), at('GB', 'SW1A 1AA'), true],
  ['to the Canaries', at('ES', '28001'), at('NL'), false],
  ['out of the union’s territory', at('NL'), at('ES', '35001'), true],
  ['into the union', at('US'), at('DE'), true],
  ['between two others', at('US'), at('JP'), true],
])('%s', (_, from, to, crosses) => expect(crossesCustoms(from, to)).toBe(crosses))

test('each line is worth what was paid for so many of it, and weighs what they weigh', () => {
  const EUR = currency('EUR')
  const mug = newVariantId(new Uint8Array(16))
  const line = (units: number, total: number) => ({
    variantId: mug,
    title: { en: 'Mug', zh: '马克杯' },
    choice: { en: 'Chalk' },
    sku: 'M-1',
    units,
    total: money(total, EUR),
  })
  const order = { currency: EUR, lines: [line(2, 2000), line(1, 500)] } as unknown as Order
  const goods = new Map([[mug, { grams: 350, hsCode: '691200', origin: 'GR' }]])
  const lines = customsLines(order, [{ variantId: mug, units: 2 }], goods)
  expect(lines).toEqual([
    {
      variantId: mug,
      description: 'Mug, Chalk',
      sku: 'M-1',
      units: 2,
      grams: 700,
      value: money(1666, EUR),
      hsCode: '691200',
      origin: 'GR',
    },
  ])
  expect(undeclared(lines)).toBeUndefined()
  expect(undeclared(customsLines(order, [{ variantId: mug, units: 1 }], new Map()))).toMatchObject({
    units: 1,
    hsCode: '',
  })
})
