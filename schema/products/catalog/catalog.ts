/** Products by their names, what is offered of them, and the words for their stock. */
import { availabilityOf } from '#domain/catalog/availability'
import { isForSale } from '#domain/catalog/for-sale'
import { choiceOf, type Availability, type Product, type ProductStatus } from '#domain/catalog/product'
import type { Reference } from '#domain/catalog/references'
import { asGiftCard, isGiftCard as isOfGiftCards } from '#domain/catalog/gift-card'
import type { CollectionId, ProductId, VariantId } from '#domain/ids'
import type { Offer } from '#domain/orders/offer'
import { changed } from '../changes.ts'
import { listsIn, listsOf } from '../pricing/lists-of.ts'
import { publicIn, publicSelects } from '../pricing/public-prices.ts'
import { listVariants } from './listed-variants.ts'
import { asksFor, memberStatements, rulesOf } from './membership.ts'
import { readAlone, rowsIn, type Reading } from './reading.ts'
import { REFERENCES, referencesIn } from './references.ts'
import { PRODUCT_COLUMNS, VARIANT_COLUMNS, productOf, variantOf, type ProductRow, type VariantRow } from './rows.ts'

type Names = readonly (string | number)[]

/** Whole products, in no order; names that are unknown are left out. Two queries, however many are asked for. */
const productsReading = (db: D1Database, column: 'handle' | 'id' | 'number', names: Names): Reading<Product[]> => {
  const wanted = `(SELECT value FROM json_each(?1))`
  const statements = [
    db.prepare(`SELECT ${PRODUCT_COLUMNS} FROM products WHERE ${column} IN ${wanted}`).bind(JSON.stringify(names)),
    db
      .prepare(
        `SELECT ${VARIANT_COLUMNS} FROM variants
         WHERE product IN (SELECT number FROM products WHERE ${column} IN ${wanted}) ORDER BY product, position`,
      )
      .bind(JSON.stringify(names)),
  ]
  return {
    statements,
    read: ([found, parts]) => {
      const variants = Map.groupBy(rowsIn<VariantRow>(parts), (row) => row.product)
      return rowsIn<ProductRow>(found).map((row) => productOf(row, (variants.get(row.number) ?? []).map(variantOf)))
    },
  }
}

export const productsBy = async (
  db: D1Database,
  column: 'handle' | 'id' | 'number',
  names: Names,
): Promise<Product[]> => (names.length === 0 ? [] : readAlone(db, productsReading(db, column, names)))

export type ProductWithReferences = { readonly product: Product; readonly references: readonly Reference[] }

/** As everyone sees it, with what its own fields point to and shoppers may see. As many statements as the product alone. */
export const productPageReading = (
  db: D1Database,
  handle: string,
  now: number,
): Reading<ProductWithReferences | undefined> => {
  const { products, variants } = publicSelects((table) => `${table}.handle = ?1`, '?2', `${REFERENCES('?2')} AS found`)
  return {
    statements: [products, variants].map((text) => db.prepare(text).bind(handle, now)),
    read: ([found, parts]) => {
      const [product] = publicIn(found, parts, now)
      const [row] = rowsIn<{ readonly found: string }>(found)
      return product && row && { product, references: referencesIn(row.found) }
    },
  }
}

export const productByHandle = async (db: D1Database, handle: string): Promise<Product | undefined> =>
  (await productsBy(db, 'handle', [handle]))[0]

type OfferRow = VariantRow & {
  readonly productId: ProductId
  readonly handle: string
  readonly status: ProductStatus
  readonly publishedFrom: number | null
  readonly publishedUntil: number | null
  readonly title: string
  readonly translations: string
  readonly words: string
  readonly pictures: string
  readonly tags: string
  readonly category: string
  readonly collections: string
  readonly version: number
  readonly taxClass: string
  readonly lists: string
}

const offerOf = (row: OfferRow, now: number): Offer => {
  const isGiftCard = isOfGiftCards(row)
  const variant = isGiftCard ? asGiftCard(variantOf(row)) : variantOf(row)
  const translations: Product['translations'] = JSON.parse(row.translations)
  const pictures: Product['pictures'] = JSON.parse(row.pictures)
  const collections: Readonly<Record<string, string>> = JSON.parse(row.collections)
  return {
    variantId: variant.id,
    productId: row.productId,
    handle: row.handle,
    title: { en: row.title, ...(translations.zh?.title && { zh: translations.zh.title }) },
    choice: choiceOf({ words: JSON.parse(row.words) }, variant),
    sku: variant.sku,
    picture: variant.picture ?? pictures[0]?.src ?? null,
    prices: variant.prices,
    lists: listsIn(row.lists),
    taxable: variant.taxable,
    taxClass: row.taxClass,
    tracked: variant.tracked,
    oversell: variant.oversell,
    requiresShipping: variant.requiresShipping,
    grams: variant.grams,
    availability: availabilityOf(variant),
    lowStock: variant.lowStock,
    sellable: isForSale(row, now),
    collections: Object.keys(collections) as CollectionId[],
    handles: Object.values(collections),
    tags: JSON.parse(row.tags) as string[],
    compareAt: variant.compareAt,
    cost: variant.cost,
    isGiftCard,
    version: row.version,
  }
}

/** What an order needs to know of some variants, with what every price list says of them, in one query. Unknown ids are left out. */
export const offersOf = async (
  db: D1Database,
  ids: readonly VariantId[],
  now: number,
): Promise<Map<VariantId, Offer>> => {
  if (ids.length === 0) return new Map()
  const columns = VARIANT_COLUMNS.replaceAll(/(^|,\s*)(\w+)/g, '$1v.$2')
  const { results } = await db
    .prepare(
      `SELECT ${columns}, p.id AS productId, p.handle, p.status, p.title, p.translations, p.words, p.pictures, p.version,
         p.tags, p.category,
         (SELECT json_group_object(c.id, c.handle) FROM collection_products m JOIN collections c ON c.number = m.collection
          WHERE m.product = p.number) AS collections,
         p.published_from AS publishedFrom, p.published_until AS publishedUntil, p.tax_class AS taxClass,
         ${listsOf('?2', 'anybody')} AS lists
       FROM variants v JOIN products p ON p.number = v.product
       WHERE v.id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids), now)
    .all<OfferRow>()
  return new Map(results.map((row) => [row.id, offerOf(row, now)]))
}

/** The best word of a product's variants: what is not counted, or sold on without stock, is in stock. */
export const SUMMARY = `(SELECT CASE min(
    CASE WHEN tracked = 0 OR oversell = 1 OR availability = 'in-stock' THEN 0 WHEN availability = 'low' THEN 1 ELSE 2 END)
  WHEN 0 THEN 'in-stock' WHEN 1 THEN 'low' ELSE 'sold-out' END FROM variants WHERE product = products.number)`

export type StoredAvailability = { readonly item: VariantId; readonly word: Availability; readonly version: number }

/**
 * A word is taken only when it is newer than the one that is there: facts may come late, twice and out of order.
 * @returns handles of the products of which a variant has another word now: lists ask for words of single variants
 */
export const setAvailability = async (db: D1Database, words: readonly StoredAvailability[]): Promise<string[]> => {
  if (words.length === 0) return []
  const newest = [...Map.groupBy(words, ({ item }) => item).values()].map((versions) =>
    versions.reduce((best, one) => (one.version > best.version ? one : best)),
  )
  const json = JSON.stringify(newest)
  const touched = `SELECT product FROM variants WHERE id IN (SELECT value ->> 'item' FROM json_each(?1))`
  const [taken, , touchedNow] = await db.batch<{ number: number; handle: string }>([
    db
      .prepare(
        `UPDATE variants SET availability = w.word, availability_version = w.version
         FROM (SELECT value ->> 'item' AS item, value ->> 'word' AS word, value ->> 'version' AS version FROM json_each(?1)) w
         WHERE variants.id = w.item AND w.version > variants.availability_version RETURNING product AS number`,
      )
      .bind(json),
    db
      .prepare(
        `UPDATE products SET availability = ${SUMMARY}
         WHERE number IN (${touched}) AND availability <> ${SUMMARY}`,
      )
      .bind(json),
    db.prepare(`SELECT number, handle FROM products WHERE number IN (${touched})`).bind(json),
    ...listVariants(
      db,
      'variant',
      newest.map(({ item }) => item),
    ),
  ])
  const numbers = new Set(taken?.results.map(({ number }) => number))
  await moveByAvailability(db, [...numbers])
  return (touchedNow?.results ?? []).flatMap(({ number, handle }) => (numbers.has(number) ? [handle] : []))
}

/** Collections by rule may ask for a word of stock; those are looked through again when the word changes. */
const moveByAvailability = async (db: D1Database, numbers: readonly number[]): Promise<void> => {
  if (numbers.length === 0) return
  const rules = await rulesOf(db)
  if (!asksFor(rules, 'availability')) return
  const products = await productsBy(db, 'number', numbers)
  await db.batch([...memberStatements(db, products, rules), changed(db, ['products'])])
}
