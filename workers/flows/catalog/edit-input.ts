/** What an editor says of a product, as it may come from anywhere: bounded as an import is, variants told by their ids. */
import { z } from 'zod'
import { handleFrom } from '#domain/catalog/slug'
import { id } from '../input.ts'
import { product as imported, VARIANTS_MAX } from './import-input.ts'

const { shape } = imported
const name = shape.vendor.unwrap()
const collection = z.string().max(255).transform(handleFrom)
const COLLECTIONS_MAX = 250

const variant = shape.variants
  .unwrap()
  .element.omit({ units: true, basedOn: true })
  .extend({ id: id.optional().describe('Of the variant that is meant; without it there is a new one.') })

export const fields = {
  handle: shape.handle.optional().describe('In its address.'),
  status: shape.status,
  publishedFrom: shape.publishedFrom,
  publishedUntil: shape.publishedUntil,
  safety: shape.safety,
  metafields: shape.metafields,
  text: shape.text.describe('In English. What is absent stays, what is blank is made blank.'),
  translations: shape.translations.describe('In other languages; what is made blank falls back to English.'),
  words: shape.words.describe('Names and values of options, and the type, in other languages.'),
  vendor: shape.vendor,
  type: shape.type,
  category: shape.category,
  taxClass: shape.taxClass,
  tags: shape.tags,
  options: z
    .array(z.strictObject({ name, values: z.array(name).max(VARIANTS_MAX).optional() }))
    .max(3)
    .optional()
    .describe('In the order they are chosen. `values` says their order; which there are is what the variants say.'),
  variants: z.array(variant).max(VARIANTS_MAX).optional().describe('Those that change or are new; the others stay.'),
  removedVariants: z.array(id).max(VARIANTS_MAX).optional(),
  variantOrder: z.array(id).max(VARIANTS_MAX).optional().describe('Those that are not named follow.'),
  collections: z
    .strictObject({
      add: z.array(collection).max(COLLECTIONS_MAX).default([]),
      remove: z.array(collection).max(COLLECTIONS_MAX).default([]),
    })
    .optional()
    .describe('Collections by hand, by their handles.'),
}
