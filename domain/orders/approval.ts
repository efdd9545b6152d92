/**
 * A second person for refunds above a limit: one asks, another approves, and until then nothing moves.
 *
 *   waiting ──▶ approved (what was asked for is done) | declined | expired
 *
 * What has gone back of the order before counts too, so that nobody gives back in parts what they may not at once.
 */
import { money, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { RefundLimit } from '../settings/payments.ts'
import { cancel, refundOfOpen, refundsOf, type Cancelling } from './cancellation.ts'
import type { Order } from './order.ts'

export const needsSecond = (limits: readonly RefundLimit[], order: Order, refund: Money): boolean => {
  const limit = limits.find(({ currency }) => currency === refund.currency)
  return limit !== undefined && refund.amount > 0 && refundsOf(order).amount + refund.amount > limit.amount
}

/** What would go back for it; of gift cards nobody knows yet what was spent, so it is weighed as if nothing was. Null: nothing. */
export const refundOfCancelling = (order: Order, asked: Cancelling, now: number): Money | null => {
  const done = cancel(order, asked, now)
  if (!done.ok) return done.refusal.code === 'gift-cards-open' ? refundOfOpen(order) : null
  const last = done.value === order ? undefined : done.value.cancellations?.at(-1)
  return last && last.refund.amount > 0 ? money(last.refund.amount, order.currency) : null
}

export const APPROVAL_STATES = ['waiting', 'approved', 'declined', 'failed'] as const
export type ApprovalState = (typeof APPROVAL_STATES)[number]

/** Longer nobody remembers why it was asked for, in ms. */
export const APPROVAL_LASTS_MS = 7 * 24 * 60 * 60_000

export type Asked = {
  readonly state: ApprovalState
  /** The mail address of the person, also where a program has asked for them. */
  readonly askedBy: string
  readonly expiresAt: number
}

/** In the order in which they are checked. */
export type ApprovalRefusal = { readonly code: 'approval-over' } | { readonly code: 'approval-own' }

export const isExpired = ({ state, expiresAt }: Asked, now: number): boolean => state === 'waiting' && now >= expiresAt

/** @param by the mail address of whoever decides: nobody approves what they have asked for themselves, but may take it back */
export const decidable = (
  asked: Asked,
  { by, approve }: { readonly by: string; readonly approve: boolean },
  now: number,
): Result<void, ApprovalRefusal> => {
  if (asked.state !== 'waiting' || isExpired(asked, now)) return refuse({ code: 'approval-over' })
  return approve && by === asked.askedBy ? refuse({ code: 'approval-own' }) : ok(undefined)
}
