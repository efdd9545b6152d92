/**
 * Disputes of the demo. It remembers nothing, so whose bank wants money back is said by the buyer's address, `dispute@…`, and what
 * became of it by what the shop has written down itself: an answer is looked at for two minutes, and is good enough.
 */
import { money } from '#domain/money'
import { receivedByProvider } from '#domain/orders/balance'
import { moneyBackOf } from '#domain/orders/money-back'
import type { Order } from '#domain/orders/order'
import type { Dispute, DisputeState } from '#domain/orders/reconciliation'
import { refundByProvider } from '#domain/orders/sources'
import { answersGiven, type AnswerGiven } from '#schema/transactions/orders/disputes'
import { paidOrders } from '#schema/transactions/orders/paid-orders'
import type { DisputeAnswers } from './provider.ts'

const DAY_MS = 24 * 60 * 60_000
const ANSWERED_WITHIN_MS = 7 * DAY_MS
const DECIDED_AFTER_MS = 2 * 60_000
const LOOKED_BACK_MS = 60 * DAY_MS
const ORDERS_MAX = 2_000

const isDisputed = ({ email }: Order): boolean => /^dispute[@+]/i.test(email)

const stateAt = (given: AnswerGiven | undefined, respondBy: number, now: number): DisputeState => {
  if (given?.what === 'accepted') return 'lost'
  if (given) return now - given.at < DECIDED_AFTER_MS ? 'under-review' : 'won'
  return now < respondBy ? 'needs-response' : 'lost'
}

const idOf = (order: Order): string => `dp_${order.id}`

const disputeOf = (order: Order, given: AnswerGiven | undefined, now: number): Dispute => {
  const back = moneyBackOf(order).reduce((sum, one) => sum + refundByProvider(order, one).amount, 0)
  const respondBy = order.placedAt + ANSWERED_WITHIN_MS
  return {
    id: idOf(order),
    paymentId: order.paymentId,
    amount: money(receivedByProvider(order).amount - back, order.currency),
    state: stateAt(given, respondBy, now),
    reason: 'product_not_received',
    respondBy,
    at: order.placedAt,
  }
}

export const demoDisputes = async (db: D1Database, since: number, now: number): Promise<readonly Dispute[]> => {
  const from = Math.max(since, now - LOOKED_BACK_MS)
  const orders = (await paidOrders(db, { since: from, before: null, most: ORDERS_MAX })).filter(isDisputed)
  const given = await answersGiven(db, orders.map(idOf))
  return orders.map((order) => disputeOf(order, given.get(idOf(order)), now)).filter(({ amount }) => amount.amount > 0)
}

const disputeNamed = async (db: D1Database, id: string, now: number): Promise<Dispute | undefined> =>
  (await demoDisputes(db, 0, now)).find((one) => one.id === id)

export const demoDisputeAnswers = (db: D1Database): DisputeAnswers => {
  const becoming = async (id: string, state: DisputeState): Promise<Dispute | null> => {
    const known = await disputeNamed(db, id, Date.now())
    return known?.state === 'needs-response' ? { ...known, state } : null
  }
  return {
    submit: ({ dispute }) => becoming(dispute, 'under-review'),
    accept: (dispute) => becoming(dispute, 'lost'),
  }
}
