/** Steps and surcharges in currencies in which nobody has typed them. */
import { expect, test } from 'vitest'
import { AMOUNT_MAX, currency } from '../money.ts'
import { withDeliveryRates } from './delivery-rates.ts'
import type { DeliveryMethod } from './delivery.ts'
import { emptySettings } from './settings.ts'
import type { Surcharge } from './surcharges.ts'

const [EUR, JPY] = [currency('EUR'), currency('JPY')]
const empty = emptySettings(EUR)
const rate = {
  currency: JPY,
  rate: '160',
  adjustment: 0,
  step: '10',
  less: '',
  mode: 'nearest',
  source: '',
  day: null,
} as const
const markets = { ...empty.markets, currencies: [EUR, JPY], rates: [rate] }

const method = (by: DeliveryMethod['by'], prices: DeliveryMethod['prices']): DeliveryMethod => ({
  id: 'post',
  name: { en: 'Post' },
  note: {},
  days: [1, 2],
  countries: null,
  by,
  prices,
})
const row = (price: number, from?: number, freeOver: number | null = null) => ({
  currency: EUR,
  price,
  freeOver,
  ...(from !== undefined && { from }),
})
const inYen = (by: DeliveryMethod['by'], ...prices: DeliveryMethod['prices']) =>
  withDeliveryRates({
    markets,
    delivery: { ...empty.delivery, methods: [method(by, prices)] },
  }).delivery.methods[0]?.prices.filter((one) => one.currency === JPY)

test('steps of a weight stay where they are, those of a sum go by the rate', () => {
  expect(inYen('weight', row(500, undefined, 10_000), row(900, 2_000))).toEqual([
    { currency: JPY, price: 800, freeOver: 16_000 },
    { currency: JPY, from: 2_000, price: 1_440, freeOver: null },
  ])
  expect(inYen('sum', row(500), row(0, 5_000))).toEqual([
    { currency: JPY, price: 800, freeOver: null },
    { currency: JPY, from: 8_000, price: 0, freeOver: null },
  ])
})

test('where one step is beyond any price there is none: another would hold in its place', () => {
  expect(inYen('weight', row(500), row(AMOUNT_MAX, 2_000))).toEqual([])
})

test('what somebody has typed in a currency is all that there is in it', () => {
  expect(inYen('weight', row(500), row(900, 2_000), { currency: JPY, price: 1, freeOver: null })).toEqual([
    { currency: JPY, price: 1, freeOver: null },
  ])
})

test('surcharges go by the rate as well, and a document without any stays without', () => {
  const surcharge: Surcharge = {
    id: 'bulky',
    name: { en: 'Bulky' },
    tag: 'bulky',
    weightFrom: null,
    country: '',
    postcodes: [],
    methods: [],
    per: 'unit',
    evenIfFree: false,
    prices: [{ currency: EUR, price: 1_000 }],
  }
  const delivery = { ...empty.delivery, surcharges: [surcharge] }
  expect(withDeliveryRates({ markets, delivery }).delivery.surcharges?.[0]?.prices).toEqual([
    { currency: EUR, price: 1_000 },
    { currency: JPY, price: 1_600 },
  ])
  expect(withDeliveryRates({ markets, delivery: empty.delivery }).delivery).not.toHaveProperty('surcharges')
})
