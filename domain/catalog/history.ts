/** The past of a product: every change has somebody who made it, and a cause. */
import type { ProductId } from '../ids.ts'
import type { Product } from './product.ts'

export type Cause = 'create' | 'edit' | 'duplicate' | 'restore' | 'delete' | 'import' | 'bulk'

/** Who changes a product, and why. */
export type By = {
  /** The id of a member of staff; empty: nobody, a program of the shop itself. */
  readonly who: string
  readonly cause: Cause
  /** Which import or bulk change: all that it changed carries the same. */
  readonly run?: string | undefined
}

/** As many of a product are kept, the latest. */
export const VERSIONS_MAX = 50

/** A version of a product and how it came to be. The one that a deletion made is no product. */
export type ProductVersion = By & { readonly version: number; readonly at: number }

/** What a change replaces; version 0, without a document: there was no such product. */
export type Replaced = {
  readonly id: ProductId
  readonly version: number
  readonly document: Product | null
}

export const replacedBy = (product: Product, before: Product | undefined): Replaced =>
  before
    ? { id: before.id, version: before.version, document: before }
    : { id: product.id, version: product.version - 1, document: null }

/**
 * A former version on its way back, as the latest: its texts, prices and variants with their ids, and what is not its
 * merchant's to say as it is now.
 */
export const restored = (past: Product, now: Product): Product => {
  const { reviewed: _past, ...document } = past
  return { ...document, rating: now.rating, ...(now.reviewed && { reviewed: now.reviewed }) }
}
