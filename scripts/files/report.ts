/** What became of the files of an import: added up, and in words for whoever brought them. */
import { basename } from 'node:path'
import type { RowRefusal } from '#domain/catalog/shopify/row'
import { pluralIn } from '#domain/plural'

export type Refused = RowRefusal & { readonly file?: string }

export type StockReport = { readonly variants: number; readonly more: number; readonly fewer: number }

export type Report = {
  /** By which it is put back. */
  readonly run?: string
  readonly products: number
  readonly variants: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** New products that are not for sale yet, as the file does not say that they are. */
  readonly drafts: number
  /** Variants of which there are more or fewer now, and by how many units; `fewer` is below 0. */
  readonly stock: StockReport
  readonly refused: readonly Refused[]
  /** Fields that blank cells have made blank. */
  readonly blanked: readonly Refused[]
  /** Variants of the shop that the file has not, kept or no longer for sale. */
  readonly unmentioned: readonly Refused[]
  /** Fields of the merchant's own that the settings did not have, and have now. */
  readonly fields: readonly string[]
  /** What the bytes of the file were read as, of one that could be read. */
  readonly encoding?: string
  /** What was taken as it is, and is most likely a mistake. */
  readonly warnings: readonly Refused[]
}

export const together = (reports: readonly Report[], paths: readonly string[]): Report => {
  // With one file the row says enough.
  const inFile = (told: readonly Refused[], index: number) =>
    told.map((one) => (paths.length > 1 ? { file: paths[index] ?? '', ...one } : one))
  const sum = (count: (report: Report) => number) => reports.reduce((total, report) => total + count(report), 0)
  return {
    products: sum(({ products }) => products),
    variants: sum(({ variants }) => variants),
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
    drafts: sum(({ drafts }) => drafts),
    stock: {
      variants: sum(({ stock }) => stock.variants),
      more: sum(({ stock }) => stock.more),
      fewer: sum(({ stock }) => stock.fewer),
    },
    refused: reports.flatMap(({ refused }, index) => inFile(refused, index)),
    unmentioned: reports.flatMap(({ unmentioned }, index) => inFile(unmentioned, index)),
    blanked: reports.flatMap(({ blanked }, index) => inFile(blanked, index)),
    fields: [...new Set(reports.flatMap(({ fields }) => fields))],
    warnings: reports.flatMap(({ warnings }, index) => inFile(warnings, index)),
  }
}

const plural = pluralIn('en')
export const PRODUCTS = plural({ one: '# product', other: '# products' })
const VARIANTS = plural({ one: '# variant', other: '# variants' })

export const inWords = (path: string, { refused, blanked, unmentioned, warnings, ...counts }: Report): string =>
  [
    `${basename(path)}: ${PRODUCTS(counts.products)}, ${VARIANTS(counts.variants)}`,
    `  ${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged, ${refused.length} refused`,
    ...(counts.stock.variants > 0
      ? [`  stock of ${VARIANTS(counts.stock.variants)} changed: +${counts.stock.more}, ${counts.stock.fewer} units`]
      : []),
    ...(counts.drafts > 0
      ? [`  ${counts.drafts} of the created are drafts, as nothing says that they are for sale: see --status`]
      : []),
    ...(counts.fields.length > 0
      ? [`  fields that the settings did not have, and have now: ${counts.fields.join(', ')}`]
      : []),
    ...(counts.run && counts.created + counts.updated > 0
      ? [`  put back by npm run import -- --undo ${counts.run}`]
      : []),
    ...(counts.encoding && counts.encoding !== 'UTF-8'
      ? [`  read as ${counts.encoding}: if names look wrong, save the file as UTF-8 and import it again`]
      : []),
    ...[...refused, ...blanked, ...unmentioned, ...warnings].map(
      ({ row, rows, column, reason }) => `  ${rowsIn(rows ?? [row])}${column && `, ${column}`}: ${reason}`,
    ),
  ].join('\n')

/** So many rows are named: the others are found by the same mistake. */
const ROWS_NAMED = 8

const rowsIn = (rows: readonly number[]): string => {
  const named = rows.slice(0, ROWS_NAMED).join(', ')
  return `${rows.length > 1 ? 'rows' : 'row'} ${named}${rows.length > ROWS_NAMED ? ' …' : ''}`
}
