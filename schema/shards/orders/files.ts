/** What became of the files of digital goods, order by order. */
import type { DownloadId } from '#domain/catalog/downloads'
import type { OrderId } from '#domain/ids'
import { unused, type FileUse } from '#domain/orders/file-access'

type Row = {
  file: DownloadId
  times: number
  lastAt: number | null
  renewedAt: number | null
  revokedAt: number | null
}

const COLUMNS = 'file, times, last_at AS lastAt, renewed_at AS renewedAt, revoked_at AS revokedAt'

/** Those that somebody has fetched, or staff have changed; of the others nothing has become yet. */
export const fileUses = (sql: SqlStorage, order: OrderId): FileUse[] =>
  sql.exec<Row>(`SELECT ${COLUMNS} FROM order_files WHERE order_id = ? ORDER BY file`, order).toArray()

export const fileUse = (sql: SqlStorage, order: OrderId, file: DownloadId): FileUse =>
  sql.exec<Row>(`SELECT ${COLUMNS} FROM order_files WHERE order_id = ? AND file = ?`, order, file).toArray()[0] ??
  unused(file)

export const saveFileUse = (sql: SqlStorage, order: OrderId, use: FileUse): void => {
  const { file, times, lastAt, renewedAt, revokedAt } = use
  sql.exec(
    `INSERT INTO order_files (order_id, file, times, last_at, renewed_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (order_id, file) DO UPDATE SET times = excluded.times, last_at = excluded.last_at,
       renewed_at = excluded.renewed_at, revoked_at = excluded.revoked_at`,
    order,
    file,
    times,
    lastAt,
    renewedAt,
    revokedAt,
  )
}
