/** A copy of a product: the same goods under ids of their own, not for sale until somebody says so. */
import type { NewIds } from './merge.ts'
import type { Product } from './product.ts'
import { HANDLE_MAX } from './slug.ts'

/** `mug-copy`, `mug-copy-2`, …; of a copy no copy’s copy: `mug-copy-3`. @param turn from 1 */
export const copyHandle = (handle: string, turn: number): string => {
  const ending = turn === 1 ? '-copy' : `-copy-${turn}`
  return `${Array.from(handle.replace(/-copy(-\d{1,4})?$/, ''))
    .slice(0, HANDLE_MAX - ending.length)
    .join('')}${ending}`
}

/** Its reviews are the original's, and so is its stock: a copy begins with none of either. */
export const duplicateOf = (
  product: Product,
  { handle, title }: { readonly handle: string; readonly title?: string | undefined },
  ids: NewIds,
  now: number,
): Product => ({
  ...product,
  id: ids.product(),
  handle,
  status: 'draft',
  text: { ...product.text, ...(title !== undefined && { title }) },
  variants: product.variants.map((variant) => ({ ...variant, id: ids.variant(), availability: 'sold-out' })),
  rating: null,
  version: 1,
  createdAt: now,
  updatedAt: now,
})
