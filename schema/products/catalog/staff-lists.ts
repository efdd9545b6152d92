/**
 * What staff look through: every product of any status, and every variant as an item of the inventory, by title.
 *
 * A page is found from the row that it follows, so that page 100 costs what page 1 does.
 */
import { wordsToFind } from '#domain/folding'
import { choiceOf, type Availability, type ProductStatus } from '#domain/catalog/product'
import type { ProductId, VariantId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import type { Currency, Money } from '#domain/money'

export const STAFF_PAGE = 50

/** `towards` says on which side of the row with that id the page lies. */
export type StaffCursor<Id> = { readonly towards: 'next' | 'previous'; readonly id: Id }
export type StaffPage<Row> = { readonly rows: readonly Row[]; readonly previous: boolean; readonly next: boolean }

/** Reads one row more than a page holds, so that it knows whether there is another. */
const pageOf = <Row>(found: readonly Row[], cursor: StaffCursor<unknown> | null): StaffPage<Row> => {
  const more = found.length > STAFF_PAGE
  const rows = found.slice(0, STAFF_PAGE)
  if (cursor?.towards !== 'previous') return { rows, previous: cursor !== null, next: more }
  return { rows: rows.toReversed(), previous: more, next: true }
}

const sense = (cursor: StaffCursor<unknown> | null) =>
  cursor?.towards === 'previous' ? { than: '<', order: 'DESC' } : { than: '>', order: 'ASC' }

const zhOf = (translations: string): { readonly zh?: string } => {
  const { zh } = JSON.parse(translations) as { zh?: { title?: string } }
  return zh?.title ? { zh: zh.title } : {}
}

export type ProductLine = {
  readonly id: ProductId
  readonly handle: string
  readonly title: Translated
  readonly status: ProductStatus
  readonly vendor: string
  readonly type: string
  readonly picture: string | null
  readonly variants: number
  /** The lowest price in the shop's currency; null when it has none there. */
  readonly price: Money | null
  readonly priceVaries: boolean
  readonly availability: Availability
}

export type ProductFilter = {
  readonly status: ProductStatus | null
  readonly search: string
  readonly currency: Currency
}

type ProductRow = Omit<ProductLine, 'title' | 'price' | 'priceVaries'> & {
  readonly title: string
  readonly translations: string
  readonly lowest: number | null
  readonly highest: number | null
}

/** Every word that was typed is part of what the product, or one of its variants, is found by. */
const PRODUCT_FITS = `(?1 IS NULL OR p.status = ?1) AND NOT EXISTS (
  SELECT 1 FROM json_each(?2) typed WHERE NOT instr(p.found_by, typed.value)
    AND NOT EXISTS (SELECT 1 FROM variants v WHERE v.product = p.number AND instr(v.found_by, typed.value)))`

export const productLines = async (
  db: D1Database,
  { status, search, currency }: ProductFilter,
  cursor: StaffCursor<ProductId> | null,
): Promise<StaffPage<ProductLine>> => {
  const { than, order } = sense(cursor)
  const beyond = cursor
    ? `AND (p.title COLLATE NOCASE, p.number) ${than} (SELECT title, number FROM products WHERE id = ?5)`
    : ''
  const { results } = await db
    .prepare(
      `SELECT p.id, p.handle, p.title, p.translations, p.status, p.vendor, p.type, p.pictures->>'$[0].src' AS picture,
              (SELECT count(*) FROM variants v WHERE v.product = p.number) AS variants,
              r.lowest, r.highest, p.availability
       FROM products p LEFT JOIN product_prices r ON r.product = p.number AND r.currency = ?3
       WHERE ${PRODUCT_FITS} ${beyond}
       ORDER BY p.title COLLATE NOCASE ${order}, p.number ${order} LIMIT ?4`,
    )
    .bind(status, JSON.stringify(wordsToFind(search)), currency, STAFF_PAGE + 1, ...(cursor ? [cursor.id] : []))
    .all<ProductRow>()
  const rows = results.map(({ title, translations, lowest, highest, ...row }): ProductLine => ({
    ...row,
    title: { en: title, ...zhOf(translations) },
    price: lowest === null ? null : { amount: lowest, currency },
    priceVaries: lowest !== highest,
  }))
  return pageOf(rows, cursor)
}

export const countProducts = async (db: D1Database): Promise<Record<ProductStatus | 'all', number>> => {
  const { results } = await db
    .prepare(`SELECT status, count(*) AS products FROM products GROUP BY status`)
    .all<{ status: ProductStatus; products: number }>()
  const of = (status: ProductStatus) => results.find((row) => row.status === status)?.products ?? 0
  const [active, draft, archived] = [of('active'), of('draft'), of('archived')]
  return { all: active + draft + archived, active, draft, archived }
}

export type Item = {
  readonly id: VariantId
  readonly handle: string
  readonly title: Translated
  /** Empty for a product without choices. */
  readonly choice: Translated
  readonly sku: string
  readonly picture: string | null
  readonly tracked: boolean
  /** As the inventory last told the catalogue. */
  readonly availability: Availability
}

type ItemRow = Pick<Item, 'id' | 'handle' | 'sku' | 'picture' | 'availability'> & {
  readonly title: string
  readonly translations: string
  readonly words: string
  readonly options: string
  readonly tracked: number
}

const ITEM_COLUMNS = `v.id, p.handle, p.title, p.translations, p.words, v.options, v.sku,
  coalesce(v.picture, p.pictures->>'$[0].src') AS picture, v.tracked, v.availability`

const itemOf = ({ title, translations, words, options, tracked, ...row }: ItemRow): Item => ({
  ...row,
  title: { en: title, ...zhOf(translations) },
  choice: choiceOf({ words: JSON.parse(words) }, { options: JSON.parse(options) }),
  tracked: tracked === 1,
})

export type ItemFilter = { readonly availability: 'low' | 'sold-out' | null; readonly search: string }

const ITEM_FITS = `(?1 IS NULL OR (v.availability = ?1 AND v.tracked = 1)) AND NOT EXISTS (
  SELECT 1 FROM json_each(?2) typed WHERE NOT instr(p.found_by, typed.value) AND NOT instr(v.found_by, typed.value))`

export const itemLines = async (
  db: D1Database,
  { availability, search }: ItemFilter,
  cursor: StaffCursor<VariantId> | null,
): Promise<StaffPage<Item>> => {
  const { than, order } = sense(cursor)
  const beyond = cursor
    ? `AND (p.title COLLATE NOCASE, p.number, v.position) ${than} (SELECT products.title, products.number, variants.position
         FROM variants JOIN products ON products.number = variants.product WHERE variants.id = ?4)`
    : ''
  const { results } = await db
    .prepare(
      `SELECT ${ITEM_COLUMNS} FROM products p JOIN variants v ON v.product = p.number
       WHERE ${ITEM_FITS} ${beyond}
       ORDER BY p.title COLLATE NOCASE ${order}, p.number ${order}, v.position ${order} LIMIT ?3`,
    )
    .bind(availability, JSON.stringify(wordsToFind(search)), STAFF_PAGE + 1, ...(cursor ? [cursor.id] : []))
    .all<ItemRow>()
  return pageOf(results.map(itemOf), cursor)
}

export const itemBy = async (db: D1Database, id: VariantId): Promise<Item | null> => {
  const row = await db
    .prepare(`SELECT ${ITEM_COLUMNS} FROM variants v JOIN products p ON p.number = v.product WHERE v.id = ?1`)
    .bind(id)
    .first<ItemRow>()
  return row && itemOf(row)
}

export const countItems = async (db: D1Database): Promise<Record<'all' | 'low' | 'sold-out', number>> =>
  (await db
    .prepare(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE availability = 'low' AND tracked = 1) AS low,
              count(*) FILTER (WHERE availability = 'sold-out' AND tracked = 1) AS "sold-out" FROM variants`,
    )
    .first<Record<'all' | 'low' | 'sold-out', number>>()) ?? { all: 0, low: 0, 'sold-out': 0 }
