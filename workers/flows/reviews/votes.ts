/** That something helped, or is abuse: said once by each customer, and without an account once by each browser and each connection. */
import { ok, refuse, type Result } from '#domain/result'
import { REPORT_REASONS, type ReportReason } from '#domain/reviews/reports'
import { answerId } from '#domain/reviews/answer'
import { questionId } from '#domain/reviews/question'
import { reviewId } from '#domain/reviews/review'
import type { Kind } from '#schema/products/reviews/rows'
import { subjectShown } from '#schema/products/reviews/shown'
import { report, vote, type Counted, type ReportRefusal, type VoteRefusal } from '#schema/products/reviews/votes'
import type { Env } from '../../env.ts'
import { sealedName } from '../../http/seal.ts'
import type { Voter } from '../../http/voter.ts'

/** Sealed, so that the store cannot tell who it was, nor anybody who reads it. */
const sealedVoter = async (env: Env, { name, connection }: Voter): Promise<Counted> => {
  const sealed = async (text: string) => (await sealedName(env, 'voter', text)).slice(0, 26)
  return { voter: await sealed(name), connection: connection && (await sealed(connection)) }
}

const UNKNOWN = { reviews: 'review-unknown', questions: 'question-unknown', answers: 'answer-unknown' } as const
export type SubjectRefusal = { readonly code: (typeof UNKNOWN)[Kind] }

/** Its name says what it is. */
const kindOf = (subject: string): Kind => {
  if (subject.startsWith('que_')) return 'questions'
  return subject.startsWith('ans_') ? 'answers' : 'reviews'
}

const shownSubject = async (
  env: Env,
  subject: string,
): Promise<Result<{ readonly kind: Kind; readonly handle: string }, SubjectRefusal>> => {
  const kind = kindOf(subject)
  const isId = questionId(subject) ?? answerId(subject) ?? reviewId(subject)
  const there = isId && (await subjectShown(env.PRODUCTS_DB, kind, subject))
  if (there) return ok({ kind, handle: there.handle })
  return refuse({ code: UNKNOWN[kind] })
}

export const sayHelpful = async (
  env: Env,
  { subject, voter }: { readonly subject: string; readonly voter: Voter },
  now: number,
): Promise<Result<{ readonly helpful: number; readonly handle: string }, SubjectRefusal | VoteRefusal>> => {
  const there = await shownSubject(env, subject)
  if (!there.ok) return there
  const { kind, handle } = there.value
  const done = await vote(env.PRODUCTS_DB, { kind, subject, ...(await sealedVoter(env, voter)) }, now)
  return done.ok ? ok({ ...done.value, handle }) : done
}

export const reportAbuse = async (
  env: Env,
  { subject, voter, reason }: { readonly subject: string; readonly voter: Voter; readonly reason: ReportReason },
  now: number,
): Promise<Result<{ readonly handle: string }, SubjectRefusal | ReportRefusal>> => {
  const there = await shownSubject(env, subject)
  if (!there.ok) return there
  const { kind, handle } = there.value
  const done = await report(env.PRODUCTS_DB, { kind, subject, ...(await sealedVoter(env, voter)), reason }, now)
  return done.ok ? ok({ handle }) : done
}

export const reportReason = (text: string): ReportReason | undefined => REPORT_REASONS.find((one) => one === text)
