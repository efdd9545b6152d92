/**
 * A list query as SQL: where its products come from, and what they must satisfy.
 *
 * Everything that narrows stands in `listed`, a narrow row for each product that is for sale; prices are only joined
 * where they are asked for.
 */
import type { ListQuery } from '#domain/catalog/list-query'

/** The one facet whose own choice is left out, so that it counts what else could be chosen. */
export type Facet = 'vendor' | 'type' | 'price' | 'available' | 'rating' | { readonly option: string }

export type Narrowing = {
  /** What a search found (search.ts): numbers of products, best first; absent where nothing was typed. */
  readonly hits?: readonly number[] | undefined
  readonly without?: Facet
  /** Whether what is selected, counted or sorted by speaks of prices. */
  readonly priced?: boolean
}

/** `l` is the product, `n` says its place unless it is the whole shop, `r` its prices in the list's currency if priced. */
export type Narrowed = {
  readonly from: string
  readonly where: string
  readonly values: readonly (string | number)[]
}

/** Everything that is for sale: nothing says a place. */
export const isWholeShop = ({ collection }: ListQuery, hits: readonly number[] | undefined): boolean =>
  collection === undefined && hits === undefined

/** The whole shop, and nothing chosen, or only of the one option that is left out: then whole indexes answer. */
export const isUnnarrowed = (query: ListQuery, option?: string): boolean => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = query.filters
  const said = [priceMin, priceMax, available, ratingMin].some((one) => one !== undefined)
  const chosen = Object.keys(options).filter((name) => name !== option)
  return query.collection === undefined && !said && chosen.length + vendor.length + type.length === 0
}

type Bind = (value: string | number) => string

const JOINED_PRICES = (currency: string) =>
  ` LEFT JOIN product_prices r ON r.product = l.product AND r.currency = ${currency}`

export const narrow = (query: ListQuery, { hits, without, priced = false }: Narrowing): Narrowed => {
  const values: (string | number)[] = []
  const bind: Bind = (value) => `?${values.push(value)}`
  const { priceMin, priceMax } = query.filters
  const asksPrice = without !== 'price' && (priceMin !== undefined || priceMax !== undefined)
  const prices = priced || asksPrice ? JOINED_PRICES(bind(query.currency)) : ''
  const from = source(query, hits, bind) + prices
  const conditions = conditionsOf(query, hits, bind, without)
  return { from, where: ['true', ...conditions.map(({ sql }) => sql)].join(' AND '), values }
}

/** A choice, and what a product must satisfy for it. */
export type Condition = { readonly facet: Facet; readonly sql: string }

/** The same source with all that is chosen beside it, for whoever counts each facet in one walk. */
export const narrowTogether = (query: ListQuery, hits: readonly number[]) => {
  const values: (string | number)[] = []
  const bind: Bind = (value) => `?${values.push(value)}`
  const from = source(query, hits, bind) + JOINED_PRICES(bind(query.currency))
  return { from, conditions: conditionsOf(query, hits, bind), values, bind }
}

export const isSameFacet = (one: Facet, other: Facet | undefined): boolean =>
  typeof one === 'object' && typeof other === 'object' ? one.option === other.option : one === other

const conditionsOf = (
  query: ListQuery,
  hits: readonly number[] | undefined,
  bind: Bind,
  without?: Facet,
): Condition[] => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = query.filters
  const list = (texts: readonly string[]) => `(SELECT value FROM json_each(${bind(JSON.stringify(texts))}))`
  // A plus keeps an index out that most of the shop would fit, and the price's where some hundred members are looked up.
  const lowest = isWholeShop(query, hits) ? 'r.lowest' : '+r.lowest'
  const all: readonly (readonly [Facet, boolean, () => string])[] = [
    ...Object.entries(options).map(
      ([name, wanted]) =>
        [
          { option: name },
          true,
          () => `l.product IN (SELECT product FROM listed_options WHERE value IN
           (SELECT number FROM option_values WHERE name = ${bind(name)} AND value IN ${list(wanted)}))`,
        ] as const,
    ),
    ['vendor', vendor.length > 0, () => `l.vendor IN ${list(vendor)}`],
    ['type', type.length > 0, () => `l.type IN ${list(type)}`],
    ['price', priceMin !== undefined, () => `${lowest} >= ${bind(priceMin ?? 0)}`],
    ['price', priceMax !== undefined, () => `${lowest} <= ${bind(priceMax ?? 0)}`],
    ['available', available === true, () => `+l.availability IN ('in-stock', 'low')`],
    ['rating', ratingMin !== undefined, () => `+l.stars >= ${bind(ratingMin ?? 0)}`],
  ]
  // What is left out is not bound either: the database wants as many values as it is told of.
  return all.flatMap(([facet, isAsked, sql]) =>
    isAsked && !isSameFacet(facet, without) ? [{ facet, sql: sql() }] : [],
  )
}

/**
 * A collection, the hits of a search, both, or the whole shop. SQLite takes tables of a CROSS JOIN in the order in
 * which they are written: members first, then the product of each.
 */
const source = (
  { collection }: ListQuery,
  hits: readonly number[] | undefined,
  bind: (value: string) => string,
): string => {
  const members =
    collection === undefined
      ? undefined
      : `(SELECT product, position FROM collection_products
          WHERE collection = (SELECT number FROM collections WHERE handle = ${bind(collection)}))`
  if (hits !== undefined) {
    const found = `(SELECT value AS product, key AS position FROM json_each(${bind(JSON.stringify(hits))}))`
    const within = members ? `CROSS JOIN ${members} m ON m.product = n.product` : ''
    return `${found} n ${within} CROSS JOIN listed l ON l.product = n.product`
  }
  return members ? `${members} n CROSS JOIN listed l ON l.product = n.product` : 'listed l'
}
