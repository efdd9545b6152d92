/** How much is still to be reckoned of what everyone pays, as lists of goods have it. */

/** Counted no further: more is told as so many. */
export const DUE_COUNTED_MAX = 100_000

/** @returns products; what begins only later is not due */
export const countDue = async (db: D1Database, now: number): Promise<number> =>
  (await db
    .prepare('SELECT count(*) AS due FROM (SELECT 1 FROM price_due WHERE at <= ?1 LIMIT ?2)')
    .bind(now, DUE_COUNTED_MAX)
    .first<number>('due')) ?? 0
