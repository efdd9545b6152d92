/** Which slots a shard keeps, and the rows that change while one of them is leaving. */
import type { Place } from '#domain/sharding/topology'
import type { SlotRow, SlotState } from '#domain/sharding/keeping'
import { slotText } from '#domain/sharding/slots'

type Row = {
  slot: number
  state: SlotState
  version: number
  move: string | null
  epoch: number
  until: number | null
  keeper: string | null
}

export const slotRows = (sql: SqlStorage): SlotRow[] =>
  sql
    .exec<Row>('SELECT slot, state, version, move, epoch, until, keeper FROM slots ORDER BY slot')
    .toArray()
    .map((row) => ({ ...row, keeper: row.keeper === null ? null : (JSON.parse(row.keeper) as Place) }))

export const saveSlot = (sql: SqlStorage, row: SlotRow): void => {
  sql.exec(
    `INSERT INTO slots (slot, state, version, move, epoch, until, keeper) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (slot) DO UPDATE SET state = excluded.state, version = excluded.version, move = excluded.move,
       epoch = excluded.epoch, until = excluded.until, keeper = excluded.keeper`,
    row.slot,
    row.state,
    row.version,
    row.move,
    row.epoch,
    row.until,
    row.keeper && JSON.stringify(row.keeper),
  )
}

/** As if this shard had never heard of the slot. */
export const dropSlot = (sql: SqlStorage, slot: number): void => {
  sql.exec('DELETE FROM slots WHERE slot = ?', slot)
}

/** From now on every change of a row of this slot is written down. */
export const watchSlot = (sql: SqlStorage, slot: number): void => {
  sql.exec('INSERT INTO departures (slot, text) VALUES (?, ?) ON CONFLICT DO NOTHING', slot, slotText(slot))
}

export const unwatchSlot = (sql: SqlStorage, slot: number): void => {
  sql.exec('DELETE FROM departures WHERE slot = ?', slot)
  sql.exec('DELETE FROM changed_rows WHERE slot = ?', slot)
}

export type ChangedRow = { readonly sequence: number; readonly name: string; readonly key: string }

export const changedRows = (sql: SqlStorage, slot: number, after: number, limit: number): ChangedRow[] =>
  sql
    .exec<ChangedRow>(
      'SELECT sequence, name, key FROM changed_rows WHERE slot = ? AND sequence > ? ORDER BY sequence LIMIT ?',
      slot,
      after,
      limit,
    )
    .toArray()

/** The keys, as they are written down, of the rows of one table that have changed. */
export const changedKeys = (sql: SqlStorage, slot: number, name: string): Set<string> =>
  new Set(
    sql
      .exec<{ key: string }>('SELECT DISTINCT key FROM changed_rows WHERE slot = ? AND name = ?', slot, name)
      .toArray()
      .map(({ key }) => key),
  )

export const countChanged = (sql: SqlStorage, slot: number, after: number): number =>
  sql.exec<{ n: number }>('SELECT count(*) AS n FROM changed_rows WHERE slot = ? AND sequence > ?', slot, after).one().n

export type Arrival = { readonly batch: number; readonly cursor: string }

export const arrivalOf = (sql: SqlStorage, move: string): Arrival | undefined =>
  sql.exec<Arrival>('SELECT parcel AS batch, cursor FROM arrivals WHERE move = ?', move).toArray()[0]

export const saveArrival = (sql: SqlStorage, move: string, { batch, cursor }: Arrival): void => {
  sql.exec(
    `INSERT INTO arrivals (move, parcel, cursor) VALUES (?, ?, ?)
     ON CONFLICT (move) DO UPDATE SET parcel = excluded.parcel, cursor = excluded.cursor`,
    move,
    batch,
    cursor,
  )
}

export const dropArrival = (sql: SqlStorage, move: string): void => {
  sql.exec('DELETE FROM arrivals WHERE move = ?', move)
}
