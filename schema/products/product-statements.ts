/** The statements that write whole products: each takes all of them as one JSON parameter. */
import { priceRanges } from '#domain/catalog/price-range'
import type { Product } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { SUMMARY } from './catalog.ts'
import { inParts } from './parts.ts'
import { searchStatements } from './search-index.ts'

/** @param products each as it shall be, with a version one above that in the store */
export const productStatements = (db: D1Database, products: readonly Product[]): D1PreparedStatement[] => {
  const ids = JSON.stringify(products.map(({ id }) => id))
  const forget = (table: string) =>
    db
      .prepare(
        `DELETE FROM ${table} WHERE product IN
           (SELECT number FROM products WHERE id IN (SELECT value FROM json_each(?1)))`,
      )
      .bind(ids)
  return [
    ...inParts(products.map(productRow), (rows) => db.prepare(SAVE_PRODUCTS).bind(rows)),
    db
      .prepare(
        `DELETE FROM variants WHERE product IN
           (SELECT number FROM products WHERE id IN (SELECT value FROM json_each(?1)))
         AND id NOT IN (SELECT value FROM json_each(?2))`,
      )
      .bind(ids, JSON.stringify(products.flatMap(({ variants }) => variants.map(({ id }) => id)))),
    ...inParts(products.flatMap(variantRows), (rows) => db.prepare(SAVE_VARIANTS).bind(rows)),
    db.prepare(`UPDATE products SET availability = ${SUMMARY} WHERE id IN (SELECT value FROM json_each(?1))`).bind(ids),
    forget('product_prices'),
    ...inParts(products.flatMap(priceRows), (rows) => db.prepare(SAVE_PRICES).bind(rows)),
    forget('product_options'),
    ...inParts(products.flatMap(optionRows), (rows) => db.prepare(SAVE_OPTIONS).bind(rows)),
    ...searchStatements(db, products),
  ]
}

const productRow = ({ text, ...product }: Product) => ({ ...product, ...text, variants: [] })

/** The version guards: another who saved in between makes it 0, which the table refuses. */
const SAVE_PRODUCTS = `
  INSERT INTO products (id, handle, status, title, description, seo_title, seo_description, translations, words,
    vendor, type, category, tags, options, pictures, availability, version, created_at, updated_at)
  SELECT value ->> 'id', value ->> 'handle', value ->> 'status', value ->> 'title', value ->> 'description',
    value ->> 'seoTitle', value ->> 'seoDescription', value -> 'translations', value -> 'words', value ->> 'vendor',
    value ->> 'type', value ->> 'category', value -> 'tags', value -> 'options', value -> 'pictures', 'sold-out',
    value ->> 'version', value ->> 'createdAt', value ->> 'updatedAt'
  FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET handle = excluded.handle, status = excluded.status, title = excluded.title,
    description = excluded.description, seo_title = excluded.seo_title, seo_description = excluded.seo_description,
    translations = excluded.translations, words = excluded.words, vendor = excluded.vendor, type = excluded.type,
    category = excluded.category, tags = excluded.tags, options = excluded.options, pictures = excluded.pictures,
    updated_at = excluded.updated_at,
    version = CASE WHEN products.version = excluded.version - 1 THEN excluded.version ELSE 0 END`

const variantRows = (product: Product) =>
  product.variants.map((variant, position) => ({ ...variant, position, product: product.id }))

/** The word for the stock is not written: it is the inventory's to say. */
const SAVE_VARIANTS = `
  INSERT INTO variants (id, product, position, options, sku, barcode, prices, compare_at, grams, requires_shipping,
    taxable, tracked, oversell, picture)
  SELECT value ->> 'id', p.number, value ->> 'position', value -> 'options', value ->> 'sku', value ->> 'barcode',
    value -> 'prices', value -> 'compareAt', value ->> 'grams', value ->> 'requiresShipping', value ->> 'taxable',
    value ->> 'tracked', value ->> 'oversell', value ->> 'picture'
  FROM json_each(?1) JOIN products p ON p.id = value ->> 'product' WHERE true
  ON CONFLICT (id) DO UPDATE SET position = excluded.position, options = excluded.options, sku = excluded.sku,
    barcode = excluded.barcode, prices = excluded.prices, compare_at = excluded.compare_at, grams = excluded.grams,
    requires_shipping = excluded.requires_shipping, taxable = excluded.taxable, tracked = excluded.tracked,
    oversell = excluded.oversell, picture = excluded.picture`

const priceRows = (product: Product) =>
  priceRanges(product.variants).map((range) => ({ ...range, product: product.id }))

const SAVE_PRICES = `
  INSERT INTO product_prices (product, currency, lowest, highest, was)
  SELECT p.number, value ->> 'currency', value ->> 'lowest', value ->> 'highest', value ->> 'was'
  FROM json_each(?1) JOIN products p ON p.id = value ->> 'product'`

const optionRows = ({ id, options, words }: Product) => {
  const languages = Object.keys(words) as Language[]
  const inAll = (word: string) => ({
    en: word,
    ...Object.fromEntries(
      languages.flatMap((language) => {
        const said = words[language]?.[word]
        return said ? [[language, said]] : []
      }),
    ),
  })
  return options.flatMap(({ name, values }) =>
    values.map((value) => ({ product: id, name, value, nameText: inAll(name), valueText: inAll(value) })),
  )
}

const SAVE_OPTIONS = `
  INSERT OR IGNORE INTO product_options (product, name, value, name_text, value_text)
  SELECT p.number, value ->> 'name', value ->> 'value', value -> 'nameText', value -> 'valueText'
  FROM json_each(?1) JOIN products p ON p.id = value ->> 'product'`
