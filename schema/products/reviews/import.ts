/** Reviews that a file brings along, and all of them on their way out. */
import type { ProductId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Review, ReviewId } from '#domain/reviews/review'
import { REVIEW_COLUMNS, reviewOf, type ReviewRow } from './rows.ts'

export type Brought = Pick<
  Review,
  'stars' | 'title' | 'body' | 'name' | 'pictures' | 'state' | 'reason' | 'reply' | 'repliedAt' | 'writtenAt' | 'source'
> & { readonly id: ReviewId; readonly productId: ProductId; readonly language: Language }

/** Which products have these handles. */
export const productsNamed = async (db: D1Database, handles: readonly string[]): Promise<Map<string, ProductId>> => {
  const { results } = await db
    .prepare(`SELECT handle, id FROM products WHERE handle IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify([...new Set(handles)]))
    .all<{ handle: string; id: ProductId }>()
  return new Map(results.map(({ handle, id }) => [handle, id]))
}

/**
 * Which of these are here already: by their ids, or because the same words were said of the same product in the same second, as by what
 * this shop has exported itself.
 */
export const broughtBefore = async (
  db: D1Database,
  reviews: readonly Pick<Brought, 'id' | 'productId' | 'writtenAt' | 'body'>[],
): Promise<Set<ReviewId>> => {
  const { results } = await db
    .prepare(
      `SELECT j.value ->> 'id' AS id FROM json_each(?1) j
       WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.id = j.value ->> 'id')
         OR (j.value ->> 'body' <> '' AND EXISTS (SELECT 1 FROM reviews r WHERE r.product = j.value ->> 'productId'
           AND r.written_at / 1000 = (j.value ->> 'writtenAt') / 1000 AND r.body = j.value ->> 'body'))`,
    )
    .bind(JSON.stringify(reviews.map(({ id, productId, writtenAt, body }) => ({ id, productId, writtenAt, body }))))
    .all<{ id: ReviewId }>()
  return new Set(results.map(({ id }) => id))
}

/** Brought twice they are there once. @param run the name of the import, by which they are taken back */
export const saveBrought = async (db: D1Database, reviews: readonly Brought[], run: string): Promise<void> => {
  if (reviews.length === 0) return
  await db
    .prepare(
      `INSERT INTO reviews (id, product, state, stars, title, body, pictures, name, language, verified, source, run, reason, reply,
         replied_at, written_at)
       SELECT value ->> 'id', value ->> 'productId', value ->> 'state', value ->> 'stars', value ->> 'title', value ->> 'body',
         value -> 'pictures', value ->> 'name', value ->> 'language', 0, value ->> 'source', ?2, value ->> 'reason', value ->> 'reply',
         value ->> 'repliedAt', value ->> 'writtenAt'
       FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
    )
    .bind(JSON.stringify(reviews), run)
    .run()
}

/** What was edited or decided since stays. @returns those that are gone */
export const takeBack = async (db: D1Database, ids: readonly ReviewId[], run: string): Promise<Set<string>> => {
  const { results } = await db
    .prepare(
      `DELETE FROM reviews WHERE run = ?2 AND version = 1 AND id IN (SELECT value FROM json_each(?1)) RETURNING id`,
    )
    .bind(JSON.stringify(ids), run)
    .all<{ id: string }>()
  return new Set(results.map(({ id }) => id))
}

/** All that are of a product that is there, in the order of their ids. @param after the last id of the page before */
export const reviewsAfter = async (
  db: D1Database,
  after: string,
  most: number,
): Promise<(Review & { readonly handle: string })[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${REVIEW_COLUMNS}, p.handle FROM reviews r JOIN products p ON p.id = r.product
       WHERE r.id > ?1 ORDER BY r.id LIMIT ?2`,
    )
    .bind(after, most)
    .all<ReviewRow & { readonly handle: string }>()
  return results.map(({ handle, ...row }) => ({ ...reviewOf(row), handle }))
}
