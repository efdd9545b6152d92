/** What staff decide of reviews and questions: by the stated rules alone, so no command knows the stars. */
import { z } from 'zod'
import { ANSWER_MAX } from '#domain/reviews/question'
import { REASONS, REPLY_MAX } from '#domain/reviews/review'
import { ok } from '#domain/result'
import { answer, choose, decide, type Decided } from '#schema/products/reviews/save'
import { productTag, REVIEWS } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { id, lines } from '../input.ts'

const permission = 'reviews:change'
const version = z.int().min(1).describe('That was read: one that was edited meanwhile is looked at anew.')
const reason = z
  .enum(REASONS)
  .describe('Which of the stated rules it breaks; the writer is told. That it says little good is none of them.')

/** Of what is not shown nothing is kept. */
const purges = (_: unknown, { handle }: Decided) => (handle === '' ? [] : [productTag(handle), REVIEWS])
const entry =
  (details: Readonly<Record<string, unknown>> = {}) =>
  (_: unknown, { id: subject, before }: Decided) => [{ subject, details: { before, ...details } }]

export const publishingReview = command({
  name: 'reviews:publish',
  permission,
  input: z.strictObject({ id, version }),
  refusals: ['review-unknown', 'review-changed'],
  repeats: 'none',
  act: ({ env }, of) => decide(env.PRODUCTS_DB, 'reviews', of, { state: 'published' }),
  purges,
  audit: entry(),
})

export const decliningReview = command({
  name: 'reviews:decline',
  permission,
  input: z.strictObject({ id, version, reason }),
  refusals: ['review-unknown', 'review-changed'],
  repeats: 'none',
  act: ({ env }, { reason: why, ...of }) => decide(env.PRODUCTS_DB, 'reviews', of, { state: 'declined', reason: why }),
  purges,
  audit: ({ reason: why }, done) => entry({ reason: why })(null, done),
})

/** Several at once, each as it was read: those that have changed meanwhile stay where they are. */
export const publishingReviews = command({
  name: 'reviews:publish-many',
  permission,
  input: z.strictObject({ reviews: z.array(z.strictObject({ id, version })).min(1).max(100) }),
  refusals: [],
  repeats: 'none',
  act: async ({ env }, { reviews }) => {
    const done = await Promise.all(reviews.map((of) => decide(env.PRODUCTS_DB, 'reviews', of, { state: 'published' })))
    const published = done.flatMap((one) => (one.ok ? [one.value] : []))
    return ok({ published, left: reviews.length - published.length })
  },
  purges: (_, { published }) =>
    published.length > 0 ? [REVIEWS, ...published.map(({ handle }) => productTag(handle))] : [],
  audit: (_, { published }) => published.map(({ id: subject, before }) => ({ subject, details: { before } })),
})

/** The shop's word below a review, in the shop's name. */
export const replyingToReview = command({
  name: 'reviews:reply',
  permission,
  input: z.strictObject({
    id,
    version,
    reply: lines(REPLY_MAX).describe('Plain text; empty: taken back.').default(''),
  }),
  refusals: ['review-unknown', 'review-changed'],
  repeats: 'none',
  act: ({ env, now }, { reply, ...of }) => answer(env.PRODUCTS_DB, 'reviews', of, reply, now),
  purges,
  audit: entry(),
})

export const choosingReview = command({
  name: 'reviews:choose',
  permission,
  input: z.strictObject({
    id,
    version,
    chosen: z.boolean().describe('Shown first where a page has a section of reviews.'),
  }),
  refusals: ['review-unknown', 'review-changed'],
  repeats: 'none',
  act: ({ env }, { chosen, ...of }) => choose(env.PRODUCTS_DB, of, chosen),
  purges,
  audit: ({ chosen }, done) => entry({ chosen })(null, done),
})

/** Whoever answers shows the question. */
export const answeringQuestion = command({
  name: 'reviews:answer',
  permission,
  input: z.strictObject({ id, version, answer: lines(ANSWER_MAX).default('') }),
  refusals: ['question-unknown', 'question-changed'],
  repeats: 'none',
  act: ({ env, now }, { answer: text, ...of }) => answer(env.PRODUCTS_DB, 'questions', of, text, now),
  purges,
  audit: entry(),
})

export const decliningQuestion = command({
  name: 'reviews:decline-question',
  permission,
  input: z.strictObject({ id, version, reason }),
  refusals: ['question-unknown', 'question-changed'],
  repeats: 'none',
  act: ({ env }, { reason: why, ...of }) =>
    decide(env.PRODUCTS_DB, 'questions', of, { state: 'declined', reason: why }),
  purges,
  audit: ({ reason: why }, done) => entry({ reason: why })(null, done),
})

/** Shown without an answer, for owners to read; or shown again after a report. */
export const publishingQuestion = command({
  name: 'reviews:publish-question',
  permission,
  input: z.strictObject({ id, version }),
  refusals: ['question-unknown', 'question-changed'],
  repeats: 'none',
  act: ({ env }, of) => decide(env.PRODUCTS_DB, 'questions', of, { state: 'published' }),
  purges,
  audit: entry(),
})

/** What somebody answers who has it: shown, or not, by the rules of reviews. */
export const publishingAnswer = command({
  name: 'reviews:publish-answer',
  permission,
  input: z.strictObject({ id, version }),
  refusals: ['answer-unknown', 'answer-changed'],
  repeats: 'none',
  act: ({ env }, of) => decide(env.PRODUCTS_DB, 'answers', of, { state: 'published' }),
  purges,
  audit: entry(),
})

export const decliningAnswer = command({
  name: 'reviews:decline-answer',
  permission,
  input: z.strictObject({ id, version, reason }),
  refusals: ['answer-unknown', 'answer-changed'],
  repeats: 'none',
  act: ({ env }, { reason: why, ...of }) => decide(env.PRODUCTS_DB, 'answers', of, { state: 'declined', reason: why }),
  purges,
  audit: ({ reason: why }, done) => entry({ reason: why })(null, done),
})
