/** What a change of many would make of the first of them, before it is made. */
import { z } from 'zod'
import { bulkChanged, type BulkRefusal } from '#domain/catalog/bulk'
import type { Product } from '#domain/catalog/product'
import type { Result } from '#domain/result'
import { ok } from '#domain/result'
import { productsBy } from '#schema/products/catalog/catalog'
import { sizesOf } from '#schema/products/catalog/many'
import { question } from '../question.ts'
import { change } from './bulk-input.ts'

/** Enough to see by whether it is what was meant. */
export const PREVIEW_MAX = 5

/** Far more than one page of the list has. */
export const PICKED_MAX = 250

export type Previewed = { readonly before: Product; readonly after: Result<Product, BulkRefusal> }

export const previewingBulk = question({
  name: 'catalog:preview-bulk',
  permission: 'catalog:see',
  input: z.strictObject({
    products: z.array(z.string().max(255)).max(PICKED_MAX).describe('The first that there are of them are previewed.'),
    change: change.default({}),
  }),
  refusals: [],
  answer: async ({ env }, { products: names, change: whole }) => {
    const { collections: _, ...one } = whole
    const there = [...new Set((await sizesOf(env.PRODUCTS_DB, names)).map(({ id }) => id))]
    const ids = there.slice(0, PREVIEW_MAX)
    const found = new Map((await productsBy(env.PRODUCTS_DB, 'id', ids)).map((product) => [product.id, product]))
    const previewed = ids.flatMap((id): Previewed[] => {
      const before = found.get(id)
      return before ? [{ before, after: bulkChanged(before, one) }] : []
    })
    return ok({ products: previewed, there })
  },
})
