/**
 * Who may withdraw from a contract, as the law has it: no reason, fourteen days from the arrival of the last parcel, and before that, too.
 *
 * What has not been sent is cancelled, what has been sent comes back. Of some goods nobody can withdraw; which, the policy says.
 * @see Directive 2011/83/EU, articles 9, 11a and 16 (https://eur-lex.europa.eu/eli/dir/2011/83)
 */
import type { Order, Parcel } from '../orders/order.ts'
import { openUnits } from '../orders/order.ts'
import type { OrderLineItem } from '../orders/order-line.ts'
import type { ReturnsSettings } from '../settings/returns.ts'
import type { Text } from '../settings/text.ts'
import { WITHDRAWAL_BY_LAW } from '../tax/union.ts'
import { arrivalsOf, lastArrival } from './arrivals.ts'
import { deadlineOf } from './deadline.ts'
import { UNKNOWN_GOODS, type Judging } from './policy.ts'

export const mayWithdrawIn = ({ countries }: ReturnsSettings['withdrawal'], country: string): boolean =>
  (countries ?? WITHDRAWAL_BY_LAW).includes(country)

export type Excepted = {
  readonly variantId: OrderLineItem['variantId']
  /** Empty: it was handed over at once, or is money in another form. */
  readonly reason: Text
}

export type Withdrawable = {
  /** The last ms; null: its last parcel has not been sent yet. */
  readonly until: number | null
  /** What is cancelled. */
  readonly unsent: readonly Parcel[]
  /** What comes back. */
  readonly sent: readonly Parcel[]
  readonly excepted: readonly Excepted[]
}

const exceptionOf = (
  { requiresShipping, giftCards, productId }: OrderLineItem,
  except: ReturnsSettings['withdrawal']['except'],
  goods: Judging['goods'],
): Text | undefined => {
  const tags = new Set((goods.get(productId) ?? UNKNOWN_GOODS).tags.map((tag) => tag.toLowerCase()))
  const found = except.find(({ tag }) => tags.has(tag.toLowerCase()))
  if (found) return found.reason
  return requiresShipping === false || giftCards ? {} : undefined
}

type Asking = Pick<Judging, 'policy' | 'timeZone' | 'goods' | 'returned' | 'now'> & {
  /** Where it is; of what goes nowhere, where the buyer is. */
  readonly country: string
}

/** @returns null where nobody can withdraw, or nothing is left of which anybody could */
export const withdrawable = (order: Order, asking: Asking): Withdrawable | null => {
  const { policy, goods, returned, timeZone, now, country } = asking
  // The law protects consumers: a firm buys as its contract says.
  if (order.imported || order.business || order.status === 'cancelled') return null
  if (!mayWithdrawIn(policy.withdrawal, country)) return null
  const arrivals = arrivalsOf(order)
  const last = order.status === 'shipped' ? lastArrival(arrivals) : null
  const until = last === null ? null : deadlineOf(last, policy.withdrawal.days, timeZone, true)
  if (until !== null && until < now) return null
  const lines = new Map(order.lines.map((line) => [line.variantId, line]))
  const excepted: Excepted[] = []
  const unsent: Parcel[] = []
  const sent: Parcel[] = []
  for (const line of lines.values()) {
    const { variantId } = line
    const reason = exceptionOf(line, policy.withdrawal.except, goods)
    if (reason) {
      excepted.push({ variantId, reason })
      continue
    }
    const open = openUnits(order, variantId)
    const gone = order.shipments.flatMap(({ parcels }) => parcels).filter((one) => one.variantId === variantId)
    const back = gone.reduce((sum, { units }) => sum + units, 0) - returned(variantId)
    if (open > 0) unsent.push({ variantId, units: open })
    if (back > 0) sent.push({ variantId, units: back })
  }
  return unsent.length + sent.length > 0 ? { until, unsent, sent, excepted } : null
}
