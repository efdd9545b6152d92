/** Collections as the staff's programs see them. */
import { z } from '@hono/zod-openapi'
import { COLLECTION_SORTS, type WholeCollection } from '#domain/catalog/collection'
import { component } from '../../contract/command.ts'
import { Instant } from '../../contract/parts.ts'
import { ruleSet } from '../../../flows/catalog/import-input.ts'

const Text = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  seoTitle: z.string().optional(),
  seoDescription: z.string().optional(),
})

export const CollectionRules = component(ruleSet, 'CollectionRules', {
  match: 'all',
  rules: [{ field: 'price', relation: 'below', value: '30' }],
})

const said = {
  id: z.string().openapi({ example: 'col_0123456789abcdef' }),
  handle: z.string().openapi({ example: 'table' }),
  title: z.string(),
  sort: z.enum(COLLECTION_SORTS),
  publishedFrom: Instant.nullable(),
  publishedUntil: Instant.nullable(),
  version: z.int(),
  updatedAt: Instant,
}

export const StaffCollectionRow = z
  .object({ ...said, kind: z.enum(['manual', 'rules']), products: z.int().describe('For sale, and in it now.') })
  .openapi('StaffCollectionRow')

export const StaffCollection = z
  .object({
    ...said,
    description: z.string().describe('HTML, made safe.'),
    seoTitle: z.string(),
    seoDescription: z.string(),
    translations: z.object({ en: Text.optional(), zh: Text.optional() }),
    picture: z.string().nullable(),
    position: z.int(),
    products: z.array(z.string()).describe('By hand: handles in their order.'),
    rules: CollectionRules.nullable(),
  })
  .openapi('StaffCollection')

const plain = <T>(of: T): T => structuredClone(of)

export const staffCollectionOf = (collection: WholeCollection): z.infer<typeof StaffCollection> => ({
  ...plain(collection),
  products: [...collection.products],
  rules: collection.rules && {
    match: collection.rules.match,
    rules: collection.rules.rules.map((rule) => ({ ...rule })),
  },
})
