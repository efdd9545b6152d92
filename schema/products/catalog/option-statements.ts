/** Which values of which options products have, kept so that a list filters and counts by short numbers. */
import { translationOf, type Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { inParts } from './parts.ts'

/** @param products that are in the store already: only those for sale are counted, and forgotten ones come back with them */
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
    ...inParts(rows, (part) => db.prepare(SAVE_OPTIONS).bind(part)),
  ]
}

const optionRows = ({ id, options, words }: Product) => {
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
    values.map((value) => ({ product: id, name, value, nameText: inAll(name), valueText: inAll(value) })),
  )
}

/** A value that another product says in more languages keeps them; one that nobody has any more costs a row. */
const SAVE_VALUES = `
  INSERT INTO option_values (name, value, name_text, value_text)
  SELECT value ->> 'name', value ->> 'value', value -> 'nameText', value -> 'valueText' FROM json_each(?1) WHERE true
  ON CONFLICT (name, value) DO UPDATE SET name_text = json_patch(name_text, excluded.name_text),
    value_text = json_patch(value_text, excluded.value_text)
  WHERE name_text <> json_patch(name_text, excluded.name_text) OR value_text <> json_patch(value_text, excluded.value_text)`

const SAVE_OPTIONS = `
  INSERT OR IGNORE INTO listed_options (product, value)
  SELECT p.number, v.number FROM json_each(?1) s
  CROSS JOIN products p ON p.id = s.value ->> 'product'
  CROSS JOIN option_values v ON v.name = s.value ->> 'name' AND v.value = s.value ->> 'value'`
