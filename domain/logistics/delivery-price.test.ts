/** What a way costs: by what it goes by, free over a sum, and what is added for goods and places. */
import { expect, test } from 'vitest'
import { currency, money } from '../money.ts'
import type { DeliveryMethod } from '../settings/delivery.ts'
import type { Surcharge } from '../settings/surcharges.ts'
import { deliveryCost, deliveryPrice, freeOver, loadOfPieces, type Load } from './delivery-price.ts'

const [EUR, JPY] = [currency('EUR'), currency('JPY')]

const method = (change: Partial<DeliveryMethod> = {}): DeliveryMethod => ({
  id: 'post',
  name: { en: 'Post' },
  note: {},
  days: [1, 2],
  countries: null,
  prices: [{ currency: EUR, price: 500, freeOver: 5_000 }],
  ...change,
})
const row = (from: number, price: number, freeOver: number | null = null) => ({ currency: EUR, from, price, freeOver })
/** Typed in no order. */
const byWeight = method({ by: 'weight', prices: [row(2_000, 900), row(0, 500, 5_000), row(10_000, 2_500)] })
const bySum = method({ by: 'sum', prices: [row(1_000, 700), row(3_000, 300)] })
const byUnits = method({ by: 'units', prices: [row(1, 400), row(5, 1_000)] })

const piece = (grams: number, units: number, ...tags: string[]) => ({ grams, units, tags })
const load = (worth: number, ...pieces: Load['pieces'][number][]): Load => loadOfPieces(pieces, worth)
const at = (of: Load | null, postcode = '', country = 'NL') => ({
  currency: EUR,
  place: { country, region: '', postcode },
  load: of,
})

test.each([
  ['one price', method(), load(4_999), 500],
  ['free over a sum', method(), load(5_000), 0],
  ['nothing known of what is sent', method(), null, 500],
  ['a weight of nothing', byWeight, load(100, piece(0, 3)), 500],
  ['just below a step', byWeight, load(100, piece(1_999, 1)), 500],
  ['a step', byWeight, load(100, piece(1_000, 2)), 900],
  ['the heaviest', byWeight, load(100, piece(1_000_000_000, 999)), 2_500],
  ['a light one that is free', byWeight, load(5_000, piece(1_999, 1)), 0],
  ['a heavy one that never is', byWeight, load(5_000, piece(2_000, 1)), 900],
  ['by the sum', bySum, load(2_999), 700],
  ['by a higher sum', bySum, load(3_000), 300],
  ['below the lowest sum', bySum, load(999), undefined],
  ['by units', byUnits, load(0, piece(1, 2), piece(1, 2)), 400],
  ['by more units', byUnits, load(0, piece(1, 2), piece(1, 3)), 1_000],
])('%s', (_, of, what, amount) => {
  const price = deliveryPrice({}, of, at(what))
  expect(price).toEqual(amount === undefined ? undefined : money(amount, EUR))
})

test('no price in a currency is no price at all', () => {
  expect(deliveryPrice({}, byWeight, { ...at(null), currency: JPY })).toBeUndefined()
})

test('from what sum it is free is that of the step that holds', () => {
  expect(freeOver(byWeight, at(load(0, piece(1, 1))))).toEqual(money(5_000, EUR))
  expect(freeOver(byWeight, at(load(0, piece(5_000, 1))))).toBeUndefined()
  expect(freeOver(byWeight, at(null))).toEqual(money(5_000, EUR))
})

const surcharge = (change: Partial<Surcharge>): Surcharge => ({
  id: 'more',
  name: { en: 'More' },
  tag: '',
  weightFrom: null,
  country: '',
  postcodes: [],
  methods: [],
  per: 'once',
  evenIfFree: false,
  prices: [{ currency: EUR, price: 100 }],
  ...change,
})
const bulky = surcharge({ tag: 'bulky', per: 'unit' })
const heavy = surcharge({ weightFrom: 20_000 })
const island = surcharge({ country: 'NL', postcodes: ['8881-8899'] })

test.each([
  ['goods with a tag, for each', bulky, load(0, piece(1, 3, 'Bulky'), piece(1, 2)), '', 300],
  ['goods without it', bulky, load(0, piece(1, 2)), '', 0],
  ['once for goods that are heavy', heavy, load(0, piece(20_000, 3)), '', 100],
  ['light goods, however many', heavy, load(0, piece(19_999, 999)), '', 0],
  ['a place that is hard to reach', island, load(0, piece(1, 1)), '8891 AA', 100],
  ['another place', island, load(0, piece(1, 1)), '1012 AB', 0],
  ['a place that nobody knows yet', island, load(0, piece(1, 1)), '', 0],
  [
    'two conditions, of which one holds',
    surcharge({ tag: 'bulky', country: 'DE' }),
    load(0, piece(1, 1, 'bulky')),
    '',
    0,
  ],
  ['another method', surcharge({ methods: ['express'] }), load(0, piece(1, 1)), '', 0],
  ['this method', surcharge({ methods: ['express', 'post'] }), load(0, piece(1, 1)), '', 100],
  ['a currency without a price', surcharge({ prices: [{ currency: JPY, price: 100 }] }), load(0, piece(1, 1)), '', 0],
  ['an order that is sent for free', bulky, load(5_000, piece(1, 1, 'bulky')), '', -500],
  ['also where it is free', { ...bulky, evenIfFree: true }, load(5_000, piece(1, 1, 'bulky')), '', -400],
])('a surcharge for %s', (_, one, what, postcode, more) => {
  const price = deliveryPrice({ surcharges: [one] }, method(), at(what, postcode))
  expect(price).toEqual(money(500 + more, EUR))
})

test('says of what the price is made', () => {
  const cost = deliveryCost(
    { surcharges: [bulky, heavy, island] },
    byWeight,
    at(load(0, piece(20_000, 2, 'bulky')), '8891'),
  )
  expect(cost).toMatchObject({
    price: money(2_500 + 200 + 100 + 100, EUR),
    by: { from: 10_000 },
    free: false,
    surcharges: [{ amount: 200 }, { amount: 100 }, { amount: 100 }],
  })
})

test('as long as nobody knows what is sent nothing is added', () => {
  expect(deliveryPrice({ surcharges: [surcharge({})] }, method(), at(null))).toEqual(money(500, EUR))
})
