/**
 * What the hits of a search can be narrowed by, counted in one walk.
 *
 * Hits lie anywhere in the shop, so that to look each of them up is what counting costs. Each is looked up once and notes
 * which of the chosen filters it misses, one bit for each; a facet counts those that miss nothing but its own choice.
 */
import type { ListQuery } from '#domain/catalog/list-query'
import { FACET_VALUES_MAX, facetsOf, type CountRow, type Counted, type PriceRow, type StateRow } from './facets.ts'
import { isSameFacet, narrowTogether, type Facet } from './narrow.ts'
import { OPTION_ROWS_MAX, type OptionRow } from './option-facets.ts'
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

export const hitFacetsReading = (db: D1Database, query: ListQuery, hits: readonly number[]): Reading<Counted> => {
  const { from, conditions, values, bind } = narrowTogether(query, hits)
  const bit = (facet: Facet) =>
    conditions.reduce((sum, one, at) => (isSameFacet(one.facet, facet) ? sum + 2 ** at : sum), 0)
  const misses = ['0', ...conditions.map(({ sql }, at) => `iif(${sql}, 0, ${2 ** at})`)].join(' + ')
  /** That a product misses nothing but what is chosen of this. */
  const only = (facet: Facet) => `(misses & ${~bit(facet)}) = 0`
  const chosen = Object.keys(query.filters.options)

  const states = (part: number, where: string) =>
    `SELECT ${part} AS part, availability, stars, count(*) AS count FROM listing WHERE ${where} GROUP BY availability, stars`
  const valuesOf = (column: 'vendor' | 'type') =>
    `SELECT ${column} AS value, count(*) AS count, max(product) AS newest FROM listing
     WHERE ${column} <> '' AND ${only(column)} GROUP BY ${column} ORDER BY count DESC, value LIMIT ${FACET_VALUES_MAX}`
  // A table and not a UNION: the database takes five of those, and six options may be chosen.
  const parts = JSON.stringify([[0, null, -1], ...chosen.map((name, at) => [at + 1, name, ~bit({ option: name })])])
  const options = `SELECT k.value ->> 0 AS part, v.name, v.value, sum(c.count) AS count, v.name_text AS nameText,
      v.value_text AS valueText
    FROM json_each(${bind(parts)}) k CROSS JOIN option_counts c ON (c.misses & (k.value ->> 2)) = 0
    CROSS JOIN option_values v ON v.number = c.value AND v.name = coalesce(k.value ->> 1, v.name)
    GROUP BY 1, v.number ORDER BY 1, 4 DESC, v.name, v.value LIMIT ${OPTION_ROWS_MAX * (1 + chosen.length)}`

  const text = `
    WITH listing AS MATERIALIZED (
      SELECT l.product, l.vendor, l.type, l.availability, l.stars, r.heap, r.lowest, ${misses} AS misses FROM ${from}),
    option_counts AS MATERIALIZED (
      SELECT o.value, s.misses, count(*) AS count FROM listing s CROSS JOIN listed_options o ON o.product = s.product
      GROUP BY o.value, s.misses)
    SELECT
      ${gathered(
        ['part', 'availability', 'stars', 'count'],
        [states(0, 'misses = 0'), states(1, only('available')), states(2, only('rating'))].join(' UNION ALL '),
      )} AS states,
      ${gathered(
        ['digits', 'first', 'count', 'least', 'most'],
        `SELECT heap / 10 AS digits, heap % 10 AS first, count(*) AS count, min(lowest) AS least, max(lowest) AS most
         FROM listing WHERE heap IS NOT NULL AND ${only('price')} GROUP BY heap`,
      )} AS prices,
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
