/**
 * Once a day the books of the provider are read beside the orders: what differs is told to staff, and money that came for nothing is
 * settled as if it had just come. A few pages in a turn, so that a large shop is gone through in some minutes.
 */
import { orderOfPayment } from '#domain/ids'
import { differenceOf, isForNothing, type BookedPayment } from '#domain/orders/reconciliation'
import { closeDifferences, saveFindings } from '#schema/transactions/orders/payment-findings'
import {
  bookedOrders,
  finish,
  noteFault,
  ordersUnknownThere,
  saveTurn,
  takeTurn,
  type Reconciliation,
} from '#schema/transactions/orders/reconciliations'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import type { PaymentBooks } from '../../providers/payments/provider.ts'
import { findingOf, keepDisputes } from './findings.ts'
import { learnOf } from './payment-news.ts'
import { readPayouts } from './payouts.ts'

const DAY_MS = 24 * 60 * 60_000
const HOUR_MS = 60 * 60_000
/** Payments of so long ago are looked at again: a dispute or a refund comes later than its payment. */
const LOOKED_BACK_MS = 3 * DAY_MS
/** Banks take back for months. */
const DISPUTED_MS = 120 * DAY_MS
const PAGES_IN_TURN = 5
/** Of so many it is remembered which the provider knows; of more only what the provider knows is looked at. */
const SEEN_MAX = 20_000

/** Webhooks tell of them at once; one that was lost must not cost a day of those that are left. */
const DISPUTES_AGAIN_MS = 10 * 60_000
const disputesRead = new WeakMap<D1Database, number>()

const readDisputes = async (env: Env, books: PaymentBooks, now: number): Promise<void> => {
  if (now - (disputesRead.get(env.TRANSACTIONS_DB) ?? 0) < DISPUTES_AGAIN_MS) return
  await keepDisputes(env, await books.disputes(now - DISPUTED_MS), now)
  disputesRead.set(env.TRANSACTIONS_DB, now)
}

/** The day of each store that is known to be done, by this isolate: it is asked for once. */
const done = new WeakMap<D1Database, string>()

export const reconcile = async (env: Env, now: number): Promise<void> => {
  const { books } = paymentsOf(env)
  const day = new Date(now).toISOString().slice(0, 10)
  if (!books) return
  // A list that is not told keeps the payments waiting for nothing.
  await readPayouts(env, books, now).catch((fault: unknown) => console.error('payouts were not read', fault))
  await readDisputes(env, books, now).catch((fault: unknown) => console.error('disputes were not read', fault))
  if (done.get(env.TRANSACTIONS_DB) === day) return
  const turn = await takeTurn(env.TRANSACTIONS_DB, { day, since: now - LOOKED_BACK_MS, now })
  if (!turn) return
  try {
    if (await readOn(env, books, turn, now)) done.set(env.TRANSACTIONS_DB, day)
  } catch (fault) {
    await noteFault(env.TRANSACTIONS_DB, day, fault instanceof Error ? fault.message : String(fault))
    throw fault
  }
}

/** @returns whether it is done */
const readOn = async (env: Env, books: PaymentBooks, turn: Reconciliation, now: number): Promise<boolean> => {
  let { cursor, payments, seen } = turn
  for (let page = 0; page < PAGES_IN_TURN; page++) {
    const read = await books.payments(turn.since, cursor)
    await compare(env, read.payments, now)
    payments += read.payments.length
    seen = [...seen, ...read.payments.map(({ paymentId }) => paymentId)]
    cursor = read.next
    if (cursor === null) {
      await lookForMissing(env, { ...turn, seen }, now)
      await finish(env.TRANSACTIONS_DB, { ...turn, payments }, now)
      return true
    }
  }
  await saveTurn(env.TRANSACTIONS_DB, { ...turn, cursor, payments, seen: seen.length > SEEN_MAX ? [] : seen })
  return false
}

const compare = async (env: Env, payments: readonly BookedPayment[], now: number): Promise<void> => {
  if (payments.length === 0) return
  const orders = await bookedOrders(env.TRANSACTIONS_DB, [
    ...new Set(payments.map(({ paymentId }) => orderOfPayment(paymentId))),
  ])
  const found = payments.map((payment) => ({
    payment,
    difference: differenceOf(payment, orders.get(orderOfPayment(payment.paymentId)), now),
  }))
  await saveFindings(
    env.TRANSACTIONS_DB,
    found.flatMap(({ payment: { paymentId, taken }, difference }) =>
      difference ? [findingOf({ kind: difference, paymentId, amount: taken }, now)] : [],
    ),
  )
  const agreed = found.flatMap(({ payment, difference }) => (difference ? [] : [payment.paymentId]))
  await closeDifferences(env.TRANSACTIONS_DB, agreed, now)
  for (const { payment, difference } of found) {
    // Whoever is at it just now settles it; tomorrow it is looked at again.
    if (difference && isForNothing(difference)) await learnOf(env, payment)
  }
}

/** From a day after the first payment that was read on, until an hour ago. */
const lookForMissing = async (env: Env, { since, payments, seen }: Reconciliation, now: number): Promise<void> => {
  if (seen.length < payments || seen.length > SEEN_MAX) return
  const span = { from: since + DAY_MS, until: now - HOUR_MS, seen }
  const unknown = await ordersUnknownThere(env.TRANSACTIONS_DB, span)
  await saveFindings(
    env.TRANSACTIONS_DB,
    unknown.map(({ paymentId, total }) => findingOf({ kind: 'not-at-provider', paymentId, amount: total }, now)),
  )
}
