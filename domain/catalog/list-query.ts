/**
 * What a list of products is asked for, read from an address.
 *
 * Addresses come from anybody: whatever is absurd is cut to what a list can answer, and nothing is refused.
 */
import { RATINGS, type Facets, type RatingMin } from './facets.ts'
import { AMOUNT_MAX, digitsOf, type Currency, type Money } from '../money.ts'
import type { Translated } from '../languages.ts'
import type { ProductId } from '../ids.ts'
import type { Availability, Picture } from './product.ts'
import type { Rating } from './rating.ts'
import { own } from '../own.ts'

export const SORTS = ['featured', 'newest', 'price-up', 'price-down', 'rating', 'title', 'relevance'] as const
export type Sort = (typeof SORTS)[number]

/** Options, prices and being there to be bought hold for one and the same variant of a product. */
export type ListFilters = {
  /** Any of the values of an option; every option that is named. */
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly vendor: readonly string[]
  readonly type: readonly string[]
  /** Minor units of the list's currency, compared with what variants cost that can be bought. */
  readonly priceMin?: number
  readonly priceMax?: number
  readonly available?: boolean
  /** Whole stars, by the average. */
  readonly ratingMin?: RatingMin
}

export type ListQuery = {
  /** A collection's handle; absent: all products. */
  readonly collection?: string
  readonly terms?: string
  /** Whether the words are meant as they were typed, also when another spelling would find more. */
  readonly exact?: boolean
  readonly filters: ListFilters
  readonly sort: Sort
  /** The order that its collection says; absent: the order in which it is listed. */
  readonly usual?: Exclude<Sort, 'relevance'> | undefined
  readonly currency: Currency
  /** Handles of collections of which nothing is listed, as it is not sold there; absent: nothing is left out. */
  readonly without?: readonly string[] | undefined
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  /** Go on behind this product, wherever that stands now: what changes meanwhile moves nothing else to another page. */
  readonly behind?: Place
}

/** What a market sells in, and what it does not. */
export type Selling = Pick<ListQuery, 'currency' | 'without'>

/** Where a product stands in a list: what it is sorted by, and its number where others have the same. */
export type Place = { readonly key: string | number | null; readonly product: number }

/** One product in a list. */
export type Card = {
  readonly id: ProductId
  readonly handle: string
  /** Its title. */
  readonly text: Translated
  readonly vendor: string
  readonly type: string
  readonly typeText: Translated
  /** The lowest of its variants; null when it is not sold in the list's currency. */
  readonly price: Money | null
  /** The price before of the variant that has the lowest price, when it is marked down. */
  readonly wasPrice: Money | null
  readonly priceVaries: boolean
  readonly availability: Availability
  readonly picture: Picture | null
  readonly secondPicture: Picture | null
  readonly rating: Rating | null
}

export type ProductList = {
  readonly cards: readonly Card[]
  /** Of each card, in their order. */
  readonly places: readonly Place[]
  readonly total: number
  /** Whether more may answer to the words: the best of them are listed, and counted as "at least". */
  readonly isCut: boolean
  readonly facets: Facets
}

/** A shopper turns some pages; a program uses the API's cursor. Bounds the rows that a page must skip. */
export const PAGE_MAX = 500
export const PAGE_SIZE = 24
export const PAGE_SIZE_MAX = 100
/** Enough for every box that a shopper ticks; each costs a row of a look-up, not a parameter. */
export const VALUES_MAX = 50
const OPTIONS_MAX = 6
/** The longest value of an option that an import takes: each can be chosen. */
const TEXT_MAX = 255

const OPTION_PREFIX = 'option.'
/** Everything that a list is asked for by name, for caches too; what ends with a dot stands for all that begin so. */
export const LIST_PARAMETERS: readonly string[] = [
  'available',
  'exact',
  'max',
  'min',
  OPTION_PREFIX,
  'page',
  'q',
  'rating',
  'sort',
  'type',
  'vendor',
]
const YES: ReadonlySet<string> = new Set(['1', 'true', 'on', 'yes'])

/** @param parameters as URLSearchParams gives them: names and values, repeated as often as they stand there */
export const parseListQuery = (
  parameters: Iterable<readonly [string, string]>,
  fixed: { readonly currency: Currency; readonly collection?: string; readonly pageSize?: number } & Pick<
    ListQuery,
    'usual' | 'without'
  >,
): ListQuery => {
  const values = gathered(parameters)
  const first = (name: string) => values.get(name)?.[0] ?? ''
  const terms = first('q')
  const sort =
    SORTS.find((one) => one === first('sort') && (one !== 'relevance' || terms)) ??
    usualSort({ terms, usual: fixed.usual })
  const ratingMin = RATINGS.find((stars) => String(stars) === first('rating'))
  return {
    ...(fixed.collection !== undefined && { collection: cut(fixed.collection) }),
    ...(terms && { terms }),
    ...(terms && YES.has(first('exact').toLowerCase()) && { exact: true }),
    filters: {
      options: optionsIn(values),
      vendor: (values.get('vendor') ?? []).toSorted(),
      type: (values.get('type') ?? []).toSorted(),
      ...pricesIn(first('min'), first('max'), fixed.currency),
      ...(YES.has(first('available').toLowerCase()) && { available: true }),
      ...(ratingMin !== undefined && { ratingMin }),
    },
    sort,
    ...(fixed.usual !== undefined && { usual: fixed.usual }),
    ...(fixed.without?.length && { without: fixed.without }),
    currency: fixed.currency,
    page: clamp(Number(first('page') || 1), 1, PAGE_MAX),
    pageSize: clamp(fixed.pageSize ?? PAGE_SIZE, 1, PAGE_SIZE_MAX),
  }
}

/** Which values of an option are asked for. */
export const chosenValues = ({ options }: Pick<ListFilters, 'options'>, name: string): readonly string[] =>
  own(options, name) ?? []

/** The order that an address does not have to say. */
export const usualSort = ({ terms, usual = 'featured' }: Pick<ListQuery, 'terms' | 'usual'>): Sort =>
  terms ? 'relevance' : usual

/** The inverse, for links and for cache keys: the same list is always written the same way. */
export const listParameters = (query: ListQuery): [string, string][] => {
  const sorted = (values: readonly string[]) => values.toSorted()
  const { terms, exact, filters, sort, currency, page } = query
  return [
    ...(terms ? [['q', terms] as [string, string]] : []),
    ...(exact ? [['exact', '1'] as [string, string]] : []),
    ...sorted(filters.vendor).map((value): [string, string] => ['vendor', value]),
    ...sorted(filters.type).map((value): [string, string] => ['type', value]),
    ...sorted(Object.keys(filters.options)).flatMap((name) =>
      sorted(chosenValues(filters, name)).map((value): [string, string] => [OPTION_PREFIX + name, value]),
    ),
    ...(filters.priceMin === undefined ? [] : [['min', majorUnits(filters.priceMin, currency)] as [string, string]]),
    ...(filters.priceMax === undefined ? [] : [['max', majorUnits(filters.priceMax, currency)] as [string, string]]),
    ...(filters.available ? [['available', '1'] as [string, string]] : []),
    ...(filters.ratingMin === undefined ? [] : [['rating', String(filters.ratingMin)] as [string, string]]),
    ...(sort === usualSort(query) ? [] : [['sort', sort] as [string, string]]),
    ...(page === 1 ? [] : [['page', String(page)] as [string, string]]),
  ]
}

/** Values of known names: at most VALUES_MAX in all, each once, none blank. */
const gathered = (parameters: Iterable<readonly [string, string]>): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  let count = 0
  for (const [parameter, text] of parameters) {
    const name = parameter.startsWith(OPTION_PREFIX)
      ? OPTION_PREFIX + cut(parameter.slice(OPTION_PREFIX.length))
      : parameter
    const isOption = name.startsWith(OPTION_PREFIX) && name !== OPTION_PREFIX
    if (!isOption && (name === OPTION_PREFIX || !LIST_PARAMETERS.includes(name))) continue
    const value = cut(text)
    const values = found.get(name) ?? []
    if (value === '' || values.includes(value)) continue
    if (++count > VALUES_MAX) break
    found.set(name, [...values, value])
  }
  return found
}

/** In the order of their names, so that the same list is understood in the same way however it was written. */
const optionsIn = (values: ReadonlyMap<string, readonly string[]>): Record<string, readonly string[]> =>
  Object.fromEntries(
    Array.from(values)
      .filter(([name]) => name.startsWith(OPTION_PREFIX))
      .slice(0, OPTIONS_MAX)
      .map(([name, values]): [string, string[]] => [name.slice(OPTION_PREFIX.length), values.toSorted()])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Whole characters only: half of a surrogate pair is no text. Control signs are blanks. */
const cut = (text: string): string => {
  // No character is longer than two units: this much is enough, however long the text is.
  const near = text.trimStart().slice(0, 4 * TEXT_MAX)
  const plain = near
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  return Array.from(plain).slice(0, TEXT_MAX).join('').trim()
}

const clamp = (value: number, least: number, most: number): number =>
  Number.isNaN(value) ? least : Math.min(Math.max(Math.floor(value), least), most)

/** Whoever writes the dearer end first means the same range. */
const pricesIn = (
  least: string,
  most: string,
  currency: Currency,
): { readonly priceMin?: number; readonly priceMax?: number } => {
  const [min, max] = [minorUnits(least, currency), minorUnits(most, currency)]
  const isTurned = min !== undefined && max !== undefined && min > max
  const [from, to] = isTurned ? [max, min] : [min, max]
  return { ...(from !== undefined && { priceMin: from }), ...(to !== undefined && { priceMax: to }) }
}

const minorUnits = (text: string, currency: Currency): number | undefined => {
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text)) return undefined
  return Math.min(Math.round(Number(text) * 10 ** digitsOf(currency)), AMOUNT_MAX)
}

const majorUnits = (amount: number, currency: Currency): string => String(amount / 10 ** digitsOf(currency))
