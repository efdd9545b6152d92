/**
 * The value added tax of the European Union by place: which country's it is, and where in a country it is not.
 *
 * Regions that belong to a member and not to the union of its tax are known by their postcodes.
 * @see Council Directive 2006/112/EC, articles 5 to 7 (https://eur-lex.europa.eu/eli/dir/2006/112); Northern Ireland: the Windsor
 * Framework, for goods alone
 */
import { barePostcode } from '../postcodes.ts'

/** ISO 3166-1 alpha-2. */
export const UNION: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/**
 * Where consumers may withdraw from what they bought elsewhere: the European Economic Area, and the United Kingdom, whose Consumer
 * Contracts Regulations 2013 say the same.
 */
export const WITHDRAWAL_BY_LAW: readonly string[] = [...UNION, 'IS', 'LI', 'NO', 'GB']

export type TaxPlace = {
  /** ISO 3166-1 alpha-2; empty as long as nobody has said it. */
  readonly country: string
  readonly region: string
  readonly postcode: string
}

/** Büsingen and Helgoland; the Canaries, Ceuta and Melilla; Åland; Livigno; Mount Athos. */
const OUTSIDE: ReadonlyMap<string, RegExp> = new Map([
  ['DE', /^(?:78266|27498)/],
  ['ES', /^(?:35|38|51|52)/],
  ['FI', /^22/],
  ['IT', /^23041/],
  ['GR', /^63086/],
])

/** Counted as one with a neighbour: Monaco with France, the Isle of Man with Great Britain (article 7). */
const COUNTED_WITH: ReadonlyMap<string, string> = new Map([
  ['MC', 'FR'],
  ['IM', 'GB'],
])

/** By whose tables something is taxed there. */
export const taxCountry = (country: string): string => COUNTED_WITH.get(country) ?? country

/** Whether the place belongs to a country and not to the territory of its tax. */
export const isOutlying = ({ country, postcode }: TaxPlace): boolean =>
  OUTSIDE.get(country)?.test(barePostcode(postcode)) ?? false

const isNorthernIreland = ({ country, postcode }: TaxPlace): boolean =>
  country === 'GB' && barePostcode(postcode).startsWith('BT')

/** @param goods whether it is about goods: Northern Ireland is of the union for those alone */
export const isInUnion = (place: TaxPlace, goods: boolean): boolean =>
  (UNION.includes(taxCountry(place.country)) && !isOutlying(place)) || (goods && isNorthernIreland(place))

/** @returns the country of a VAT id; of Northern Ireland GB */
export const countryOfVatId = (vatId: string): string => {
  const letters = vatId.slice(0, 2)
  return letters === 'EL' ? 'GR' : letters === 'XI' ? 'GB' : letters
}

/** Whether VAT ids that begin so are those of the union. */
export const isUnionVatId = (vatId: string): boolean =>
  vatId.startsWith('XI') || (UNION.includes(countryOfVatId(vatId)) && !vatId.startsWith('GR'))

/** @param country ISO 3166-1; empty: of whichever */
export const isOfCountry = (vatId: string, country: string): boolean =>
  country === '' || taxCountry(countryOfVatId(vatId)) === taxCountry(country)
