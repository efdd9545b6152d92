/** Fills a shop with the demo catalogue, through the same door as every import. Again and again it changes nothing. */
import { collections, products } from './catalog.ts'

/** Sends JSON to an address of the shop as a member of staff, and gives the answer. */
export type Post = (path: string, body: unknown) => Promise<unknown>

/** As many as one call takes. */
const PRODUCTS_MAX = 50

export const seed = async (post: Post): Promise<void> => {
  for (let start = 0; start < products.length; start += PRODUCTS_MAX) {
    await post('/api/admin/catalog/import', { products: products.slice(start, start + PRODUCTS_MAX) })
  }
  await post('/api/admin/catalog/import', { collections })
}
