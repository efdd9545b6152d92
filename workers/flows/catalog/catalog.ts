/** Goods and shelves as pages need them, from the data tier: at most five seconds old. */
import type { Collection, Product } from '#domain/catalog/product'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { productsBy } from '#schema/products/catalog/catalog'
import { collectionsOf } from '#schema/products/catalog/collections'
import { openData, openWhole } from '../../cache/data.ts'
import { LISTS, MENU } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

type Store = Pick<Databases, 'PRODUCTS_DB'>

/** Products that one isolate remembers: some 5 KB each, and 20 MB if all have a hundred variants. */
const PRODUCTS_MAX = 500

const products = openData({
  entriesMax: PRODUCTS_MAX,
  tags: [LISTS],
  read: async (db: D1Database, handles: readonly string[]) =>
    new Map((await productsBy(db, 'handle', handles)).map((product) => [product.handle, product])),
  versionOf: ({ version }: Product) => version,
})

/** Whatever its status; who shows it looks at that. No question to the store when it was asked for lately. */
export const productFresh = async (env: Store, handle: string, now: number): Promise<Product | undefined> =>
  handle.length > HANDLE_MAX ? undefined : products.one(env.PRODUCTS_DB, handle, now)

const collections = openWhole({
  tags: [MENU],
  read: (db: D1Database) => collectionsOf(db),
})

/** All of them, in the order of the menu: every page shows it. */
export const collectionsFresh = (env: Store, now: number): Promise<readonly Collection[]> =>
  collections.get(env.PRODUCTS_DB, now)
