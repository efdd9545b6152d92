/** What staff do about a dispute: write their answer, send it with the evidence, or give the money up. The last two are final. */
import { z } from 'zod'
import { LANGUAGES } from '#domain/languages'
import { answerable, ANSWER_LENGTH_MAX, proofOf, type DisputeRefusal } from '#domain/orders/dispute'
import type { Dispute } from '#domain/orders/reconciliation'
import { ok, refuse, type Result } from '#domain/result'
import { answerTo, disputeBy, entriesOf, noteEntry, writeAnswer } from '#schema/transactions/orders/disputes'
import type { DisputeKept } from '#schema/transactions/orders/disputes'
import { whoIs } from '#schema/users/customers/staff'
import { paymentsOf } from '../../../providers/payments/index.ts'
import type { DisputeAnswers } from '../../../providers/payments/provider.ts'
import type { Env } from '../../../env.ts'
import type { Refusal } from '../../../http/refusal.ts'
import { command, type Act } from '../../command.ts'
import { lines } from '../../input.ts'
import { keepDisputes } from '../findings.ts'
import { drawnEvidence } from './drawn.ts'
import { evidenceFor } from './evidence.ts'
import { disputeId } from './questions.ts'

const permission = 'after-sales:change'

type Open = Result<DisputeKept, { readonly code: 'dispute-unknown' } | DisputeRefusal>

const openDispute = async (env: Env, id: string, now: number): Promise<Open> => {
  const dispute = await disputeBy(env.TRANSACTIONS_DB, id)
  if (!dispute) return refuse({ code: 'dispute-unknown' })
  const open = answerable(dispute, now)
  return open.ok ? ok(dispute) : open
}

export const writingDispute = command({
  name: 'orders:write-dispute',
  permission,
  input: z.strictObject({
    dispute: disputeId,
    text: lines(ANSWER_LENGTH_MAX).describe('What the shop says to the bank. Kept until it is submitted.'),
    language: z.enum(LANGUAGES).default('en').describe('Of what stands around it in the file.'),
    read: z.coerce
      .number()
      .int()
      .min(0)
      .default(0)
      .describe('`version` of the answer that was read; 0: there was none.'),
  }),
  refusals: ['dispute-unknown', 'dispute-answered', 'dispute-late', 'dispute-changed'],
  repeats: 'none',
  act: async ({ env, now }, { dispute: id, text, language, read }) => {
    const open = await openDispute(env, id, now)
    if (!open.ok) return open
    const { orderId } = open.value
    const before = await answerTo(env.TRANSACTIONS_DB, id)
    // Sent again it has been written already.
    if (before?.text === text && before.language === language) return ok({ dispute: id, orderId, isNew: false })
    const written = await writeAnswer(env.TRANSACTIONS_DB, { dispute: id, orderId, text, language, read }, now)
    return written ? ok({ dispute: id, orderId, isNew: true }) : refuse({ code: 'dispute-changed' })
  },
  audit: (_, { dispute, orderId, isNew }) => (isNew ? [{ subject: orderId, details: { dispute } }] : []),
})

/** What the provider has said to it is what it is from then on. */
const settled = async (
  { env, staff, now, once }: Act,
  known: DisputeKept,
  { what, said }: { readonly what: 'submitted' | 'accepted'; readonly said: Dispute | null },
): Promise<Result<DisputeKept, Refusal<'dispute-answered'>>> => {
  if (!said) return refuse({ code: 'dispute-answered', state: known.state })
  const entry = { entry: `${what} ${once.key}`, at: now, what, state: said.state, who: whoIs(staff) }
  await noteEntry(env.TRANSACTIONS_DB, known.id, entry)
  await keepDisputes(env, [said], now)
  return ok({ ...known, state: said.state })
}

/** Whoever sends the same again is told what it came to, and nothing is sent. */
const doneBefore = async (
  { env, once }: Act,
  id: string,
  what: 'submitted' | 'accepted',
): Promise<DisputeKept | null> => {
  const entries = await entriesOf(env.TRANSACTIONS_DB, id)
  return entries.some(({ entry }) => entry === `${what} ${once.key}`) ? disputeBy(env.TRANSACTIONS_DB, id) : null
}

const REFUSALS = ['dispute-unknown', 'dispute-answered', 'dispute-late', 'dispute-elsewhere'] as const

type Answering = Result<
  { readonly dispute: DisputeKept; readonly answers: DisputeAnswers },
  Extract<Open, { ok: false }>['refusal'] | { readonly code: 'dispute-elsewhere' }
>

const answering = async ({ env, now }: Act, id: string): Promise<Answering> => {
  const open = await openDispute(env, id, now)
  if (!open.ok) return open
  const { disputes: answers } = paymentsOf(env)
  return answers ? ok({ dispute: open.value, answers }) : refuse({ code: 'dispute-elsewhere' })
}

export const submittingDispute = command({
  name: 'orders:submit-dispute',
  permission,
  input: z.strictObject({
    dispute: disputeId,
    version: z.coerce
      .number()
      .int()
      .min(1)
      .describe('Of the answer that is sent: what somebody wrote meanwhile is not.'),
  }),
  refusals: [...REFUSALS, 'order-unknown', 'dispute-changed'],
  repeats: 'effect',
  act: async (context, { dispute: id, version }) => {
    const { env, now } = context
    const before = await doneBefore(context, id, 'submitted')
    if (before) return ok(before)
    const found = await answering(context, id)
    if (!found.ok) return found
    const { dispute, answers } = found.value
    const [answer, evidence] = await Promise.all([
      answerTo(env.TRANSACTIONS_DB, id),
      evidenceFor(env, dispute.orderId, now),
    ])
    if (!evidence) return refuse({ code: 'order-unknown' })
    if (!answer || answer.version !== version || answer.text === '') return refuse({ code: 'dispute-changed' })
    const { text, language } = answer
    const file = await drawnEvidence(env, evidence, { dispute, text, language }, now)
    const proof = proofOf(evidence.order)
    const said = await answers.submit({ dispute: id, text, evidence: file, proof })
    return settled(context, dispute, { what: 'submitted', said })
  },
  audit: ({ version }, { id, orderId }) => [{ subject: orderId, details: { dispute: id, version } }],
})

export const acceptingDispute = command({
  name: 'orders:accept-dispute',
  permission,
  input: z.strictObject({ dispute: disputeId }),
  refusals: REFUSALS,
  repeats: 'effect',
  act: async (context, { dispute: id }) => {
    const before = await doneBefore(context, id, 'accepted')
    if (before) return ok(before)
    const found = await answering(context, id)
    if (!found.ok) return found
    const { dispute, answers } = found.value
    const said = await answers.accept(id)
    return settled(context, dispute, { what: 'accepted', said })
  },
  audit: (_, { id, orderId, amount }) => [{ subject: orderId, details: { dispute: id, amount } }],
})
