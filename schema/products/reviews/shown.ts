/** What shoppers read of reviews: published ones alone. */
import { PAGE_SIZE, placeIn, type Histogram, type ReviewPlace, type ReviewQuery } from '#domain/reviews/list'
import type { OwnersAnswer } from '#domain/reviews/answer'
import type { ProductQuestion } from '#domain/reviews/question'
import type { Review, ReviewId } from '#domain/reviews/review'
import { readTogether, rowsIn, type Reading } from '../catalog/reading.ts'
import {
  ANSWER_COLUMNS,
  ANSWER_PAIRS,
  answerOf,
  QUESTION_COLUMNS,
  QUESTION_PAIRS,
  questionOf,
  REVIEW_COLUMNS,
  REVIEW_PAIRS,
  reviewOf,
  type AnswerRow,
  type Kind,
  type QuestionRow,
  type ReviewRow,
} from './rows.ts'

/** With what those answer who have it, the most helpful first. */
export type AnsweredQuestion = ProductQuestion & { readonly answers: readonly OwnersAnswer[] }

export type ReviewsOfProduct = {
  readonly reviews: readonly Review[]
  /** From five stars down to one. */
  readonly histogram: Histogram
  /** How many have pictures. */
  readonly withPictures: number
  readonly questions: readonly AnsweredQuestion[]
}

const ORDER: Readonly<Record<ReviewQuery['sort'], string>> = {
  helpful: 'r.helpful DESC, r.written_at DESC, r.id',
  newest: 'r.written_at DESC, r.id',
  highest: 'r.stars DESC, r.written_at DESC, r.id',
  lowest: 'r.stars, r.written_at DESC, r.id',
}

const OF_HANDLE = '(SELECT id FROM products WHERE handle = ?1)'

type Counted = { readonly stars: number; readonly many: number; readonly pictured: number }

const histogramIn = (rows: readonly Counted[]): Histogram => {
  const of = (stars: number) => rows.find((row) => row.stars === stars)?.many ?? 0
  return [of(5), of(4), of(3), of(2), of(1)]
}

type AskedRow = QuestionRow & { readonly answers: readonly AnswerRow[] }

/** Below one question. */
const ANSWERS_SHOWN = 20

const shown = { sort: 'helpful', stars: null, withPictures: false, page: 1 } as const satisfies ReviewQuery

/** Whose turn it is behind a place: the words of ORDER, with what stands there. @param at binds a value */
const behind = (
  sort: ReviewQuery['sort'],
  { key, writtenAt, id }: ReviewPlace,
  at: (value: unknown) => string,
): string => {
  const [when, which] = [at(writtenAt), at(id)]
  const later = `(r.written_at < ${when} OR r.written_at = ${when} AND r.id > ${which})`
  if (sort === 'newest') return later
  const [column, sign] = { helpful: ['helpful', '<'], highest: ['stars', '<'], lowest: ['stars', '>'] }[sort]
  const first = at(key)
  return `(r.${column} ${sign} ${first} OR r.${column} = ${first} AND ${later})`
}

type Asking = {
  readonly query?: ReviewQuery
  /** Behind this one, instead of the page of the query. */
  readonly after?: ReviewPlace | null
  readonly reviews: number
  readonly questions: number
}

/** So many reviews, and questions, asked for at once; they travel with whatever else is read of the product. */
export const reviewsReading = (
  db: D1Database,
  handle: string,
  { query = shown, after = null, reviews: many, questions: asked }: Asking,
): Reading<ReviewsOfProduct> => {
  const values: unknown[] = [handle, many, after ? 0 : (query.page - 1) * many, asked]
  const at = (value: unknown) => `?${values.push(value)}`
  const where = [
    `r.product = ${OF_HANDLE}`,
    "r.state = 'published'",
    ...(query.stars === null ? [] : [`r.stars = ${at(query.stars)}`]),
    ...(query.withPictures ? ["r.pictures <> '[]'"] : []),
    ...(after ? [behind(query.sort, after, at)] : []),
  ].join(' AND ')
  return {
    statements: [
      db
        .prepare(
          `SELECT (SELECT json_group_array(json_object(${REVIEW_PAIRS})) FROM (
               SELECT ${REVIEW_COLUMNS} FROM reviews r WHERE ${where}
               ORDER BY ${ORDER[query.sort]} LIMIT ?2 OFFSET ?3)) AS reviews,
             (SELECT json_group_array(json_object('stars', stars, 'many', many, 'pictured', pictured)) FROM (
               SELECT stars, count(*) AS many, sum(pictures <> '[]') AS pictured FROM reviews
               WHERE product = ${OF_HANDLE} AND state = 'published' GROUP BY stars)) AS stars,
             (SELECT json_group_array(json_object(${QUESTION_PAIRS}, 'answers', json(answers))) FROM (
               SELECT ${QUESTION_COLUMNS}, (SELECT json_group_array(json_object(${ANSWER_PAIRS})) FROM (
                   SELECT ${ANSWER_COLUMNS} FROM answers a WHERE a.question = q.id AND a.state = 'published'
                   ORDER BY a.helpful DESC, a.written_at, a.id LIMIT ${ANSWERS_SHOWN})) AS answers
               FROM questions q WHERE q.product = ${OF_HANDLE} AND q.state = 'published'
               ORDER BY q.helpful DESC, q.asked_at DESC, q.id LIMIT ?4)) AS questions`,
        )
        .bind(...values),
    ],
    read: ([found]) => {
      const [told] = rowsIn<Readonly<Record<'reviews' | 'stars' | 'questions', string>>>(found)
      const reviews: ReviewRow[] = JSON.parse(told?.reviews ?? '[]')
      const stars: Counted[] = JSON.parse(told?.stars ?? '[]')
      const questions: AskedRow[] = JSON.parse(told?.questions ?? '[]')
      return {
        reviews: reviews.map(reviewOf),
        histogram: histogramIn(stars),
        withPictures: stars.reduce((sum, row) => sum + row.pictured, 0),
        questions: questions.map(({ answers, ...question }) => ({
          ...questionOf(question),
          answers: answers.map(answerOf),
        })),
      }
    },
  }
}

/** A page of them. */
export const reviewPageReading = (db: D1Database, handle: string, query: ReviewQuery): Reading<ReviewsOfProduct> =>
  reviewsReading(db, handle, { query, reviews: PAGE_SIZE, questions: QUESTIONS_SHOWN })

/** On the page of reviews. */
const QUESTIONS_SHOWN = 50

/** Of which product something is that is shown: its handle; undefined when it is not there for shoppers. */
export const subjectShown = async (
  db: D1Database,
  kind: Kind,
  id: string,
): Promise<{ readonly handle: string } | undefined> => {
  // What is below a question that is not shown is not shown either.
  const isAnswer = kind === 'answers'
  const row = await db
    .prepare(
      `SELECT p.handle FROM ${kind} s JOIN products p ON p.id = s.product
       ${isAnswer ? `JOIN questions q ON q.id = s.question AND q.state = 'published'` : ''}
       WHERE s.id = ?1 AND s.state = 'published'`,
    )
    .bind(id)
    .first<{ handle: string }>()
  return row ?? undefined
}

export type ReviewOfGoods = Review & {
  readonly handle: string
  readonly productTitle: string
  readonly titleZh: string | null
}
type GoodsRow = ReviewRow & Pick<ReviewOfGoods, 'handle' | 'productTitle' | 'titleZh'>

/**
 * For sections of pages: the ones that staff have chosen, and then the latest, of goods that are for sale. Which were chosen is shown
 * by no star: the page says so.
 *
 * @param handle of a collection; empty: of all goods
 */
export const reviewsForSection = (
  db: D1Database,
  { handle, most }: { readonly handle: string; readonly most: number },
): Reading<ReviewOfGoods[]> => ({
  statements: [
    db
      .prepare(
        `SELECT ${REVIEW_COLUMNS}, p.handle, p.title AS productTitle, p.translations ->> '$.zh.title' AS titleZh
         FROM reviews r CROSS JOIN products p ON p.id = r.product AND p.status = 'active' AND p.shown = 1
         WHERE r.state = 'published' AND r.body <> '' AND (?1 = '' OR EXISTS (
           SELECT 1 FROM collection_products m JOIN collections c ON c.number = m.collection
           WHERE m.product = p.number AND c.handle = ?1))
         ORDER BY r.chosen DESC, r.written_at DESC LIMIT ?2`,
      )
      .bind(handle, most),
  ],
  read: ([found]) =>
    rowsIn<GoodsRow>(found).map(({ handle: of, productTitle, titleZh, ...row }) => ({
      ...reviewOf(row),
      handle: of,
      productTitle,
      titleZh,
    })),
})

export const reviewBy = async (db: D1Database, id: ReviewId): Promise<Review | undefined> => {
  const row = await db.prepare(`SELECT ${REVIEW_COLUMNS} FROM reviews r WHERE r.id = ?1`).bind(id).first<ReviewRow>()
  return row ? reviewOf(row) : undefined
}

/** A page, and where the next one begins; null: there is none. @param after where this one does, instead of by its number */
export const reviewPage = async (
  db: D1Database,
  handle: string,
  query: ReviewQuery,
  after: ReviewPlace | null,
): Promise<ReviewsOfProduct & { readonly next: ReviewPlace | null }> => {
  // By number one more cannot be asked for: the next page begins with it.
  const most = after || query.page === 1 ? PAGE_SIZE + 1 : PAGE_SIZE
  const [page] = await readTogether<[ReviewsOfProduct]>(db, [
    reviewsReading(db, handle, { query, after, reviews: most, questions: QUESTIONS_SHOWN }),
  ])
  const reviews = page.reviews.slice(0, PAGE_SIZE)
  const last = reviews.at(-1)
  const isMore = most > PAGE_SIZE ? page.reviews.length > PAGE_SIZE : reviews.length === PAGE_SIZE
  return { ...page, reviews, next: isMore && last ? placeIn(query.sort, last) : null }
}

export type ReviewInFeed = Review & {
  readonly handle: string
  readonly productTitle: string
  readonly titleZh: string | null
  readonly vendor: string
  /** Of all its variants; empty ones left out. */
  readonly barcodes: readonly string[]
  readonly skus: readonly string[]
}
type FeedRow = ReviewRow & Omit<ReviewInFeed, keyof Review | 'barcodes' | 'skus'> & { barcodes: string; skus: string }

const ofVariants = (column: string) =>
  `(SELECT json_group_array(${column}) FROM (SELECT ${column} FROM variants WHERE product = p.number AND ${column} <> '' LIMIT 50))`

/** Reviews with a text, of goods that are for sale, in an order that stays. @param after an id, empty to begin with */
export const reviewsAfter = async (db: D1Database, after: string, limit: number): Promise<ReviewInFeed[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${REVIEW_COLUMNS}, p.handle, p.title AS productTitle, p.translations ->> '$.zh.title' AS titleZh, p.vendor,
         ${ofVariants('barcode')} AS barcodes, ${ofVariants('sku')} AS skus
       FROM reviews r CROSS JOIN products p ON p.id = r.product AND p.status = 'active' AND p.shown = 1
       WHERE r.id > ?1 AND r.state = 'published' AND r.title || r.body <> '' ORDER BY r.id LIMIT ?2`,
    )
    .bind(after, limit)
    .all<FeedRow>()
  return results.map(({ handle, productTitle, titleZh, vendor, barcodes, skus, ...row }) => ({
    ...reviewOf(row),
    handle,
    productTitle,
    titleZh,
    vendor,
    barcodes: JSON.parse(barcodes),
    skus: JSON.parse(skus),
  }))
}
