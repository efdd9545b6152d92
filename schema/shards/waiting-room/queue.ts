/** The queue itself: one row with everything that is the same for all who stand in it. */
import type { Outflow } from '#domain/admission/outflow'
import type { Draw, RoomDrop } from '#domain/admission/room'
import type { LotKey } from '#domain/admission/shuffle'

export type Queue = {
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
export const readQueue = (sql: SqlStorage): Queue | undefined => {
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

export const saveQueue = (sql: SqlStorage, queue: Queue): void => {
  sql.exec(
    `INSERT INTO line (id, drop_version, told, tuned, joined, unchecked, started_with, lot, sold_out, outflow)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET drop_version = excluded.drop_version, told = excluded.told, tuned = excluded.tuned,
       joined = excluded.joined, unchecked = excluded.unchecked, started_with = excluded.started_with,
       lot = excluded.lot, sold_out = excluded.sold_out, outflow = excluded.outflow`,
    queue.drop.version,
    JSON.stringify(queue.drop),
    queue.tuned,
    queue.joined,
    queue.unchecked,
    queue.drawn?.startedWith ?? null,
    queue.drawn && JSON.stringify(queue.drawn.key),
    queue.soldOut ? 1 : 0,
    JSON.stringify(queue.outflow),
  )
}
