/** What staff read of the files of digital goods. */
import { z } from 'zod'
import type { Download } from '#domain/catalog/downloads'
import type { Product } from '#domain/catalog/product'
import { productId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { productsBy } from '#schema/products/catalog/catalog'
import { downloadsOf } from '#schema/products/catalog/downloads'
import { question } from '../question.ts'

type Of = { readonly product: Product; readonly downloads: readonly Download[] }

/** @param name of the product: its id or its handle */
export const downloadsOfProduct = async (
  db: D1Database,
  name: string,
): Promise<Result<Of, { readonly code: 'product-unknown'; readonly product: string }>> => {
  const [found] = await productsBy(db, productId(name) ? 'id' : 'handle', [name])
  if (!found) return refuse({ code: 'product-unknown', product: name })
  const variants = found.variants.map(({ id }) => id)
  return ok({ product: found, downloads: await downloadsOf(db, variants) })
}

/** Also those that were withdrawn. */
export const listingDownloads = question({
  name: 'catalog:downloads',
  permission: 'catalog:see',
  input: z.object({ product: z.string().max(255) }),
  refusals: ['product-unknown'],
  answer: ({ env }, { product }) => downloadsOfProduct(env.PRODUCTS_DB, product),
})
