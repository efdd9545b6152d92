/** Other ways in which shoppers write what stands in a product: numbers on its box, words after an elision, ä as ae. */
import { APOSTROPHE } from '../../folding.ts'

/** `HS-11 S` is typed `hs11s`; what has nothing between its parts is found as it stands. */
const closed = (sku: string): string[] => (/[-./ _]/.test(sku) ? [sku.replaceAll(/[-./ _]/g, '')] : [])

/** One number with and without the zero in front of it: a UPC of 12 digits is an EAN of 13 that begins with 0. */
const ofBarcode = (barcode: string): string[] => {
  if (!/^\d{6,14}$/.test(barcode)) return barcode === '' ? [] : [barcode]
  const bare = barcode.replace(/^0+/, '')
  return [...new Set([barcode, bare, bare.padStart(12, '0'), bare.padStart(13, '0')])]
}

export const codesOf = (variants: readonly { readonly sku: string; readonly barcode: string }[]): string[] => [
  ...new Set(variants.flatMap(({ sku, barcode }) => [sku, ...closed(sku), ...ofBarcode(barcode)])),
]

/** Of a code so many signs at least tell it from others, and what is longer than this is typed whole or not at all. */
const BEGINNING_MIN = 4
const BEGINNING_MAX = 12
/** A product with thousands of variants has as many words as this from their beginnings: the first ones. */
const BEGINNINGS_MAX = 200

type Coded = { readonly sku: string; readonly barcode: string }

const plainCode = (sku: string): string => sku.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** `HS11S` finds `HS11STIG3S`, `KT-INS` finds `KT-INS114-DRE`: whoever has a list in their hand types its first signs. */
export const beginningsOf = (variants: readonly Coded[]): string[] => {
  const found = new Set<string>()
  for (const { sku } of variants) {
    const code = plainCode(sku)
    // A word without a digit is found as words are.
    if (!/\d/.test(code)) continue
    for (let length = BEGINNING_MIN; length < Math.min(code.length, BEGINNING_MAX + 1); length++) {
      if (found.size >= BEGINNINGS_MAX) return [...found]
      found.add(code.slice(0, length))
    }
  }
  return [...found]
}

/** More variants than that are told by their words. */
const WHOLE_MAX = 60

/** What is typed as the whole of a code. */
export const wholeCodesOf = (variants: readonly Coded[]): string[] =>
  [...new Set(variants.slice(0, WHOLE_MAX).flatMap(({ sku, barcode }) => [plainCode(sku), plainCode(barcode)]))].filter(
    Boolean,
  )

/** Of `l’arbre` and `dell’orto` the second part is a word too; of `men’s` it is none. */
const ELISION = new RegExp(`(?:^|[^\\p{L}])[\\p{L}]{1,5}(?:${APOSTROPHE.source})([\\p{L}]{2,})`, 'gu')

const UMLAUTS = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
])

/** Words that a title does not have as they would be typed. */
export const alsoWritten = (title: string): string[] => {
  const elided = Array.from(title.matchAll(ELISION), ([, word = '']) => word)
  const words =
    title
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const spelt = words.filter((word) => /[äöü]/.test(word))
  return [...elided, ...spelt.map((word) => word.replaceAll(/[äöü]/g, (letter) => UMLAUTS.get(letter) ?? letter))]
}
