/** Whoever has a thing answers what others ask about it: once each, moderated as reviews are. */
import { emailKey } from '#domain/customers/staff'
import { base32 } from '#domain/ids'
import type { Language } from '#domain/languages'
import { ok, refuse, type Result } from '#domain/result'
import { checkAnswer, type AnswerId, type AnswerInvalid, type OwnersAnswer } from '#domain/reviews/answer'
import type { PurchaseRefusal } from '#domain/reviews/purchase'
import { questionId, type QuestionDraft, type QuestionId } from '#domain/reviews/question'
import { answerBy, questionShown, saveAnswer } from '#schema/products/reviews/answers'
import { answerOfPerson, keepAnswerer } from '#schema/users/reviews/answerers'
import { purge } from '../../cache/purge.ts'
import { productTag, REVIEWS } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { sealedBytes } from '../../http/seal.ts'
import { noticedIn } from './noticed.ts'
import { purchaseProven, type OrderProof } from './proof.ts'

export type AnswerRefusal =
  | { readonly code: 'order-unknown' }
  | { readonly code: 'question-unknown' }
  | PurchaseRefusal
  | AnswerInvalid

/** The same for the same person and question, and nobody can tell from it who it is; whoever was forgotten since is somebody else. */
const idOf = async (env: Env, email: string, question: QuestionId): Promise<AnswerId> => {
  const known = await answerOfPerson(env.USERS_DB, { email, question })
  if (known) return known
  const id = `ans_${base32((await sealedBytes(env, 'answer', `${email}\n${question}`)).subarray(0, 24))}` as AnswerId
  const isForgotten = (await answerBy(env.PRODUCTS_DB, id)) !== undefined
  return isForgotten ? (`ans_${base32(crypto.getRandomValues(new Uint8Array(24)))}` as AnswerId) : id
}

/** What the person of this order has answered; undefined: nothing yet. */
export const ownAnswer = async (env: Env, email: string, question: QuestionId): Promise<OwnersAnswer | undefined> => {
  const id = await answerOfPerson(env.USERS_DB, { email: emailKey(email), question })
  return id && answerBy(env.PRODUCTS_DB, id)
}

type Answering = {
  readonly proof: OrderProof
  /** As it was named: it may be none. */
  readonly question: string
  readonly said: QuestionDraft
  readonly language: Language
}

/** Sent again in other words it replaces the first and waits once more; in the same words it changes nothing. */
export const answerAsOwner = async (
  env: Env,
  { proof, question: named, said, language }: Answering,
  now: number,
): Promise<Result<OwnersAnswer, AnswerRefusal>> => {
  const id = questionId(named)
  const question = id && (await questionShown(env.PRODUCTS_DB, id))
  if (!question) return refuse({ code: 'question-unknown' })
  const proven = await purchaseProven(env, proof, question.productId)
  if (!proven.ok) return proven
  const checked = checkAnswer(said)
  if (!checked.ok) return checked
  const draft = checked.value
  const { order } = proven.value
  const email = emailKey(order.email)
  const before = await ownAnswer(env, email, question.id)
  if (before && before.body === draft.body && before.name === draft.name) return ok(before)
  const { id: orderId, customerId = null } = order
  const answer = await keepAnswerer(
    env.USERS_DB,
    { answer: await idOf(env, email, question.id), question: question.id, email, orderId, customerId },
    now,
  )
  const flags = await noticedIn(draft.body, draft.name)
  const { productId, handle } = question
  const kept = await saveAnswer(
    env.PRODUCTS_DB,
    { ...draft, id: answer, question: question.id, productId, language, flags },
    now,
  )
  if (before?.state === 'published') purge([productTag(handle), REVIEWS])
  return ok(kept)
}
