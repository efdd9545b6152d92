/** Why the shop did not take a product or a variant, in words for whoever keeps the file. */
import type { BlankedField } from '#domain/catalog/blanked'
import type { VariantRefusal } from '#domain/catalog/merge-variants'
import { columnOf, ownField, type Columns, type Field } from '#domain/catalog/shopify/columns'
import type { FileProduct, RowRefusal } from '#domain/catalog/shopify/row'
import type { VariantWarning } from '#domain/catalog/draft-warnings'
import { own } from '#domain/own'
import type { Imported } from './import.ts'
import type { Joining } from './join-collections.ts'

const ofVariant: Readonly<Record<VariantRefusal['code'], readonly [Field, string]>> = {
  'variant-unknown': ['sku', 'the product has several variants, and this row names none of them'],
  'options-mismatch': ['option1Value', 'not one value for each option of the product'],
  'variant-repeated': ['option1Value', 'the same choice stands in an earlier row'],
  'price-missing': ['price', 'no price: what is new cannot be sold without one'],
}

const ofProduct: Readonly<Record<string, readonly [Field, string]>> = {
  'title-missing': ['title', 'no title: a new product needs one'],
}

const ofStock: Readonly<Record<string, (available: number | undefined) => string>> = {
  'stock-differs': (available) =>
    `${available} are in stock, and the file does not say what it was based on: left alone. Export anew, or count in the admin`,
  'location-unknown': () => 'the shop has no such location: the stock was left alone',
}

const stockRefusalsOf = ({ stock = [] }: Imported, { row, variantRows }: FileProduct, columns: Columns): RowRefusal[] =>
  stock.flatMap((one) => {
    if (!('code' in one)) return []
    const reason = own(ofStock, one.code)?.(one.available) ?? one.code
    return { row: variantRows[one.variant] ?? row, column: columnOf(columns, 'quantity'), reason }
  })

const ofWarning: Readonly<Record<VariantWarning['code'], readonly [Field, string]>> = {
  'barcode-check-digit': [
    'barcode',
    'the last digit does not fit the others, as of a number that was mistyped: kept as it is',
  ],
}

/** What was taken, and should be looked at. */
export const warningsIn = ({ warnings }: Imported, { row, variantRows }: FileProduct, columns: Columns): RowRefusal[] =>
  warnings.map(({ code, variant }) => {
    const [field, reason] = ofWarning[code]
    return { row: variantRows[variant] ?? row, column: columnOf(columns, field), reason }
  })

const unfitOf = ({ unfit = [] }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  unfit.map(({ code, field, type }) => ({
    row,
    column: columnOf(columns, ownField(field)),
    reason: code === 'metafield-unfit' ? `is no ${type}, as the field is: it is left as it is` : code,
  }))

/** The refusals of one answer, at the rows that they belong to. */
export const refusalsOf = (answer: Imported, product: FileProduct, columns: Columns): RowRefusal[] => {
  const { row, variantRows } = product
  const variants = answer.refused.map(({ code, variant }): RowRefusal => {
    const [field, reason] = ofVariant[code]
    return { row: variantRows[variant] ?? row, column: columnOf(columns, field), reason }
  })
  if (answer.outcome !== 'refused' || variants.length > 0)
    return [...variants, ...stockRefusalsOf(answer, product, columns), ...unfitOf(answer, product, columns)]
  const [field, reason] = own(ofProduct, answer.reason ?? '') ?? ['handle', answer.reason ?? 'not understood']
  return [{ row, column: columnOf(columns, field), reason }]
}

/** Variants that the shop has and the file has not, at the row of their product. */
export const leftOutOf = ({ unmentioned = [] }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  unmentioned.map(({ options, kept }) => ({
    row,
    column: columnOf(columns, 'option1Value'),
    reason: `the shop has “${options.join(', ')}”, the file has not: ${kept ? 'kept, as was chosen' : 'no longer for sale'}`,
  }))

const OF_JOINING: Readonly<Record<Joining['outcome'], (title: string) => string>> = {
  joins: (title) => `joins the collection “${title}”`,
  new: (title) => `joins the collection “${title}”, which is made with it`,
  'by-rule': (title) => `“${title}” is gathered by a rule, which nobody joins: left as it is`,
  nameless: (title) => `“${title}” has no letter that an address could be made of: no collection is made`,
}

/** The collection that the file names, where the product did not stand in it. */
export const joiningIn = ({ joining }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  joining ? [{ row, column: columnOf(columns, 'collection'), reason: OF_JOINING[joining.outcome](joining.title) }] : []

/** The first of those that say it, where there are several. */
const columnOfBlanked = (field: BlankedField): Field =>
  field === 'pictures' ? 'picture' : field === 'safety' ? 'manufacturerName' : field

/** Fields that a blank cell has made blank, at the row of their product. */
export const blankedBy = ({ blanked = [] }: Imported, { row }: FileProduct, columns: Columns): RowRefusal[] =>
  blanked.map((field) => ({
    row,
    column: columnOf(columns, columnOfBlanked(field)),
    reason: 'was filled in the shop, and is blank now as the cell is; leave the column out to leave the field alone',
  }))
