/** Answers of those who have it, as they are written. How they are decided: save.ts. */
import type { ProductId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { AnswerId, OwnersAnswer } from '#domain/reviews/answer'
import type { Flag } from '#domain/reviews/flags'
import type { ProductQuestion, QuestionDraft, QuestionId } from '#domain/reviews/question'
import { ANSWER_COLUMNS, answerOf, QUESTION_COLUMNS, questionOf, type AnswerRow, type QuestionRow } from './rows.ts'

export const answerBy = async (db: D1Database, id: AnswerId): Promise<OwnersAnswer | undefined> => {
  const row = await db.prepare(`SELECT ${ANSWER_COLUMNS} FROM answers a WHERE a.id = ?1`).bind(id).first<AnswerRow>()
  return row ? answerOf(row) : undefined
}

type OfGoods = { readonly handle: string; readonly title: string; readonly titleZh: string | null }
export type ShownQuestion = ProductQuestion & OfGoods

/** One that is shown, with the goods that it is about; undefined for any other. */
export const questionShown = async (db: D1Database, id: QuestionId): Promise<ShownQuestion | undefined> => {
  const row = await db
    .prepare(
      `SELECT ${QUESTION_COLUMNS}, p.handle, p.title, p.translations ->> '$.zh.title' AS titleZh
       FROM questions q JOIN products p ON p.id = q.product WHERE q.id = ?1 AND q.state = 'published'`,
    )
    .bind(id)
    .first<QuestionRow & OfGoods>()
  if (!row) return undefined
  const { handle, title, titleZh, ...question } = row
  return { ...questionOf(question), handle, title, titleZh }
}

export type Answered = QuestionDraft & {
  readonly id: AnswerId
  readonly question: QuestionId
  readonly productId: ProductId
  readonly language: Language
  readonly flags: readonly Flag[]
}

/** What was said before is replaced, and waits again; in the same words it stays what it is. */
export const saveAnswer = async (db: D1Database, answered: Answered, now: number): Promise<OwnersAnswer> => {
  const { id, question, productId, body, name, language, flags } = answered
  await db
    .prepare(
      `INSERT INTO answers (id, question, product, state, body, name, language, flags, written_at)
       VALUES (?1, ?2, ?3, 'waiting', ?4, ?5, ?6, ?7, ?8)
       ON CONFLICT (id) DO UPDATE SET state = 'waiting', reason = NULL, body = excluded.body, name = excluded.name,
         language = excluded.language, flags = excluded.flags, edited_at = excluded.written_at, version = answers.version + 1
       WHERE (answers.body, answers.name) IS NOT (excluded.body, excluded.name)`,
    )
    .bind(id, question, productId, body, name, language, JSON.stringify(flags), now)
    .run()
  const kept = await answerBy(db, id)
  if (!kept) throw new Error(`${id} was written and is not there`)
  return kept
}
