/** Reviews as they are written and decided: each in one statement, so that whoever reads sees the one or the other. */
import type { ProductId, VariantId } from '#domain/ids'
import type { Language, Translated } from '#domain/languages'
import type { Flag } from '#domain/reviews/flags'
import type { Reason, Review, ReviewDraft, ReviewId, ReviewState } from '#domain/reviews/review'
import { ok, refuse, type Result } from '#domain/result'
import type { Kind } from './rows.ts'
import { reviewBy } from './shown.ts'

export type Written = ReviewDraft & {
  readonly id: ReviewId
  readonly productId: ProductId
  readonly variantId: VariantId
  readonly choice: Translated
  readonly language: Language
  readonly flags: readonly Flag[]
}

/** What was said before is replaced, and waits again; said once more in the same words, it stays what it is. */
export const saveWritten = async (db: D1Database, written: Written, now: number): Promise<Review> => {
  const { id, productId, variantId, choice, stars, title, body, pictures, name, language, flags } = written
  await db
    .prepare(
      `INSERT INTO reviews (id, product, variant, choice, state, stars, title, body, pictures, name, language, verified, source, flags,
         written_at)
       VALUES (?1, ?2, ?3, ?4, 'waiting', ?5, ?6, ?7, ?8, ?9, ?10, 1, 'shop', ?11, ?12)
       ON CONFLICT (id) DO UPDATE SET state = 'waiting', reason = NULL, stars = excluded.stars, title = excluded.title,
         body = excluded.body, pictures = excluded.pictures, name = excluded.name, language = excluded.language,
         flags = excluded.flags, edited_at = excluded.written_at, version = reviews.version + 1
       WHERE (reviews.stars, reviews.title, reviews.body, reviews.pictures, reviews.name)
         IS NOT (excluded.stars, excluded.title, excluded.body, excluded.pictures, excluded.name)`,
    )
    .bind(
      id,
      productId,
      variantId,
      JSON.stringify(choice),
      stars,
      title,
      body,
      JSON.stringify(pictures),
      name,
      language,
      JSON.stringify(flags),
      now,
    )
    .run()
  const kept = await reviewBy(db, id)
  if (!kept) throw new Error(`${id} was written and is not there`)
  return kept
}

/** Whether somebody else has said this of anything, word for word. @param body of some length: “Good.” is said by many */
export const isSaidElsewhere = async (db: D1Database, id: ReviewId, body: string): Promise<boolean> =>
  (await db
    .prepare(`SELECT 1 AS found FROM reviews WHERE id <> ?1 AND body = ?2 AND length(body) >= 40 LIMIT 1`)
    .bind(id, body)
    .first('found')) !== null

export type Decision = { readonly state: 'published' } | { readonly state: 'declined'; readonly reason: Reason }
export type Decided = {
  readonly id: string
  readonly handle: string
  readonly before: ReviewState
  readonly changed: boolean
}

const REFUSALS = {
  reviews: { unknown: 'review-unknown', changed: 'review-changed' },
  questions: { unknown: 'question-unknown', changed: 'question-changed' },
  answers: { unknown: 'answer-unknown', changed: 'answer-changed' },
} as const satisfies Readonly<Record<Kind, unknown>>
type Refusals<K extends Kind> = (typeof REFUSALS)[K]
export type DecisionRefusal<K extends Kind> =
  | { readonly code: Refusals<K>['unknown'] }
  /** It was edited, or decided, since it was read. */
  | { readonly code: Refusals<K>['changed']; readonly version: number }

const TEXT = { reviews: ['reply', 'replied_at'], questions: ['answer', 'answered_at'] } as const

type There = { readonly version: number; readonly state: ReviewState; readonly handle: string | null }

const thereOf = (db: D1Database, kind: Kind, id: string): Promise<There | null> =>
  db
    .prepare(
      `SELECT s.version, s.state, p.handle FROM ${kind} s LEFT JOIN products p ON p.id = s.product WHERE s.id = ?1`,
    )
    .bind(id)
    .first<There>()

type Change = { readonly set: string; readonly values: readonly unknown[] }

/** Only as it was read. @returns the handle of the product, empty where it is gone */
const change = async <K extends Kind>(
  db: D1Database,
  kind: K,
  { id, version }: { readonly id: string; readonly version: number },
  { set, values }: Change,
): Promise<Result<Decided, DecisionRefusal<K>>> => {
  const { unknown, changed }: Refusals<K> = REFUSALS[kind]
  const there = await thereOf(db, kind, id)
  if (!there) return refuse({ code: unknown })
  const { meta } = await db
    .prepare(`UPDATE ${kind} SET ${set}, version = version + 1 WHERE id = ?1 AND version = ?2`)
    .bind(id, version, ...values)
    .run()
  if (meta.changes > 0) return ok({ id, handle: there.handle ?? '', before: there.state, changed: true })
  const now = await thereOf(db, kind, id)
  return refuse({ code: changed, version: now?.version ?? there.version })
}

/** Reports are answered by it: whoever keeps it published has looked at them. */
export const decide = <K extends Kind>(
  db: D1Database,
  kind: K,
  of: { readonly id: string; readonly version: number },
  decision: Decision,
): Promise<Result<Decided, DecisionRefusal<K>>> =>
  change(db, kind, of, {
    set: 'state = ?3, reason = ?4, reports = 0',
    values: [decision.state, decision.state === 'declined' ? decision.reason : null],
  })

/** @param text empty: taken back */
export const answer = <K extends keyof typeof TEXT>(
  db: D1Database,
  kind: K,
  of: { readonly id: string; readonly version: number },
  text: string,
  now: number,
): Promise<Result<Decided, DecisionRefusal<K>>> => {
  const [column, at] = TEXT[kind]
  // Whoever answers a question has read it, and shows it.
  const shown = kind === 'questions' && text !== '' ? `, state = 'published', reason = NULL` : ''
  return change(db, kind, of, {
    set: `${column} = ?3, ${at} = ?4${shown}`,
    values: [text, text === '' ? null : now],
  })
}

export const choose = (
  db: D1Database,
  of: { readonly id: string; readonly version: number },
  isChosen: boolean,
): Promise<Result<Decided, DecisionRefusal<'reviews'>>> =>
  change(db, 'reviews', of, { set: 'chosen = ?3', values: [Number(isChosen)] })

/** Whoever wrote these is nobody from now on; the stars and what was said of the goods stay. @returns handles of the goods */
export const forgetNames = async (db: D1Database, kind: Kind, ids: readonly string[]): Promise<string[]> => {
  const [, found] = await db.batch<{ handle: string }>([
    db
      .prepare(
        `UPDATE ${kind} SET name = '', version = version + 1 WHERE name <> '' AND id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(ids)),
    db
      .prepare(
        `SELECT DISTINCT p.handle FROM ${kind} r JOIN products p ON p.id = r.product
         WHERE r.id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(ids)),
  ])
  return (found?.results ?? []).map(({ handle }) => handle)
}
