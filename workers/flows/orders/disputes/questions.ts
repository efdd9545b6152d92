/** What staff read of a dispute: where it stands, what the shop can prove, what was answered; and all of it as the file for the bank. */
import { z } from 'zod'
import { LANGUAGES } from '#domain/languages'
import { answerable } from '#domain/orders/dispute'
import { ok, refuse } from '#domain/result'
import { answerTo, disputeBy, entriesOf } from '#schema/transactions/orders/disputes'
import { namesOf } from '#schema/users/customers/staff'
import type { Env } from '../../../env.ts'
import { paymentsOf } from '../../../providers/payments/index.ts'
import { question } from '../../question.ts'
import { drawnEvidence } from './drawn.ts'
import { evidenceFor } from './evidence.ts'

export const disputeId = z.string().min(1).max(200).describe('In the provider’s word.')

/** Whether its provider takes answers from here, by its setting. */
const takesAnswers = (env: Env): boolean => {
  try {
    return paymentsOf(env).disputes !== undefined
  } catch {
    return false
  }
}

export const readingDispute = question({
  name: 'orders:dispute',
  permission: 'orders:see',
  input: z.object({ dispute: disputeId }),
  refusals: ['dispute-unknown'],
  answer: async ({ env, now }, { dispute: id }) => {
    const [dispute, answer, entries] = await Promise.all([
      disputeBy(env.TRANSACTIONS_DB, id),
      answerTo(env.TRANSACTIONS_DB, id),
      entriesOf(env.TRANSACTIONS_DB, id),
    ])
    if (!dispute) return refuse({ code: 'dispute-unknown' })
    const whos = [...new Set(entries.flatMap(({ who }) => (who === '' ? [] : who)))]
    const [evidence, names] = await Promise.all([
      evidenceFor(env, dispute.orderId, now),
      whos.length > 0 ? namesOf(env.USERS_DB, whos) : new Map<string, string>(),
    ])
    const history = entries.map((one) => ({ ...one, who: names.get(one.who) ?? one.who }))
    const open = answerable(dispute, now).ok
    return ok({ dispute, answer, history, evidence: evidence ?? null, open, takesAnswers: takesAnswers(env) })
  },
})

export const readingEvidence = question({
  name: 'orders:dispute-evidence',
  permission: 'orders:see',
  input: z.object({
    dispute: disputeId,
    language: z.enum(LANGUAGES).optional().describe('Of what stands around it; that of the answer when absent.'),
  }),
  refusals: ['dispute-unknown', 'order-unknown'],
  answer: async ({ env, now }, { dispute: id, language }) => {
    const [dispute, answer] = await Promise.all([disputeBy(env.TRANSACTIONS_DB, id), answerTo(env.TRANSACTIONS_DB, id)])
    if (!dispute) return refuse({ code: 'dispute-unknown' })
    const evidence = await evidenceFor(env, dispute.orderId, now)
    if (!evidence) return refuse({ code: 'order-unknown' })
    const drawing = { dispute, text: answer?.text ?? '', language: language ?? answer?.language ?? 'en' }
    return ok({ name: `evidence-${evidence.order.name}.pdf`, file: await drawnEvidence(env, evidence, drawing, now) })
  },
})
