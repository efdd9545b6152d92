/** What a merchant may write of zones, steps and surcharges, and what is refused, field by field. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import type { World } from './check.ts'
import { checkDelivery, type DeliveryMethod, type DeliverySettings } from './delivery.ts'
import { emptySettings } from './settings.ts'
import type { Surcharge } from './surcharges.ts'
import type { Zone } from './zones.ts'

const EUR = currency('EUR')
const { dispatch } = emptySettings(EUR).delivery

const REGIONS: Readonly<Record<string, string>> = {
  CA: 'California (CA)',
  California: 'California (CA)',
  OR: 'Oregon (OR)',
}
const world: World = {
  isCountry: (code) => ['NL', 'ES', 'PL', 'US', 'HK'].includes(code),
  placeFaults: () => ({}),
  regionIn: (country, text) => (country === 'US' ? REGIONS[text] : undefined),
  writesPostcodes: (country) => country !== 'HK',
  isPostcode: (country, text) => country === 'PL' && /^\d\d-\d{3}$/.test(text),
  isTaxNumber: () => true,
  isSafeHtml: () => true,
  isSafeDrawing: () => true,
}

const zone = (change: Partial<Zone> = {}): Zone => ({
  id: 'zone',
  name: 'Zone',
  countries: ['NL'],
  regions: [],
  postcodes: [],
  ...change,
})
const method = (change: Partial<DeliveryMethod> = {}): DeliveryMethod => ({
  id: 'post',
  name: { en: 'Post' },
  note: {},
  days: [1, 2],
  countries: null,
  prices: [{ currency: EUR, price: 1, freeOver: null }],
  ...change,
})
const surcharge = (change: Partial<Surcharge> = {}): Surcharge => ({
  id: 'bulky',
  name: { en: 'Bulky' },
  tag: 'bulky',
  weightFrom: null,
  country: '',
  postcodes: [],
  methods: [],
  per: 'once',
  evenIfFree: false,
  prices: [{ currency: EUR, price: 1 }],
  ...change,
})
const checked = (change: Partial<DeliverySettings>) =>
  checkDelivery({ methods: [method()], dispatch, ...change }, world)
const zones = (...of: Partial<Zone>[]) => checked({ zones: of.map((one, at) => zone({ id: `z${at}`, ...one })) })
const priced = (by: DeliveryMethod['by'], ...from: (number | undefined)[]) =>
  checked({
    methods: [method({ by, prices: from.map((one) => ({ currency: EUR, from: one, price: 1, freeOver: null })) })],
  })

test.each([
  ['nothing of it', checked({})],
  ['a country, a part of it and a nearer part', zones({}, { postcodes: ['10'] }, { postcodes: ['1012'] })],
  ['postcodes in full-width digits and with blanks', zones({ postcodes: ['１０１２　ＡＢ', '1000 – 1011'] })],
  ['postcodes with a hyphen of their own', zones({ countries: ['PL'], postcodes: ['00-950', '01-000 – 01-999'] })],
  ['regions', zones({ countries: ['US'], regions: ['CA'] }, { countries: ['US'], regions: ['OR'] })],
  [
    'a method of a zone and of elsewhere',
    checked({ zones: [zone()], methods: [method({ zones: ['zone', 'elsewhere'] })] }),
  ],
  ['steps by weight', priced('weight', undefined, 1_000, 2_000)],
  ['no step but the first', priced('flat', 0)],
  ['a weight that it takes', checked({ methods: [method({ weightMax: 30_000 })] })],
  ['a surcharge', checked({ surcharges: [surcharge({ methods: ['post'], country: 'NL', postcodes: ['88'] })] })],
])('takes %s', (_, issues) => {
  expect(issues).toEqual([])
})

test.each([
  ['a zone without a name', zones({ name: ' ' }), 'zones.0.name', 'required'],
  ['a zone without a country', zones({ countries: [] }), 'zones.0.countries', 'required'],
  ['a zone of no country', zones({ countries: ['XX'] }), 'zones.0.countries.0', 'unknown-country'],
  ['a zone that is called as none may be', zones({ id: 'elsewhere' }), 'zones.0.id', 'duplicate'],
  ['two zones of one name', zones({ id: 'a' }, { id: 'a', countries: ['ES'] }), 'zones.1.id', 'duplicate'],
  ['a country twice', zones({}, { countries: ['ES', 'NL'] }), 'zones.1.countries.1', 'duplicate'],
  ['parts of two countries', zones({ countries: ['NL', 'ES'], postcodes: ['1'] }), 'zones.0.countries', 'one-country'],
  ['a range that runs backwards', zones({ postcodes: ['1099-1000'] }), 'zones.0.postcodes.0', 'postcode-reversed'],
  ['a range of two lengths', zones({ postcodes: ['1-22'] }), 'zones.0.postcodes.0', 'postcode-range'],
  ['what is no postcode', zones({ postcodes: ['10*'] }), 'zones.0.postcodes.0', 'postcode-range'],
  [
    'postcodes where there are none',
    zones({ countries: ['HK'], postcodes: ['1'] }),
    'zones.0.postcodes',
    'postcode-none',
  ],
  [
    'ranges that meet',
    zones({ postcodes: ['1000-1050'] }, { postcodes: ['1050-1099'] }),
    'zones.1.postcodes.0',
    'duplicate',
  ],
  [
    'one that lies in another',
    zones({ postcodes: ['1000-1999'] }, { postcodes: ['1001', '1500'] }),
    'zones.1.postcodes.1',
    'duplicate',
  ],
  ['the same in other digits', zones({ postcodes: ['35', '３５'] }), 'zones.0.postcodes.1', 'duplicate'],
  ['a region that is none', zones({ countries: ['US'], regions: ['Atlantis'] }), 'zones.0.regions.0', 'region-unknown'],
  [
    'a region twice',
    zones({ countries: ['US'], regions: ['CA'] }, { countries: ['US'], regions: ['California'] }),
    'zones.1.regions.0',
    'duplicate',
  ],
  [
    'a zone that is not there',
    checked({ methods: [method({ zones: ['gone'] })] }),
    'methods.0.zones.0',
    'unknown-zone',
  ],
  ['a weight of nothing', checked({ methods: [method({ weightMax: 0 })] }), 'methods.0.weightMax', 'out-of-range'],
  [
    'a weight of a thousand tons',
    checked({ methods: [method({ weightMax: 1_000_000_000 })] }),
    'methods.0.weightMax',
    'out-of-range',
  ],
  ['a step of a thousand tons', priced('weight', 1_000_000_000), 'methods.0.prices.0.from', 'out-of-range'],
  ['a step below nothing', priced('units', -1), 'methods.0.prices.0.from', 'out-of-range'],
  ['a step of nothing', priced('flat', 5), 'methods.0.prices.0.from', 'measure-missing'],
  ['a step twice', priced('units', 1, 1), 'methods.0.prices.1.currency', 'duplicate'],
  ['the first step twice', priced('units', undefined, 0), 'methods.0.prices.1.currency', 'duplicate'],
  [
    'a surcharge of a method that is gone',
    checked({ surcharges: [surcharge({ methods: ['gone'] })] }),
    'surcharges.0.methods.0',
    'unknown-method',
  ],
  [
    'postcodes of nowhere',
    checked({ surcharges: [surcharge({ postcodes: ['88'] })] }),
    'surcharges.0.country',
    'required',
  ],
  [
    'a thing of 10⁹ grams',
    checked({ surcharges: [surcharge({ weightFrom: 1_000_000_000 })] }),
    'surcharges.0.weightFrom',
    'out-of-range',
  ],
  [
    'a thing of no weight',
    checked({ surcharges: [surcharge({ weightFrom: 0 })] }),
    'surcharges.0.weightFrom',
    'out-of-range',
  ],
  [
    'a surcharge without a price',
    checked({ surcharges: [surcharge({ prices: [] })] }),
    'surcharges.0.prices',
    'price-missing',
  ],
  ['too many zones', zones(...Array.from({ length: 201 }, () => ({}))), 'zones', 'too-many'],
])('refuses %s', (_, issues, path, code) => {
  expect(issues).toContainEqual({ path, code })
})
