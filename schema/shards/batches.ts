/**
 * The rows of a slot, packed to travel to another shard and unpacked there.
 *
 * A table is described once, and packing, unpacking and forgetting follow from that. Rows that a shard numbers itself
 * (events, movements) travel with an identity, `shard:number`; at home again they get their number back.
 */
import { changedKeys, changedRows } from './slots.ts'

export type Carried = {
  readonly name: string
  /** All of its columns but the number and the identity of rows that a shard numbers itself. */
  readonly columns: readonly string[]
  /** What tells rows apart. */
  readonly key: readonly string[]
  /** The order in which rows are packed, by an index: first the column that says whose they are. */
  readonly order: readonly string[]
  /** Whether the shard numbers its rows itself, in `sequence`, and `id` is the identity of those that came. */
  readonly numbered?: true
  /**
   * Whether its rows refer to rows of a table before it. Those that have changed since the slot began to leave then travel
   * with the changes alone, where they come behind what they refer to.
   */
  readonly refers?: true
}

/** From the first to the last value of the column that says whose rows are, both included. */
export type Range = readonly [first: string, last: string]

export type Kind = {
  /** In the order in which they are unpacked: what is referred to comes first. */
  readonly tables: readonly Carried[]
  /** Whose rows belong to the slot, in ascending order. */
  readonly ranges: (sql: SqlStorage, slot: number, table: string) => readonly Range[]
}

type Value = string | number | null
/** Rows of one table as they are now; a row that is gone is named by its key. */
type Packed = { readonly name: string; readonly rows: Value[][]; readonly gone: Value[][] }
export type Batch = readonly Packed[]

/** Where packing goes on: the table, the order of its last row, and the last change that was sent. */
export type Cursor = { readonly table: number; readonly after: readonly Value[]; readonly change: number }
export const FIRST_CURSOR: Cursor = { table: 0, after: [], change: 0 }

export type Packing = { readonly slot: number; readonly shard: string; readonly limit: number }

/** What travels of a row: for numbered ones its identity in place of its number. `?1` is the shard. */
const taken = ({ columns, numbered }: Carried): string[] => [
  ...(numbered ? [`coalesce(id, ?1 || ':' || sequence)`] : []),
  ...columns,
]

/** Every expression under a name of its own, so that none swallows another. */
const named = (expressions: readonly string[]) => expressions.map((one, at) => `${one} AS c${at}`).join(', ')
const marks = (count: number, from: number) => Array.from({ length: count }, (_, at) => `?${from + at}`).join(', ')
const valuesOf = (named: Record<string, SqlStorageValue>): Value[] => Object.values(named) as Value[]

const rowsAfter = (
  sql: SqlStorage,
  table: Carried,
  [first, last]: Range,
  after: readonly Value[],
  { shard, limit }: Packing,
): Value[][] => {
  const { name, order } = table
  const beyond = after.length > 0 ? `AND (${order.join(', ')}) > (${marks(order.length, 5)})` : ''
  const text = `SELECT ${named([...order, ...taken(table)])} FROM ${name}
    WHERE ${order[0]} >= ?2 AND ${order[0]} <= ?3 ${beyond} ORDER BY ${order.join(', ')} LIMIT ?4`
  return sql
    .exec(text, shard, first, last, limit, ...after)
    .toArray()
    .map(valuesOf)
}

/** Whether a row may travel before the changes. */
const ripe = (sql: SqlStorage, { name, columns, key, refers }: Carried, slot: number) => {
  const changed = refers ? changedKeys(sql, slot, name) : new Set<string>()
  const at = key.map((column) => columns.indexOf(column))
  return (row: readonly Value[]) => changed.size === 0 || !changed.has(JSON.stringify(at.map((index) => row[index])))
}

/** The next rows of one table. @returns the order of the last of them; nothing when the table has been gone through */
const packTable = (sql: SqlStorage, kind: Kind, table: Carried, after: readonly Value[], packing: Packing) => {
  const rows: Value[][] = []
  const isRipe = ripe(sql, table, packing.slot)
  const cut = table.order.length
  let last = after
  let read = 0
  for (const range of kind.ranges(sql, packing.slot, table.name)) {
    if (last.length > 0 && String(last[0]) > range[1]) continue
    const found = rowsAfter(sql, table, range, last, { ...packing, limit: packing.limit - read })
    rows.push(...found.map((row) => row.slice(cut)).filter(isRipe))
    last = found.at(-1)?.slice(0, cut) ?? last
    read += found.length
    if (read === packing.limit) return { rows, read, after: last, done: false }
  }
  return { rows, read, after: [], done: true }
}

/** The next rows of the slot as they are now. `done` when every table has been gone through. */
export const pack = (
  sql: SqlStorage,
  kind: Kind,
  from: Cursor,
  packing: Packing,
): { batch: Batch; cursor: Cursor; rows: number; done: boolean } => {
  const batch: Packed[] = []
  let cursor = from
  let open = packing.limit
  while (open > 0) {
    const table = kind.tables[cursor.table]
    if (!table) break
    const { rows, read, after, done } = packTable(sql, kind, table, cursor.after, { ...packing, limit: open })
    if (rows.length > 0) batch.push({ name: table.name, rows, gone: [] })
    cursor = done ? { ...cursor, table: cursor.table + 1, after: [] } : { ...cursor, after }
    open -= read
  }
  return { batch, cursor, rows: packing.limit - open, done: cursor.table >= kind.tables.length }
}

/** Rows that changed since the cursor, each as it is now. */
export const packChanges = (
  sql: SqlStorage,
  { tables }: Kind,
  cursor: Cursor,
  { slot, shard, limit }: Packing,
): { batch: Batch; cursor: Cursor; rows: number } => {
  const changes = changedRows(sql, slot, cursor.change, limit)
  const batch = tables.flatMap((table): Packed[] => {
    const keys = new Set(changes.filter(({ name }) => name === table.name).map(({ key }) => key))
    const found = [...keys].map((text) => {
      const key = JSON.parse(text) as Value[]
      return { key, row: rowAt(sql, table, key, shard) }
    })
    const rows = found.flatMap(({ row }) => (row ? [row] : []))
    const gone = found.flatMap(({ key, row }) => (row ? [] : [key]))
    return keys.size > 0 ? [{ name: table.name, rows, gone }] : []
  })
  return { batch, cursor: { ...cursor, change: changes.at(-1)?.sequence ?? cursor.change }, rows: changes.length }
}

const rowAt = (sql: SqlStorage, table: Carried, key: readonly Value[], shard: string): Value[] | undefined => {
  const columns = table.numbered ? ['sequence'] : table.key
  const where = columns.map((column, at) => `${column} = ?${at + 2}`).join(' AND ')
  const [row] = sql.exec(`SELECT ${named(taken(table))} FROM ${table.name} WHERE ${where}`, shard, ...key).toArray()
  return row && valuesOf(row)
}

/** Put the rows of a batch where they belong; a row that is there already becomes as it travelled. */
export const unpack = (sql: SqlStorage, { tables }: Kind, batch: Batch, shard: string): void => {
  for (const table of tables.toReversed()) {
    const where = table.key.map((column) => `${column} = ?`).join(' AND ')
    const gone = batch.filter(({ name }) => name === table.name).flatMap((packed) => packed.gone)
    for (const key of gone) sql.exec(`DELETE FROM ${table.name} WHERE ${where}`, ...key)
  }
  for (const table of tables) {
    const rows = batch.filter(({ name }) => name === table.name).flatMap((packed) => packed.rows)
    if (table.numbered) unpackNumbered(sql, table, rows, shard)
    else put(sql, table, table.columns, `(${table.key.join(', ')})`, rows)
  }
}

/** Those that this shard has numbered itself get that number again; the others a new one, and keep their identity. */
const unpackNumbered = (sql: SqlStorage, table: Carried, rows: readonly Value[][], shard: string): void => {
  const isOwn = ([id]: readonly Value[]) => String(id).startsWith(`${shard}:`)
  const own = rows.filter(isOwn).map(([id, ...rest]) => [Number(String(id).slice(shard.length + 1)), ...rest])
  const foreign = rows.filter((row) => !isOwn(row))
  put(sql, table, ['sequence', ...table.columns], '(sequence)', own)
  put(sql, table, ['id', ...table.columns], '(id) WHERE id IS NOT NULL', foreign)
}

const put = (
  sql: SqlStorage,
  { name, key }: Carried,
  columns: readonly string[],
  meets: string,
  rows: readonly Value[][],
) => {
  if (rows.length === 0) return
  const values = columns.map((_, at) => `value ->> ${at}`).join(', ')
  const updated = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`)
  // Of a row that is nothing but its key there is nothing to change.
  const change = updated.length > 0 ? `UPDATE SET ${updated.join(', ')}` : 'NOTHING'
  sql.exec(
    `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)
     WHERE true ON CONFLICT ${meets} DO ${change}`,
    JSON.stringify(rows),
  )
}

/** Delete rows of the slot, the referring ones first. @returns how many; fewer than the limit when none is left */
export const forget = (sql: SqlStorage, { tables, ranges }: Kind, slot: number, limit: number): number => {
  let open = limit
  for (const { name, key, order, numbered } of tables.toReversed()) {
    const columns = numbered ? 'sequence' : key.join(', ')
    for (const [first, last] of ranges(sql, slot, name)) {
      if (open === 0) return limit
      const some = `SELECT ${columns} FROM ${name} WHERE ${order[0]} >= ?1 AND ${order[0]} <= ?2 LIMIT ?3`
      const { n } = sql.exec<{ n: number }>(`SELECT count(*) AS n FROM (${some})`, first, last, open).one()
      if (n > 0) sql.exec(`DELETE FROM ${name} WHERE (${columns}) IN (${some})`, first, last, open)
      open -= n
    }
  }
  return limit - open
}
