/** What a checkout still lacks, and how it stands by that. */
import { isPlace } from './address.ts'
import { isPaying, type Cart } from './cart.ts'

/** What a checkout still needs before it can be paid, in the order that a page asks for it. */
export type Missing = 'lineItems' | 'email' | 'address' | 'delivery'

/** `fetched`: by its buyer, at a location; nothing goes to any address. `none`: nothing in it travels, so it needs no way there. */
export type Travel = 'sent' | 'fetched' | 'none'

export const missingOf = (cart: Cart, travel: Travel): Missing[] =>
  [...(['lineItems', 'email'] as const), ...(travel === 'none' ? [] : (['address', 'delivery'] as const))].filter(
    (part) => {
      if (part === 'lineItems') return cart.lines.length === 0
      // Of whoever meant to fetch it, and now has it sent, only the name is known.
      return !cart[part] || (part === 'address' && travel === 'sent' && cart.address && !isPlace(cart.address))
    },
  )

/** The field's states of a checkout, derived, never stored. */
export type CheckoutStatus =
  | 'incomplete'
  | 'ready_for_complete'
  | 'requires_escalation'
  | 'complete_in_progress'
  | 'completed'

export const checkoutStatus = (cart: Cart, travel: Travel): CheckoutStatus => {
  if (cart.orderId) return 'completed'
  if (isPaying(cart.payment)) {
    return cart.payment.state === 'challenged' ? 'requires_escalation' : 'complete_in_progress'
  }
  return missingOf(cart, travel).length === 0 ? 'ready_for_complete' : 'incomplete'
}
