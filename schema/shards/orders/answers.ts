/** Answers that were given to idempotency keys: written with their effect, given again to whoever repeats the call. */
import type { CartId, OrderId } from '#domain/ids'

/** How long an answer is kept, in ms: a day, as the largest payment provider does, and a month where money moved. */
export const ANSWERS_KEPT_MS = 30 * 24 * 60 * 60_000

export const answerOf = (sql: SqlStorage, scope: CartId | OrderId, key: string) => {
  const [row] = sql
    .exec<{ request: string; answer: string }>(
      'SELECT request, answer FROM answers WHERE scope = ? AND key = ?',
      scope,
      key,
    )
    .toArray()
  return row
}

export const saveAnswer = (
  sql: SqlStorage,
  { scope, key, request, answer }: { scope: CartId | OrderId; key: string; request: string; answer: string },
  now: number,
): void => {
  sql.exec(
    'INSERT INTO answers (scope, key, request, answer, at) VALUES (?, ?, ?, ?, ?)',
    scope,
    key,
    request,
    answer,
    now,
  )
}

/** Oldest first, a bounded number at a time. One that came with a slot is forgotten later, behind those that it came behind. */
export const forgetAnswers = (sql: SqlStorage, before: number, limit: number): void => {
  const [oldest] = sql.exec<{ at: number }>('SELECT at FROM answers ORDER BY rowid LIMIT 1').toArray()
  if (!oldest || oldest.at >= before) return
  sql.exec(
    'DELETE FROM answers WHERE at < ?1 AND rowid IN (SELECT rowid FROM answers ORDER BY rowid LIMIT ?2)',
    before,
    limit,
  )
}

export const forgetAnswersAbout = (sql: SqlStorage, scopes: readonly (CartId | OrderId)[]): void => {
  sql.exec('DELETE FROM answers WHERE scope IN (SELECT value FROM json_each(?))', JSON.stringify(scopes))
}
