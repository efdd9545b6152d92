/** Goods as pages need them, from the data tier: at most five seconds old. */
import type { Product } from '#domain/catalog/product'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { publicProducts } from '#schema/products/pricing/public-prices'
import { openData } from '../../cache/data.ts'
import { LISTS } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

type Store = Pick<Databases, 'PRODUCTS_DB'>

/** Products that one isolate remembers: some 5 KB each, and 20 MB if all have a hundred variants. */
const PRODUCTS_MAX = 500

const products = openData({
  entriesMax: PRODUCTS_MAX,
  tags: [LISTS],
  read: async (db: D1Database, handles: readonly string[]) =>
    new Map((await publicProducts(db, 'handle', handles, Date.now())).map((product) => [product.handle, product])),
  versionOf: ({ version }: Product) => version,
})

/** As everyone sees it, whatever its status; who shows it looks at that. No question to the store when it was asked for lately. */
export const productFresh = async (env: Store, handle: string, now: number): Promise<Product | undefined> =>
  handle.length > HANDLE_MAX ? undefined : products.one(env.PRODUCTS_DB, handle, now)
