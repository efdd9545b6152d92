/**
 * What a provider's books and the shop's say of the same money, side by side. The shop's are its orders; what differs is told to
 * staff, and money that nothing was sold for goes back.
 */
import type { OrderId, PaymentId } from '../ids.ts'
import { digitsOf, money, type Money } from '../money.ts'
import { receivedByProvider } from './balance.ts'
import { moneyBackOf } from './money-back.ts'
import { refundByProvider } from './sources.ts'
import type { Order } from './order.ts'
import { sumCharged } from './order-charge.ts'
import type { OrderCharge } from './payment-terms.ts'
import { leftToPay } from './stored-payments.ts'

/** A payment in the books of a provider. */
export type BookedPayment = {
  readonly paymentId: PaymentId
  /** By which the provider knows it. */
  readonly token: string
  /** What was taken; nothing of what was only promised. */
  readonly taken: Money
  readonly refunded: Money
  readonly at: number
}

export type DisputeState = 'needs-response' | 'under-review' | 'won' | 'lost' | 'closed'

/** The shopper's bank wants money back. */
export type Dispute = {
  readonly id: string
  readonly paymentId: PaymentId
  readonly amount: Money
  readonly state: DisputeState
  /** In the provider's word. */
  readonly reason: string
  /** Until when the provider takes an answer, ms since the epoch. */
  readonly respondBy: number | null
  readonly at: number
}

export type Payout = {
  readonly id: string
  readonly amount: Money
  readonly state: 'pending' | 'in-transit' | 'paid' | 'failed' | 'canceled'
  readonly arrivesAt: number
}

/**
 * `not-ordered`: paid, and no order came of it. `paid-twice`: an order was paid by another payment. `amount-differs`: taken is
 * not what the order costs. `refund-missing`: the shop has given back what the provider has not. `refund-unknown`: the provider has
 * given back what the shop has not. `not-at-provider`: the shop counts it as paid, and the provider does not know it.
 */
export const DIFFERENCES = [
  'not-ordered',
  'paid-twice',
  'amount-differs',
  'refund-missing',
  'refund-unknown',
  'not-at-provider',
] as const
export type Difference = (typeof DIFFERENCES)[number]

/** What the copy of an order says of one of its payments. */
type BookedPart = {
  readonly paymentId: PaymentId
  /** What the provider was to be paid: stored value may have paid the rest. */
  readonly total: Money
  /** Of it, what has gone back, and what is on its way. */
  readonly refunded: number
  readonly refunding: number
}

/** What it says of the payment that it was placed with, and of those that were made later. */
export type BookedOrder = BookedPart & {
  readonly id: OrderId
  /** Whether it was placed without a provider. */
  readonly manual: boolean
  readonly later: readonly BookedPart[]
}

/** The order may just be on its way into the copy, or a refund to the provider. */
const GRACE_MS = 60 * 60_000

/** Providers do not move the last digit of some currencies. */
const toleranceOf = ({ currency }: Money): number => (digitsOf(currency) === 3 ? 9 : 0)

/** @returns null where both say the same, or may yet */
export const differenceOf = (
  payment: BookedPayment,
  order: BookedOrder | undefined,
  now: number,
): Difference | null => {
  const { taken, refunded } = payment
  const kept = taken.amount - refunded.amount
  if (taken.amount === 0 || now - payment.at < GRACE_MS) return null
  if (!order) return kept === 0 ? null : 'not-ordered'
  const part = partNamed(order, payment.paymentId)
  if (!part) return kept === 0 ? null : 'paid-twice'
  const most = toleranceOf(taken)
  // Of a part that is taken when it is sent the last digit may be left, never of what was ordered: that is rounded before.
  const isOther = Math.abs(taken.amount - part.total.amount) > most
  if (taken.currency !== part.total.currency || isOther) return 'amount-differs'
  if (part.refunded - refunded.amount > most) return 'refund-missing'
  return refunded.amount - part.refunded - part.refunding > most ? 'refund-unknown' : null
}

const partNamed = (order: BookedOrder, payment: PaymentId): BookedPart | undefined =>
  !order.manual && order.paymentId === payment ? order : order.later.find(({ paymentId }) => paymentId === payment)

/** Money that came for nothing: it is settled anew, or goes back. */
export const isForNothing = (difference: Difference): boolean =>
  difference === 'not-ordered' || difference === 'paid-twice'

export const bookedOrderOf = (order: Order): BookedOrder => {
  const { id, paymentId, terms, authorisation, currency } = order
  const excess = authorisation?.excess?.amount ?? 0
  const sum = (isDone: boolean) =>
    moneyBackOf(order)
      .filter(({ refundedAt }) => (refundedAt !== null) === isDone)
      .reduce((total, one) => total + refundByProvider(order, one).amount, 0)
  return {
    id,
    paymentId,
    manual: terms !== undefined,
    total: terms ? leftToPay(order) : money(receivedByProvider(order).amount + excess, currency),
    refunded: sum(true) + excess,
    refunding: sum(false),
    later: (order.charges ?? []).flatMap((charge) => (charge.state === 'paid' ? [laterOf(order, charge)] : [])),
  }
}

const laterOf = (order: Order, { id, amount, excess }: OrderCharge): BookedPart => {
  const sum = (isDone: boolean) =>
    moneyBackOf(order)
      .filter(({ refundedAt }) => (refundedAt !== null) === isDone)
      .reduce((total, { charged = [] }) => total + sumCharged(charged.filter(({ payment }) => payment === id)), 0)
  return { paymentId: id, total: amount, refunded: sum(true) + (excess?.amount ?? 0), refunding: sum(false) }
}
