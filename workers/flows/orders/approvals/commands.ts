/** A second person decides on a refund: what was asked for is done then, with the key of whoever asked, or it is not. */
import { z } from 'zod'
import { decidable, type ApprovalRefusal } from '#domain/orders/approval'
import { own } from '#domain/own'
import { ok, refuse, type Result } from '#domain/result'
import { approvalBy, decide, type Approval } from '#schema/transactions/orders/approvals'
import { saveAuditEntry } from '#schema/users/customers/audit'
import { whoIs } from '#schema/users/customers/staff'
import type { Refusal, RefusalCode } from '../../../http/refusal.ts'
import { command, type Act } from '../../command.ts'
import { id, text } from '../../input.ts'
import { settlingClaim } from '../../after-sales/claim-commands.ts'
import { decidingReturn, openingReturn, refundingReturn } from '../../after-sales/return-commands.ts'
import { cancelling } from '../commands.ts'
import { changingDelivery } from '../delivery-commands.ts'
import type { Guarded } from './second-person.ts'

const permission = 'after-sales:change'

/** What may be waited for, by its name. @returns the code of why it cannot be done any more; null: it is done */
const CARRIED_OUT: Readonly<Record<string, (context: Act, approval: Approval) => Promise<RefusalCode | null>>> = {
  [cancelling.name]: (context, approval) => carriedOut(cancelling, context, approval),
  [changingDelivery.name]: (context, approval) => carriedOut(changingDelivery, context, approval),
  [settlingClaim.name]: (context, approval) => carriedOut(settlingClaim, context, approval),
  [openingReturn.name]: (context, approval) => carriedOut(openingReturn, context, approval),
  [decidingReturn.name]: (context, approval) => carriedOut(decidingReturn, context, approval),
  [refundingReturn.name]: (context, approval) => carriedOut(refundingReturn, context, approval),
}

/** As if whoever asked had done it; the log says who has let them. */
const carriedOut = async <S extends z.ZodType, V, C extends RefusalCode>(
  declared: Guarded<S, V, C>,
  context: Act,
  { id: approval, input, key, once, askedAs }: Approval,
): Promise<RefusalCode | null> => {
  const read = declared.input.parse(input)
  const done = await declared.alone({ ...context, key, once }, read)
  if (!done.ok) return done.refusal.code
  const { env, now, staff } = context
  for (const [line, { subject, details }] of (declared.audit?.(read, done.value) ?? []).entries()) {
    const said = { ...details, approval, askedBy: askedAs }
    // As the runner names it: sent again by whoever asked, it is no second line.
    const request = `${once.key} ${once.request} ${line}`
    await saveAuditEntry(
      env.USERS_DB,
      { who: whoIs(staff), action: declared.name, subject, details: said, request },
      now,
    )
  }
  return null
}

type Found = Result<Approval, { readonly code: 'approval-unknown' } | ApprovalRefusal>

const found = async ({ env, staff, now }: Act, approval: string, approve: boolean): Promise<Found> => {
  const asked = await approvalBy(env.TRANSACTIONS_DB, approval)
  if (!asked) return refuse({ code: 'approval-unknown' })
  // Approved, and nobody knows whether it was done: whoever approves again has it done, once.
  if (approve && asked.state === 'approved' && asked.askedBy !== staff.email) return ok(asked)
  const open = decidable(asked, { by: staff.email, approve }, now)
  return open.ok ? ok(asked) : open
}

const REFUSALS = ['approval-unknown', 'approval-over', 'approval-own'] as const

export const approvingRefund = command({
  name: 'orders:approve-refund',
  permission,
  input: z.strictObject({ approval: id }),
  refusals: [...REFUSALS, 'approval-failed'],
  repeats: 'none',
  act: async (
    context,
    { approval },
  ): Promise<Result<Approval, Refusal<(typeof REFUSALS)[number] | 'approval-failed'>>> => {
    const asked = await found(context, approval, true)
    if (!asked.ok) return asked
    const { env, staff, now } = context
    const decision = { state: 'approved', by: whoIs(staff), reason: '', at: now } as const
    const isOpen = asked.value.state === 'waiting'
    if (isOpen && !(await decide(env.TRANSACTIONS_DB, approval, 'waiting', decision)))
      return refuse({ code: 'approval-over' })
    const carry = own(CARRIED_OUT, asked.value.command)
    if (!carry) throw new Error(`nobody carries out ${asked.value.command}`)
    const because = await carry(context, asked.value)
    if (because === null) return ok(asked.value)
    await decide(env.TRANSACTIONS_DB, approval, 'approved', { ...decision, state: 'failed', reason: because })
    return refuse({ code: 'approval-failed', because })
  },
  audit: (_, { id: approval, orderId, amount, askedAs }) => [
    { subject: orderId, details: { approval, amount, askedBy: askedAs } },
  ],
})

export const decliningRefund = command({
  name: 'orders:decline-refund',
  permission,
  input: z.strictObject({ approval: id, reason: text(1, 200).describe('Whoever asked reads it.') }),
  refusals: REFUSALS,
  repeats: 'none',
  act: async (context, { approval, reason }): Promise<Result<Approval, Refusal<(typeof REFUSALS)[number]>>> => {
    const asked = await found(context, approval, false)
    if (!asked.ok) return asked
    const { env, staff, now } = context
    const decision = { state: 'declined', by: whoIs(staff), reason, at: now } as const
    const isDone = await decide(env.TRANSACTIONS_DB, approval, 'waiting', decision)
    return isDone ? ok(asked.value) : refuse({ code: 'approval-over' })
  },
  audit: ({ reason }, { id: approval, orderId, amount, askedAs }) => [
    { subject: orderId, details: { approval, amount, askedBy: askedAs, reason } },
  ],
})
