/**
 * What people and their telephones put into an address without meaning it: blanks that are no blanks, full-width
 * digits, the letters of a country before a postcode. It is put right before it is judged.
 */
import { foldedRegion } from '../folding.ts'
import { repairCode, repairLine } from '../one-line.ts'
import { ADDRESS_LENGTHS, type Address } from './address.ts'
import type { AddressFormat, Region } from './address-format.ts'

const hasSign = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** `1012AB`, `100 00`, `12345 6789` → as the country separates it; in this order, and last as it was written. */
const spellings = (written: string, example: string): string[] => {
  const compact = written.replaceAll(/[\s.-]/g, '')
  const [, separator = '', tail = ''] = /([ -])([^ -]+)$/.exec(example) ?? []
  const at = separator === '' ? 0 : compact.length - tail.length
  const hyphened = Array.from(compact, (_, index) => index)
    .slice(1)
    .map((index) => `${compact.slice(0, index)}-${compact.slice(index)}`)
  return [...(at > 0 ? [compact.slice(0, at) + separator + compact.slice(at)] : []), ...hyphened, written, compact]
}

/** `D-10115`, `A 1010`: with the letters of the country, and without. */
const withoutPrefix = (written: string, prefixes: readonly string[]): string[] =>
  prefixes
    .filter((prefix) => written.startsWith(prefix))
    .map((prefix) => written.slice(prefix.length).replaceAll(/^[\s(-]+|\)$/g, ''))

/** `500` in Andorra, whose postcodes begin with its letters: `AD500`. */
const withCountry = (written: string, country: string): string[] => (/^\d+$/.test(written) ? [country + written] : [])

/** Empty where the country writes none; what fits no form of the country stays as it is, to be refused. */
export const repairPostcode = (text: string, format: AddressFormat): string => {
  const { country, postcode: form, postcodeExample, postcodePrefixes, written: parts } = format
  const written = repairCode(text)
    .toUpperCase()
    .replace(/^〒\s*/, '')
  if (!parts.has('postcode') || !hasSign(written)) return ''
  // No country's is so long, and of a text as long as a book each spelling would be another book.
  if (written.length > ADDRESS_LENGTHS.postcode) return written
  const fitting = [written, ...withoutPrefix(written, postcodePrefixes)]
    .flatMap((one) => [...spellings(one, postcodeExample), ...withCountry(one, country)])
    .find((one) => form?.test(one))
  return fitting ?? written
}

export const regionNamed = ({ regions }: Pick<AddressFormat, 'regions'>, text: string): Region | undefined => {
  const wanted = foldedRegion(text)
  return regions.find(({ code, name }) => foldedRegion(code) === wanted || foldedRegion(name) === wanted)
}

/** Left in the field from another country that was chosen before. */
export const isOfElsewhere = (format: AddressFormat, text: string): boolean =>
  format.regionsElsewhere.has(foldedRegion(text)) && !regionNamed(format, text)

/** Empty where the country writes none. What is known is spelled as it is known; other words stay. */
export const repairRegion = (text: string, format: AddressFormat): string => {
  const written = repairLine(text)
  if (!format.written.has('region') || !hasSign(written)) return ''
  if (isOfElsewhere(format, written) && !format.required.has('region')) return ''
  const known = regionNamed(format, written)
  if (!known) return written
  return format.regionsComplete || foldedRegion(known.code) === foldedRegion(written) ? known.code : known.name
}

/** @param format null: the country is not known, and with it not how it writes postcodes and regions */
export const repairAddress = (sent: Address, format: AddressFormat | null): Address => ({
  name: repairLine(sent.name),
  street: repairLine(sent.street),
  extra: repairLine(sent.extra),
  postcode: format ? repairPostcode(sent.postcode, format) : repairLine(sent.postcode),
  city: repairLine(sent.city),
  region: format ? repairRegion(sent.region, format) : repairLine(sent.region),
  country: sent.country,
  phone: repairCode(sent.phone),
})
