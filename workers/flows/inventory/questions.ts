/** What staff read of stock: always asked of the shards, never of a copy. */
import { z } from 'zod'
import { productId, variantId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { itemBy, itemCountsReading, itemsReading, ITEM_VIEWS } from '#schema/products/inventory/items'
import { readAlone, readTogether } from '#schema/products/catalog/reading'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { beforeIn } from './movements.ts'
import { itemHistory, placesOf, stockOf } from './stock.ts'

export { ITEM_VIEWS, type ItemView } from '#schema/products/inventory/items'

export const listingItems = question({
  name: 'inventory:list',
  permission: 'inventory:see',
  input: z.object({
    view: z
      .enum(ITEM_VIEWS)
      .default('all')
      .describe('`incoming`: on their way from a supplier, or from another place.'),
    q: z.string().max(200).default('').describe('Words of titles, SKUs and barcodes.'),
    vendor: z.string().max(255).default(''),
    product: z.string().max(63).default('').describe('The id of a product: its variants alone.'),
    location: z.string().max(63).default('').describe('Stock of this place alone.'),
    /** The row that the page lies beside. */
    cursor: z
      .object({ towards: z.enum(['next', 'previous']), id: z.string().transform(variantId) })
      .nullable()
      .default(null),
  }),
  refusals: ['product-unknown'],
  answer: async ({ env }, { view, q: search, vendor, product, location, cursor }) => {
    const beside = cursor?.id ? { towards: cursor.towards, id: cursor.id } : null
    const db = env.PRODUCTS_DB
    const only = product === '' ? undefined : productId(product)
    if (product !== '' && !only) return refuse({ code: 'product-unknown' })
    const filter = { view, search, vendor, product: only }
    // How a page is found best depends on how many the view holds: then it is a second trip.
    const read = async () => {
      if (view !== 'low' && view !== 'sold-out')
        return readTogether(db, [itemCountsReading(db), itemsReading(db, filter, beside)] as const)
      const counts = await readAlone(db, itemCountsReading(db))
      return [counts, await readAlone(db, itemsReading(db, filter, beside, counts[view]))] as const
    }
    const [places, [counts, page]] = await Promise.all([placesOf(env), read()])
    const stock = await stockOf(
      env,
      page.rows.map((item) => item.id),
    )
    const here = places.some((place) => place.id === location) ? location : ''
    return ok({ page, counts, places, stock, location: here })
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

/** Of so many the shards are asked at once. */
export const STOCK_ITEMS_MAX = 100

/** What stands where of several variants, by variant. */
export const readingStock = question({
  name: 'inventory:stock-of',
  permission: 'inventory:see',
  input: z.object({ items: z.array(id).max(STOCK_ITEMS_MAX) }),
  refusals: [],
  answer: async ({ env }, { items }) =>
    ok(
      await stockOf(
        env,
        items.flatMap((item) => variantId(item) ?? []),
      ),
    ),
})
