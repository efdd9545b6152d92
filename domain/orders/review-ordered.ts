/** A cart that became an order: what it says is what was bought then, whatever prices and promotions are by now. */
import type { Cart } from './cart.ts'
import { giftApart } from './gift-part.ts'
import type { Order } from './order.ts'
import { travels } from './order-line.ts'
import type { Pricing, Review } from './review.ts'

/** @param pricing as for any cart: what the catalogue calls its goods */
export const reviewOrdered = (cart: Cart, order: Order, pricing: Pricing): Review => {
  const { lines, totals, payments = [], promotions = [], delivery } = order
  const parts = new Map(lines.map((line) => [line.variantId, giftApart(line)]))
  return {
    cart,
    status: 'completed',
    lines: cart.lines.map((lineItem) => ({
      lineItem,
      offer: pricing.offers.get(lineItem.variantId),
      sold: parts.get(lineItem.variantId)?.own,
      availability: 'in-stock',
      obstacle: undefined,
      before: undefined,
    })),
    gifts: [...parts.values()].flatMap(({ gift }) => gift ?? []),
    promotions: { applied: promotions, unapplied: [], next: [] },
    ready: false,
    totals,
    payments,
    delivery,
    sent: travels(lines),
    deliveryOptions: [],
    messages: [],
    pricing,
  }
}
