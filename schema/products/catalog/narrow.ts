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
export const isUnnarrowed = (query: ListQuery, hits: readonly number[] | undefined, option?: string): boolean => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = query.filters
  const said = [priceMin, priceMax, available, ratingMin].some((one) => one !== undefined)
  const chosen = Object.keys(options).filter((name) => name !== option)
  return isWholeShop(query, hits) && !said && chosen.length + vendor.length + type.length === 0
}

export const narrow = (query: ListQuery, { hits, without, priced = false }: Narrowing): Narrowed => {
  const values: (string | number)[] = []
  const bind = (value: string | number) => `?${values.push(value)}`
  const list = (texts: readonly string[]) => `(SELECT value FROM json_each(${bind(JSON.stringify(texts))}))`
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = query.filters
  const asksPrice = without !== 'price' && (priceMin !== undefined || priceMax !== undefined)
  const prices =
    priced || asksPrice
      ? ` LEFT JOIN product_prices r ON r.product = l.product AND r.currency = ${bind(query.currency)}`
      : ''
  const from = source(query, hits, bind) + prices

  // A plus keeps an index out that most of the shop would fit, and the price's where some hundred members are looked up.
  const lowest = isWholeShop(query, hits) ? 'r.lowest' : '+r.lowest'
  const chosen = Object.entries(options).filter(([name]) => !(typeof without === 'object' && without.option === name))
  const where = [
    'true',
    ...chosen.map(
      ([name, wanted]) =>
        `l.product IN (SELECT product FROM listed_options WHERE value IN
           (SELECT number FROM option_values WHERE name = ${bind(name)} AND value IN ${list(wanted)}))`,
    ),
    ...(vendor.length > 0 && without !== 'vendor' ? [`l.vendor IN ${list(vendor)}`] : []),
    ...(type.length > 0 && without !== 'type' ? [`l.type IN ${list(type)}`] : []),
    ...(priceMin !== undefined && asksPrice ? [`${lowest} >= ${bind(priceMin)}`] : []),
    ...(priceMax !== undefined && asksPrice ? [`${lowest} <= ${bind(priceMax)}`] : []),
    ...(available && without !== 'available' ? [`+l.availability IN ('in-stock', 'low')`] : []),
    ...(ratingMin !== undefined && without !== 'rating' ? [`+l.stars >= ${bind(ratingMin)}`] : []),
  ]
  return { from, where: where.join(' AND '), values }
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
