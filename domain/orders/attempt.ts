/**
 * An attempt to pay for a cart, and the moves it can make.
 *
 *   begin ──▶ started ──▶ paid
 *                ├──▶ challenged ──▶ paid | failed
 *                ├──▶ uncertain  ──▶ paid | failed     (the provider is asked until it knows)
 *                └──▶ failed
 *
 * While one may still move money no other begins, so that nobody pays twice.
 */
import { paymentIdOf, orderOfCart, type OrderId, type PaymentId } from '../ids.ts'
import { PAY_WITHIN_MS, type HoldItem } from '../inventory/hold.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isPaying, type Attempt, type Cart } from './cart.ts'
import type { Missing } from './missing.ts'
import type { Quote } from './quote.ts'
import { moneyToHold } from './stored-payments.ts'

/** When an attempt that has just begun is looked at: its Worker has long answered, or has died. */
export const CHECK_AFTER_MS = 60_000

/** Why an attempt has ended that its shopper gave up while the bank waited for them. */
export const TAKEN_BACK = 'taken-back'

/** In the order they are checked. `waiting`: it waits for its shopper, who may begin another instead. */
export type BeginRefusal =
  | { readonly code: 'cart-unknown' }
  | { readonly code: 'cart-ordered'; readonly orderId: OrderId }
  | { readonly code: 'payment-in-progress'; readonly waiting?: PaymentId }
  | { readonly code: 'checkout-incomplete'; readonly missing: readonly Missing[] }

/** Begin to pay, or go on with the attempt that the same key began. */
export const beginAttempt = (
  cart: Cart,
  { attempts, ...asked }: Pick<Attempt, 'key' | 'request' | 'token'> & { readonly attempts: number },
  now: number,
): Result<Attempt, BeginRefusal> => {
  if (cart.orderId) return refuse({ code: 'cart-ordered', orderId: cart.orderId })
  if (isPaying(cart.payment)) {
    const { id, key, state } = cart.payment
    if (key === asked.key) return ok({ ...cart.payment, repeated: true })
    return refuse({ code: 'payment-in-progress', ...(state === 'challenged' && { waiting: id }) })
  }
  // What else it needs depends on what travels, which is known when it is quoted.
  if (cart.lines.length === 0) return refuse({ code: 'checkout-incomplete', missing: ['lineItems'] })
  return ok({
    ...asked,
    id: paymentIdOf(orderOfCart(cart.id), attempts + 1),
    state: 'started',
    reason: null,
    paidBy: null,
    repeated: false,
    startedAt: now,
    expiresAt: now + PAY_WITHIN_MS,
  })
}

/** In the order they are checked. */
export type SettleRefusal =
  | { readonly code: 'payment-unknown'; readonly paymentId: PaymentId }
  /** The attempt has ended or another has taken its place: what was paid must be owed back, or sold anew. */
  | { readonly code: 'payment-late'; readonly paymentId: PaymentId }

/** Whether the provider's word on this payment still comes in time. */
export const isOpen = (attempt: Attempt | null, paymentId: PaymentId): attempt is Attempt =>
  isPaying(attempt) && attempt.id === paymentId

/** Goods that a quote asks of the inventory: line items whose stock nobody counts are not held. */
export const itemsToHold = (quote: Pick<Quote, 'lines'>): HoldItem[] =>
  quote.lines
    .filter((lineItem) => lineItem.tracked)
    .map(({ variantId, units, oversell }) => ({ item: variantId, units, oversell }))

/** What it takes of what is limited: uses of promotions, and the money that they may give. */
export const limitsToHold = ({ limits = [] }: Pick<Quote, 'limits'>): HoldItem[] =>
  limits.map(({ item, units, quota, version }) => ({ item, units, oversell: false, quota: { units: quota, version } }))

/** All that a quote asks of the inventory: goods, uses of what is limited, and money. */
export const allToHold = (quote: Quote): HoldItem[] => [
  ...itemsToHold(quote),
  ...limitsToHold(quote),
  ...moneyToHold(quote),
]

/** What was promised for it: from the lanes that were asked, or, before that was known, from the items themselves. */
export const heldFor = (quote: Quote): readonly HoldItem[] => quote.held ?? allToHold(quote)
