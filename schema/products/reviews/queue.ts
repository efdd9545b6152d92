/** What staff look through: reviews and questions by their state. No list of them can be narrowed or sorted by stars. */
import type { ProductQuestion } from '#domain/reviews/question'
import type { Review, ReviewState } from '#domain/reviews/review'
import { QUESTION_COLUMNS, questionOf, REVIEW_COLUMNS, reviewOf, type QuestionRow, type ReviewRow } from './rows.ts'

export const QUEUES = ['waiting', 'reported', 'published', 'declined'] as const
export type Queue = (typeof QUEUES)[number]

/** Of which goods it is; null where they are gone. */
type Goods = { readonly handle: string | null; readonly productTitle: string | null }
export type QueuedReview = Review & Goods
export type QueuedQuestion = ProductQuestion & Goods

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

export type QueueCounts = Readonly<Record<Queue, number>>

type StateRow = { readonly state: ReviewState; readonly many: number; readonly reported: number }

export const countQueue = async (db: D1Database, kind: 'reviews' | 'questions'): Promise<QueueCounts> => {
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
