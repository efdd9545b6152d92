/** What is in the way of buying a cart, and what has changed in it, in the field's codes. */
import type { VariantId } from '../ids.ts'
import type { Currency, Money } from '../money.ts'
import type { Missing } from './missing.ts'

/** The field's codes. An error keeps the checkout from being ready; a warning only wants to be read. */
export type CartMessage =
  | { readonly type: 'error'; readonly code: 'currency_unsold'; readonly currency: Currency }
  | { readonly type: 'error'; readonly code: 'item_unavailable'; readonly variantId: VariantId }
  | { readonly type: 'error'; readonly code: 'out_of_stock'; readonly variantId: VariantId }
  | {
      readonly type: 'error'
      readonly code: 'insufficient_stock'
      readonly variantId: VariantId
      readonly available: number
    }
  | { readonly type: 'error'; readonly code: 'field_required'; readonly field: Missing }
  | { readonly type: 'warning'; readonly code: 'payment_failed'; readonly reason: string }
  | {
      readonly type: 'warning'
      readonly code: 'price_changed'
      readonly variantId: VariantId
      readonly before: Money
      readonly now: Money
    }
  /** Less is left to pay than can be charged: it can be paid in another way, where there is one. */
  | { readonly type: 'warning'; readonly code: 'charge_too_small'; readonly least: Money }
  /** Gift cards and credit pay less than they could, so that as much is left as can be charged. */
  | { readonly type: 'warning'; readonly code: 'stored_value_held_back'; readonly least: Money }
