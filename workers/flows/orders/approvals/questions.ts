/** What staff read of refunds that wait for a second person. */
import { z } from 'zod'
import { isExpired } from '#domain/orders/approval'
import { ok } from '#domain/result'
import { approvals } from '#schema/transactions/orders/approvals'
import { question } from '../../question.ts'

/** Those that wait first; then the latest that are over. */
export const listingApprovals = question({
  name: 'orders:approvals',
  permission: 'orders:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env, now }) => {
    const all = await approvals(env.TRANSACTIONS_DB, now)
    return ok(all.map((one) => ({ ...one, state: isExpired(one, now) ? ('expired' as const) : one.state })))
  },
})
