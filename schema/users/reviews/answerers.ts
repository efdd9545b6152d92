/** Who has answered which question: the only place that knows. */
import type { Answerer, AnswerId } from '#domain/reviews/answer'
import type { QuestionId } from '#domain/reviews/question'
import type { Person } from './reviewers.ts'

/** @param email as it is compared */
export const answerOfPerson = async (
  db: D1Database,
  { email, question }: { readonly email: string; readonly question: QuestionId },
): Promise<AnswerId | undefined> => {
  const row = await db
    .prepare('SELECT answer FROM answerers WHERE email = ?1 AND question = ?2')
    .bind(email, question)
    .first<{ answer: AnswerId }>()
  return row?.answer
}

/** @returns under which answer: of two who come at once, both are told the same */
export const keepAnswerer = async (db: D1Database, answerer: Answerer, now: number): Promise<AnswerId> => {
  const { answer, question, email, orderId, customerId } = answerer
  await db
    .prepare(
      `INSERT INTO answerers (answer, question, email, order_id, customer_id, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT DO NOTHING`,
    )
    .bind(answer, question, email, orderId, customerId, now)
    .run()
  return (await answerOfPerson(db, { email, question })) ?? answer
}

export const answerersOf = async (db: D1Database, ids: readonly AnswerId[]): Promise<Map<AnswerId, Answerer>> => {
  if (ids.length === 0) return new Map()
  const { results } = await db
    .prepare(
      `SELECT answer, question, email, order_id AS orderId, customer_id AS customerId FROM answerers
       WHERE answer IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids))
    .all<Answerer>()
  return new Map(results.map((row) => [row.answer, row]))
}

export const answersOfPerson = async (db: D1Database, who: Person): Promise<AnswerId[]> => {
  const [column, value] = 'email' in who ? (['email', who.email] as const) : (['customer_id', who.customerId] as const)
  const { results } = await db
    .prepare(`SELECT answer FROM answerers WHERE ${column} = ?1`)
    .bind(value)
    .all<{ answer: AnswerId }>()
  return results.map(({ answer }) => answer)
}

export const forgetAnswerers = async (db: D1Database, ids: readonly AnswerId[]): Promise<void> => {
  await db
    .prepare('DELETE FROM answerers WHERE answer IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(ids))
    .run()
}
