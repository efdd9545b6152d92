/** What customs ask of goods: their number in the Harmonized System, and the country that they were made in. */
import { countryName } from '../formats.ts'

/** @param text dots, hyphens and blanks are let be: `6912.00.23`. @returns 6 to 10 digits, or undefined */
export const hsCode = (text: string): string | undefined => {
  const digits = text.replaceAll(/[\s.-]/g, '')
  return /^\d{6,10}$/.test(digits) ? digits : undefined
}

/** Codes that Unicode names and that are no country. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

/** @param text in capitals or not. @returns a code of ISO 3166-1 alpha-2, or undefined */
export const originCountry = (text: string): string | undefined => {
  const code = text.trim().toUpperCase()
  return code.length === 2 && !NO_COUNTRIES.has(code) && countryName(code, 'en') !== code ? code : undefined
}
