/** What staff read of the views that they have saved of the list of products. */
import { ok } from '#domain/result'
import { viewsReading } from '#schema/products/catalog/list-views'
import { readAlone } from '#schema/products/catalog/reading'
import { z } from 'zod'
import { question } from '../question.ts'

export const listingViews = question({
  name: 'catalog:views',
  permission: 'catalog:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok({ views: await readAlone(env.PRODUCTS_DB, viewsReading(env.PRODUCTS_DB)) }),
})
