/** The word for a whole product: the best of its variants' words. */
import type { Availability, Variant } from './product.ts'

/** Best first: a product with one variant in stock is in stock. */
const ORDER: readonly Availability[] = ['in-stock', 'low', 'sold-out']

/** What is not counted, or sold on without stock, is never sold out, whatever the inventory last said. */
export const availabilityOf = (variant: Pick<Variant, 'tracked' | 'oversell' | 'availability'>): Availability =>
  variant.tracked && !variant.oversell ? variant.availability : 'in-stock'

export const summary = (variants: readonly Pick<Variant, 'tracked' | 'oversell' | 'availability'>[]): Availability =>
  ORDER.find((availability) => variants.some((variant) => availabilityOf(variant) === availability)) ?? 'sold-out'
