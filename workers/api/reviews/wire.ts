/** Reviews and questions as programs see them. Who wrote one is told to staff alone. */
import { z } from '@hono/zod-openapi'
import { inLanguage, type Language as Spoken } from '#domain/languages'
import type { Answerer, OwnersAnswer } from '#domain/reviews/answer'
import { FLAGS } from '#domain/reviews/flags'
import type { ProductQuestion } from '#domain/reviews/question'
import { REASONS, REVIEW_STATES, SOURCES, type Review as Kept, type Reviewer } from '#domain/reviews/review'
import { Instant, Language } from '../contract/parts.ts'

const said = {
  id: z.string().openapi({ example: 'rev_7k3m9qxd0000000000000000' }),
  stars: z.int().min(1).max(5),
  title: z.string().describe('Plain text, as all of it: escape it before it stands in HTML.'),
  body: z.string(),
  name: z
    .string()
    .describe('As the writer chose to be shown; empty: somebody who chose none, or has asked to be forgotten.'),
  language: Language,
  verified: z.boolean().describe('This shop has seen the order.'),
  source: z.enum(SOURCES).describe('Where it was written.'),
  choice: z.string().describe('Which variant was bought; empty where it is not known.'),
  pictures: z.array(z.object({ src: z.string(), width: z.int().nullable(), height: z.int().nullable() })),
  reply: z.string().describe('Of the shop; empty without one.'),
  repliedAt: Instant.nullable(),
  helpful: z.int(),
  writtenAt: Instant,
  editedAt: Instant.nullable(),
}

export const Review = z.object(said).openapi('Review')

export const OwnReview = z
  .object({
    ...said,
    state: z.enum(REVIEW_STATES).describe('`waiting`: a person has not read it yet.'),
    reason: z.enum(REASONS).nullable().describe('Which rule it breaks, where it is declined.'),
  })
  .openapi('OwnReview')

export const StaffReview = OwnReview.extend({
  productId: z.string(),
  handle: z.string().nullable().describe('Null where the product is gone.'),
  flags: z.array(z.enum(FLAGS)).describe('What a program has noticed. It decides nothing.'),
  reports: z.array(z.object({ reason: z.string(), many: z.int() })),
  chosen: z.boolean(),
  orderId: z.string().nullable(),
  email: z.string().describe('Empty where it is not known, or forgotten.'),
  version: z.int(),
}).openapi('StaffReview')

export const StaffQuestion = z
  .object({
    id: z.string(),
    productId: z.string(),
    handle: z.string().nullable(),
    state: z.enum(REVIEW_STATES),
    body: z.string(),
    name: z.string(),
    language: Language,
    flags: z.array(z.enum(FLAGS)),
    reason: z.enum(REASONS).nullable(),
    answer: z.string(),
    answeredAt: Instant.nullable(),
    helpful: z.int(),
    askedAt: Instant,
    version: z.int(),
  })
  .openapi('StaffQuestion')

const ofAnswer = {
  id: z.string().openapi({ example: 'ans_7k3m9qxd0000000000000000' }),
  body: z.string(),
  name: z.string(),
  language: Language,
  helpful: z.int(),
  writtenAt: Instant,
  editedAt: Instant.nullable(),
}
const Answer = z.object(ofAnswer).openapi('OwnersAnswer')

export const OwnAnswer = z
  .object({
    ...ofAnswer,
    question: z.string(),
    state: z.enum(REVIEW_STATES).describe('`waiting`: a person has not read it yet.'),
    reason: z.enum(REASONS).nullable().describe('Which rule it breaks, where it is declined.'),
  })
  .openapi('OwnAnswer')

export const StaffAnswer = OwnAnswer.extend({
  asked: z.string().describe('What it answers.'),
  productId: z.string(),
  handle: z.string().nullable(),
  flags: z.array(z.enum(FLAGS)),
  orderId: z.string().nullable(),
  email: z.string().describe('Empty where it is forgotten.'),
  version: z.int(),
}).openapi('StaffAnswer')

export const Question = StaffQuestion.pick({
  id: true,
  body: true,
  name: true,
  language: true,
  answer: true,
  answeredAt: true,
  helpful: true,
  askedAt: true,
})
  .extend({ answers: z.array(Answer).describe('Of those who have it: the shop has seen their orders.') })
  .openapi('Question')

export const Counts = z
  .object({ waiting: z.int(), reported: z.int(), published: z.int(), declined: z.int() })
  .openapi('ReviewCounts')
export const Decided = z.object({ id: z.string(), handle: z.string() }).openapi('DecidedReview')

export const reviewOf = (review: Kept, language: Spoken): z.infer<typeof Review> => {
  const { id, stars, title, body, name, source, pictures, reply, repliedAt, helpful, writtenAt, editedAt } = review
  const plain = { id, stars, title, body, name, source, reply, repliedAt, helpful, writtenAt, editedAt }
  return {
    ...plain,
    language: review.language,
    verified: review.isVerified,
    choice: review.choice ? inLanguage(review.choice, language) : '',
    pictures: pictures.map(({ src, width, height }) => ({ src, width, height })),
  }
}

export const ownReviewOf = (review: Kept, language: Spoken): z.infer<typeof OwnReview> => ({
  ...reviewOf(review, language),
  state: review.state,
  reason: review.reason,
})

type Whole = {
  readonly review: Kept & { readonly handle?: string | null }
  readonly reviewer: Reviewer | null
  readonly reports: readonly { readonly reason: string; readonly many: number }[]
}

export const staffReviewOf = ({ review, reviewer, reports }: Whole): z.infer<typeof StaffReview> => ({
  ...ownReviewOf(review, 'en'),
  productId: review.productId,
  handle: review.handle ?? null,
  flags: [...review.flags],
  reports: reports.map(({ reason, many }) => ({ reason, many })),
  chosen: review.isChosen,
  orderId: reviewer?.orderId ?? null,
  email: reviewer?.email ?? '',
  version: review.version,
})

export const staffQuestionOf = (
  question: ProductQuestion & { readonly handle: string | null },
): z.infer<typeof StaffQuestion> => {
  const { id, productId, handle, state, body, name, language, reason, answer, answeredAt, helpful, askedAt, version } =
    question
  const plain = {
    id,
    productId,
    handle,
    state,
    body,
    name,
    language,
    reason,
    answer,
    answeredAt,
    helpful,
    askedAt,
    version,
  }
  return { ...plain, flags: [...question.flags] }
}

const answerOf = ({ id, body, name, language, helpful, writtenAt, editedAt }: OwnersAnswer) => ({
  id,
  body,
  name,
  language,
  helpful,
  writtenAt,
  editedAt,
})

export const ownAnswerOf = (answer: OwnersAnswer): z.infer<typeof OwnAnswer> => {
  const { question, state, reason } = answer
  return { ...answerOf(answer), question, state, reason }
}

type WholeAnswer = {
  readonly answer: OwnersAnswer & { readonly handle: string | null; readonly asked: string }
  readonly answerer: Answerer | null
}

export const staffAnswerOf = ({ answer, answerer }: WholeAnswer): z.infer<typeof StaffAnswer> => {
  const { asked, productId, handle, flags, version } = answer
  const about = { asked, productId, handle, flags: [...flags], version }
  return { ...ownAnswerOf(answer), ...about, orderId: answerer?.orderId ?? null, email: answerer?.email ?? '' }
}

export const questionOf = (
  question: ProductQuestion & { readonly answers: readonly OwnersAnswer[] },
): z.infer<typeof Question> => {
  const { id, body, name, language, answer, answeredAt, helpful, askedAt, answers } = question
  return { id, body, name, language, answer, answeredAt, helpful, askedAt, answers: answers.map(answerOf) }
}
