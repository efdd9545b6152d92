/** The order that a cart becomes when it is placed. */
import type { PaymentId } from '../ids.ts'
import { orderName, orderOfCart } from '../ids.ts'
import { receiverOf } from './address.ts'
import { type Cart } from './cart.ts'
import { missingOf } from './missing.ts'
import { travels } from './order-line.ts'
import type { Authorisation, PaymentTerms } from './payment-terms.ts'
import { travelIn, type Quote } from './quote.ts'
import type { Order } from './order.ts'

type Placing = {
  readonly paymentId: PaymentId
  readonly holdId: PaymentId
  readonly name?: string
  /** It is paid later. */
  readonly terms?: PaymentTerms | undefined
  /** It is promised, and taken later. */
  readonly authorisation?: Authorisation | undefined
}

/** The order that a cart becomes. What does not travel goes nowhere. @param cart with nothing missing (missingOf is empty) */
export const placeOrder = (
  cart: Cart,
  quoted: Quote,
  { paymentId, holdId, name, terms, authorisation }: Placing,
  now: number,
): Order => {
  const sent = travels(quoted.lines)
  const travel = travelIn(quoted)
  const { address } = cart
  if (missingOf(cart, travel).some((part) => part !== 'lineItems'))
    throw new RangeError('placing an order that is not ready')
  const id = orderOfCart(cart.id)
  const { email, language, currency } = cart
  return {
    id,
    cartId: cart.id,
    ...(cart.customerId && { customerId: cart.customerId }),
    name: name ?? orderName(id),
    status: 'placed',
    payment: authorisation ? 'authorised' : !terms ? 'paid' : quoted.payments ? 'part-paid' : 'due',
    ...(terms && { terms }),
    ...(authorisation && { authorisation }),
    paymentId,
    holdId,
    email,
    address: sent ? (travel === 'fetched' && address ? receiverOf(address) : address) : null,
    ...(cart.billing && { billing: cart.billing }),
    ...(cart.buyerNote && { buyerNote: cart.buyerNote }),
    delivery: sent ? cart.delivery : null,
    language,
    currency,
    lines: quoted.lines,
    totals: quoted.totals,
    ...(quoted.payments && { payments: quoted.payments }),
    ...(quoted.promotions && { promotions: quoted.promotions }),
    ...(quoted.limits && { limits: quoted.limits }),
    ...(quoted.pricedBy && { pricedBy: quoted.pricedBy }),
    ...(quoted.taxed && { taxed: quoted.taxed }),
    ...(cart.business && { business: cart.business }),
    shipments: [],
    cancelReason: null,
    placedAt: now,
    updatedAt: now,
    version: 1,
  }
}
