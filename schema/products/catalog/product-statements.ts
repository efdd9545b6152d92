/** The statements that write whole products: each takes all of them as one JSON parameter. */
import { productFoundBy, variantFoundBy } from '#domain/catalog/found-by'
import { asListed, isForSale } from '#domain/catalog/for-sale'
import type { Product } from '#domain/catalog/product'
import { rangeStatements } from '../pricing/price-ranges.ts'
import { SUMMARY } from './catalog.ts'
import { optionStatements } from './option-statements.ts'
import { SAID_LACKS } from './lacks.ts'
import { inParts } from './parts.ts'
import { valueStatements } from './product-values.ts'
import { searchStatements } from './search/search-index.ts'

/** @param products each as it shall be, with a version one above that in the store */
export const productStatements = (db: D1Database, products: readonly Product[]): D1PreparedStatement[] => {
  const names = products.map(({ id }) => id)
  const ids = JSON.stringify(names)
  // Whoever saves a product does it now.
  const listed = products.map((product) => asListed(product, product.updatedAt))
  return [
    ...inParts(products.map(productRow), (rows) => db.prepare(SAVE_PRODUCTS).bind(rows)),
    db
      .prepare(
        `DELETE FROM variants WHERE product IN
           (SELECT number FROM products WHERE id IN (SELECT value FROM json_each(?1)))
         AND id NOT IN (SELECT value FROM json_each(?2))`,
      )
      .bind(ids, JSON.stringify(products.flatMap(({ variants }) => variants.map(({ id }) => id)))),
    ...inParts(products.flatMap(variantRows), (rows) => db.prepare(MAKE_ROOM).bind(rows)),
    ...inParts(products.flatMap(variantRows), (rows) => db.prepare(SAVE_VARIANTS).bind(rows)),
    db.prepare(`UPDATE products SET availability = ${SUMMARY} WHERE id IN (SELECT value FROM json_each(?1))`).bind(ids),
    ...rangeStatements(db, 'product', names),
    ...optionStatements(db, listed),
    ...valueStatements(db, 'product', names),
    ...searchStatements(db, listed),
  ]
}

const productRow = (whole: Product) => {
  const { text, rating, ...product } = whole
  return {
    ...product,
    ...text,
    foundBy: productFoundBy(whole),
    shown: Number(isForSale({ ...whole, status: 'active' }, whole.updatedAt)),
    variants: [],
    ratingSum: rating?.sum ?? 0,
    ratingCount: rating?.count ?? 0,
  }
}

/** The version guards: another who saved in between makes it 0, which the table refuses. */
const SAVE_PRODUCTS = `
  INSERT INTO products (id, handle, status, title, description, seo_title, seo_description, translations, words,
    vendor, type, category, tags, options, pictures, availability, version, created_at, updated_at, rating_sum, rating_count,
    found_by, published_from, published_until, shown, safety, metafields, tax_class)
  SELECT value ->> 'id', value ->> 'handle', value ->> 'status', value ->> 'title', value ->> 'description',
    value ->> 'seoTitle', value ->> 'seoDescription', value -> 'translations', value -> 'words', value ->> 'vendor',
    value ->> 'type', value ->> 'category', value -> 'tags', value -> 'options', value -> 'pictures', 'sold-out',
    value ->> 'version', value ->> 'createdAt', value ->> 'updatedAt', value ->> 'ratingSum', value ->> 'ratingCount',
    value ->> 'foundBy', value ->> 'publishedFrom', value ->> 'publishedUntil', value ->> 'shown',
    nullif(value -> 'safety', 'null'), value -> 'metafields', value ->> 'taxClass'
  FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET handle = excluded.handle, status = excluded.status, title = excluded.title,
    description = excluded.description, seo_title = excluded.seo_title, seo_description = excluded.seo_description,
    translations = excluded.translations, words = excluded.words, vendor = excluded.vendor, type = excluded.type,
    category = excluded.category, tags = excluded.tags, options = excluded.options, pictures = excluded.pictures,
    updated_at = excluded.updated_at, rating_sum = excluded.rating_sum, rating_count = excluded.rating_count, found_by = excluded.found_by,
    published_from = excluded.published_from, published_until = excluded.published_until, shown = excluded.shown,
    safety = excluded.safety, metafields = excluded.metafields, tax_class = excluded.tax_class,
    version = CASE WHEN products.version = excluded.version - 1 THEN excluded.version ELSE 0 END`

const variantRows = (product: Product) =>
  product.variants.map((variant, position) => ({
    ...variant,
    position,
    product: product.id,
    // Whoever saves a product does it now.
    pricedAt: product.updatedAt,
    foundBy: variantFoundBy(product, variant),
  }))

/** Two variants may have exchanged their values: what changes its own gives up its place first, as no two may stand in one. */
const MAKE_ROOM = `
  UPDATE variants SET options = json_array(variants.id) FROM json_each(?1) s
  WHERE variants.id = s.value ->> 'id' AND variants.options <> (s.value -> 'options')`

/** Its prices have changed, and no price list or rate could say otherwise: then everyone pays what it says. Else they are reckoned. */
const PAYS_ITS_PRICES = `(variants.prices, variants.compare_at) IS NOT (excluded.prices, excluded.compare_at)
  AND NOT EXISTS (SELECT 1 FROM price_lists WHERE state = 'published') AND NOT EXISTS (SELECT 1 FROM price_rates)`

/** The word for the stock is not written: it is the inventory's to say. */
const SAVE_VARIANTS = `
  INSERT INTO variants (id, product, position, options, sku, barcode, prices, compare_at, cost, grams, hs_code,
    origin, low_stock, requires_shipping, taxable, tracked, oversell, picture, found_by, lacks, shown_prices, priced_at)
  SELECT value ->> 'id', p.number, value ->> 'position', value -> 'options', value ->> 'sku', value ->> 'barcode',
    value -> 'prices', value -> 'compareAt', value -> 'cost', value ->> 'grams', value ->> 'hsCode', value ->> 'origin',
    value ->> 'lowStock', value ->> 'requiresShipping', value ->> 'taxable', value ->> 'tracked', value ->> 'oversell',
    value ->> 'picture', value ->> 'foundBy', ${SAID_LACKS}, value -> 'prices', value ->> 'pricedAt'
  FROM json_each(?1) JOIN products p ON p.id = value ->> 'product' WHERE true
  ON CONFLICT (id) DO UPDATE SET position = excluded.position, options = excluded.options, sku = excluded.sku,
    barcode = excluded.barcode, prices = excluded.prices, compare_at = excluded.compare_at, cost = excluded.cost,
    grams = excluded.grams, hs_code = excluded.hs_code, origin = excluded.origin, low_stock = excluded.low_stock,
    requires_shipping = excluded.requires_shipping, taxable = excluded.taxable, tracked = excluded.tracked,
    oversell = excluded.oversell, picture = excluded.picture, found_by = excluded.found_by, lacks = excluded.lacks,
    shown_prices = iif(${PAYS_ITS_PRICES}, excluded.shown_prices, variants.shown_prices),
    price_marks = iif(${PAYS_ITS_PRICES}, '{}', variants.price_marks),
    priced_at = iif((variants.prices, variants.compare_at) IS NOT (excluded.prices, excluded.compare_at),
      excluded.priced_at, variants.priced_at)`
