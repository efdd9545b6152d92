/** What of the products store has changed last, by tag. Triggers write it with every change; caches read it. */
import { rowsIn, type Reading } from './catalog/reading.ts'

export type Change = { readonly tag: string; readonly seq: number }

/**
 * The latest changes behind this one, newest first, at most `limit`; and in any case the last of all, so that who has
 * heard of more than there is learns that the store was brought back to an earlier time.
 */
export const changesAfter = async (db: D1Database, seq: number, limit: number): Promise<readonly Change[]> => {
  const { results } = await db
    .prepare(
      `SELECT tag, seq FROM changes WHERE seq > min(?1, (SELECT coalesce(max(seq), 0) FROM changes) - 1)
       ORDER BY seq DESC LIMIT ?2`,
    )
    .bind(seq, limit)
    .all<Change>()
  return results
}

/** The number of the last change: as long as it is the same, nothing of the store has changed. */
export const lastChangeReading = (db: D1Database): Reading<number> => ({
  statements: [db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM changes')],
  read: ([last]) => rowsIn<Pick<Change, 'seq'>>(last)[0]?.seq ?? 0,
})

/** For what changes without a row of its own: members of a shelf, the hour at which a sale begins. */
export const changed = (db: D1Database, tags: readonly string[]): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO changes (tag, seq)
       SELECT value, (SELECT coalesce(max(seq), 0) FROM changes) + key + 1 FROM json_each(?1) WHERE true
       ON CONFLICT (tag) DO UPDATE SET seq = excluded.seq`,
    )
    .bind(JSON.stringify(tags))
