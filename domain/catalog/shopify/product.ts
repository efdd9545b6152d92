/** The rows of one product of a file as a draft. */
import type { Currency } from '../../money.ts'
import { yesOrNo } from './csv-cells.ts'
import { ok, refuse, type Result } from '../../result.ts'
import type { Draft, VariantDraft } from '../draft.ts'
import type { ReaderNote } from '../files/reader-notes.ts'
import { GIFT_CARDS } from '../gift-card.ts'
import type { ProductStatus } from '../product.ts'
import { ratingIn } from './rating.ts'
import { columnOf, otherCurrencies, type Column, type Columns, type Field } from './columns.ts'
import { decodedOnce } from './entities.ts'
import type { FileProduct, Row, Untaken } from './row.ts'
import { metafieldsOf } from './own-fields.ts'
import { optionNames, optionValues } from './options.ts'
import { translationsIn } from './in-languages.ts'
import { picturesOf } from './pictures.ts'
import { scheduleAndSafetyIn } from './schedule-and-safety.ts'
import { passedOver, variantOf, type CellRefusal } from './variant.ts'

export type ReadProduct = { readonly product: FileProduct | undefined; readonly refused: readonly Untaken[] }

/** @param rows of one handle, at least one */
export const productOf = (handle: string, rows: readonly Row[], columns: Columns, currency: Currency): ReadProduct => {
  const refused: Untaken[] = []
  const no = (row: Row, field: Column, note: ReaderNote, said?: string) =>
    refused.push({ row: row.number, column: columnOf(columns, field), note, said })
  const first = rows.find((row) => row.cell('title')) ?? rows[0]
  if (!first) return { product: undefined, refused }

  const names = optionNames(rows)
  const currencies = { own: currency, others: otherCurrencies(columns) }
  const speaking = rows.filter(isVariant)
  const variants: VariantDraft[] = []
  const variantRows: number[] = []
  for (const row of speaking.length > 0 ? speaking : [first]) {
    const options = optionValues(row, names)
    const variant = options.ok
      ? variantOf(row, options.value, currencies, (field, note, said) => no(row, field, note, said))
      : options
    if (variant.ok) {
      variants.push(variant.value)
      variantRows.push(row.number)
      for (const { field, note, said } of passedOver(row)) no(row, field, note, said)
    } else no(row, variant.refusal.field, variant.refusal.note, variant.refusal.said)
  }
  const pictures = columns.has('picture') ? picturesOf(rows, no) : undefined
  const unread = rows.flatMap((row) => {
    const read = statusOf(row)
    return read.ok ? [] : { row, ...read.refusal }
  })
  for (const { row, field, note, said } of unread) no(row, field, note, said)
  if (unread.length > 0) return { product: undefined, refused }
  const status = statusOfAll(first, rows)
  const rating = ratingIn(first, (field, note, said) => no(first, field, note, said))
  if (variants.length === 0) return { product: undefined, refused }
  const isGift = rows.some((row) => yesOrNo(row.cell('giftCard') ?? ''))
  for (const row of rows) {
    const said = row.cell('giftCard')
    if (said && yesOrNo(said) === undefined) no(row, 'giftCard', { code: 'gift-card-unread' }, said)
  }
  const isWhole = variants.length === Math.max(speaking.length, 1)
  const draft: Draft = {
    ...fieldsOf(handle, first),
    ...(isGift && { category: first.cell('category') || GIFT_CARDS }),
    // A row that could not be read is no wish to take its variant out of the shop.
    ...(!isWhole && { unmentioned: 'keep' as const }),
    ...(status && { status }),
    ...(names && { options: names }),
    // What is a gift card does not travel and is not taxed, unless its row says otherwise.
    variants: isGift ? variants.map((variant) => ({ requiresShipping: false, taxable: false, ...variant })) : variants,
    ...(pictures && { pictures }),
    ...(rating !== undefined && { rating }),
    ...scheduleAndSafetyIn(first, (field, note, said) => no(first, field, note, said)),
    ...translationsIn(first, names?.length === 0 ? [first] : rows),
    ...metafieldsOf(columns, first),
  }
  return { product: { draft, row: first.number, variantRows }, refused }
}

/** Beside its variants, a product has a row for each further picture: handle and picture, nothing else. */
const isVariant = (row: Row): boolean => {
  const says = (...fields: Field[]) => fields.some((field) => row.cell(field))
  return says('option1Value', 'option2Value', 'option3Value', 'price', 'sku', 'barcode', 'quantity')
}

const fieldsOf = (handle: string, row: Row): Draft => {
  const title = row.cell('title')
  const texts = { title: title === undefined ? undefined : decodedOnce(title), description: row.cell('description') }
  const seo = { seoTitle: row.cell('seoTitle'), seoDescription: row.cell('seoDescription') }
  const stated = { vendor: row.cell('vendor'), type: row.cell('type'), category: row.cell('category') }
  const taxClass = row.cell('taxClass')
  const tags = row.cell('tags')
  const collection = row.cell('collection')
  return {
    handle,
    text: { ...texts, ...seo },
    ...stated,
    ...(taxClass !== undefined && { taxClass }),
    ...(tags !== undefined && { tags: tagsIn(tags) }),
    ...(collection && { collection }),
  }
}

const tagsIn = (cell: string): string[] => [...new Set(cell.split(',').map((tag) => tag.trim()))].filter(Boolean)

/**
 * What is not published is not for sale, whatever its status says. Files of 2015 to 2019 have no status.
 *
 * A column that is there and blank says nothing, and then neither does the other: a product is put up for sale by a word
 * that is understood, or not at all.
 */
const statusOf = (row: Row): Result<ProductStatus | undefined, CellRefusal> => {
  const published = row.cell('published')
  const status = row.cell('status')?.toLowerCase()
  const isPublished = yesOrNo(published ?? '')
  if (published && isPublished === undefined) return notRead('published', published, { code: 'published-unread' })
  if (status && !STATUSES.has(status)) return notRead('status', status, { code: 'status-unread' })
  if (status === 'archived') return ok('archived')
  if (isPublished === false || status === 'draft' || status === 'unlisted') return ok('draft')
  return ok(published === '' || status === '' || (published ?? status) === undefined ? undefined : 'active')
}

/** The first row speaks for its product. When another of its rows says that it is not for sale, it is not. */
const statusOfAll = (first: Row, rows: readonly Row[]): ProductStatus | undefined => {
  const [own, ...all] = [first, ...rows].map((row) => {
    const read = statusOf(row)
    return read.ok ? read.value : undefined
  })
  return own === 'active' && all.some((one) => one === 'draft' || one === 'archived') ? 'draft' : own
}

const STATUSES: ReadonlySet<string> = new Set(['active', 'draft', 'unlisted', 'archived'])

const notRead = (field: Field, text: string, note: ReaderNote): Result<never, CellRefusal> =>
  refuse({ field, said: text, note })
