/** From where the money of an order came it goes back: to stored value, by the provider, by hand. */
import { money, type Money } from '../money.ts'
import { receivedBeside, receivedByProvider } from './balance.ts'
import { moneyBackOf, sumBack, type MoneyBack } from './money-back.ts'
import type { Order } from './order.ts'
import { chargedBack, sumCharged } from './order-charge.ts'
import { returnedTo, sumOf } from './stored-payments.ts'

/**
 * The money that came last goes back first, and stored value has paid before any other: it gets what remains. Of the other
 * money the provider gives back what it has given; what came by hand goes back by hand.
 */
export const sourcesOf = (order: Order, refund: Money): Pick<MoneyBack, 'returned' | 'charged' | 'byHand'> => {
  const { payments = [] } = order
  const before = moneyBackOf(order)
  const beside = receivedBeside(order).amount
  const returned = returnedTo(payments, {
    beside,
    before: sumBack(before, (one) => one.refund.amount),
    refund: refund.amount,
  })
  const charged = chargedBack(order, before, refund.amount - sumOf(returned))
  const parts = { ...(returned.length > 0 && { returned }), ...(charged.length > 0 && { charged }) }
  if (!order.authorisation && !order.additions) return parts
  const left = receivedByProvider(order).amount - byProvider(before)
  const byHand = besideCharges({ refund, ...parts }).amount - left
  return byHand > 0 ? { ...parts, byHand: { amount: money(byHand, refund.currency), givenAt: null } } : parts
}

const byProvider = (backs: readonly MoneyBack[]): number =>
  backs.reduce((sum, one) => sum + besideCharges(one).amount - (one.byHand?.amount.amount ?? 0), 0)

/** What goes back neither to stored value nor to payments of later. */
const besideCharges = (back: Pick<MoneyBack, 'refund' | 'returned' | 'charged'>): Money =>
  money(refundBeside(back).amount - sumCharged(back.charged), back.refund.currency)

/** What staff give back of it, and say so: all that did not come from stored value, or what they have recorded themselves. */
export const refundByHand = (order: Order, back: MoneyBack): Money => {
  const beside = besideCharges(back)
  if (order.terms) return beside
  if (back.byHand) return back.byHand.amount
  // Of an order from before this was written down: nothing was taken, so that all of it came by hand.
  const isUntaken = order.authorisation !== undefined && receivedByProvider(order).amount === 0
  return isUntaken ? beside : money(0, order.currency)
}

/** The same, as long as nobody has said that it went back. */
export const owedByHand = (order: Order, back: MoneyBack): Money => {
  const isOver = back.refundedAt !== null || (back.byHand?.givenAt ?? null) !== null
  return isOver ? money(0, order.currency) : refundByHand(order, back)
}

/** What the provider gives back of it by the payment of the order itself; what it gives back by later ones is `charged`. */
export const refundByProvider = (order: Order, back: MoneyBack): Money =>
  money(besideCharges(back).amount - refundByHand(order, back).amount, order.currency)

/** Of a refund, what goes back otherwise than to stored value. */
export const refundBeside = ({ refund, returned = [] }: Pick<MoneyBack, 'refund' | 'returned'>): Money =>
  money(refund.amount - sumOf(returned), refund.currency)
