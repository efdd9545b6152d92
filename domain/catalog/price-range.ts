/** From what price a product is sold, in each currency. */
import type { Currency } from '../money.ts'
import { wasPrice, type Variant } from './product.ts'

/** Minor units. `was`: the price before of the variant that has the lowest price, when it is marked down. */
export type PriceRange = {
  readonly currency: Currency
  readonly lowest: number
  readonly highest: number
  readonly was: number | null
}

export const priceRanges = (variants: readonly Pick<Variant, 'prices' | 'compareAt'>[]): PriceRange[] => {
  const ranges = new Map<Currency, PriceRange>()
  for (const variant of variants) {
    for (const { currency, amount } of variant.prices) {
      const range = ranges.get(currency)
      const was = wasPrice(variant, currency)?.amount ?? null
      if (!range) ranges.set(currency, { currency, lowest: amount, highest: amount, was })
      else if (amount < range.lowest) ranges.set(currency, { ...range, lowest: amount, was })
      else ranges.set(currency, { ...range, highest: Math.max(amount, range.highest) })
    }
  }
  return [...ranges.values()]
}
