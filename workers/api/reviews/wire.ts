/** Reviews and questions as programs see them. Who wrote one is told to staff alone. */
import { z } from '@hono/zod-openapi'
import { inLanguage, type Language as Spoken } from '#domain/languages'
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

export const Question = StaffQuestion.pick({
  id: true,
  body: true,
  name: true,
  language: true,
  answer: true,
  answeredAt: true,
  helpful: true,
  askedAt: true,
}).openapi('Question')

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

export const questionOf = (question: ProductQuestion): z.infer<typeof Question> => {
  const { id, body, name, language, answer, answeredAt, helpful, askedAt } = question
  return { id, body, name, language, answer, answeredAt, helpful, askedAt }
}
