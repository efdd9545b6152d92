/** Why the shop did not take a product or a variant, in words for whoever keeps the file. */
import type { VariantRefusal } from '#domain/catalog/merge-variants'
import { columnOf, type Columns, type Field } from '#domain/catalog/shopify/columns'
import type { FileProduct, RowRefusal } from '#domain/catalog/shopify/row'
import type { Imported } from '#workers/flows/catalog/import'

const ofVariant: Readonly<Record<VariantRefusal['code'], readonly [Field, string]>> = {
  'variant-unknown': ['sku', 'the product has several variants, and this row names none of them'],
  'options-mismatch': ['option1Value', 'not one value for each option of the product'],
  'variant-repeated': ['option1Value', 'the same choice stands in an earlier row'],
  'price-missing': ['price', 'no price: what is new cannot be sold without one'],
}

const ofProduct: Readonly<Record<string, readonly [Field, string]>> = {
  'title-missing': ['title', 'no title: a new product needs one'],
}

/** The refusals of one answer, at the rows that they belong to. */
export const refusalsOf = (answer: Imported, { row, variantRows }: FileProduct, columns: Columns): RowRefusal[] => {
  const variants = answer.refused.map(({ code, variant }): RowRefusal => {
    const [field, reason] = ofVariant[code]
    return { row: variantRows[variant] ?? row, column: columnOf(columns, field), reason }
  })
  if (answer.outcome !== 'refused' || variants.length > 0) return variants
  const [field, reason] = ofProduct[answer.reason ?? ''] ?? ['handle', answer.reason ?? 'not understood']
  return [{ row, column: columnOf(columns, field), reason }]
}
