/** Files of digital goods, by the variant that is bought. */
import type { Download, DownloadId } from '#domain/catalog/downloads'
import type { VariantId } from '#domain/ids'

const COLUMNS = 'id, variant, name, type, bytes, added_at AS addedAt, withdrawn_at AS withdrawnAt'

/** Of these variants, also those that were withdrawn, in the order in which they came. */
export const downloadsOf = async (db: D1Database, variants: readonly VariantId[]): Promise<Download[]> => {
  if (variants.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM downloads WHERE variant IN (SELECT value FROM json_each(?1)) ORDER BY added_at, id`,
    )
    .bind(JSON.stringify(variants))
    .all<Download>()
  return results
}

/** The same id again is the same file. */
export const keepDownload = async (db: D1Database, one: Download): Promise<void> => {
  await db
    .prepare(
      `INSERT INTO downloads (id, variant, name, type, bytes, added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (id) DO NOTHING`,
    )
    .bind(one.id, one.variant, one.name, one.type, one.bytes, one.addedAt)
    .run()
}

/** @param at null: it is given to new buyers again @returns whether there is such a file */
export const setWithdrawn = async (db: D1Database, id: DownloadId, at: number | null): Promise<boolean> => {
  const { meta } = await db
    .prepare('UPDATE downloads SET withdrawn_at = iif(?2 IS NULL, NULL, coalesce(withdrawn_at, ?2)) WHERE id = ?1')
    .bind(id, at)
    .run()
  return meta.changes > 0
}
