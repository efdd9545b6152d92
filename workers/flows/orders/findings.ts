/** What is noted for staff of payments: disputes, and money that came for nothing. */
import { orderOfPayment, type PaymentId } from '#domain/ids'
import type { Money } from '#domain/money'
import type { Dispute } from '#domain/orders/reconciliation'
import { noteHeard } from '#schema/transactions/orders/disputes'
import { saveFindings, type Finding } from '#schema/transactions/orders/payment-findings'

type Store = { readonly TRANSACTIONS_DB: D1Database }

type Found = Pick<Finding, 'kind' | 'amount'> & { readonly paymentId: PaymentId }

/** One of a kind for each payment. */
export const findingOf = ({ kind, paymentId, amount }: Found, now: number): Finding => ({
  id: `${kind} ${paymentId}`,
  kind,
  paymentId,
  orderId: orderOfPayment(paymentId),
  amount,
  state: '',
  reason: '',
  respondBy: null,
  foundAt: now,
  closedAt: null,
})

const OVER = new Set<Dispute['state']>(['won', 'lost', 'closed'])

/** As the provider has them now, whenever they are heard of. */
export const keepDisputes = async (env: Store, disputes: readonly Dispute[], now = Date.now()): Promise<void> => {
  await noteHeard(env.TRANSACTIONS_DB, disputes, now)
  await saveFindings(
    env.TRANSACTIONS_DB,
    disputes.map(({ id, paymentId, amount, state, reason, respondBy, at }) => ({
      ...findingOf({ kind: 'dispute', paymentId, amount }, at),
      id: `dispute ${id}`,
      state,
      reason,
      respondBy,
      closedAt: OVER.has(state) ? now : null,
    })),
  )
}

/** It came too late, twice, or for a cart that is gone, and has gone back. */
export const noteOwed = async (env: Store, paymentId: PaymentId, amount: Money | null, now: number): Promise<void> =>
  saveFindings(env.TRANSACTIONS_DB, [findingOf({ kind: 'owed', paymentId, amount }, now)])
