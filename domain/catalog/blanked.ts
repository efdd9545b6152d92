/**
 * What a draft has made blank: a blank cell of a file blanks its field, in every column but those that a product cannot be
 * without (title, price, status), and whoever imports is told of each.
 */
import type { Product, Variant } from './product.ts'

const OF_PRODUCT = ['vendor', 'type', 'category', 'taxClass', 'tags', 'pictures'] as const
/** Of which there is one or none. */
const ONE_OR_NONE = ['publishedFrom', 'publishedUntil', 'safety'] as const
const OF_TEXT = ['description', 'seoTitle', 'seoDescription'] as const
const OF_VARIANT = ['sku', 'barcode', 'compareAt', 'cost', 'hsCode', 'origin'] as const

export type BlankedField =
  | (typeof OF_PRODUCT)[number]
  | (typeof ONE_OR_NONE)[number]
  | (typeof OF_TEXT)[number]
  | (typeof OF_VARIANT)[number]

/** Fields that said something before and say nothing now, each once; of a variant that is still there. */
export const blankedIn = (before: Product, after: Product): BlankedField[] => {
  const variants = new Map(before.variants.map((variant) => [variant.id, variant]))
  const isBlanked = (field: (typeof OF_VARIANT)[number]) =>
    after.variants.some((variant: Variant) => {
      const known = variants.get(variant.id)
      return known !== undefined && known[field].length > 0 && variant[field].length === 0
    })
  return [
    ...OF_TEXT.filter((field) => before.text[field] !== '' && after.text[field] === ''),
    ...OF_PRODUCT.filter((field) => before[field].length > 0 && after[field].length === 0),
    ...ONE_OR_NONE.filter((field) => before[field] !== null && after[field] === null),
    ...OF_VARIANT.filter(isBlanked),
  ]
}
