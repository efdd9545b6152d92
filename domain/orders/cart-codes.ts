/** Codes of a cart: of one promotion the one that was given last. */
import type { PromotionId } from '../promotions/promotion.ts'

/** A code that was given, and the promotion that it is one of. */
export type CartCode = { readonly code: string; readonly promotion: PromotionId }

/** As Shopify takes them: five for goods and the order, one more for delivery. */
export const CODES_MAX = 6

type Coded = { readonly codes?: readonly CartCode[] }

/** What two carts have together when one goes into the other: of one promotion that of the first. */
export const codesTogether = ({ codes = [] }: Coded, other: Coded): Coded => {
  const theirs = (other.codes ?? []).filter((one) => codes.every(({ promotion }) => promotion !== one.promotion))
  return theirs.length > 0 ? { codes: [...codes, ...theirs].slice(0, CODES_MAX) } : {}
}
