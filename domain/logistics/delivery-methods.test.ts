/** Which ways are offered to a place, for what is sent, and why the others are not. */
import { expect, test } from 'vitest'
import { currency, type Currency } from '../money.ts'
import type { DeliveryMethod } from '../settings/delivery.ts'
import { emptySettings } from '../settings/settings.ts'
import type { Zone } from '../settings/zones.ts'
import {
  cheapestOf,
  dependsOnPlace,
  destinationsOf,
  methodNamed,
  methodsFor,
  methodsJudged,
  usualMethod,
} from './delivery-methods.ts'
import { loadOfPieces } from './delivery-price.ts'
import type { DeliveryPlace } from './zones.ts'

const [EUR, USD] = [currency('EUR'), currency('USD')]
const empty = emptySettings(EUR)

const method = (id: string, change: Partial<DeliveryMethod> = {}): DeliveryMethod => ({
  id,
  name: { en: id },
  note: {},
  days: [1, 2],
  countries: null,
  prices: [{ currency: EUR, price: 500, freeOver: null }],
  ...change,
})
const zone = (id: string, country: string, change: Partial<Zone> = {}): Zone => ({
  id,
  name: id,
  countries: [country],
  regions: [],
  postcodes: [],
  ...change,
})

const rules = (methods: readonly DeliveryMethod[], zones?: readonly Zone[]) => ({
  markets: { ...empty.markets, markets: [{ id: 'all', countries: ['NL', 'ES', 'US'], pricesIncludeTax: true }] },
  locations: empty.locations,
  delivery: { ...empty.delivery, methods, ...(zones && { zones }) },
})
const place = (country: string, postcode = '', region = '') => ({ country, region, postcode })
const load = (grams: number, worth = 0) => loadOfPieces([{ grams, units: 1, tags: [] }], worth)
const to = (at: DeliveryPlace | null, grams = 0, of: Currency = EUR) => ({ currency: of, place: at, load: load(grams) })
const ids = (methods: readonly DeliveryMethod[]) => methods.map(({ id }) => id)

const zoned = rules(
  [
    method('post'),
    method('near', { countries: ['NL'] }),
    method('ferry', { zones: ['islands'] }),
    method('express', { zones: ['islands', 'elsewhere'], weightMax: 30_000 }),
    method('dollars', { prices: [{ currency: USD, price: 1, freeOver: null }] }),
  ],
  [zone('islands', 'ES', { postcodes: ['35', '38'] }), zone('closed', 'US', { regions: ['Alaska (AK)'] })],
)

test.each([
  ['what lies in no zone', to(place('NL', '1012AB')), ['post', 'near', 'express']],
  ['the rest of a country of which a part is one', to(place('ES', '28001')), ['post', 'express']],
  ['what lies in one', to(place('ES', '35001')), ['ferry', 'express']],
  ['a zone that no method is of', to(place('US', '99501', 'AK')), []],
  ['a country that the shop does not sell to', to(place('CA')), []],
  ['what is too heavy for one of them', to(place('ES', '35001'), 30_001), ['ferry']],
  ['what is just light enough', to(place('ES', '35001'), 30_000), ['ferry', 'express']],
  ['another currency', to(place('NL'), 0, USD), ['dollars']],
  ['nobody knows where', to(null), ['post', 'near', 'ferry', 'express']],
])('to %s', (_, at, expected) => {
  expect(ids(methodsFor(zoned, at))).toEqual(expected)
  for (const { id } of zoned.delivery.methods)
    expect(methodNamed(zoned, id, at)?.id, id).toBe(expected.includes(id) ? id : undefined)
})

test('says why not', () => {
  const judged = methodsJudged(zoned, to(place('ES', '38001'), 40_000))
  expect(judged.map(({ method: { id }, whyNot }) => [id, whyNot])).toEqual([
    ['post', { code: 'other-zone', zone: zoned.delivery.zones?.[0] }],
    ['near', { code: 'other-countries', country: 'ES' }],
    ['ferry', undefined],
    ['express', { code: 'too-heavy', weight: 40_000, weightMax: 30_000 }],
    ['dollars', { code: 'other-zone', zone: zoned.delivery.zones?.[0] }],
  ])
  const elsewhere = methodsJudged(zoned, to(place('NL')))
  expect(elsewhere.map(({ whyNot }) => whyNot?.code)).toEqual([
    undefined,
    undefined,
    'other-zone',
    undefined,
    'no-price',
  ])
  expect(methodsJudged(zoned, to(place('CA')))[0]?.whyNot).toEqual({ code: 'country-unserved', country: 'CA' })
  const large = rules([
    method('letters', { by: 'sum', prices: [{ currency: EUR, from: 1_000, price: 1, freeOver: null }] }),
  ])
  expect(methodsJudged(large, to(place('NL')))[0]?.whyNot).toEqual({ code: 'too-little', from: 1_000 })
})

test('settings from before there were zones are read as they were', () => {
  const old = rules([method('post'), method('far', { countries: ['US', 'CA'] })])
  expect(ids(methodsFor(old, to(place('NL'))))).toEqual(['post'])
  expect(ids(methodsFor(old, to(place('US'))))).toEqual(['post', 'far'])
  expect(ids(methodsFor(old, to(place('CA'))))).toEqual([])
  expect(ids(methodsFor(old, to(null)))).toEqual(['post', 'far'])
  expect(dependsOnPlace(old)).toBe(false)
  expect(dependsOnPlace(zoned)).toBe(true)
})

test('the usual way is the first that leads anywhere and takes the thing', () => {
  const letters = rules([method('letter', { weightMax: 500 }), method('parcel')])
  expect(usualMethod(letters, EUR)?.id).toBe('letter')
  expect(usualMethod(letters, EUR, 501)?.id).toBe('parcel')
  expect(usualMethod(letters, USD)).toBeUndefined()
  expect(usualMethod({ ...letters, markets: empty.markets }, EUR)).toBeUndefined()
})

test('the cheapest is that for this load, and of several the first', () => {
  const prices = [
    { currency: EUR, price: 100, freeOver: null },
    { currency: EUR, from: 1_000, price: 900, freeOver: null },
  ]
  const both = rules([method('even'), method('light', { by: 'weight', prices }), method('same')])
  const least = (grams: number) => cheapestOf(both, both.delivery.methods, to(place('NL'), grams))?.id
  expect([least(999), least(1_000)]).toEqual(['light', 'even'])
  expect(cheapestOf(both, [], to(null))).toBeUndefined()
})

test('machines are told where it goes', () => {
  expect(destinationsOf(zoned, method('post'))).toBeNull()
  expect(destinationsOf(zoned, method('near', { countries: ['NL'] }))).toEqual(['NL'])
  expect(destinationsOf(zoned, method('ferry', { zones: ['islands'] }))).toEqual(['ES'])
})

test('what is fetched is offered where its location is, and no page speaks of it first', () => {
  const address = { street: 'Kade 7', postcode: '3011 AA', city: 'Rotterdam', region: '', country: 'NL' }
  const location = { id: 'shop', name: 'Shop', address, priority: 0 }
  const free = [{ currency: EUR, price: 0, freeOver: null }]
  const both = rules([method('fetch', { pickup: 'shop', prices: free }), method('post')])
  const there = { ...both, locations: { locations: [location] } }
  expect(ids(methodsFor(there, to(place('NL'))))).toEqual(['fetch', 'post'])
  expect(usualMethod(there, EUR)?.id).toBe('post')
  expect(cheapestOf(there, there.delivery.methods, to(place('NL')))?.id).toBe('post')
  expect(cheapestOf(there, there.delivery.methods.slice(0, 1), to(place('NL')))?.id).toBe('fetch')
  for (const gone of [both, { ...both, locations: { locations: [{ ...location, address: null }] } }])
    expect(methodsJudged(gone, to(place('NL')))[0]?.whyNot).toEqual({ code: 'no-location', location: 'shop' })
})
