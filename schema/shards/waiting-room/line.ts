/** The line itself: one row with everything that is the same for all who stand in it. */
import type { Outflow } from '#domain/admission/outflow'
import type { Draw, RoomDrop } from '#domain/admission/room'
import type { LotKey } from '#domain/admission/shuffle'

export type Line = {
  readonly drop: RoomDrop
  /** People a minute that the shards bear; null as long as nobody has told. */
  readonly tuned: number | null
  readonly joined: number
  readonly unchecked: number
  readonly drawn: Draw | null
  readonly soldOut: boolean
  readonly outflow: Outflow
}

type Row = {
  told: string
  tuned: number | null
  joined: number
  unchecked: number
  started_with: number | null
  lot: string | null
  sold_out: number
  outflow: string
}

/** Undefined as long as nobody has asked for it. */
export const readLine = (sql: SqlStorage): Line | undefined => {
  const [row] = sql
    .exec<Row>('SELECT told, tuned, joined, unchecked, started_with, lot, sold_out, outflow FROM line')
    .toArray()
  if (!row) return undefined
  const { tuned, joined, unchecked, started_with: startedWith } = row
  return {
    drop: JSON.parse(row.told) as RoomDrop,
    tuned,
    joined,
    unchecked,
    drawn: startedWith === null || row.lot === null ? null : { startedWith, key: JSON.parse(row.lot) as LotKey },
    soldOut: row.sold_out === 1,
    outflow: JSON.parse(row.outflow) as Outflow,
  }
}

export const saveLine = (sql: SqlStorage, line: Line): void => {
  sql.exec(
    `INSERT INTO line (id, drop_version, told, tuned, joined, unchecked, started_with, lot, sold_out, outflow)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET drop_version = excluded.drop_version, told = excluded.told, tuned = excluded.tuned,
       joined = excluded.joined, unchecked = excluded.unchecked, started_with = excluded.started_with,
       lot = excluded.lot, sold_out = excluded.sold_out, outflow = excluded.outflow`,
    line.drop.version,
    JSON.stringify(line.drop),
    line.tuned,
    line.joined,
    line.unchecked,
    line.drawn?.startedWith ?? null,
    line.drawn && JSON.stringify(line.drawn.key),
    line.soldOut ? 1 : 0,
    JSON.stringify(line.outflow),
  )
}
