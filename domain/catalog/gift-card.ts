/**
 * Which goods are gift cards: those of one category, as the taxonomy of Shopify calls it. They are money in another form, so nothing is
 * ever taken off them, nobody sends or counts them, and they are taxed when they buy something (Directive (EU) 2016/1065).
 */
import type { Product, Variant } from './product.ts'

export const GIFT_CARDS = 'Gift Cards'

export const isGiftCard = ({ category }: Pick<Product, 'category'>): boolean => category === GIFT_CARDS

/** What carriers, customs and stock ask of a variant, and a price before, are not said of it. */
const NOT_SAID = {
  compareAt: [],
  grams: 0,
  hsCode: '',
  origin: '',
  lowStock: null,
  requiresShipping: false,
  taxable: false,
  tracked: false,
  oversell: false,
  availability: 'in-stock',
} as const satisfies Partial<Variant>

export const asGiftCard = (variant: Variant): Variant => ({ ...variant, ...NOT_SAID })

/** Variants of a product as they are kept, sold and shown. */
export const variantsIn = ({ category, variants }: Pick<Product, 'category' | 'variants'>): readonly Variant[] =>
  isGiftCard({ category }) ? variants.map(asGiftCard) : variants
