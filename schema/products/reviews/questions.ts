/** Questions as they are asked. How they are decided and answered: save.ts. */
import type { ProductId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Flag } from '#domain/reviews/flags'
import type { QuestionDraft, QuestionId } from '#domain/reviews/question'

export type Asked = QuestionDraft & {
  readonly id: QuestionId
  readonly productId: ProductId
  readonly language: Language
  readonly flags: readonly Flag[]
}

/** Asked twice with one id it is there once. */
export const saveQuestion = async (
  db: D1Database,
  { id, productId, body, name, language, flags }: Asked,
  now: number,
): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO questions (id, product, state, body, name, language, flags, asked_at)
       VALUES (?1, ?2, 'waiting', ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING`,
    )
    .bind(id, productId, body, name, language, JSON.stringify(flags), now)
    .run()
}
