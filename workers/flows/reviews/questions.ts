/** What staff read of reviews and of questions to the shop. No input of them knows the stars. */
import { z } from 'zod'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { ok, refuse } from '#domain/result'
import { reviewId } from '#domain/reviews/review'
import { answersQueued, countQueue, QUEUES, questionsQueued, reviewsQueued } from '#schema/products/reviews/queue'
import { reviewBy } from '#schema/products/reviews/shown'
import { reportsOf } from '#schema/products/reviews/votes'
import { answerersOf } from '#schema/users/reviews/answerers'
import { reviewersOf } from '#schema/users/reviews/reviewers'
import { question } from '../question.ts'

const permission = 'reviews:see'

export const REVIEWS_LISTED = 25

const narrowed = {
  queue: z.enum(QUEUES).default('waiting').describe('`reported`: shown, and reported since somebody looked last.'),
  product: z.string().max(HANDLE_MAX).default('').describe('A handle.'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
}

/** With who wrote them, where an order or an import has said so, and why they were reported. */
export const listingReviews = question({
  name: 'reviews:list',
  permission,
  input: z.object(narrowed),
  refusals: [],
  answer: async ({ env }, { queue, product, page }) => {
    const [found, counts] = await Promise.all([
      reviewsQueued(env.PRODUCTS_DB, { queue, product, page, most: REVIEWS_LISTED }),
      countQueue(env.PRODUCTS_DB, 'reviews'),
    ])
    const reviews = found.slice(0, REVIEWS_LISTED)
    const ids = reviews.map(({ id }) => id)
    const [reviewers, reports] = await Promise.all([reviewersOf(env.USERS_DB, ids), reportsOf(env.PRODUCTS_DB, ids)])
    const whole = reviews.map((review) => ({
      review,
      reviewer: reviewers.get(review.id) ?? null,
      reports: reports.get(review.id) ?? [],
    }))
    return ok({ reviews: whole, counts, page, isLast: found.length <= REVIEWS_LISTED })
  },
})

export const listingQuestions = question({
  name: 'reviews:questions',
  permission,
  input: z.object(narrowed),
  refusals: [],
  answer: async ({ env }, { queue, product, page }) => {
    const [found, counts] = await Promise.all([
      questionsQueued(env.PRODUCTS_DB, { queue, product, page, most: REVIEWS_LISTED }),
      countQueue(env.PRODUCTS_DB, 'questions'),
    ])
    return ok({ questions: found.slice(0, REVIEWS_LISTED), counts, page, isLast: found.length <= REVIEWS_LISTED })
  },
})

/** What those answer who have it, with what was asked and the order that they have shown. */
export const listingAnswers = question({
  name: 'reviews:answers',
  permission,
  input: z.object(narrowed),
  refusals: [],
  answer: async ({ env }, { queue, product, page }) => {
    const [found, counts] = await Promise.all([
      answersQueued(env.PRODUCTS_DB, { queue, product, page, most: REVIEWS_LISTED }),
      countQueue(env.PRODUCTS_DB, 'answers'),
    ])
    const answers = found.slice(0, REVIEWS_LISTED)
    const answerers = await answerersOf(
      env.USERS_DB,
      answers.map(({ id }) => id),
    )
    const whole = answers.map((answer) => ({ answer, answerer: answerers.get(answer.id) ?? null }))
    return ok({ answers: whole, counts, page, isLast: found.length <= REVIEWS_LISTED })
  },
})

export const readingReview = question({
  name: 'reviews:read',
  permission,
  input: z.object({ id: z.string().max(100) }),
  refusals: ['review-unknown'],
  answer: async ({ env }, { id }) => {
    const known = reviewId(id)
    const review = known && (await reviewBy(env.PRODUCTS_DB, known))
    if (!review) return refuse({ code: 'review-unknown' })
    const [reviewers, reports] = await Promise.all([
      reviewersOf(env.USERS_DB, [review.id]),
      reportsOf(env.PRODUCTS_DB, [review.id]),
    ])
    return ok({ review, reviewer: reviewers.get(review.id) ?? null, reports: reports.get(review.id) ?? [] })
  },
})
