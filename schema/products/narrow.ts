/** A list query as SQL: where its products come from, and what they must satisfy. */
import type { ListQuery } from '#domain/catalog/list-query'

/** The one facet whose own choice is left out, so that it counts what else could be chosen. */
export type Facet = 'vendor' | 'type' | 'price' | { readonly option: string }

/** `p` is the product, `r` its prices in the list's currency, `n` says its place. */
export type Narrowed = {
  readonly from: string
  readonly where: string
  readonly values: readonly (string | number)[]
}

/** @param hits what a search found (search.ts): numbers of products, best first; absent where nothing was typed */
export const narrow = (query: ListQuery, hits?: readonly number[], without?: Facet): Narrowed => {
  const values: (string | number)[] = [query.currency]
  const bind = (value: string | number) => `?${values.push(value)}`
  const list = (texts: readonly string[]) => `(SELECT value FROM json_each(${bind(JSON.stringify(texts))}))`
  const from = `${source(query, hits, bind)} LEFT JOIN product_prices r ON r.product = p.number AND r.currency = ?1`

  // The plus keeps the price's index out: some hundred members are looked up, not every price of the shop.
  const whole = query.collection === undefined && hits === undefined
  const lowest = whole ? 'r.lowest' : '+r.lowest'
  const { options, vendor, type, priceMin, priceMax, available } = query.filters
  const chosen = Object.entries(options).filter(([name]) => !(typeof without === 'object' && without.option === name))
  const where = [
    `p.status = 'active'`,
    ...chosen.map(
      ([name, wanted]) =>
        `EXISTS (SELECT 1 FROM product_options WHERE product = p.number AND name = ${bind(name)} AND value IN ${list(wanted)})`,
    ),
    ...(vendor.length > 0 && without !== 'vendor' ? [`p.vendor IN ${list(vendor)}`] : []),
    ...(type.length > 0 && without !== 'type' ? [`p.type IN ${list(type)}`] : []),
    ...(priceMin !== undefined && without !== 'price' ? [`${lowest} >= ${bind(priceMin)}`] : []),
    ...(priceMax !== undefined && without !== 'price' ? [`${lowest} <= ${bind(priceMax)}`] : []),
    ...(available ? [`p.availability <> 'sold-out'`] : []),
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
    return `${found} n ${within} CROSS JOIN products p ON p.number = n.product`
  }
  return members
    ? `${members} n CROSS JOIN products p ON p.number = n.product`
    : 'products p JOIN (SELECT 0 AS position) n'
}
