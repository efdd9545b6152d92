/**
 * How postcodes are written, country by country: enough to catch a slip, not to prove that the place exists.
 *
 * @see https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions (read 2026)
 */
import type { COUNTRIES_SERVED } from './delivery.ts'

/** What shoppers are told when it does not fit; the page has words for each. */
export type PostcodeForm =
  | '4'
  | '5'
  | '6'
  | '3+2'
  | '4+2'
  | '2-3'
  | '4-3'
  | 'lv'
  | 'lt'
  | 'gb'
  | 'ie'
  | 'mt'
  | 'us'
  | 'tw'

const patterns: Record<PostcodeForm, RegExp> = {
  '4': /^\d{4}$/,
  '5': /^\d{5}$/,
  '6': /^\d{6}$/,
  '3+2': /^\d{3} ?\d{2}$/,
  '4+2': /^\d{4} ?[A-Z]{2}$/,
  '2-3': /^\d{2}-?\d{3}$/,
  '4-3': /^\d{4}-?\d{3}$/,
  lv: /^(LV-?)?\d{4}$/,
  lt: /^(LT-?)?\d{5}$/,
  gb: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
  ie: /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/,
  mt: /^[A-Z]{3} ?\d{4}$/,
  us: /^\d{5}(-?\d{4})?$/,
  tw: /^\d{3}(-?\d{2,3})?$/,
}

/** Hong Kong has none. */
const forms: Record<(typeof COUNTRIES_SERVED)[number], PostcodeForm | null> = {
  AT: '4',
  BE: '4',
  BG: '4',
  CH: '4',
  CN: '6',
  CY: '4',
  CZ: '3+2',
  DE: '5',
  DK: '4',
  EE: '5',
  ES: '5',
  FI: '5',
  FR: '5',
  GB: 'gb',
  GR: '3+2',
  HK: null,
  HR: '5',
  HU: '4',
  IE: 'ie',
  IT: '5',
  LT: 'lt',
  LU: '4',
  LV: 'lv',
  MT: 'mt',
  NL: '4+2',
  NO: '4',
  PL: '2-3',
  PT: '4-3',
  RO: '6',
  SE: '3+2',
  SG: '6',
  SI: '4',
  SK: '3+2',
  TW: 'tw',
  US: 'us',
}

export type CountryServed = keyof typeof forms
export const isServed = (country: string): country is CountryServed => Object.hasOwn(forms, country)
export const postcodeFormOf = (country: CountryServed): PostcodeForm | null => forms[country]

/** @param postcode in capitals, without blanks around it */
export const fitsPostcode = (country: CountryServed, postcode: string): boolean => {
  const form = forms[country]
  return form === null || patterns[form].test(postcode)
}
