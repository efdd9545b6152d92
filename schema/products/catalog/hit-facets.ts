/**
 * What the hits of a search can be narrowed by, counted in one walk.
 *
 * Hits lie anywhere in the shop, so that to look each of them up is what counting costs. Each is looked up once and notes
 * which of the chosen filters it misses, one bit for each; a facet counts those that miss nothing but its own choice. Where
 * values of options are chosen, each variant is looked up and does so.
 */
import type { ListQuery } from '#domain/catalog/list-query'
import {
  FACET_VALUES_MAX,
  bestWord,
  facetsOf,
  productPrices,
  variantPrices,
  type CountRow,
  type Counted,
  type PriceRow,
  type StateRow,
} from './facets.ts'
import { AMOUNT, PLACES, VALUE } from './listed-variants.ts'
import { BUYABLE, isOfValue, isSameFacet, narrowTogether, whollyOf, type Choice, type Facet } from './narrow.ts'
import { BUYABLE_VALUE, OPTION_ROWS_MAX, valuesOfVariants, type OptionRow } from './option-facets.ts'
import { OWN_VALUES } from './option-statements.ts'
import { rowsIn, type Reading } from './reading.ts'

/** Facets as one row of texts: they travel faster than hundreds of rows. */
type FacetsRow = {
  readonly states: string
  readonly prices: string
  readonly vendors: string
  readonly types: string
  readonly options: string
}

type Together<Row> = Row & { readonly part: number }

const gathered = (columns: readonly string[], rows: string) =>
  `(SELECT json_group_array(json_object(${columns.map((name) => `'${name}', ${name}`).join(', ')})) FROM (${rows}))`

/**
 * Each hit, and how many have each value and miss the same. Where a price or being there to be bought is chosen a value counts
 * by variants that can be bought, and by those alone that cost so much: of one that is meant as a whole its values are known.
 */
const listedProducts = (from: string, misses: string, { wholly = 'true', matching = '', isBuyable = false }) => `
    goods AS MATERIALIZED (
      SELECT l.product, l.vendor, l.type, l.availability, l.stars, r.heaps, r.cheapest, r.dearest, r.lowest, r.currency,
        ${misses} AS misses, ${wholly} AS wholly FROM ${from}),
    listing AS MATERIALIZED (
      SELECT r.*${matching && `, iif(r.wholly OR r.misses, r.availability, ${bestWord(matching)}) AS word`} FROM goods r),
    ${
      matching &&
      `matched AS MATERIALIZED (
      SELECT r.product, v.value1, v.value2, v.value3 FROM goods r CROSS JOIN listed_variants v ON ${matching}
      WHERE NOT r.wholly AND r.misses = 0),`
    }
    option_counts AS MATERIALIZED (
      SELECT o.value, s.misses, count(*) AS count FROM listing s CROSS JOIN listed_options o ON o.product = s.product
      WHERE s.wholly ${isBuyable ? `AND ${BUYABLE_VALUE}` : ''} GROUP BY o.value, s.misses
      ${
        matching &&
        `UNION ALL SELECT number, 0, count FROM (${valuesOfVariants('matched')}) WHERE number IS NOT NULL
      UNION ALL SELECT o.value, s.misses, count(*) FROM listing s CROSS JOIN listed_options o ON o.product = s.product
      WHERE NOT s.wholly AND o.value IN ${OWN_VALUES} GROUP BY o.value, s.misses`
      })`

/** Each variant of the hits: it misses what its product does, and what it does itself. */
const listedVariants = (from: string, misses: string, own: string) => `
    goods AS MATERIALIZED (
      SELECT l.product, l.vendor, l.type, l.stars, r.lowest, r.currency, ${misses} AS misses FROM ${from}),
    listing AS MATERIALIZED (
      SELECT r.product, r.vendor, r.type, r.stars, v.availability, v.value1, v.value2, v.value3, ${AMOUNT} AS amount,
        r.misses + ${own} AS misses
      FROM goods r CROSS JOIN listed_variants v ON v.product = r.product),
    option_counts AS MATERIALIZED (
      SELECT v.product, v.misses, ${VALUE} AS value FROM listing v CROSS JOIN ${PLACES} WHERE ${VALUE} IS NOT NULL
      UNION ALL
      SELECT s.product, s.misses, o.value FROM (SELECT DISTINCT product, misses FROM listing) s
      CROSS JOIN listed_options o ON o.product = s.product AND o.value IN ${OWN_VALUES})`

export const hitFacetsReading = (db: D1Database, query: ListQuery, hits: readonly number[]): Reading<Counted> => {
  const { from, choices, values, bind } = narrowTogether(query, hits)
  const ofVariants = choices.some(isOfValue)
  const wholly = whollyOf(choices)
  const price = choices.find(({ facet }) => facet === 'price')
  const bit = (facet: Facet) =>
    choices.reduce((sum, one, at) => (isSameFacet(one.facet, facet) ? sum + 2 ** at : sum), 0)
  const missed = (sqlOf: (choice: Choice) => string | undefined) =>
    [
      '0',
      ...choices.flatMap((one, at) => (sqlOf(one) === undefined ? [] : [`iif(${sqlOf(one)}, 0, ${2 ** at})`])),
    ].join(' + ')
  const ofProducts = missed(({ product, variant }) =>
    ofVariants && variant !== undefined ? undefined : product(false),
  )
  /** That a product, or one of its variants, misses nothing but what is chosen of this. */
  const only = (facet: Facet) => `(misses & ${~bit(facet)}) = 0`
  const chosen = Object.keys(query.filters.options)

  const things = ofVariants ? 'count(DISTINCT product)' : 'count(*)'
  const states = (part: number, where: string) => {
    const rows = ofVariants
      ? `(SELECT min(availability) AS word, stars FROM listing WHERE ${where} GROUP BY product)`
      : `listing WHERE ${where}`
    const word = ofVariants || wholly ? 'word' : 'availability'
    return `SELECT ${part} AS part, ${word} AS availability, stars, count(*) AS count FROM ${rows} GROUP BY 2, stars`
  }
  const prices = ofVariants
    ? variantPrices(`SELECT product, amount FROM listing v WHERE ${BUYABLE} AND ${only('price')}`)
    : productPrices(`SELECT heaps, count(*) AS count, min(cheapest) AS least, max(dearest) AS most
        FROM listing WHERE ${only('price')} GROUP BY heaps`)
  const valuesOf = (column: 'vendor' | 'type') =>
    `SELECT ${column} AS value, ${things} AS count, max(product) AS newest FROM listing
     WHERE ${column} <> '' AND ${only(column)} GROUP BY ${column} ORDER BY count DESC, value LIMIT ${FACET_VALUES_MAX}`
  // A table and not a UNION: the database takes five of those, and six options may be chosen.
  const parts = JSON.stringify([[0, null, -1], ...chosen.map((name, at) => [at + 1, name, ~bit({ option: name })])])
  const options = `SELECT k.value ->> 0 AS part, o.name, o.value, ${ofVariants ? 'count(DISTINCT c.product)' : 'sum(c.count)'} AS count,
      o.name_text AS nameText, o.value_text AS valueText
    FROM json_each(${bind(parts)}) k CROSS JOIN option_counts c ON (c.misses & (k.value ->> 2)) = 0
    CROSS JOIN option_values o ON o.number = c.value AND o.name = coalesce(k.value ->> 1, o.name)
    GROUP BY 1, o.number ORDER BY 1, 4 DESC, o.name, o.value LIMIT ${OPTION_ROWS_MAX * (1 + chosen.length)}`

  const text = `
    WITH ${
      ofVariants
        ? listedVariants(
            from,
            ofProducts,
            missed(({ variant }) => variant),
          )
        : listedProducts(from, ofProducts, {
            ...(price && wholly && { wholly, matching: `v.product = r.product AND ${price.variant}` }),
            isBuyable: choices.some(({ variant }) => variant !== undefined),
          })
    }
    SELECT
      ${gathered(
        ['part', 'availability', 'stars', 'count'],
        [states(0, 'misses = 0'), states(1, only('available')), states(2, only('rating'))].join(' UNION ALL '),
      )} AS states,
      ${gathered(['heap', 'before', 'count', 'least', 'most'], prices)} AS prices,
      ${gathered(['value', 'count'], valuesOf('vendor'))} AS vendors,
      ${gathered(
        ['value', 'count', 'words'],
        `SELECT f.value, f.count, p.words FROM (${valuesOf('type')}) f CROSS JOIN products p ON p.number = f.newest
         ORDER BY f.count DESC, f.value`,
      )} AS types,
      ${gathered(['part', 'name', 'value', 'count', 'nameText', 'valueText'], options)} AS options`
  return {
    statements: [db.prepare(text).bind(...values)],
    read: ([result]) => {
      const [row] = rowsIn<FacetsRow>(result)
      const rows = <Row>(of: keyof FacetsRow): readonly Row[] => JSON.parse(row?.[of] ?? '[]')
      const part = <Row>(of: 'states' | 'options', which: number) =>
        rows<Together<Row>>(of).filter((one) => one.part === which)
      return facetsOf(query, {
        states: part<StateRow>('states', 0),
        available: part<StateRow>('states', 1),
        rated: part<StateRow>('states', 2),
        prices: rows<PriceRow>('prices'),
        vendors: rows<CountRow>('vendors'),
        types: rows<CountRow>('types'),
        options: [undefined, ...chosen].map((_, at) => part<OptionRow>('options', at)),
      })
    },
  }
}
