/** Which account has asked which question: the only place that knows. */
import type { CustomerId } from '#domain/ids'
import type { QuestionId } from '#domain/reviews/question'
import type { Person } from './reviewers.ts'

/** The same words of somebody else are that question of theirs: whoever asked first is kept. */
export const keepAsker = async (
  db: D1Database,
  { question, customerId }: { readonly question: QuestionId; readonly customerId: CustomerId },
  now: number,
): Promise<void> => {
  await db
    .prepare('INSERT INTO askers (question, customer_id, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING')
    .bind(question, customerId, now)
    .run()
}

/** @param who by a mail address alone nobody has asked anything */
export const questionsOfPerson = async (db: D1Database, who: Person): Promise<QuestionId[]> => {
  if ('email' in who) return []
  const { results } = await db
    .prepare('SELECT question FROM askers WHERE customer_id = ?1')
    .bind(who.customerId)
    .all<{ question: QuestionId }>()
  return results.map(({ question }) => question)
}

export const forgetAskers = async (db: D1Database, ids: readonly QuestionId[]): Promise<void> => {
  await db
    .prepare('DELETE FROM askers WHERE question IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(ids))
    .run()
}
