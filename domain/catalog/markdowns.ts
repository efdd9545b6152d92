/** A price before that staff say lies above the price: one that does not is no markdown, and would be left out without a word. */
import type { Currency } from '../money.ts'
import { refuse, type Result } from '../result.ts'
import type { PriceDraft } from './draft.ts'
import type { Edit } from './edit.ts'
import type { Product, Variant } from './product.ts'

/** `variantId` is absent for a variant that is new. */
export type NoMarkdown = {
  readonly code: 'compare-at-too-low'
  readonly variantId?: string
  readonly currency: Currency
}

/** @param prices the prices that the variant has besides. @returns the line whose price before is not above the price */
export const tooLowIn = (lines: readonly PriceDraft[], { prices }: Pick<Variant, 'prices'>): PriceDraft | undefined =>
  lines.find(({ currency, price, compareAt }) => {
    if (compareAt == null) return false
    const now = price === undefined ? prices.find((one) => one.currency === currency)?.amount : price
    return compareAt <= (now ?? 0)
  })

/** Only what is said is judged: a price that is raised to the one before ends its markdown. */
export const withMarkdowns = <R>(
  done: Result<Product, R>,
  before: Pick<Product, 'variants'>,
  { variants = [] }: Pick<Edit, 'variants'>,
): Result<Product, R | NoMarkdown> => {
  if (!done.ok) return done
  const known = new Map<string, Variant>(before.variants.map((variant) => [variant.id, variant]))
  for (const { id, prices = [] } of variants) {
    const low = tooLowIn(prices, (id === undefined ? undefined : known.get(id)) ?? { prices: [] })
    if (low)
      return refuse({ code: 'compare-at-too-low', ...(id !== undefined && { variantId: id }), currency: low.currency })
  }
  return done
}
