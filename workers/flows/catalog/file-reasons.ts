/** Why the shop did not take a product or a variant, in words for whoever keeps the file. */
import type { BlankedField } from '#domain/catalog/blanked'
import type { VariantRefusal } from '#domain/catalog/merge-variants'
import { columnOf, ownField, type Columns, type Field } from '#domain/catalog/shopify/columns'
import type { FileProduct, RowRefusal } from '#domain/catalog/shopify/row'
import type { VariantWarning } from '#domain/catalog/draft-warnings'
import { own } from '#domain/own'
import { placedFault } from './file-faults.ts'
import { noted, type FileNote, type PlainCode } from './file-notes.ts'
import type { Imported } from './import.ts'
import type { Joining } from './join-collections.ts'

const ofVariant: Readonly<Record<VariantRefusal['code'], readonly [Field, PlainCode]>> = {
  'variant-unknown': ['sku', 'variant-not-named'],
  'options-mismatch': ['option1Value', 'options-mismatch'],
  'variant-repeated': ['option1Value', 'variant-repeated'],
  'price-missing': ['price', 'price-missing'],
}

const ofProduct: Readonly<Record<string, readonly [Field, PlainCode]>> = {
  'title-missing': ['title', 'title-missing'],
}

const ofStock = (code: string, available: number | undefined): FileNote =>
  code === 'stock-differs' && available !== undefined
    ? { code: 'stock-unbased', available }
    : code === 'location-unknown'
      ? { code }
      : { code: 'other', reason: code }

const stockRefusalsOf = ({ stock = [] }: Imported, { row, variantRows }: FileProduct, columns: Columns): RowRefusal[] =>
  stock.flatMap((one) => {
    if (!('code' in one)) return []
    return noted(variantRows[one.variant] ?? row, columnOf(columns, 'quantity'), ofStock(one.code, one.available))
  })

const ofWarning: Readonly<Record<VariantWarning['code'], readonly [Field, PlainCode]>> = {
  'barcode-check-digit': ['barcode', 'barcode-check-digit'],
}

/** What was taken, and should be looked at. */
export const warningsIn = (
  { warnings, unnamed = [] }: Imported,
  { row, variantRows }: FileProduct,
  columns: Columns,
): RowRefusal[] => [
  ...warnings.map(({ code, variant }) => {
    const [field, told] = ofWarning[code]
    return noted(variantRows[variant] ?? row, columnOf(columns, field), { code: told })
  }),
  ...unnamed.map(({ field, kind, handle }) =>
    noted(row, columnOf(columns, ownField(field)), { code: `${kind}-unnamed`, handle }),
  ),
]

const unfitOf = ({ unfit = [] }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  unfit.map(({ code, field, type = '' }) =>
    noted(
      row,
      columnOf(columns, ownField(field)),
      code === 'metafield-unfit' ? { code, type } : { code: 'other', reason: code },
    ),
  )

/** The refusals of one answer, at the rows that they belong to. */
export const refusalsOf = (answer: Imported, product: FileProduct, columns: Columns): RowRefusal[] => {
  const { row, variantRows } = product
  const variants = answer.refused.map(({ code, variant }): RowRefusal => {
    const [field, told] = ofVariant[code]
    return noted(variantRows[variant] ?? row, columnOf(columns, field), { code: told })
  })
  if (answer.outcome !== 'refused' || variants.length > 0)
    return [...variants, ...stockRefusalsOf(answer, product, columns), ...unfitOf(answer, product, columns)]
  const known = own(ofProduct, answer.reason ?? '')
  if (known) return [noted(row, columnOf(columns, known[0]), { code: known[1] })]
  const reason = answer.reason ?? 'not understood'
  return [placedFault(reason, product, columns) ?? noted(row, columnOf(columns, 'handle'), { code: 'other', reason })]
}

/** Variants that the shop has and the file has not, at the row of their product. */
export const leftOutOf = ({ unmentioned = [] }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  unmentioned.map(({ options, kept }) =>
    noted(row, columnOf(columns, 'option1Value'), { code: kept ? 'variant-kept' : 'variant-gone', options }),
  )

const OF_JOINING = {
  joins: 'collection-joined',
  new: 'collection-made',
  'by-rule': 'collection-by-rule',
  nameless: 'collection-nameless',
} as const satisfies Readonly<Record<Joining['outcome'], string>>

/** The collection that the file names, where the product did not stand in it. */
export const joiningIn = ({ joining }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  joining
    ? [noted(row, columnOf(columns, 'collection'), { code: OF_JOINING[joining.outcome], title: joining.title })]
    : []

/** The first of those that say it, where there are several. */
const columnOfBlanked = (field: BlankedField): Field =>
  field === 'pictures' ? 'picture' : field === 'safety' ? 'manufacturerName' : field

/** Fields that a blank cell has made blank, at the row of their product. */
export const blankedBy = ({ blanked = [] }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  blanked.map((field) => noted(row, columnOf(columns, columnOfBlanked(field)), { code: 'blanked' }))
