/** Holds of one inventory shard: units that are promised to an attempt to pay. */
import type { PaymentId } from '#domain/ids'
import type { HeldLine, HoldState } from '#domain/inventory/hold'

export type KeptHold = {
  readonly id: PaymentId
  /** The lines as they were asked for, as JSON. */
  readonly asked: string
  readonly state: HoldState
  readonly expiresAt: number
}

type Row = { id: PaymentId; asked: string; state: HoldState; expires_at: number }

export const holdOf = (sql: SqlStorage, id: PaymentId): KeptHold | undefined => {
  const [row] = sql.exec<Row>('SELECT id, asked, state, expires_at FROM holds WHERE id = ?', id).toArray()
  return row && { id: row.id, asked: row.asked, state: row.state, expiresAt: row.expires_at }
}

export const heldLinesOf = (sql: SqlStorage, id: PaymentId): HeldLine[] =>
  sql.exec<HeldLine>('SELECT item, location, units FROM hold_lines WHERE hold = ?', id).toArray()

export const saveHold = (sql: SqlStorage, { id, asked, state, expiresAt }: KeptHold): void => {
  sql.exec(
    `INSERT INTO holds (id, asked, state, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
    id,
    asked,
    state,
    expiresAt,
  )
}

export const setState = (sql: SqlStorage, id: PaymentId, state: HoldState): void => {
  sql.exec('UPDATE holds SET state = ? WHERE id = ?', state, id)
}

/** Replaces what the hold kept: a lapsed one that is taken after all may come from another shelf. */
export const saveHeldLines = (sql: SqlStorage, id: PaymentId, lines: readonly HeldLine[]): void => {
  sql.exec('DELETE FROM hold_lines WHERE hold = ?', id)
  for (const { item, location, units } of lines) {
    sql.exec('INSERT INTO hold_lines (hold, item, location, units) VALUES (?, ?, ?, ?)', id, item, location, units)
  }
}

export const expiredHolds = (sql: SqlStorage, now: number, limit: number): PaymentId[] =>
  sql
    .exec<{ id: PaymentId }>(
      `SELECT id FROM holds WHERE state = 'held' AND expires_at <= ? ORDER BY expires_at LIMIT ?`,
      now,
      limit,
    )
    .toArray()
    .map(({ id }) => id)

export const nextExpiry = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>(`SELECT min(expires_at) AS at FROM holds WHERE state = 'held'`).one().at
