/**
 * What staff look through: every product of any status, by title.
 *
 * A page is found from the row that it follows, so that page 100 costs what page 1 does.
 */
import { wordsToFind } from '#domain/folding'
import type { Availability, ProductStatus } from '#domain/catalog/product'
import type { ProductId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import type { Currency, Money } from '#domain/money'

export const STAFF_PAGE = 50

/** `towards` says on which side of the row with that id the page lies. */
export type StaffCursor<Id> = { readonly towards: 'next' | 'previous'; readonly id: Id }
export type StaffPage<Row> = { readonly rows: readonly Row[]; readonly previous: boolean; readonly next: boolean }

/** Reads one row more than a page holds, so that it knows whether there is another. */
export const pageOf = <Row>(found: readonly Row[], cursor: StaffCursor<unknown> | null): StaffPage<Row> => {
  const more = found.length > STAFF_PAGE
  const rows = found.slice(0, STAFF_PAGE)
  if (cursor?.towards !== 'previous') return { rows, previous: cursor !== null, next: more }
  return { rows: rows.toReversed(), previous: more, next: true }
}

export const sense = (cursor: StaffCursor<unknown> | null) =>
  cursor?.towards === 'previous' ? { than: '<', order: 'DESC' } : { than: '>', order: 'ASC' }

export const zhOf = (translations: string): { readonly zh?: string } => {
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
