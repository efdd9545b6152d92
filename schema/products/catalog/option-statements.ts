/** Which values of which options products have, kept so that a list filters and counts by short numbers. */
import { translationOf, type Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { changed } from '../changes.ts'
import { listVariants } from './listed-variants.ts'
import { inParts } from './parts.ts'

/** @param products that are in the store already, with their variants and prices: only those for sale are listed */
export const optionStatements = (db: D1Database, products: readonly Product[]): D1PreparedStatement[] => {
  const rows = products.filter(({ status }) => status === 'active').flatMap(optionRows)
  return [
    db
      .prepare(
        `DELETE FROM listed_options WHERE product IN
           (SELECT number FROM products WHERE id IN (SELECT value FROM json_each(?1)))`,
      )
      .bind(JSON.stringify(products.map(({ id }) => id))),
    ...inParts(rows, (part) => db.prepare(SAVE_VALUES).bind(part)),
    ...listVariants(
      db,
      'product',
      products.map(({ id }) => id),
    ),
    ...metafieldStatements(db, products),
  ]
}

/** Of products that say something in fields of their own; which of those lists can be narrowed by, the settings say. */
const metafieldStatements = (db: D1Database, products: readonly Product[]): D1PreparedStatement[] => {
  const saying = products.filter(({ status, metafields }) => status === 'active' && Object.keys(metafields).length > 0)
  if (saying.length === 0) return []
  const ids = JSON.stringify(saying.map(({ id }) => id))
  const these = 'p.id IN (SELECT value FROM json_each(?1))'
  return [saveOwnValues(these), saveOwn(these)].map((text) => db.prepare(text).bind(ids))
}

/** All products anew: lists can be narrowed by other fields now. */
export const relistMetafields = (db: D1Database): Promise<unknown> =>
  db.batch([
    db.prepare(FORGET_OWN),
    ...[saveOwnValues('true'), saveOwn('true')].map((text) => db.prepare(text)),
    changed(db, ['products']),
  ])

/** Longer ones are texts, and nobody chooses among texts. */
const VALUE_MAX = 100

/** Beside options they are called `metafield.custom.care`; no variant has them, but its product. */
export const isOwnField = (option: string): boolean => option.startsWith('metafield.')
export const OWN_VALUES = `(SELECT number FROM option_values WHERE name >= 'metafield.' AND name < 'metafield/')`

/** Values of the fields that lists can be narrowed by: a list holds several, and so does the product then. */
const ownValues = (products: string) => `
  FROM current_settings s JOIN json_each(s.value, '$.definitions') d ON d.value ->> 'filterable'
  JOIN products p ON ${products} AND p.status = 'active' AND p.shown = 1
  JOIN json_each(p.metafields) m ON m.key = d.value ->> 'field'
  JOIN json_each(CASE json_type(m.value, '$.value') WHEN 'array' THEN m.value -> '$.value'
    ELSE json_array(m.value ->> '$.value') END) v ON length(v.value) <= ${VALUE_MAX}
  WHERE s.document = 'metafields'`

/** What is translated of the values stands among the words of the product. */
const saveOwnValues = (products: string) => `
  INSERT INTO option_values (name, value, name_text, value_text)
  SELECT 'metafield.' || (d.value ->> 'field'), v.value, json_patch(json_object('en', d.value ->> 'field'), d.value -> 'name'),
    json_patch(json_object('en', v.value), coalesce((
      SELECT json_group_object(w.key, l.value) FROM json_each(p.words) w JOIN json_each(w.value) l ON l.key = v.value
    ), '{}')) ${ownValues(products)}
  ON CONFLICT (name, value) DO UPDATE SET name_text = excluded.name_text,
    value_text = json_patch(value_text, excluded.value_text)
  WHERE name_text <> excluded.name_text OR value_text <> json_patch(value_text, excluded.value_text)`

const saveOwn = (products: string) => `
  INSERT OR IGNORE INTO listed_options (product, value)
  SELECT p.number, o.number ${ownValues(products).replace(
    'WHERE',
    "JOIN option_values o ON o.name = 'metafield.' || (d.value ->> 'field') AND o.value = v.value WHERE",
  )}`

const FORGET_OWN = `
  DELETE FROM listed_options WHERE value IN ${OWN_VALUES}`

const optionRows = ({ options, words }: Product) => {
  const languages = Object.keys(words) as Language[]
  const inAll = (value: string) => ({
    en: value,
    ...Object.fromEntries(
      languages.flatMap((language) => {
        const translation = translationOf(words, language, value)
        return translation ? [[language, translation]] : []
      }),
    ),
  })
  return options.flatMap(({ name, values }) =>
    values.map((value) => ({ name, value, nameText: inAll(name), valueText: inAll(value) })),
  )
}

/** A value that another product says in more languages keeps them; one that nobody has any more costs a row. */
const SAVE_VALUES = `
  INSERT INTO option_values (name, value, name_text, value_text)
  SELECT value ->> 'name', value ->> 'value', value -> 'nameText', value -> 'valueText' FROM json_each(?1) WHERE true
  ON CONFLICT (name, value) DO UPDATE SET name_text = json_patch(name_text, excluded.name_text),
    value_text = json_patch(value_text, excluded.value_text)
  WHERE name_text <> json_patch(name_text, excluded.name_text) OR value_text <> json_patch(value_text, excluded.value_text)`
