/** Rows of reviews, questions and answers as the rest of the shop knows them. */
import type { OwnersAnswer } from '#domain/reviews/answer'
import type { ProductQuestion } from '#domain/reviews/question'
import type { Review } from '#domain/reviews/review'
import type { answers, questions, reviews } from './review-tables.ts'

/** Their tables. */
export type Kind = 'reviews' | 'questions' | 'answers'

/** As SQL gives them: a column of JSON is text, a truth is a number. */
type Raw<Row, Json extends keyof Row, Truth extends keyof Row = never> = {
  readonly [Key in keyof Row]: Key extends Json
    ? Row[Key] extends null | (infer _)
      ? null extends Row[Key]
        ? string | null
        : string
      : string
    : Key extends Truth
      ? number
      : Row[Key]
}

export type ReviewRow = Raw<
  Omit<typeof reviews.$inferSelect, 'run'>,
  'choice' | 'pictures' | 'flags',
  'verified' | 'chosen'
>
export type QuestionRow = Raw<typeof questions.$inferSelect, 'flags'>
export type AnswerRow = Raw<typeof answers.$inferSelect, 'flags'>

/** Of `r`, a review. */
export const REVIEW_COLUMNS = `r.id, r.product, r.variant, r.choice, r.state, r.stars, r.title, r.body, r.pictures, r.name, r.language,
  r.verified, r.source, r.flags, r.reason, r.reply, r.replied_at AS repliedAt, r.helpful, r.reports, r.chosen,
  r.written_at AS writtenAt, r.edited_at AS editedAt, r.version`

/** Of `q`, a question. */
export const QUESTION_COLUMNS = `q.id, q.product, q.state, q.body, q.name, q.language, q.flags, q.reason, q.answer,
  q.answered_at AS answeredAt, q.helpful, q.reports, q.asked_at AS askedAt, q.version`

/** Of `a`, an answer of somebody who has it. */
export const ANSWER_COLUMNS = `a.id, a.question, a.product, a.state, a.body, a.name, a.language, a.flags, a.reason, a.helpful, a.reports,
  a.written_at AS writtenAt, a.edited_at AS editedAt, a.version`

const pairsOf = (columns: string) =>
  Array.from(columns.matchAll(/[qar]\.(\w+)(?: AS (\w+))?/g), ([, column, name = column]) => `'${name}', ${name}`).join(
    ', ',
  )

/** The same as one JSON object each, for what travels beside another answer. */
export const REVIEW_PAIRS = pairsOf(REVIEW_COLUMNS)
export const QUESTION_PAIRS = pairsOf(QUESTION_COLUMNS)
export const ANSWER_PAIRS = pairsOf(ANSWER_COLUMNS)

export const reviewOf = ({
  product,
  variant,
  choice,
  pictures,
  flags,
  verified,
  chosen,
  ...row
}: ReviewRow): Review => ({
  ...row,
  productId: product,
  variantId: variant,
  choice: choice === null ? null : JSON.parse(choice),
  pictures: JSON.parse(pictures),
  flags: JSON.parse(flags),
  isVerified: verified === 1,
  isChosen: chosen === 1,
})

export const questionOf = ({ product, flags, ...row }: QuestionRow): ProductQuestion => ({
  ...row,
  productId: product,
  flags: JSON.parse(flags),
})

export const answerOf = ({ product, flags, ...row }: AnswerRow): OwnersAnswer => ({
  ...row,
  productId: product,
  flags: JSON.parse(flags),
})
