/** Holds of one inventory shard, line by line: units of an item that are promised to an attempt to pay. */
import type { ItemKey, PaymentId } from '#domain/ids'
import type { HeldItem, HoldState } from '#domain/inventory/hold'

export type StoredHold = {
  readonly item: ItemKey
  readonly id: PaymentId
  /** As asked for. */
  readonly units: number
  readonly state: HoldState
  readonly expiresAt: number
}

export const holdOf = (sql: SqlStorage, id: PaymentId, item: ItemKey): StoredHold | undefined =>
  sql
    .exec<StoredHold>(
      'SELECT item, id, units, state, expires_at AS expiresAt FROM holds WHERE item = ? AND id = ?',
      item,
      id,
    )
    .toArray()[0]

export const heldLinesOf = (sql: SqlStorage, id: PaymentId, item: ItemKey): HeldItem[] =>
  sql.exec<HeldItem>('SELECT item, location, units FROM hold_lines WHERE item = ? AND hold = ?', item, id).toArray()

export const saveHold = (sql: SqlStorage, { item, id, units, state, expiresAt }: StoredHold): void => {
  sql.exec(
    `INSERT INTO holds (item, id, units, state, expires_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (item, id) DO UPDATE SET state = excluded.state`,
    item,
    id,
    units,
    state,
    expiresAt,
  )
}

export const endHold = (sql: SqlStorage, id: PaymentId, item: ItemKey, state: HoldState): void => {
  sql.exec('UPDATE holds SET state = ? WHERE item = ? AND id = ?', state, item, id)
}

/** Replaces what the hold kept: a lapsed one that is taken after all may come from another level. */
export const saveHeldLines = (sql: SqlStorage, id: PaymentId, item: ItemKey, lines: readonly HeldItem[]): void => {
  sql.exec('DELETE FROM hold_lines WHERE item = ? AND hold = ?', item, id)
  for (const { location, units } of lines) {
    sql.exec('INSERT INTO hold_lines (item, hold, location, units) VALUES (?, ?, ?, ?)', item, id, location, units)
  }
}

export const expiredHolds = (sql: SqlStorage, now: number, limit: number): Pick<StoredHold, 'id' | 'item'>[] =>
  sql
    .exec<Pick<StoredHold, 'id' | 'item'>>(
      `SELECT item, id FROM holds WHERE state = 'held' AND expires_at <= ? ORDER BY expires_at LIMIT ?`,
      now,
      limit,
    )
    .toArray()

export const nextExpiry = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>(`SELECT min(expires_at) AS at FROM holds WHERE state = 'held'`).one().at
