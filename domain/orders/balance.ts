/** What of an order's money has come, what is still due, and what goes back: by its own books alone. */
import { money, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { creditedIn, moneyBackOf, sumBack, type MoneyBack } from './money-back.ts'
import { changed, type Order, type OrderRefusal, type PaymentStatus } from './order.ts'
import { CAPTURE, type ReceivedPayment } from './payment-terms.ts'
import { leftToPay, payableOf, sumOf } from './stored-payments.ts'

type Books = Pick<
  Order,
  | 'totals'
  | 'currency'
  | 'terms'
  | 'received'
  | 'cancellations'
  | 'refunds'
  | 'payments'
  | 'authorisation'
  | 'additions'
>

const amountsOf = (amounts: readonly Money[]): number => amounts.reduce((sum, { amount }) => sum + amount, 0)

const addedTo = ({ additions = [] }: Books): number => amountsOf(additions.map(({ total }) => total))

/** What was paid when it was placed, where nothing was left open then: all but what was added since. */
export const paidWhenPlaced = (order: Books): Money => money(leftToPay(order).amount - addedTo(order), order.currency)

/** What has come in otherwise than by stored value: the rest of it, where a provider was paid before the order was placed. */
export const receivedBeside = (order: Books): Money => {
  const { terms, authorisation, received = [], currency } = order
  const placed = terms || authorisation ? 0 : paidWhenPlaced(order).amount
  return money(placed + amountsOf(received.map(({ amount }) => amount)), currency)
}

/** Of it, what the provider has given, and can give back: nothing of what staff have recorded. */
export const receivedByProvider = (order: Books): Money => {
  const { terms, authorisation, received = [], currency } = order
  if (terms) return money(0, currency)
  if (!authorisation) return paidWhenPlaced(order)
  return money(amountsOf(received.flatMap(({ id, amount }) => (id === CAPTURE ? [amount] : []))), currency)
}

/** What has come in altogether. Stored value pays when the order is placed, whenever the rest is to be paid. */
export const receivedOf = (order: Books): Money =>
  money(receivedBeside(order).amount + sumOf(order.payments ?? []), order.currency)

/** What need not be paid any more, as it was cancelled, or is given back. */
export const waivedBy = (backs: readonly MoneyBack[]): number => amountsOf(backs.flatMap(({ waived }) => waived ?? []))

/** What is still to be paid. */
export const dueOf = (order: Books): Money => {
  const { totals, currency } = order
  const waived = waivedBy(moneyBackOf(order))
  return money(Math.max(0, payableOf(totals).amount - waived - receivedOf(order).amount), currency)
}

/**
 * Of that, what it was placed with: what was added keeps nobody from what they have paid for. Never less than is due of it: which of it
 * need not be paid any more nobody has said.
 */
export const dueWhenPlaced = (order: Books): Money => {
  const open = Math.max(0, addedTo(order) - waivedBy(moneyBackOf(order)))
  return money(Math.max(0, dueOf(order).amount - open), order.currency)
}

/** Where its money stands, by its books alone. `voided`: nothing has come, and nothing has to. */
export const paymentStatusOf = (order: Books): PaymentStatus => {
  const backs = moneyBackOf(order)
  if (backs.some(({ refundedAt }) => refundedAt === null)) return 'refund-due'
  const received = receivedOf(order).amount
  if (dueOf(order).amount > 0) {
    const { state } = order.authorisation ?? {}
    if (state === 'open' || state === 'taking') return 'authorised'
    return received > 0 ? 'part-paid' : 'due'
  }
  const returned = sumBack(backs, (one) => one.refund.amount + creditedIn(one))
  if (returned > 0) return returned === received ? 'refunded' : 'part-refunded'
  return received === 0 && waivedBy(backs) > 0 ? 'voided' : 'paid'
}

/** What is to come is not worth less than nothing: the value of what is cancelled is not asked for any more, and beyond that goes back. */
export const creditOf = (order: Books, value: number): Pick<MoneyBack, 'refund' | 'waived'> => {
  const waived = Math.min(value, dueOf(order).amount)
  return {
    refund: money(value - waived, order.currency),
    ...(waived > 0 && { waived: money(waived, order.currency) }),
  }
}

export type Receiving = Pick<ReceivedPayment, 'id' | 'note'> & {
  /** All that is due when null. */
  readonly amount: number | null
}

/** Money has come for it. The same id again changes nothing; more than is due is nobody's to keep, nor what is being taken just now. */
export const receive = (order: Order, { id, amount, note }: Receiving, now: number): Result<Order, OrderRefusal> => {
  const { received = [] } = order
  if (received.some((one) => one.id === id)) return ok(order)
  const { state, taking } = order.authorisation ?? {}
  const asked = state === 'taking' ? (taking?.amount ?? 0) : 0
  const due = money(Math.max(0, dueOf(order).amount - asked), order.currency)
  if (due.amount === 0) return refuse({ code: 'nothing-due' })
  const came = amount ?? due.amount
  if (!Number.isSafeInteger(came) || came < 1 || came > due.amount) return refuse({ code: 'amount-beyond-due', due })
  const all = [...received, { id, amount: money(came, order.currency), note, receivedAt: now }]
  return ok(changed(order, { received: all, payment: paymentStatusOf({ ...order, received: all }) }, now))
}
