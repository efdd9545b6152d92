/**
 * What every product says in its options and in the fields of the shop, whatever its status, so that staff find it by that: written
 * anew from the products as they stand; rows that stay as they are are not written. Lists of shoppers have listed_options.
 */
import { NUMBERS, type Named } from './listed-variants.ts'
import { rowsIn, type Reading } from './reading.ts'

/** Longer ones are known by so many of their first characters: an option's value has no more. */
export const VALUE_MAX = 255

/** What one of its values is called beside names of options. */
export const valueOfField = (field: string): string => `metafield.${field}`

const IS_OPTION = `NOT (name >= 'metafield.' AND name < 'metafield/')`

const said = (numbers: string) => `
  SELECT p.number AS product, o.value ->> 'name' AS name, substr(v.value, 1, ${VALUE_MAX}) AS value
  FROM products p CROSS JOIN json_each(p.options) o CROSS JOIN json_each(o.value, '$.values') v WHERE p.number IN (${numbers})
  UNION ALL
  SELECT p.number, 'metafield.' || m.key, substr(v.value, 1, ${VALUE_MAX})
  FROM products p CROSS JOIN json_each(p.metafields) m CROSS JOIN json_each(CASE json_type(m.value, '$.value')
    WHEN 'array' THEN m.value -> '$.value' ELSE json_array(m.value ->> '$.value') END) v
  WHERE p.number IN (${numbers})`

const FORGET = (numbers: string) => `
  DELETE FROM product_values WHERE product IN (${numbers})
    AND (product, name, value COLLATE BINARY) NOT IN (SELECT product, name, value FROM (${said(numbers)}))`

const SAVE = (numbers: string) => `
  INSERT OR IGNORE INTO product_values (product, name, value) ${said(numbers)}`

/** Behind whatever writes options or fields of products. */
export const valueStatements = (
  db: D1Database,
  named: Named,
  ids: readonly (string | number)[],
): D1PreparedStatement[] => [FORGET, SAVE].map((text) => db.prepare(text(NUMBERS[named])).bind(JSON.stringify(ids)))

/** What can be chosen from: names of options, and values that goods on sale have of options and of fields. */
export type ValuesInUse = {
  readonly options: readonly string[]
  /** `name` as `valueOfField` has it where it is a field. */
  readonly values: readonly { readonly name: string; readonly value: string }[]
}

/** More than anybody looks through. */
const OPTIONS_MAX = 100
const VALUES_MAX = 500

const OPTIONS = `
  WITH RECURSIVE known(name) AS (
    SELECT min(name) FROM product_values
    UNION ALL
    SELECT (SELECT min(name) FROM product_values WHERE name > known.name) FROM known WHERE known.name IS NOT NULL
    LIMIT 400
  ) SELECT name FROM known WHERE name IS NOT NULL AND ${IS_OPTION} LIMIT ${OPTIONS_MAX}`

/** @param names of which values are proposed; empty: of all */
export const valuesReading = (db: D1Database, names: readonly string[]): Reading<ValuesInUse> => ({
  statements: [
    db.prepare(OPTIONS),
    db
      .prepare(
        `SELECT name, value FROM option_values WHERE ?1 = '[]' OR name IN (SELECT value FROM json_each(?1))
         ORDER BY name, value LIMIT ${VALUES_MAX}`,
      )
      .bind(JSON.stringify(names)),
  ],
  read: ([options, values]) => ({
    options: rowsIn<{ name: string }>(options).map(({ name }) => name),
    values: rowsIn<{ name: string; value: string }>(values),
  }),
})
