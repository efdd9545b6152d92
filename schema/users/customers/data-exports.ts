/** Files of what the shop knows of somebody: who asked for which, and until when it is there. */
import { EXPORT_AGAIN_MS, EXPORT_KEPT_MS, type AskedBy, type ExportId } from '#domain/customers/privacy'
import type { CustomerId } from '#domain/ids'

export type DataExport = {
  readonly id: ExportId
  readonly customerId: CustomerId
  readonly askedAt: number
  /** Null: it is being made. */
  readonly readyAt: number | null
}

const ROW = 'id, customer_id AS customerId, asked_at AS askedAt, ready_at AS readyAt'

/** Two who ask in one moment are one: the statement looks. */
export const askingForExport = (
  db: D1Database,
  { id, customerId, askedBy }: { readonly id: ExportId; readonly customerId: CustomerId; readonly askedBy: AskedBy },
  now: number,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO data_exports (id, customer_id, asked_by, asked_at) SELECT ?1, ?2, ?3, ?4
       WHERE NOT EXISTS (SELECT 1 FROM data_exports WHERE customer_id = ?2 AND asked_at > ?5)`,
    )
    .bind(id, customerId, askedBy, now, now - EXPORT_AGAIN_MS)

/** The latest first. */
export const exportsOf = async (db: D1Database, customer: CustomerId): Promise<DataExport[]> => {
  const { results } = await db
    .prepare(`SELECT ${ROW} FROM data_exports WHERE customer_id = ?1 ORDER BY asked_at DESC LIMIT 10`)
    .bind(customer)
    .all<DataExport>()
  return results
}

export const exportBy = (db: D1Database, id: ExportId): Promise<DataExport | null> =>
  db.prepare(`SELECT ${ROW} FROM data_exports WHERE id = ?1`).bind(id).first<DataExport>()

export const exportReady = async (db: D1Database, id: ExportId, now: number): Promise<void> => {
  await db.prepare(`UPDATE data_exports SET ready_at = ?2 WHERE id = ?1`).bind(id, now).run()
}

/** In one sweep. */
const ENDED_MAX = 50

/** Those whose time is over: their files first. */
export const endedExports = async (db: D1Database, now: number): Promise<ExportId[]> => {
  const { results } = await db
    .prepare(
      `SELECT id FROM data_exports WHERE asked_at < ?1 AND coalesce(ready_at, asked_at) < ?1 ORDER BY asked_at LIMIT ?2`,
    )
    .bind(now - EXPORT_KEPT_MS, ENDED_MAX)
    .all<{ id: ExportId }>()
  return results.map(({ id }) => id)
}

export const forgetExports = async (db: D1Database, ids: readonly ExportId[]): Promise<void> => {
  await db
    .prepare(`DELETE FROM data_exports WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids))
    .run()
}
