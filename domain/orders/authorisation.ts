/**
 * Money that a provider has promised and not given yet: it is taken when the goods are sent, or let go.
 *
 *   open ──▶ taking ──▶ captured
 *    │          └─────▶ released      (the provider says no)
 *    └──▶ released                    (let go, or its time was over)
 *
 * Most cards are taken from once for each promise: what is not taken then is let go by the provider. What is to be taken is written down
 * before the provider is asked, so that whoever dies in between is followed by somebody who asks for the same.
 */
import { money, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { dueOf, paymentStatusOf, waivedBy } from './balance.ts'
import { moneyBackOf, type MoneyBack } from './money-back.ts'
import { changed, type Order, type OrderRefusal } from './order.ts'
import { CAPTURE, type Authorisation } from './payment-terms.ts'

/** As a provider has promised it. @property token by which it knows the promise; the payment's own when absent */
export type Promised = { readonly captureBefore: number | null; readonly token?: string | undefined }

export const authorisationOf = (
  { captureBefore, token }: Promised,
  { amount, token: own }: Pick<Authorisation, 'amount' | 'token'>,
  now: number,
): Authorisation => ({ token: token ?? own, amount, authorisedAt: now, captureBefore, state: 'open' })

export const isOpenPromise = (order: Pick<Order, 'authorisation'>): boolean => order.authorisation?.state === 'open'

/** Whether something is promised that may still be taken. */
export const isPromised = ({ authorisation }: Pick<Order, 'authorisation'>): boolean =>
  authorisation?.state === 'open' || authorisation?.state === 'taking'

/** What can be taken of it now: what is due, and never more than was promised. */
export const capturable = (order: Order): Money =>
  money(Math.min(dueOf(order).amount, order.authorisation?.amount.amount ?? 0), order.currency)

/** @param amount minor units; null: all that can be taken. Asked again while it is being taken it is the same. */
export const beginCapture = (order: Order, amount: number | null, now: number): Result<Order, OrderRefusal> => {
  const { authorisation } = order
  if (!authorisation || authorisation.state === 'released') return refuse({ code: 'nothing-authorised' })
  if (authorisation.state !== 'open') return ok(order)
  const most = capturable(order)
  const asked = amount ?? most.amount
  if (most.amount === 0) return refuse({ code: 'nothing-due' })
  if (!Number.isSafeInteger(asked) || asked < 1 || asked > most.amount)
    return refuse({ code: 'amount-beyond-due', due: most })
  const taking = money(asked, order.currency)
  return ok(changed(order, { authorisation: { ...authorisation, state: 'taking', taking } }, now))
}

/** What was waived and has come after all goes back, the last that was waived first. */
const withWaived = (order: Order, came: number): Pick<Order, 'cancellations' | 'refunds'> => {
  const waived = moneyBackOf(order).filter((one) => one.waived)
  const parts = new Map<string, number>()
  let left = came
  for (const { id, waived: one } of waived.toReversed()) {
    const back = Math.min(left, one?.amount ?? 0)
    if (back > 0) parts.set(id, back)
    left -= back
  }
  const owed = <T extends MoneyBack>(all: readonly T[]): T[] => all.map((one) => owedAgain(one, parts.get(one.id) ?? 0))
  return {
    ...(order.cancellations && { cancellations: owed(order.cancellations) }),
    ...(order.refunds && { refunds: owed(order.refunds) }),
  }
}

const owedAgain = <T extends MoneyBack>(one: T, back: number): T => {
  if (back === 0) return one
  const { waived, ...rest } = one
  const still = (waived?.amount ?? 0) - back
  return {
    ...rest,
    refund: moreOf(one.refund, back),
    ...(still > 0 && { waived: { ...one.refund, amount: still } }),
    refundedAt: null,
  } as T
}

const moreOf = ({ amount, currency }: Money, more: number): Money => money(amount + more, currency)

/**
 * The provider has given it. What was cancelled meanwhile is owed back from then on. What nobody owes any more, as staff
 * have recorded it by hand, and somebody has taken it at the provider's own pages all the same, goes back at once.
 *
 * @param amount what was taken, where that is another sum than was asked for; null: that one
 */
export const captured = (order: Order, amount: Money | null, now: number): Result<Order, OrderRefusal> => {
  const { authorisation, received = [] } = order
  if (!authorisation) return refuse({ code: 'nothing-authorised' })
  if (authorisation.state === 'captured' || authorisation.excess) return ok(order)
  const came = amount ?? authorisation.taking ?? authorisation.amount
  const excess = came.amount - dueOf(order).amount
  const waived = Math.min(Math.max(0, excess), waivedBy(moneyBackOf(order)))
  const beyond = Math.max(0, excess - waived)
  const kept = money(came.amount - beyond, order.currency)
  const after = {
    ...order,
    ...(kept.amount > 0 && { received: [...received, { id: CAPTURE, amount: kept, note: '', receivedAt: now }] }),
    authorisation: {
      ...authorisation,
      state: kept.amount > 0 ? ('captured' as const) : ('released' as const),
      ...(beyond > 0 && { excess: money(beyond, order.currency) }),
    },
    ...(waived > 0 && withWaived(order, waived)),
  }
  return ok(changed(after, { payment: paymentStatusOf(after) }, now))
}

/** Nothing comes of it any more: it was let go, or the provider no longer gives it. */
export const released = (order: Order, now: number): Result<Order, OrderRefusal> => {
  const { authorisation } = order
  if (!authorisation) return refuse({ code: 'nothing-authorised' })
  if (authorisation.state === 'captured' || authorisation.state === 'released') return ok(order)
  const { taking: _, ...bare } = authorisation
  const after = { ...order, authorisation: { ...bare, state: 'released' as const } }
  return ok(changed(after, { payment: paymentStatusOf(after) }, now))
}
