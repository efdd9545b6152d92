/** What staff find goods by, of any status: parts of names, numbers and words, typed with marks and hyphens or without. */
import { folded } from '../folding.ts'
import { LANGUAGES } from '../languages.ts'
import { translationOf, type Product, type Variant } from './product.ts'

const together = (texts: readonly (string | undefined)[]): string =>
  folded([...new Set(texts.filter((text): text is string => text !== undefined && text !== ''))].join(' '))

/** `HS-11 S` is typed `hs11s`. */
const closed = (text: string): string => text.replaceAll(/[-./ ]/g, '')

export const productFoundBy = ({ text, translations, vendor, type, handle }: Product): string =>
  together([text.title, ...LANGUAGES.map((language) => translations[language]?.title), vendor, type, handle])

export const variantFoundBy = ({ words }: Pick<Product, 'words'>, { options, sku, barcode }: Variant): string => {
  const translated = LANGUAGES.flatMap((language) => options.map((value) => translationOf(words, language, value)))
  return together([...options, ...translated, sku, closed(sku), barcode])
}
