/** Who wrote which review: the only place that knows. */
import type { CustomerId, ProductId } from '#domain/ids'
import type { Reviewer, ReviewId } from '#domain/reviews/review'

type Row = Omit<Reviewer, 'productId'> & { readonly product: ProductId }

const COLUMNS = 'review, product, email, order_id AS orderId, customer_id AS customerId'

const reviewerOf = ({ product, ...row }: Row): Reviewer => ({ ...row, productId: product })

/** The review that somebody who has shown an order has written of a thing. @param email as it is compared */
export const reviewOfPerson = async (
  db: D1Database,
  { email, product }: { readonly email: string; readonly product: ProductId },
): Promise<ReviewId | undefined> => {
  const row = await db
    .prepare('SELECT review FROM reviewers WHERE email = ?1 AND product = ?2 AND order_id IS NOT NULL')
    .bind(email, product)
    .first<{ review: ReviewId }>()
  return row?.review
}

/** @returns under which review: of two who come at once, both are told the same */
export const keepReviewer = async (db: D1Database, reviewer: Reviewer, now: number): Promise<ReviewId> => {
  const { review, productId, email, orderId, customerId } = reviewer
  await db
    .prepare(
      `INSERT INTO reviewers (review, product, email, order_id, customer_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT DO NOTHING`,
    )
    .bind(review, productId, email, orderId, customerId, now)
    .run()
  return (await reviewOfPerson(db, { email, product: productId })) ?? review
}

/** Of reviews that an import brings: they show no order. */
export const keepImportedReviewers = async (
  db: D1Database,
  reviewers: readonly Pick<Reviewer, 'review' | 'productId' | 'email'>[],
  now: number,
): Promise<void> => {
  if (reviewers.length === 0) return
  await db
    .prepare(
      `INSERT INTO reviewers (review, product, email, at)
       SELECT value ->> 'review', value ->> 'productId', value ->> 'email', ?2 FROM json_each(?1) WHERE true
       ON CONFLICT DO NOTHING`,
    )
    .bind(JSON.stringify(reviewers), now)
    .run()
}

export const reviewersOf = async (db: D1Database, ids: readonly ReviewId[]): Promise<Map<ReviewId, Reviewer>> => {
  if (ids.length === 0) return new Map()
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM reviewers WHERE review IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids))
    .all<Row>()
  return new Map(results.map((row) => [row.review, reviewerOf(row)]))
}

export type Person = { readonly email: string } | { readonly customerId: CustomerId }

/** Everything that somebody wrote: for what they are given of their data, and for forgetting them. */
export const reviewsOfPerson = async (db: D1Database, who: Person): Promise<ReviewId[]> => {
  const [column, value] = 'email' in who ? (['email', who.email] as const) : (['customer_id', who.customerId] as const)
  const { results } = await db
    .prepare(`SELECT review FROM reviewers WHERE ${column} = ?1 AND ${column} <> ''`)
    .bind(value)
    .all<{ review: ReviewId }>()
  return results.map(({ review }) => review)
}

export const forgetReviewers = async (db: D1Database, ids: readonly ReviewId[]): Promise<void> => {
  await db
    .prepare('DELETE FROM reviewers WHERE review IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(ids))
    .run()
}

/** How many reviews somebody has written, by their account or by an address of theirs. */
export const countReviewsBy = async (
  db: D1Database,
  { customers, emails }: { readonly customers: readonly string[]; readonly emails: readonly string[] },
): Promise<number> =>
  (await db
    .prepare(
      `SELECT count(*) AS reviews FROM (
         SELECT review FROM reviewers WHERE customer_id IN (SELECT value FROM json_each(?1)) AND customer_id IS NOT NULL
         UNION SELECT review FROM reviewers WHERE email IN (SELECT value FROM json_each(?2)) AND email <> '')`,
    )
    .bind(JSON.stringify(customers), JSON.stringify(emails))
    .first<number>('reviews')) ?? 0
