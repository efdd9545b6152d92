/** The options of a list, with how many things have each value. */
import type { FacetValue, Facets } from '#domain/catalog/facets'
import type { ListQuery } from '#domain/catalog/list-query'
import { isUnnarrowed, narrow } from './narrow.ts'
import { OWN_VALUES } from './option-statements.ts'

/** More values of one option than anybody scrolls through. */
const VALUES_MAX = 100
/** Rows of all options together: those that a shelf of everything has. */
export const OPTION_ROWS_MAX = 4 * VALUES_MAX

/**
 * Of a short list each product is asked for its values; of a longer one each value for its products, because sorting
 * hundreds of thousands of values costs more than looking them up in the order in which they stand. Products; measured
 * on 50,000 with eight values each, where both ways cost the same.
 */
const SHORT = 4_000

export type OptionRow = {
  readonly name: string
  readonly value: string
  readonly count: number
  readonly nameText: string
  readonly valueText: string
}

const rankedSql = (counts: string) =>
  `SELECT v.name, v.value, f.count, v.name_text AS nameText, v.value_text AS valueText FROM (${counts}) f
   CROSS JOIN option_values v ON v.number = f.number ORDER BY f.count DESC, v.name, v.value LIMIT ${OPTION_ROWS_MAX}`

/** A value `o` of which one variant can be bought; the merchant's own fields are of products, and say nothing of it. */
export const BUYABLE_VALUE = `o.availability IS NOT 'sold-out'`

/**
 * How many products have each value, of variants in a table of its own. A value stands in one place of a product, so that
 * counts of the three places are of different products.
 */
export const valuesOfVariants = (matched: string) =>
  [1, 2, 3]
    .map((at) => `SELECT value${at} AS number, count(DISTINCT product) AS count FROM ${matched} GROUP BY value${at}`)
    .join(' UNION ALL ')

/**
 * Counts the values of all options; with a name those of one, as if none of them were chosen. Where another value or a price is
 * chosen only variants that are that too have values to count; fields of the merchant's own are their product's.
 */
export const optionsStatement = (db: D1Database, query: ListQuery, name?: string): D1PreparedStatement => {
  const { from, where, values, matching, wholly } = narrow(
    query,
    name === undefined ? {} : { without: { option: name } },
  )
  const named = name === undefined ? '' : `name = ?${values.length + 1}`
  const bound = [...values, ...(name === undefined ? [] : [name])]
  const numbers = (also = '') => {
    const conditions = [named, also].filter(Boolean).join(' AND ')
    return conditions ? `o.value IN (SELECT number FROM option_values WHERE ${conditions})` : 'true'
  }
  if (isUnnarrowed(query, name)) {
    const all = `SELECT o.value AS number, count(*) AS count FROM listed_options o WHERE ${numbers()} GROUP BY o.value`
    return db.prepare(rankedSql(all)).bind(...bound)
  }
  if (matching) {
    // Of one that is meant as a whole its values are known: a shop has more of those, and most of their variants cost the same.
    const { whole, partly } = { whole: wholly ?? 'false', partly: wholly ? `AND NOT ${wholly}` : '' }
    const text = `WITH matched AS MATERIALIZED (
        SELECT l.product, v.value1, v.value2, v.value3 FROM ${from} CROSS JOIN listed_variants v ON ${matching}
        WHERE ${where} ${partly}),
      goods AS MATERIALIZED (SELECT l.product FROM ${from} WHERE ${where} AND ${whole})
      ${rankedSql(`SELECT o.number, sum(o.count) AS count FROM (
          ${valuesOfVariants('matched')} UNION ALL
          SELECT value, count(*) FROM listed_options
          WHERE value IN ${OWN_VALUES} AND +product IN (SELECT product FROM matched) GROUP BY value UNION ALL
          SELECT o.value, count(*) FROM goods s CROSS JOIN listed_options o ON o.product = s.product
          WHERE ${BUYABLE_VALUE} GROUP BY o.value) o
        WHERE ${name === undefined ? 'o.number IS NOT NULL' : `o.number IN (SELECT number FROM option_values WHERE ${named})`}
        GROUP BY o.number`)}`
    return db.prepare(text).bind(...bound)
  }
  const size = '(SELECT count(*) FROM listing)'
  const buyable = query.filters.available ? BUYABLE_VALUE : 'true'
  const text = `WITH listing AS MATERIALIZED (SELECT l.product FROM ${from} WHERE ${where})
    ${rankedSql(`SELECT o.value AS number, count(*) AS count FROM listing s CROSS JOIN listed_options o ON o.product = s.product
        WHERE ${size} <= ${SHORT} AND ${numbers()} AND ${buyable} GROUP BY o.value
      UNION ALL
      SELECT o.value, count(*) FROM listed_options o
        WHERE ${numbers(`${size} > ${SHORT}`)} AND ${buyable} AND +o.product IN (SELECT product FROM listing) GROUP BY o.value`)}`
  return db.prepare(text).bind(...bound)
}

/** An option that is chosen shows its other values too: those would widen the list. @param counts of all, then of each chosen one */
export const optionFacets = (
  counts: readonly (readonly OptionRow[])[],
  chosen: readonly string[],
): Facets['options'] => {
  const [all = [], ...again] = counts
  const rows = [...again.flat(), ...all.filter(({ name }) => !chosen.includes(name))]
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, found]) => ({
    name,
    label: JSON.parse(found[0]?.nameText ?? '{}'),
    values: found
      .slice(0, VALUES_MAX)
      .map(({ value, count, valueText }): FacetValue => ({ value, count, label: JSON.parse(valueText) })),
  }))
}
