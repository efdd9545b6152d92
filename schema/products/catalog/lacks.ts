/** What products and their variants are without, as bits that an index holds: of a filter by them no row is read. */

/** 1 no picture, 2 no description, 4 no Chinese title, 8 nothing is said of its safety. Of `p`; the index has the same words. */
export const PRODUCT_LACKS = `((p.pictures = '[]') + 2 * (p.description = '')
  + 4 * (coalesce(p.translations ->> '$.zh.title', '') = '') + 8 * (p.safety IS NULL))`

/** @param of a column of `variants`, or the member of the same name */
const lacksOf = (of: (column: string, member?: string) => string): string => `
  (${of('barcode')} = '') + 2 * (${of('sku')} = '') + 4 * (${of('cost')} = '[]') + iif(${of('requires_shipping', 'requiresShipping')},
    8 * (${of('hs_code', 'hsCode')} = '') + 16 * (${of('origin')} = '') + 32 * (${of('grams')} = 0), 0)`

/** 1 no barcode, 2 no SKU, 4 no cost in any currency; of what is shipped 8 no HS code, 16 no country of origin, 32 no weight. */
const VARIANT_LACKS = lacksOf((column) => column)

/** The same of a variant that is an element of JSON. */
export const SAID_LACKS = lacksOf((column, member = column) => `(value ->> '${member}')`)

/** Of products that were saved by the code of before. */
export const relistLacks = (db: D1Database, numbers: readonly number[]): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE variants SET lacks = ${VARIANT_LACKS}
       WHERE product IN (SELECT value FROM json_each(?1)) AND lacks <> (${VARIANT_LACKS})`,
    )
    .bind(JSON.stringify(numbers))
