/** What somebody who has the thing answers to a question about it: beside the shop's own answer, and moderated as a review is. */
import { BASE32, type CustomerId, type Id, type OrderId, type ProductId } from '../ids.ts'
import type { Language } from '../languages.ts'
import { refuse, type Result } from '../result.ts'
import type { Flag } from './flags.ts'
import { ANSWER_MAX, checkDraft, type DraftIssue, type QuestionDraft, type QuestionId } from './question.ts'
import type { Reason, ReviewState } from './review.ts'

export type AnswerId = Id<'Answer'>
const ID = new RegExp(`^ans_[${BASE32}]{24}$`)
export const answerId = (text: string | undefined): AnswerId | undefined =>
  text !== undefined && ID.test(text) ? (text as AnswerId) : undefined

/** Each is of somebody whose order the shop has seen: nobody else can write one. */
export type OwnersAnswer = {
  readonly id: AnswerId
  readonly question: QuestionId
  readonly productId: ProductId
  readonly state: ReviewState
  readonly body: string
  /** Empty: somebody who chose none, or has asked to be forgotten. */
  readonly name: string
  readonly language: Language
  readonly flags: readonly Flag[]
  readonly reason: Reason | null
  readonly helpful: number
  readonly reports: number
  readonly writtenAt: number
  readonly editedAt: number | null
  readonly version: number
}

/** What only the users store knows of it. */
export type Answerer = {
  readonly answer: AnswerId
  readonly question: QuestionId
  readonly email: string
  readonly orderId: OrderId
  readonly customerId: CustomerId | null
}

export type AnswerInvalid = { readonly code: 'answer-invalid'; readonly issues: readonly DraftIssue[] }

export const checkAnswer = (sent: QuestionDraft): Result<QuestionDraft, AnswerInvalid> => {
  const checked = checkDraft(sent, ANSWER_MAX)
  return checked.ok ? checked : refuse({ code: 'answer-invalid', issues: checked.refusal })
}
