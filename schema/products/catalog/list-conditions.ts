/** By what staff narrow and sort their list of products: each filter as a condition, answered by an index and by no row of a product. */
import { wordsToFind } from '#domain/folding'
import type { Availability, ProductStatus } from '#domain/catalog/product'
import type { Currency } from '#domain/money'
import { PRODUCT_LACKS } from './lacks.ts'
import { VALUE_MAX, valueOfField } from './product-values.ts'

/** What a product can be without. */
export const GAPS = [
  ...(['picture', 'description', 'translation', 'safety', 'price', 'cost'] as const),
  ...(['sku', 'barcode', 'weight', 'hs-code', 'origin'] as const),
] as const
export type Gap = (typeof GAPS)[number]

export const SORTS = ['title', 'updated', 'created', 'vendor', 'price'] as const
export const SCHEDULES = ['waiting', 'over', 'ending'] as const

export type ProductQuery = {
  readonly search: string
  readonly status?: ProductStatus | undefined
  readonly vendor?: string | undefined
  readonly type?: string | undefined
  readonly tag?: string | undefined
  /** Its handle. */
  readonly collection?: string | undefined
  readonly availability?: Availability | undefined
  /** Lowest price of a product, in minor units of the shop's currency. */
  readonly priceFrom?: number | undefined
  readonly priceUntil?: number | undefined
  readonly lacks?: Gap | undefined
  readonly schedule?: (typeof SCHEDULES)[number] | undefined
  /** The name of an option, alone or with one of its values; capitals of English are let be. */
  readonly option?: string | undefined
  readonly optionValue?: string | undefined
  /** `custom.care`, alone or with one of the values that it holds. */
  readonly metafield?: string | undefined
  readonly metafieldValue?: string | undefined
  /** Whether prices and costs of variants are told. */
  readonly priced?: boolean | undefined
  readonly sort: (typeof SORTS)[number]
  readonly descending: boolean
}

/** More words than this narrow nothing further. */
const WORDS_MAX = 8

const lacks = (bit: number) => `${PRODUCT_LACKS} & ${bit}`
/** Some of its variants do: all that do are found at once, in an index of those that lack anything. */
const someLacks = (bit: number) => `+p.number IN (SELECT product FROM variants WHERE lacks <> 0 AND lacks & ${bit})`

/** What is said in other tables is looked for there. */
const LACKING: Readonly<Record<Gap, string>> = {
  picture: lacks(1),
  description: lacks(2),
  translation: lacks(4),
  safety: lacks(8),
  price: 'LOWEST IS NULL',
  barcode: someLacks(1),
  sku: someLacks(2),
  cost: someLacks(4),
  'hs-code': someLacks(8),
  origin: someLacks(16),
  weight: someLacks(32),
}

type Bound = string | number | null

/** One condition after the other, with what is bound to each. */
export const conditions = (query: ProductQuery, currency: Currency, now: number) => {
  const bound: Bound[] = []
  const bind = (value: Bound): string => {
    bound.push(value)
    return `?${bound.length}`
  }
  const lowest = `(SELECT r.lowest FROM product_prices r WHERE r.product = p.number AND r.currency = ${bind(currency)})`
  const texts = wordsToFind(query.search)
    .slice(0, WORDS_MAX)
    .map((word) => {
      const typed = bind(word)
      return `(instr(p.found_by, ${typed}) OR p.number IN (SELECT product FROM variants WHERE instr(found_by, ${typed})))`
    })
  const is = (column: string, value: string | undefined) =>
    value === undefined ? [] : [`p.${column} = ${bind(value)}`]
  // The list is walked in its order all the same: how many say it is not known before.
  const says = (name: string | undefined, value: string | undefined) => {
    if (name === undefined) return []
    const also = value === undefined ? '' : ` AND value = ${bind(Array.from(value).slice(0, VALUE_MAX).join(''))}`
    return [`+p.number IN (SELECT product FROM product_values WHERE name = ${bind(name)}${also})`]
  }
  const wheres = [
    ...is('status', query.status),
    ...is('vendor', query.vendor),
    ...is('type', query.type),
    ...is('availability', query.availability),
    ...(query.tag === undefined ? [] : [`instr(p.tags, ${bind(JSON.stringify(query.tag))})`]),
    ...(query.collection === undefined ? [] : [IN_COLLECTION.replaceAll('?', bind(query.collection))]),
    ...(query.priceFrom === undefined ? [] : [`${lowest} >= ${bind(query.priceFrom)}`]),
    ...(query.priceUntil === undefined ? [] : [`${lowest} <= ${bind(query.priceUntil)}`]),
    ...(query.lacks === undefined ? [] : [LACKING[query.lacks].replaceAll('LOWEST', lowest)]),
    ...(query.schedule === undefined ? [] : [SCHEDULED[query.schedule].replaceAll('?', bind(now))]),
    ...says(query.option, query.optionValue),
    ...says(query.metafield === undefined ? undefined : valueOfField(query.metafield), query.metafieldValue),
    ...texts,
  ]
  return { bound, bind, lowest, where: wheres.length > 0 ? wheres.join(' AND ') : 'true' }
}

/** By hand also what is not for sale; by rule what it holds. */
const IN_COLLECTION = `(
  p.number IN (SELECT o.number FROM products o JOIN collection_handles h ON h.handle = o.handle
               JOIN collections c ON c.number = h.collection WHERE c.handle = ?)
  OR p.number IN (SELECT m.product FROM collection_products m JOIN collections c ON c.number = m.collection WHERE c.handle = ?))`

const SCHEDULED = {
  waiting: 'p.published_from > ?',
  over: 'p.published_until <= ?',
  ending: 'p.published_until > ?',
} as const

export const keyOf = (sort: ProductQuery['sort'], lowest: string): string =>
  ({
    title: 'p.title COLLATE NOCASE',
    updated: 'p.updated_at',
    created: 'p.created_at',
    vendor: 'p.vendor COLLATE NOCASE',
    price: `coalesce(${lowest}, -1)`,
  })[sort]
