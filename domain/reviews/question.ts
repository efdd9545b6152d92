/** What somebody asks of a thing before buying it, and what the shop answers. It goes through the states of a review. */
import { BASE32, type Id, type ProductId } from '../ids.ts'
import type { Language } from '../languages.ts'
import { lengthFault, lineFault, repairText } from '../letters.ts'
import { repairLine } from '../one-line.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Flag } from './flags.ts'
import { NAME_MAX, type Reason, type ReviewFault, type ReviewState } from './review.ts'

export type QuestionId = Id<'Question'>
const ID = new RegExp(`^que_[${BASE32}]{24}$`)
export const questionId = (text: string | undefined): QuestionId | undefined =>
  text !== undefined && ID.test(text) ? (text as QuestionId) : undefined

export type ProductQuestion = {
  readonly id: QuestionId
  readonly productId: ProductId
  readonly state: ReviewState
  readonly body: string
  /** Empty: somebody who gave none. */
  readonly name: string
  readonly language: Language
  readonly flags: readonly Flag[]
  readonly reason: Reason | null
  readonly answer: string
  readonly answeredAt: number | null
  readonly helpful: number
  readonly reports: number
  readonly askedAt: number
  readonly version: number
}

export const QUESTION_MAX = 500
export const ANSWER_MAX = 2_000

export type QuestionDraft = Pick<ProductQuestion, 'body' | 'name'>
export type DraftIssue = { readonly field: 'body' | 'name'; readonly fault: ReviewFault }
export type QuestionInvalid = { readonly code: 'question-invalid'; readonly issues: readonly DraftIssue[] }

/** A text and a name, put right and then judged. @param most letters of the text */
export const checkDraft = (sent: QuestionDraft, most: number): Result<QuestionDraft, readonly DraftIssue[]> => {
  const draft = { body: repairText(sent.body), name: repairLine(sent.name.toWellFormed()) }
  const [amiss, nameAmiss] = [lengthFault(draft.body, most), lineFault(draft.name, NAME_MAX)]
  const isSaid = draft.body === '' || /[\p{L}\p{N}]/u.test(draft.body)
  const issues: DraftIssue[] = [
    ...(draft.body === '' ? [{ field: 'body', fault: 'required' } as const] : []),
    ...(amiss ? [{ field: 'body', fault: amiss } as const] : []),
    ...(isSaid || amiss === 'unwritable' ? [] : [{ field: 'body', fault: 'unwritable' } as const]),
    ...(nameAmiss ? [{ field: 'name', fault: nameAmiss } as const] : []),
  ]
  return issues.length > 0 ? refuse(issues) : ok(draft)
}

export const checkQuestion = (sent: QuestionDraft): Result<QuestionDraft, QuestionInvalid> => {
  const checked = checkDraft(sent, QUESTION_MAX)
  return checked.ok ? checked : refuse({ code: 'question-invalid', issues: checked.refusal })
}
