/** Rows of the products store as the rest of the shop knows them. */
import { availabilityOf } from '#domain/catalog/availability'
import type { Product, Variant } from '#domain/catalog/product'
import type { Rating } from '#domain/catalog/rating'
import type { products, variants } from '../tables.ts'

/** As SQL names the columns; a column of JSON is still text. */
type Raw<Row, Json extends keyof Row> = { readonly [Key in keyof Row]: Key extends Json ? string : Row[Key] }

export type ProductRow = Raw<
  Omit<typeof products.$inferSelect, 'safety'>,
  'translations' | 'words' | 'tags' | 'options' | 'pictures' | 'metafields'
> & { readonly safety: string | null }
export type VariantRow = Raw<
  Omit<typeof variants.$inferSelect, 'shownPrices' | 'priceMarks' | 'pricedAt'>,
  'options' | 'prices' | 'compareAt' | 'cost'
> & {
  readonly requiresShipping: number | boolean
}

/** The columns by the names that the tables give them. */
export const PRODUCT_COLUMNS = `number, id, handle, status, title, description, seo_title AS seoTitle,
  seo_description AS seoDescription, translations, words, vendor, type, category, tags, options, pictures,
  availability, version, created_at AS createdAt, updated_at AS updatedAt, rating_sum AS ratingSum,
  rating_count AS ratingCount, published_from AS publishedFrom, published_until AS publishedUntil,
  safety, metafields, tax_class AS taxClass, reviewed_sum AS reviewedSum, reviewed_count AS reviewedCount`

export const VARIANT_COLUMNS = `id, product, position, options, sku, barcode, prices, compare_at AS compareAt, cost, grams,
  hs_code AS hsCode, origin, low_stock AS lowStock, requires_shipping AS requiresShipping, taxable, tracked, oversell,
  picture, availability, availability_version AS availabilityVersion`

export const variantOf = (row: VariantRow): Variant => {
  const variant: Variant = {
    id: row.id,
    options: JSON.parse(row.options),
    sku: row.sku,
    barcode: row.barcode,
    prices: JSON.parse(row.prices),
    compareAt: JSON.parse(row.compareAt),
    cost: JSON.parse(row.cost),
    grams: row.grams,
    hsCode: row.hsCode,
    origin: row.origin,
    lowStock: row.lowStock,
    requiresShipping: Boolean(row.requiresShipping),
    taxable: Boolean(row.taxable),
    tracked: Boolean(row.tracked),
    oversell: Boolean(row.oversell),
    picture: row.picture,
    availability: row.availability,
  }
  return { ...variant, availability: availabilityOf(variant) }
}

export const ratingOf = ({ ratingSum, ratingCount }: Pick<ProductRow, 'ratingSum' | 'ratingCount'>): Rating | null =>
  ratingCount === 0 ? null : { sum: ratingSum, count: ratingCount }

export const productOf = (row: ProductRow, variants: readonly Variant[]): Product => ({
  id: row.id,
  handle: row.handle,
  status: row.status,
  text: {
    title: row.title,
    description: row.description,
    seoTitle: row.seoTitle,
    seoDescription: row.seoDescription,
  },
  translations: JSON.parse(row.translations),
  words: JSON.parse(row.words),
  vendor: row.vendor,
  type: row.type,
  category: row.category,
  taxClass: row.taxClass,
  tags: JSON.parse(row.tags),
  options: JSON.parse(row.options),
  variants,
  pictures: JSON.parse(row.pictures),
  safety: row.safety === null ? null : JSON.parse(row.safety),
  metafields: JSON.parse(row.metafields),
  publishedFrom: row.publishedFrom,
  publishedUntil: row.publishedUntil,
  rating: ratingOf(row),
  ...(row.reviewedCount > 0 && { reviewed: { sum: row.reviewedSum, count: row.reviewedCount } }),
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})
