/** What staff look through: reviews, questions and answers by their state. No list of them can be narrowed or sorted by stars. */
import type { OwnersAnswer } from '#domain/reviews/answer'
import type { ProductQuestion } from '#domain/reviews/question'
import type { Review, ReviewState } from '#domain/reviews/review'
import {
  ANSWER_COLUMNS,
  answerOf,
  QUESTION_COLUMNS,
  questionOf,
  REVIEW_COLUMNS,
  reviewOf,
  type AnswerRow,
  type Kind,
  type QuestionRow,
  type ReviewRow,
} from './rows.ts'

export const QUEUES = ['waiting', 'reported', 'published', 'declined'] as const
export type Queue = (typeof QUEUES)[number]

/** Of which goods it is; null where they are gone. */
type Goods = { readonly handle: string | null; readonly productTitle: string | null }
export type QueuedReview = Review & Goods
export type QueuedQuestion = ProductQuestion & Goods
/** With what it answers. */
export type QueuedAnswer = OwnersAnswer & Goods & { readonly asked: string }

const NARROW: Readonly<Record<Queue, string>> = {
  waiting: `s.state = 'waiting'`,
  reported: `s.reports > 0 AND s.state = 'published'`,
  published: `s.state = 'published'`,
  declined: `s.state = 'declined'`,
}

/** What waits: what a program has flagged first, then whoever has waited longest. Else the latest. */
const orderOf = (queue: Queue, at: string): string =>
  queue === 'waiting' ? `(s.flags = '[]'), ${at}, s.id` : `${at} DESC, s.id`

type Looking = { readonly queue: Queue; readonly product: string; readonly page: number; readonly most: number }

const GOODS = 'p.handle, p.title AS productTitle'

/** @returns one more than a page has, where there are more */
export const reviewsQueued = async (
  db: D1Database,
  { queue, product, page, most }: Looking,
): Promise<QueuedReview[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${REVIEW_COLUMNS.replaceAll('r.', 's.')}, ${GOODS} FROM reviews s LEFT JOIN products p ON p.id = s.product
       WHERE ${NARROW[queue]} AND (?1 = '' OR p.handle = ?1) ORDER BY ${orderOf(queue, 's.written_at')} LIMIT ?2 OFFSET ?3`,
    )
    .bind(product, most + 1, (page - 1) * most)
    .all<ReviewRow & Goods>()
  return results.map(({ handle, productTitle, ...row }) => ({ ...reviewOf(row), handle, productTitle }))
}

export const questionsQueued = async (
  db: D1Database,
  { queue, product, page, most }: Looking,
): Promise<QueuedQuestion[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${QUESTION_COLUMNS.replaceAll('q.', 's.')}, ${GOODS} FROM questions s LEFT JOIN products p ON p.id = s.product
       WHERE ${NARROW[queue]} AND (?1 = '' OR p.handle = ?1) ORDER BY ${orderOf(queue, 's.asked_at')} LIMIT ?2 OFFSET ?3`,
    )
    .bind(product, most + 1, (page - 1) * most)
    .all<QuestionRow & Goods>()
  return results.map(({ handle, productTitle, ...row }) => ({ ...questionOf(row), handle, productTitle }))
}

export const answersQueued = async (
  db: D1Database,
  { queue, product, page, most }: Looking,
): Promise<QueuedAnswer[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${ANSWER_COLUMNS.replaceAll('a.', 's.')}, ${GOODS}, q.body AS asked FROM answers s
       JOIN questions q ON q.id = s.question LEFT JOIN products p ON p.id = s.product
       WHERE ${NARROW[queue]} AND (?1 = '' OR p.handle = ?1) ORDER BY ${orderOf(queue, 's.written_at')} LIMIT ?2 OFFSET ?3`,
    )
    .bind(product, most + 1, (page - 1) * most)
    .all<AnswerRow & Goods & { readonly asked: string }>()
  return results.map(({ handle, productTitle, asked, ...row }) => ({ ...answerOf(row), handle, productTitle, asked }))
}

export type QueueCounts = Readonly<Record<Queue, number>>

type StateRow = { readonly state: ReviewState; readonly many: number; readonly reported: number }

export const countQueue = async (db: D1Database, kind: Kind): Promise<QueueCounts> => {
  const { results } = await db
    .prepare(`SELECT state, count(*) AS many, sum(reports > 0) AS reported FROM ${kind} GROUP BY state`)
    .all<StateRow>()
  const of = (state: ReviewState) => results.find((row) => row.state === state)
  return {
    waiting: of('waiting')?.many ?? 0,
    reported: of('published')?.reported ?? 0,
    published: of('published')?.many ?? 0,
    declined: of('declined')?.many ?? 0,
  }
}
