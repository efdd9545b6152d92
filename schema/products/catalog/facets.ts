/**
 * What a list can be narrowed by, and how many it would hold then: each facet counts what there would be if only that
 * facet were chosen anew.
 */
import type { Facets } from '#domain/catalog/facets'
import type { ListQuery } from '#domain/catalog/list-query'
import { RATINGS, type PriceFacet } from '#domain/catalog/facets'
import { priceSteps, type Heap } from '#domain/catalog/price-steps'
import type { Availability } from '#domain/catalog/product'
import { money, type Currency } from '#domain/money'
import { labelled } from './cards.ts'
import { AMOUNT, heapOf } from './listed-variants.ts'
import { BUYABLE, isUnnarrowed, narrow, type Facet, type Narrowed } from './narrow.ts'
import { optionFacets, optionsStatement, type OptionRow } from './option-facets.ts'
import { rowsIn, type Reading } from './reading.ts'

/** More makers or kinds than anybody scrolls through. */
export const FACET_VALUES_MAX = 100

export type Counted = { readonly total: number; readonly facets: Facets }

export type StateRow = { readonly availability: Availability; readonly stars: number | null; readonly count: number }
export type CountRow = { readonly value: string; readonly count: number; readonly words?: string }
/** A heap by its number in the store, and the one below it of the same products: 0 for none. */
export type PriceRow = {
  readonly heap: number
  readonly before: number
  readonly count: number
  readonly least: number
  readonly most: number
}

/** Each as the store counted it: without what is chosen of that facet itself. */
export type FacetRows = {
  /** Of what is listed. */
  readonly states: readonly StateRow[]
  readonly available: readonly StateRow[]
  readonly rated: readonly StateRow[]
  readonly prices: readonly PriceRow[]
  readonly vendors: readonly CountRow[]
  readonly types: readonly CountRow[]
  /** Of all, then of each option that is chosen. */
  readonly options: readonly (readonly OptionRow[])[]
}

/** Of a collection or the whole shop: each facet has an index, or thousands of members to walk through. */
export const facetsReading = (db: D1Database, query: ListQuery): Reading<Counted> => {
  const { filters, currency } = query
  const of = (without?: Facet) => narrow(query, { priced: without === 'price', ...(without && { without }) })
  const ask = (narrowed: Narrowed, text: (narrowed: Narrowed) => string) =>
    db.prepare(text(narrowed)).bind(...narrowed.values)
  const states = (without?: Facet) => ask(of(without), stateCounts)
  const chosen = Object.keys(filters.options)
  const unnarrowed = isUnnarrowed(query)
  const again = [
    ...(filters.available ? ['available' as const] : []),
    ...(filters.ratingMin ? ['rating' as const] : []),
  ]
  const statements = [
    states(),
    unnarrowed ? db.prepare(priceCounts(WHOLE_SHOP)).bind(currency) : ask(of('price'), priceCounts),
    ask(of('vendor'), vendorCounts),
    ask(of('type'), typeCounts),
    optionsStatement(db, query),
    ...chosen.map((name) => optionsStatement(db, query, name)),
    ...again.map(states),
  ]
  return {
    statements,
    read: ([all, prices, vendors, types, options, ...rest]) => {
      const now = rowsIn<StateRow>(all)
      const without = (facet: 'available' | 'rating') =>
        again.includes(facet) ? rowsIn<StateRow>(rest[chosen.length + again.indexOf(facet)]) : now
      return facetsOf(query, {
        states: now,
        available: without('available'),
        rated: without('rating'),
        prices: rowsIn<PriceRow>(prices),
        vendors: rowsIn<CountRow>(vendors),
        types: rowsIn<CountRow>(types),
        options: [options, ...rest.slice(0, chosen.length)].map((result) => rowsIn<OptionRow>(result)),
      })
    },
  }
}

export const facetsOf = ({ filters, currency }: ListQuery, rows: FacetRows): Counted => ({
  total: counted(rows.states, () => true),
  facets: {
    options: optionFacets(rows.options, Object.keys(filters.options)),
    vendors: rows.vendors.map(({ value, count }) => ({ value, count, label: { en: value } })),
    types: rows.types.map(({ value, count, words }) => ({ value, count, label: labelled(value, words) })),
    price: priceFacet(rows.prices, currency),
    availability: availabilityFacet(rows.available),
    ratings: RATINGS.map((stars) => ({ stars, count: counted(rows.rated, (row) => (row.stars ?? 0) >= stars) })),
  },
})

/**
 * One walk answers how many there are, in which state of stock, and how well they are rated. The word is the best of the
 * variants that are meant.
 */
const stateCounts = ({ from, where, matching, wholly = 'false' }: Narrowed) => {
  const word = matching ? `iif(${wholly}, l.availability, ${bestWord(matching)})` : 'l.availability'
  return `SELECT ${word} AS availability, l.stars, count(*) AS count FROM ${from} WHERE ${where} GROUP BY 1, 2`
}

export const bestWord = (matching: string) => `(SELECT min(v.availability) FROM listed_variants v WHERE ${matching})`

const WHOLE_SHOP = { from: 'product_prices r', where: 'r.listed = 1 AND r.currency = ?1', matching: undefined }

/** Of the variants that are meant and can be bought. */
const priceCounts = ({ from, where, matching }: Pick<Narrowed, 'from' | 'where' | 'matching'>) =>
  matching
    ? variantPrices(`SELECT l.product, ${AMOUNT} AS amount
        FROM ${from} CROSS JOIN listed_variants v ON ${matching} AND ${BUYABLE} WHERE ${where}`)
    : productPrices(`SELECT r.heaps, count(*) AS count, min(r.cheapest) AS least, max(r.dearest) AS most
        FROM ${from} WHERE ${where} GROUP BY r.heaps`)

/** @param groups of products with the same heaps */
export const productPrices = (groups: string) =>
  `SELECT e.value % 1000 AS heap, e.value / 1000 AS before, sum(g.count) AS count, min(g.least) AS least, max(g.most) AS most
   FROM (${groups}) g CROSS JOIN json_each(g.heaps) e GROUP BY 1, 2`

/** @param amounts of products, as often as they have variants */
export const variantPrices = (amounts: string) =>
  `SELECT heap, before, count(*) AS count, min(least) AS least, max(most) AS most FROM (
     SELECT heap, coalesce(lag(heap) OVER (PARTITION BY product ORDER BY heap), 0) AS before, least, most FROM (
       SELECT product, ${heapOf('amount')} AS heap, min(amount) AS least, max(amount) AS most
       FROM (${amounts}) WHERE amount IS NOT NULL GROUP BY 1, 2))
   GROUP BY 1, 2`

const valueCounts = (column: 'vendor' | 'type', { from, where }: Narrowed) =>
  `SELECT l.${column} AS value, count(*) AS count, max(l.product) AS newest FROM ${from}
   WHERE ${where} AND l.${column} <> '' GROUP BY l.${column} ORDER BY count DESC, value LIMIT ${FACET_VALUES_MAX}`

const vendorCounts = (narrowed: Narrowed) => valueCounts('vendor', narrowed)

/** What the newest of them says in other languages stands for all. */
const typeCounts = (narrowed: Narrowed) =>
  `SELECT f.value, f.count, p.words FROM (${valueCounts('type', narrowed)}) f
   CROSS JOIN products p ON p.number = f.newest ORDER BY f.count DESC, f.value`

const priceFacet = (rows: readonly PriceRow[], currency: Currency): PriceFacet | null => {
  if (rows.length === 0) return null
  const amount = (minor: number | null) => (minor === null ? null : money(minor, currency))
  return {
    min: money(Math.min(...rows.map(({ least }) => least)), currency),
    max: money(Math.max(...rows.map(({ most }) => most)), currency),
    steps: priceSteps(rows.map(heapIn)).map(({ min, max, count }) => ({ min: amount(min), max: amount(max), count })),
  }
}

/** Minor units; null: there is none. */
const beginOf = (heap: number) => (heap === 0 ? null : (heap % 10) * 10 ** (Math.floor(heap / 10) - 1))

const heapIn = ({ heap, before, count }: PriceRow): Heap => ({
  least: beginOf(heap) ?? 0,
  before: beginOf(before),
  count,
})

const counted = (rows: readonly StateRow[], fits: (row: StateRow) => boolean): number =>
  rows.reduce((sum, row) => sum + (fits(row) ? row.count : 0), 0)

const availabilityFacet = (rows: readonly StateRow[]): Facets['availability'] => {
  const of = (word: Availability) => counted(rows, ({ availability }) => availability === word)
  return { 'in-stock': of('in-stock'), low: of('low'), 'sold-out': of('sold-out') }
}
