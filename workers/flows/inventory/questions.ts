/** What staff read of stock: always asked of the shards, never of a copy. */
import { z } from 'zod'
import { variantId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { itemBy, itemLines } from '#schema/products/catalog/staff-lists'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { beforeIn } from './movements.ts'
import { itemHistory, placesOf, stockOf } from './stock.ts'

export const ITEM_VIEWS = ['all', 'sold-out', 'low'] as const

export const listingItems = question({
  name: 'inventory:list',
  permission: 'inventory:see',
  input: z.object({
    view: z.enum(ITEM_VIEWS).default('all'),
    q: z.string().max(200).default(''),
    /** The row that the page lies beside. */
    cursor: z
      .object({ towards: z.enum(['next', 'previous']), id: z.string().transform(variantId) })
      .nullable()
      .default(null),
  }),
  refusals: [],
  answer: async ({ env }, { view, q: search, cursor }) => {
    const beside = cursor?.id ? { towards: cursor.towards, id: cursor.id } : null
    const page = await itemLines(env.PRODUCTS_DB, { availability: view === 'all' ? null : view, search }, beside)
    const items = page.rows.map((item) => item.id)
    return ok({ page, stock: await stockOf(env, items) })
  },
})

/** An item with what stands where, the places where it could stand, and a page of what moved it. */
export const readingItem = question({
  name: 'inventory:read',
  permission: 'inventory:see',
  input: z.object({
    variantId: id,
    before: z.string().max(100).optional().describe('The last movement that is known already.'),
  }),
  refusals: ['variant-unknown'],
  answer: async ({ env }, { variantId: text, before }) => {
    const variant = variantId(text)
    const item = variant && (await itemBy(env.PRODUCTS_DB, variant))
    if (!item) return refuse({ code: 'variant-unknown' })
    return ok({ item, ...(await itemHistory(env, item.id, before === undefined ? undefined : beforeIn(before))) })
  },
})

export const listingLocations = question({
  name: 'inventory:locations',
  permission: 'inventory:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await placesOf(env)),
})
