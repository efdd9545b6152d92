/** Low lines of variants that no shard has heard of yet: written by triggers, whoever saves a variant. */
import type { LowLine } from '#domain/inventory/stock'

export const lowLinesDue = async (db: D1Database, limit: number): Promise<LowLine[]> =>
  (
    await db
      .prepare('SELECT variant AS item, low, version FROM low_lines WHERE told = 0 LIMIT ?1')
      .bind(limit)
      .all<LowLine>()
  ).results

/** A line that was changed meanwhile is still due. */
export const markLowLinesTold = async (db: D1Database, lines: readonly LowLine[]): Promise<void> => {
  await db
    .prepare(
      `UPDATE low_lines SET told = 1 FROM json_each(?1)
       WHERE variant = value ->> 'item' AND low_lines.version = value ->> 'version'`,
    )
    .bind(JSON.stringify(lines))
    .run()
}
