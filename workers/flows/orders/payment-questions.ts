/** What staff read of payments: what differs, what is disputed, what came for nothing, and what the provider has paid out. */
import pTimeout from 'p-timeout'
import { z } from 'zod'
import type { Payout } from '#domain/orders/reconciliation'
import { ok } from '#domain/result'
import { findings } from '#schema/transactions/orders/payment-findings'
import { ordersPage } from '#schema/transactions/orders/orders'
import { lastReconciliation } from '#schema/transactions/orders/reconciliations'
import type { Env } from '../../env.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { question } from '../question.ts'

/** A page waits no longer for somebody else's books. */
const PAYOUTS_WITHIN = { milliseconds: 4_000 } as const

/** Of payments that need nobody: the rest is found among the orders. */
const LATEST = 20

/** @returns null where the provider did not say, or says nothing of the kind */
const payoutsOf = async (env: Env): Promise<readonly Payout[] | null> => {
  try {
    const { books } = paymentsOf(env)
    return books ? await pTimeout(books.payouts(), PAYOUTS_WITHIN) : null
  } catch (fault) {
    console.error('the provider did not tell its payouts', fault)
    return null
  }
}

/** Whether there are books to be held beside the shop's: the demo moves no money, and keeps none. */
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
    const all = { search: '', since: null, country: null } as const
    const [found, unpaid, promised, latest, last, payouts] = await Promise.all([
      findings(env.TRANSACTIONS_DB),
      ordersPage(env.TRANSACTIONS_DB, { view: 'unpaid', ...all }, null),
      ordersPage(env.TRANSACTIONS_DB, { view: 'authorised', ...all }, null),
      ordersPage(env.TRANSACTIONS_DB, { view: 'all', ...all }, null),
      lastReconciliation(env.TRANSACTIONS_DB),
      payoutsOf(env),
    ])
    const orders = { unpaid: unpaid.rows, promised: promised.rows, latest: latest.rows.slice(0, LATEST) }
    return ok({ findings: found, ...orders, last, payouts, keepsBooks: keepsBooks(env) })
  },
})
