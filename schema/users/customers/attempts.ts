/** How often something was tried in a period: each count is one statement, so that tries at the same moment are all counted. */
import type { AttemptCount } from '#domain/customers/attempts'

/** Counts one more under each key, and forgets what is older than a period. @returns the counts, in the order of the keys */
export const countAttempts = async (
  db: D1Database,
  keys: readonly string[],
  { now, periodMs }: { readonly now: number; readonly periodMs: number },
): Promise<AttemptCount[]> => {
  const counting = keys.map((key) =>
    db
      .prepare(
        `INSERT INTO attempts (key, since, times) VALUES (?1, ?2, 1)
         ON CONFLICT (key) DO UPDATE SET
           times = CASE WHEN since > ?3 THEN times + 1 ELSE 1 END,
           since = CASE WHEN since > ?3 THEN since ELSE excluded.since END
         RETURNING since, times`,
      )
      .bind(key, now, now - periodMs),
  )
  const forgetting = db.prepare(`DELETE FROM attempts WHERE since <= ?1`).bind(now - periodMs)
  const answers = await db.batch<AttemptCount>([...counting, forgetting])
  return answers.slice(0, keys.length).flatMap(({ results }) => results)
}

/** Whoever knew it begins anew. */
export const forgetAttempts = async (db: D1Database, keys: readonly string[]): Promise<void> => {
  await db
    .prepare(`DELETE FROM attempts WHERE key IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(keys))
    .run()
}
