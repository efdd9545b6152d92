/** Addresses in the settings are put right and judged as those of shoppers are. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { checkSettings, emptySettings } from '#domain/settings/settings'
import { cleaned } from './cleaned.ts'
import { world } from './world.ts'

const { shop } = emptySettings(currency('EUR'))
const place = { street: 'Hauptstraße 1', postcode: '10115', city: 'Berlin', region: '', country: 'DE' }
const named = { ...shop, name: 'Kumo' }
const at = (changed: Partial<typeof place>) => ({ ...named, address: { ...place, ...changed } })
const issuesAt = (changed: Partial<typeof place>) => checkSettings('shop', at(changed), world)

test.each([
  [{ postcode: 'nonsense!' }, 'postcode', 'postcode-form'],
  [{ postcode: 'A-10115' }, 'postcode', 'postcode-form'],
  [{ street: 'Hauptstraße\n1' }, 'street', 'unwritable'],
  [{ city: '???' }, 'city', 'unwritable'],
  [{ country: 'US', postcode: '10001', region: 'Bavaria' }, 'region', 'region-unknown'],
  [{ country: 'XQ' }, 'country', 'unknown-country'],
])('an address of the shop or of a place with %j is told of by its part', (changed, part, code) => {
  expect(issuesAt(changed)).toEqual([{ path: `address.${part}`, code }])
  const location = { id: 'main', name: 'Main', address: at(changed).address, priority: 0 }
  const found = checkSettings('locations', { locations: [location] }, world)
  expect(found).toEqual([{ path: `locations.0.address.${part}`, code }])
})

test('an address of the settings is kept as it was put right, and what is missing in it is no fault', () => {
  const typed = { postcode: ' D-１０１１５\u00a0', city: '  Berlin ', region: 'Ontario' }
  expect(issuesAt(typed)).toEqual([])
  expect(cleaned('shop', at(typed)).address).toEqual(place)
  const location = { id: 'main', name: 'Main', address: at(typed).address, priority: 0 }
  expect(cleaned('locations', { locations: [location] }).locations[0]?.address).toEqual(place)
  expect(issuesAt({ street: '', postcode: '', city: '' })).toEqual([])
})
