/** Questions as they are asked. How they are decided and answered: save.ts. */
import type { ProductId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Flag } from '#domain/reviews/flags'
import type { ProductQuestion, QuestionDraft, QuestionId } from '#domain/reviews/question'
import { QUESTION_COLUMNS, questionOf, type QuestionRow } from './rows.ts'

export type Asked = QuestionDraft & {
  readonly id: QuestionId
  readonly productId: ProductId
  readonly language: Language
  readonly flags: readonly Flag[]
}

/** Asked twice with one id it is there once. @returns whether nobody had asked it before */
export const saveQuestion = async (
  db: D1Database,
  { id, productId, body, name, language, flags }: Asked,
  now: number,
): Promise<boolean> => {
  const { meta } = await db
    .prepare(
      `INSERT INTO questions (id, product, state, body, name, language, flags, asked_at)
       VALUES (?1, ?2, 'waiting', ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING`,
    )
    .bind(id, productId, body, name, language, JSON.stringify(flags), now)
    .run()
  return meta.changes > 0
}

/** As whoever asked it is given it among their data. */
export const questionBy = async (db: D1Database, id: QuestionId): Promise<ProductQuestion | undefined> => {
  const row = await db
    .prepare(`SELECT ${QUESTION_COLUMNS} FROM questions q WHERE q.id = ?1`)
    .bind(id)
    .first<QuestionRow>()
  return row ? questionOf(row) : undefined
}
