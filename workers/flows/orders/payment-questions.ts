/** What staff read of payments: what differs, what is disputed, what came for nothing, and what the provider has paid out. */
import { z } from 'zod'
import { sumsOf } from '#domain/orders/payouts'
import { ok, refuse } from '#domain/result'
import { findings } from '#schema/transactions/orders/payment-findings'
import { ordersPage } from '#schema/transactions/orders/orders'
import { latestPayouts, partsOfPayout, partSums, payoutBy } from '#schema/transactions/orders/payouts'
import { lastReconciliation } from '#schema/transactions/orders/reconciliations'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { question } from '../question.ts'

/** Of payments that need nobody: the rest is found among the orders. */
const LATEST = 20
const PAYOUTS_SHOWN = 20
/** Of one payout, on a page; its file has all that a spreadsheet opens. */
const PARTS_SHOWN = 500
const PARTS_IN_FILE = 50_000

/** Whether there are books to be held beside the shop's, by its setting. */
const keepsBooks = (env: Env): boolean => {
  try {
    return paymentsOf(env).books !== undefined
  } catch {
    return false
  }
}

export const readingPayments = question({
  name: 'orders:payments',
  permission: 'orders:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => {
    const all = { search: '', since: null, country: null, tag: null } as const
    const [found, unpaid, promised, latest, last, payouts] = await Promise.all([
      findings(env.TRANSACTIONS_DB),
      ordersPage(env.TRANSACTIONS_DB, { view: 'unpaid', ...all }, null),
      ordersPage(env.TRANSACTIONS_DB, { view: 'authorised', ...all }, null),
      ordersPage(env.TRANSACTIONS_DB, { view: 'all', ...all }, null),
      lastReconciliation(env.TRANSACTIONS_DB),
      latestPayouts(env.TRANSACTIONS_DB, PAYOUTS_SHOWN),
    ])
    const orders = { unpaid: unpaid.rows, promised: promised.rows, latest: latest.rows.slice(0, LATEST) }
    return ok({ findings: found, ...orders, last, payouts, keepsBooks: keepsBooks(env) })
  },
})

/** One payout, what it consists of, and what that comes to. */
export const readingPayout = question({
  name: 'orders:payout',
  permission: 'orders:see',
  input: z.object({ payout: z.string().max(200), whole: z.boolean().default(false) }),
  refusals: ['payout-unknown'],
  answer: async ({ env }, { payout: id, whole }) => {
    const [payout, sums, parts] = await Promise.all([
      payoutBy(env.TRANSACTIONS_DB, id),
      partSums(env.TRANSACTIONS_DB, id),
      partsOfPayout(env.TRANSACTIONS_DB, id, whole ? PARTS_IN_FILE : PARTS_SHOWN),
    ])
    if (!payout) return refuse({ code: 'payout-unknown' })
    return ok({ payout, parts, sums: sumsOf(sums, payout.amount.currency) })
  },
})
