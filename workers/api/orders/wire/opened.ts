/** A cart with its key, and why things may not be put into one. */
import { z } from '@hono/zod-openapi'
import { Cart } from './cart.ts'

export const Opened = z
  .object({
    cart: Cart,
    key: z.string().describe('Proves whose the cart and its order are: send it as the bearer token. Told only here.'),
  })
  .openapi('OpenedCart')

/** Why things cannot be put into a cart. */
export const LINE_ITEM_REFUSALS = [
  'currency-unsold',
  'variant-unknown',
  'not-for-sale',
  'price-missing',
  'delivery-unavailable',
  'currency-mismatch',
  'units-invalid',
  'line-item-unknown',
  'too-many-line-items',
  'too-many-recipients',
] as const
/** Why a cart cannot be changed now. */
export const CHANGE_REFUSALS = ['cart-unknown', 'cart-ordered', 'payment-in-progress'] as const
/** Why a gift card, or credit, cannot be given, or taken back. */
export const STORED_VALUE_REFUSALS = [
  'too-many-attempts',
  'code-unknown',
  'stored-value-currency',
  'stored-value-expired',
  'stored-value-empty',
  'stored-value-not-given',
  'too-many-stored-values',
] as const
/** Why a code cannot be given, or taken back. */
export const CODE_REFUSALS = [
  'too-many-attempts',
  'code-unknown',
  'code-closed',
  'too-many-codes',
  'code-not-given',
] as const
