/** Stock of one inventory shard: accounts, movements between them, and the word that shoppers read. */
import type { Availability } from '#domain/catalog/product'
import type { LocationId, VariantId } from '#domain/ids'
import { wordFor, type Account, type Cause, type Stock } from '#domain/inventory/stock'

const STOCK_COLUMNS = 'stock.item, stock.location, stock.received, stock.available, stock.held, stock.taken'

/** Per item its locations in the order of preference; an item that nobody ever stocked is missing. */
export const stockOf = (sql: SqlStorage, items: readonly VariantId[]): Map<VariantId, Stock[]> => {
  const rows = sql
    .exec<Stock>(
      `SELECT ${STOCK_COLUMNS} FROM stock JOIN locations ON locations.id = stock.location
       WHERE stock.item IN (SELECT value FROM json_each(?)) ORDER BY stock.item, locations.priority, stock.location`,
      JSON.stringify(items),
    )
    .toArray()
  return Map.groupBy(rows, (row) => row.item)
}

export type Movement = {
  readonly sequence: number
  readonly cause: Cause
  /** The payment, or the change that a person asked for. */
  readonly causeId: string
  readonly item: VariantId
  readonly location: LocationId
  readonly debit: Account
  readonly credit: Account
  readonly units: number
  readonly note: string
  readonly at: number
}

/** Units entering an item from outside count as received; leaving to outside they no longer do. */
const COLUMN: Record<Account, string> = { outside: 'received', available: 'available', held: 'held', taken: 'taken' }

/**
 * Move units from one account to the other and write it down: the only way stock ever changes.
 *
 * @param move.units ≥ 0; 0 only writes it down
 */
export const moveUnits = (sql: SqlStorage, move: Omit<Movement, 'sequence'>): void => {
  const { item, location, debit, credit, units } = move
  const sign = (account: Account, normal: '+' | '-') => (account === 'outside' ? '+' : normal)
  const debited =
    debit === 'outside' ? 'received = received + ?3' : `${COLUMN[debit]} = ${COLUMN[debit]} ${sign(debit, '-')} ?3`
  const credited = credit === 'outside' ? 'received = received - ?3' : `${COLUMN[credit]} = ${COLUMN[credit]} + ?3`
  sql.exec(`UPDATE stock SET ${debited}, ${credited} WHERE item = ?1 AND location = ?2`, item, location, units)
  sql.exec(
    `INSERT INTO movements (cause, cause_id, item, location, debit, credit, units, note, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    move.cause,
    move.causeId,
    item,
    location,
    debit,
    credit,
    units,
    move.note,
    move.at,
  )
}

/** A location that nobody has ranked is asked after those that somebody has. */
const PRIORITY_UNRANKED = 100

/** Make room for an item at a location, with nothing on the shelf; a new location is opened with it. */
export const openShelf = (sql: SqlStorage, item: VariantId, location: LocationId): void => {
  sql.exec('INSERT INTO locations (id, priority) VALUES (?, ?) ON CONFLICT DO NOTHING', location, PRIORITY_UNRANKED)
  sql.exec('INSERT INTO stock (item, location) VALUES (?, ?) ON CONFLICT DO NOTHING', item, location)
}

/** Newest first. @param before only movements older than this sequence number */
export const movementsOf = (sql: SqlStorage, item: VariantId, before: number, limit: number): Movement[] =>
  sql
    .exec<Movement>(
      `SELECT sequence, cause, cause_id AS causeId, item, location, debit, credit, units, note, at FROM movements
       WHERE item = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
      item,
      before,
      limit,
    )
    .toArray()

/** The word as it is now, when it is another than the one last told. */
export const renewWord = (
  sql: SqlStorage,
  item: VariantId,
): { readonly word: Availability; readonly version: number } | undefined => {
  const { available, told, version } = sql
    .exec<{ available: number; told: Availability | null; version: number | null }>(
      `SELECT (SELECT coalesce(sum(available), 0) FROM stock WHERE item = ?1) AS available,
              (SELECT word FROM items WHERE id = ?1) AS told, (SELECT version FROM items WHERE id = ?1) AS version`,
      item,
    )
    .one()
  const word = wordFor(available)
  if (word === told) return undefined
  const next = (version ?? 0) + 1
  sql.exec(
    'INSERT INTO items (id, word, version) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET word = ?2, version = ?3',
    item,
    word,
    next,
  )
  return { word, version: next }
}

export type Location = { readonly id: LocationId; readonly priority: number }

export const locationsOf = (sql: SqlStorage): Location[] =>
  sql.exec<Location>('SELECT id, priority FROM locations ORDER BY priority, id').toArray()

export const saveLocation = (sql: SqlStorage, { id, priority }: Location): void => {
  sql.exec(
    'INSERT INTO locations (id, priority) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET priority = excluded.priority',
    id,
    priority,
  )
}

/** Changes that were asked for by id, so that asking twice changes once. */
export const changeAsked = (sql: SqlStorage, id: string): string | undefined =>
  sql.exec<{ asked: string }>('SELECT asked FROM changes WHERE id = ?', id).toArray()[0]?.asked

export const saveChange = (sql: SqlStorage, id: string, asked: string): void => {
  sql.exec('INSERT INTO changes (id, asked) VALUES (?, ?)', id, asked)
}
