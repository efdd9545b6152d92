/**
 * Whatever gives money back goes through here: above the shop's limit it is written down for a second person instead of being done, at
 * whichever door it was asked. Sent again with its key it says how that stands, and once somebody has approved, what came of it.
 */
import type { z } from 'zod'
import type { Money } from '#domain/money'
import { APPROVAL_LASTS_MS, isExpired, needsSecond } from '#domain/orders/approval'
import type { Order } from '#domain/orders/order'
import { refuse, type Result } from '#domain/result'
import { approvalBy, askApproval, type Approval } from '#schema/transactions/orders/approvals'
import { whoIs } from '#schema/users/customers/staff'
import type { Env } from '../../../env.ts'
import type { Refusal, RefusalCode } from '../../../http/refusal.ts'
import type { Act, Command } from '../../command.ts'
import { settingsFresh } from '../../settings/settings.ts'

/** What a request would give back of which order; null: nothing, or it is refused anyway. */
export type Weighed = { readonly order: Order; readonly refund: Money } | null

/** `approval-required`: it waits, and nothing has moved. `approval-declined`: somebody has said no, or nobody said yes in time. */
const HELD_BACK = ['approval-required', 'approval-declined'] as const
type HeldBack = (typeof HELD_BACK)[number]

/** The same request makes the same one. */
const approvalFor = (key: string): string => `apr_${key.slice(0, 24)}`

const asRefusal = (approval: Approval, now: number): Refusal<HeldBack> => {
  const { id, state, amount, reason } = approval
  const isOver = state === 'declined' || state === 'failed' || isExpired(approval, now)
  return isOver
    ? { code: 'approval-declined', approval: id, reason }
    : { code: 'approval-required', approval: id, amount }
}

const heldBack = async (
  { env, staff, now, key, once }: Act,
  { command, input, weighed }: { readonly command: string; readonly input: unknown; readonly weighed: Weighed },
): Promise<Refusal<HeldBack> | null> => {
  const id = approvalFor(once.key)
  const known = await approvalBy(env.TRANSACTIONS_DB, id)
  if (known && known.once.request === once.request) return known.state === 'approved' ? null : asRefusal(known, now)
  if (!weighed) return null
  const { payments } = await settingsFresh(env, now)
  if (!needsSecond(payments.refundLimits, weighed.order, weighed.refund)) return null
  const asked = await askApproval(env.TRANSACTIONS_DB, {
    id,
    command,
    input,
    key,
    once,
    orderId: weighed.order.id,
    amount: weighed.refund,
    askedBy: staff.email,
    askedAs: whoIs(staff),
    askedAt: now,
    expiresAt: now + APPROVAL_LASTS_MS,
  })
  return asRefusal(asked, now)
}

/** @property alone does it without asking anybody: for whoever has approved it */
export type Guarded<S extends z.ZodType, V, C extends RefusalCode> = Command<S, V, C | HeldBack> & {
  readonly alone: Command<S, V, C>['act']
}

/** @param weigh reads what the request would give back, and changes nothing */
export const withSecondPerson = <S extends z.ZodType, V, C extends RefusalCode>(
  declared: Command<S, V, C>,
  weigh: (env: Env, input: z.output<S>, context: Act) => Promise<Weighed>,
): Guarded<S, V, C> => ({
  ...declared,
  refusals: [...declared.refusals, ...HELD_BACK],
  alone: declared.act,
  act: async (context, input): Promise<Result<V, Refusal<C | HeldBack>>> => {
    const weighed = await weigh(context.env, input, context)
    const held = await heldBack(context, { command: declared.name, input, weighed })
    return held ? refuse(held) : declared.act(context, input)
  },
})
