/**
 * A product as flat fields, each with a name: `title`, `tags.linen`, `translations.zh.title`, `variants.var_….price.EUR`.
 * What is not the merchant's to say (ids, version, reviews, what is in stock) is none of them.
 */
import type { Money } from '../money.ts'
import { fieldChanges, type FieldChange, type Fields } from '../three-way.ts'
import type { Product, Variant } from './product.ts'

const inner = (name: string, values: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [`${name}.${key}`, value])

const amounts = (name: string, prices: readonly Money[]): [string, unknown][] =>
  prices.map(({ amount, currency }) => [`${name}.${currency}`, amount])

const variantFields = (variant: Variant): [string, unknown][] => {
  const { id, availability: _, prices, compareAt, cost, ...plain } = variant
  const name = `variants.${id}`
  return [
    ...inner(name, plain),
    ...amounts(`${name}.price`, prices),
    ...amounts(`${name}.compareAt`, compareAt),
    ...amounts(`${name}.cost`, cost),
  ]
}

export const fieldsOf = (product: Product): Fields => {
  const {
    handle,
    status,
    publishedFrom,
    publishedUntil,
    vendor,
    type,
    category,
    taxClass,
    text,
    translations,
    words,
    tags,
    options,
    pictures,
    safety,
    metafields,
  } = product
  return new Map<string, unknown>([
    ...Object.entries({ handle, status, publishedFrom, publishedUntil, ...text, vendor, type, category, taxClass }),
    ...Object.entries(translations).flatMap(([language, texts]) => inner(`translations.${language}`, texts)),
    ...Object.entries(words).flatMap(([language, texts]) => inner(`words.${language}`, texts)),
    ...tags.map((tag): [string, unknown] => [`tags.${tag}`, true]),
    ['options', options.map(({ name }) => name)],
    ['pictures', pictures],
    ['safety', safety],
    ...inner('metafields', metafields),
    ...product.variants.flatMap(variantFields),
  ])
}

export const differences = (before: Product, after: Product): FieldChange[] =>
  fieldChanges(fieldsOf(before), fieldsOf(after))
