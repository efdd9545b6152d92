/** In which zone a place is: the one that names it most closely. */
import { expect, test } from 'vitest'
import type { Zone } from '../settings/zones.ts'
import { placeIn, zoneAt, zoneFound } from './zones.ts'

const zone = (id: string, countries: string, change: Partial<Zone> = {}): Zone => ({
  id,
  name: id,
  countries: countries.split(' '),
  regions: [],
  postcodes: [],
  ...change,
})

const zones = [
  zone('iberia', 'ES PT'),
  zone('canaries', 'ES', { postcodes: ['35', '38'] }),
  zone('palma', 'ES', { postcodes: ['38700-38799'] }),
  zone('balearics', 'ES', { regions: ['Balears (Islas) (PM)', 'Baleares'] }),
  zone('west', 'US', { regions: ['California (CA)', 'Oregon (OR)'] }),
  zone('angels', 'US', { regions: [], postcodes: ['90001-90099'] }),
  zone('tokyo', 'JP', { regions: ['Tokyo (東京都)'] }),
]

const place = (country: string, postcode = '', region = '') => ({ country, region, postcode })

test.each([
  ['a country', place('PT', '1000-001'), 'iberia', 'country'],
  ['a country of which nothing more is known', place('ES'), 'iberia', 'country'],
  ['the beginning of a postcode', place('ES', '35001'), 'canaries', 'postcode'],
  ['a range in it, which is nearer', place('ES', '38750'), 'palma', 'postcode'],
  ['beside that range', place('ES', '38699'), 'canaries', 'postcode'],
  ['a region by its name', place('ES', '07001', 'Baleares'), 'balearics', 'region'],
  ['a postcode before a region', place('US', '90012-1234', 'CA'), 'angels', 'postcode'],
  ['a region by its code', place('US', '94016', 'CA'), 'west', 'region'],
  ['a region by its name, as people write it', place('US', '', 'california'), 'west', 'region'],
  ['a region in its own letters', place('JP', '150-0001', '東京都'), 'tokyo', 'region'],
  ['a region in other letters', place('JP', '150-0001', 'Tokyo'), 'tokyo', 'region'],
])('%s', (_, at, id, by) => {
  expect(zoneFound(zones, at)).toMatchObject({ zone: { id }, by })
})

test.each([
  ['another country', place('NL', '3500 AA')],
  ['a part of a country that no zone has', place('US', '10001', 'NY')],
  ['a country of which only a part is a zone', place('US')],
  ['a postcode that is too short for its range', place('US', '900')],
  ['nowhere', place('')],
])('%s is in none', (_, at) => {
  expect(zoneAt(zones, at)).toBeUndefined()
})

test('without zones nothing is looked at', () => {
  expect(zoneAt(undefined, { country: 'NL' } as never)).toBeUndefined()
  expect(zoneAt([], { country: 'NL' } as never)).toBeUndefined()
  expect(placeIn(null)).toBeNull()
})
