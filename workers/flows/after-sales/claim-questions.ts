/** What staff read of claims: those of all orders, the open ones or all. */
import { z } from 'zod'
import { ok } from '#domain/result'
import { claimedOrders } from '#schema/transactions/orders/claimed'
import { question } from '../question.ts'

const ORDERS_LISTED = 200

/** The latest first. */
export const listingClaims = question({
  name: 'claims:list',
  permission: 'after-sales:see',
  input: z.object({ view: z.enum(['open', 'all']).default('open') }),
  refusals: [],
  answer: async ({ env }, { view }) => {
    const orders = await claimedOrders(env.TRANSACTIONS_DB, { open: view === 'open', most: ORDERS_LISTED })
    const claims = orders
      .flatMap(({ id, name, claims: all = [] }) => all.map((claim) => ({ order: { id, name }, claim })))
      .filter(({ claim }) => view === 'all' || claim.status === 'open')
    return ok(claims.toSorted((one, other) => other.claim.claimedAt - one.claim.claimedAt))
  },
})
