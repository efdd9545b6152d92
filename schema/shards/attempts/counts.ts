/** Counts of tries as one object remembers them: one text, and the codes that were used. */
import type { Counts } from '#domain/customers/counting'

export const savedCounts = (sql: SqlStorage): { readonly counts: Counts; readonly isWhole: boolean } => {
  const [row] = sql.exec<{ counts: string; is_whole: number }>('SELECT counts, is_whole FROM counts').toArray()
  return row
    ? { counts: new Map(JSON.parse(row.counts) as [string, never][]), isWhole: row.is_whole === 1 }
    : { counts: new Map(), isWhole: true }
}

export const saveCounts = (sql: SqlStorage, counts: Counts, isWhole: boolean): void => {
  sql.exec(
    `INSERT INTO counts (id, counts, is_whole) VALUES (1, ?1, ?2)
     ON CONFLICT (id) DO UPDATE SET counts = excluded.counts, is_whole = excluded.is_whole`,
    JSON.stringify([...counts]),
    isWhole ? 1 : 0,
  )
}

/** @param until ms since the epoch: afterwards it is worth nothing anyway @returns whether it was used for the first time */
export const useOnce = (
  sql: SqlStorage,
  key: string,
  { now, until }: { readonly now: number; readonly until: number },
): boolean => {
  sql.exec('DELETE FROM used WHERE until <= ?', now)
  const saving = 'INSERT INTO used (key, until) VALUES (?, ?) ON CONFLICT (key) DO NOTHING RETURNING key'
  return sql.exec(saving, key, until).toArray().length > 0
}
