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
import { isUnnarrowed, narrow, type Facet, type Narrowed } from './narrow.ts'
import { optionFacets, optionsStatement, type OptionRow } from './option-facets.ts'
import { rowsIn, type Reading } from './reading.ts'

/** More makers or kinds than anybody scrolls through. */
const FACET_VALUES_MAX = 100

export type Counted = { readonly total: number; readonly facets: Facets }

type StateRow = { readonly availability: Availability; readonly stars: number | null; readonly count: number }
type CountRow = { readonly value: string; readonly count: number; readonly words: string }
type PriceRow = Heap & { readonly least: number; readonly most: number }
export const facetsReading = (
  db: D1Database,
  query: ListQuery,
  { hits }: { readonly hits?: readonly number[] | undefined } = {},
): Reading<Counted> => {
  const { filters, currency } = query
  const of = (without?: Facet) => narrow(query, { hits, priced: without === 'price', ...(without && { without }) })
  const ask = ({ from, where, values }: Narrowed, text: (from: string, where: string) => string) =>
    db.prepare(text(from, where)).bind(...values)
  const states = (without?: Facet) => ask(of(without), stateCounts)
  const chosen = Object.keys(filters.options)
  const unnarrowed = isUnnarrowed(query, hits)
  const again = [
    ...(filters.available ? ['available' as const] : []),
    ...(filters.ratingMin ? ['rating' as const] : []),
  ]
  const statements = [
    states(),
    unnarrowed
      ? db.prepare(priceCounts('product_prices r', 'r.listed = 1 AND r.currency = ?1')).bind(currency)
      : ask(of('price'), priceCounts),
    ask(of('vendor'), (from, where) => valueCounts('vendor', from, where)),
    ask(of('type'), (from, where) => valueCounts('type', from, where)),
    optionsStatement(db, query, hits),
    ...chosen.map((name) => optionsStatement(db, query, hits, name)),
    ...again.map(states),
  ]
  return {
    statements,
    read: ([all, prices, vendors, types, options, ...rest]) => {
      const now = rowsIn<StateRow>(all)
      const without = (facet: 'available' | 'rating') =>
        again.includes(facet) ? rowsIn<StateRow>(rest[chosen.length + again.indexOf(facet)]) : now
      const optionRows = [options, ...rest.slice(0, chosen.length)].map((result) => rowsIn<OptionRow>(result))
      return {
        total: counted(now, () => true),
        facets: {
          options: optionFacets(optionRows, chosen),
          vendors: rowsIn<CountRow>(vendors).map(({ value, count }) => ({ value, count, label: { en: value } })),
          types: rowsIn<CountRow>(types).map(({ value, count, words }) => ({
            value,
            count,
            label: labelled(value, words),
          })),
          price: priceFacet(rowsIn<PriceRow>(prices), currency),
          availability: availabilityFacet(without('available')),
          ratings: RATINGS.map((stars) => ({
            stars,
            count: counted(without('rating'), (row) => (row.stars ?? 0) >= stars),
          })),
        },
      }
    },
  }
}

/** One walk answers how many there are, in which state of stock, and how well they are rated. */
const stateCounts = (from: string, where: string) =>
  `SELECT l.availability, l.stars, count(*) AS count FROM ${from} WHERE ${where} GROUP BY l.availability, l.stars`

const priceCounts = (from: string, where: string) =>
  `SELECT r.heap / 10 AS digits, r.heap % 10 AS first, count(*) AS count, min(r.lowest) AS least, max(r.lowest) AS most
   FROM ${from} WHERE ${where} AND r.heap IS NOT NULL GROUP BY r.heap`

/** What the newest of them says in other languages stands for all. */
const valueCounts = (column: 'vendor' | 'type', from: string, where: string) =>
  `SELECT f.value, f.count, p.words FROM
     (SELECT l.${column} AS value, count(*) AS count, max(l.product) AS newest FROM ${from}
      WHERE ${where} AND l.${column} <> '' GROUP BY l.${column} ORDER BY count DESC, value LIMIT ${FACET_VALUES_MAX}) f
   CROSS JOIN products p ON p.number = f.newest ORDER BY f.count DESC, f.value`

const priceFacet = (rows: readonly PriceRow[], currency: Currency): PriceFacet | null => {
  if (rows.length === 0) return null
  const amount = (minor: number | null) => (minor === null ? null : money(minor, currency))
  return {
    min: money(Math.min(...rows.map(({ least }) => least)), currency),
    max: money(Math.max(...rows.map(({ most }) => most)), currency),
    steps: priceSteps(rows).map(({ min, max, count }) => ({ min: amount(min), max: amount(max), count })),
  }
}

const counted = (rows: readonly StateRow[], fits: (row: StateRow) => boolean): number =>
  rows.reduce((sum, row) => sum + (fits(row) ? row.count : 0), 0)

const availabilityFacet = (rows: readonly StateRow[]): Facets['availability'] => {
  const of = (word: Availability) => counted(rows, ({ availability }) => availability === word)
  return { 'in-stock': of('in-stock'), low: of('low'), 'sold-out': of('sold-out') }
}
