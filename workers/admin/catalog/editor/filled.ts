/**
 * The form of a product as texts by name. The names are those of its fields (domain/catalog/product-fields.ts), so that a field that
 * two people have changed is found in the form of each.
 */
import { contactLine } from '#domain/catalog/safety'
import type { Product } from '#domain/catalog/product'
import { LANGUAGES } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import type { TaxClass } from '#domain/tax/table'
import { metafieldTexts } from './metafields-typed.ts'
import { momentText } from '../../frame/moment-field.ts'

export type Filled = ReadonlyMap<string, string>

export const TEXTS = ['title', 'description', 'seoTitle', 'seoDescription'] as const
export const CONTACT = ['name', 'address', 'contact'] as const
export const CONTACTS = ['manufacturer', 'responsible'] as const
/** English is what the others are laid beside. */
export const FURTHER = LANGUAGES.filter((language) => language !== 'en')

export const cellName = (variant: string, cell: string): string => `variants.${variant}.${cell}`

/** Everything that is called something: the type, names and values of options. */
export const wordsOf = ({ type, options }: Pick<Product, 'type' | 'options'>): readonly string[] =>
  [...new Set([...options.flatMap(({ name, values }) => [name, ...values]), type])].filter(Boolean)

export type Shop = {
  readonly timeZone: string
  /** The first is the shop's own. */
  readonly currencies: readonly Currency[]
  readonly definitions: readonly MetafieldDefinition[]
  /** Beside the standard one. */
  readonly taxClasses: readonly TaxClass[]
}

/** All but the cells of variants, which are thousands and each read where it is shown. @param collections by hand, that it stands in */
export const shownOf = (product: Product, collections: readonly string[], shop: Shop): Filled => {
  const { text, translations, words, safety } = product
  return new Map<string, string>([
    ...TEXTS.map((name): [string, string] => [name, text[name]]),
    ['handle', product.handle],
    ['status', product.status],
    ['publishedFrom', momentText(product.publishedFrom, shop.timeZone)],
    ['publishedUntil', momentText(product.publishedUntil, shop.timeZone)],
    ['vendor', product.vendor],
    ['type', product.type],
    ['category', product.category],
    ['taxClass', product.taxClass],
    ['tags', product.tags.join(', ')],
    ...collections.map((handle): [string, string] => [`collections.${handle}`, 'on']),
    ...FURTHER.flatMap((language) => [
      ...TEXTS.map((name): [string, string] => [
        `translations.${language}.${name}`,
        translations[language]?.[name] ?? '',
      ]),
      ...Object.entries(words[language] ?? {}).map(([word, said]): [string, string] => [
        `words.${language}.${word}`,
        said,
      ]),
    ]),
    ...metafieldTexts(product.metafields),
    ...CONTACTS.flatMap((who) =>
      CONTACT.map((part): [string, string] => [`safety.${who}.${part}`, safety?.[who]?.[part] ?? '']),
    ),
    ...LANGUAGES.map((language): [string, string] => [`safety.warnings.${language}`, safety?.warnings[language] ?? '']),
  ])
}

/** Whether somebody in the EU is named who answers for it. */
export const isSafetyTold = ({ safety }: Product): boolean => safety !== null && contactLine(safety.manufacturer) !== ''

/** What a form sent: of a box that was sent twice the last says whether it is ticked. */
export const typedIn = (form: URLSearchParams): Filled =>
  new Map(Array.from(form, ([name, text]) => [name, text.toWellFormed().replaceAll(/\r\n?/g, '\n')]))
