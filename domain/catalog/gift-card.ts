/** Which goods are gift cards: those of one category, as the taxonomy of Shopify calls it. */
import type { Product } from './product.ts'

export const GIFT_CARDS = 'Gift Cards'

export const isGiftCard = ({ category }: Pick<Product, 'category'>): boolean => category === GIFT_CARDS
