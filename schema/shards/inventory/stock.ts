/** Stock of one inventory shard: accounts, movements between them, and the word that shoppers read. */
import type { Availability } from '#domain/catalog/product'
import type { ItemKey, LocationId } from '#domain/ids'
import { isMoney } from '#domain/stored-value/stored-value'
import { LOW_UNITS, availabilityFor, type Account, type Cause, type LowLine, type Stock } from '#domain/inventory/stock'
import { openItem } from './lanes.ts'

const STOCK_COLUMNS = 'stock.item, stock.location, stock.received, stock.available, stock.held, stock.taken'

/** Per item its locations in the order of preference; an item that nobody ever stocked is missing. */
export const stockOf = (sql: SqlStorage, items: readonly ItemKey[]): Map<ItemKey, Stock[]> => {
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
  readonly item: ItemKey
  readonly location: LocationId
  readonly debit: Account
  readonly credit: Account
  readonly units: number
  readonly note: string
  readonly at: number
  /** Id of a member of staff; '': nobody, as of a sale. */
  readonly who: string
}

/** Units entering an item from outside count as received; leaving to outside they no longer do. */
const COLUMN: Record<Account, string> = { outside: 'received', available: 'available', held: 'held', taken: 'taken' }

export type Move = Omit<Movement, 'sequence' | 'who'> & { readonly who?: string }

/**
 * Move units from one account to the other and write it down: the only way stock ever changes.
 *
 * @param move.units ≥ 0; 0 only writes it down
 */
export const moveUnits = (sql: SqlStorage, move: Move): void => {
  const { item, location, debit, credit, units } = move
  const sign = (account: Account, normal: '+' | '-') => (account === 'outside' ? '+' : normal)
  const debited =
    debit === 'outside' ? 'received = received + ?3' : `${COLUMN[debit]} = ${COLUMN[debit]} ${sign(debit, '-')} ?3`
  const credited = credit === 'outside' ? 'received = received - ?3' : `${COLUMN[credit]} = ${COLUMN[credit]} + ?3`
  sql.exec(`UPDATE stock SET ${debited}, ${credited} WHERE item = ?1 AND location = ?2`, item, location, units)
  sql.exec(
    `INSERT INTO movements (cause, cause_id, item, location, debit, credit, units, note, at, who)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    move.cause,
    move.causeId,
    item,
    location,
    debit,
    credit,
    units,
    move.note,
    move.at,
    move.who ?? '',
  )
}

/** A location that nobody has ranked is asked after those that somebody has. */
const PRIORITY_UNRANKED = 100

/** Make room for an item at a location, with nothing on the shelf; a new location is opened with it. */
export const openLevel = (sql: SqlStorage, item: ItemKey, location: LocationId): void => {
  openItem(sql, item)
  sql.exec('INSERT INTO locations (id, priority) VALUES (?, ?) ON CONFLICT DO NOTHING', location, PRIORITY_UNRANKED)
  sql.exec('INSERT INTO stock (item, location) VALUES (?, ?) ON CONFLICT DO NOTHING', item, location)
}

/** Newest first. @param before only movements older than that moment, or of that moment with a lower number */
export const movementsOf = (
  sql: SqlStorage,
  item: ItemKey,
  before: { readonly at: number; readonly sequence: number },
  limit: number,
): Movement[] =>
  sql
    .exec<Movement>(
      `SELECT sequence, cause, cause_id AS causeId, item, location, debit, credit, units, note, at, who FROM movements
       WHERE item = ? AND (at, sequence) < (?, ?) ORDER BY at DESC, sequence DESC LIMIT ?`,
      item,
      before.at,
      before.sequence,
      limit,
    )
    .toArray()

export type AvailabilityNow = { readonly word: Availability; readonly version: number; readonly split: boolean }
/** @property was the word that was told before */
type AvailabilityRenewed = AvailabilityNow & { readonly was: Availability }

type Known = {
  readonly available: number
  readonly told: Availability
  readonly version: number
  readonly split: string | null
  readonly low: number | null
  readonly quota: number | null
}

/**
 * The word as it is now, when somebody must hear of it: when it is another than the one last told. Of a lane of a split
 * item also when the few units that it has have changed, because the word of the whole may turn on them.
 */
export const renewAvailability = (sql: SqlStorage, item: ItemKey): AvailabilityRenewed | undefined => {
  const known = sql
    .exec<Known>(
      `SELECT (SELECT coalesce(sum(available), 0) FROM stock WHERE item = items.id) AS available,
              word AS told, version, split, low, quota FROM items WHERE id = ?`,
      item,
    )
    .toArray()[0]
  // No page has a word for what is limited, nor for money.
  if (!known || known.quota !== null || isMoney(item)) return undefined
  const split = known.split !== null || item.includes('#')
  const availability = availabilityFor(known.available, known.low)
  const few = split && known.available <= (known.low ?? LOW_UNITS)
  if (availability === known.told && known.version > 0 && !few) return undefined
  const version = known.version + 1
  sql.exec('UPDATE items SET word = ?, version = ? WHERE id = ?', availability, version, item)
  return { word: availability, version, split, was: known.told }
}

/** The word as it is, whether or not anybody has heard of it. */
export const availabilityNow = (sql: SqlStorage, item: ItemKey): AvailabilityNow | undefined => {
  const [known] = sql
    .exec<{ available: number; version: number; split: string | null; low: number | null }>(
      `SELECT (SELECT coalesce(sum(available), 0) FROM stock WHERE item = items.id) AS available, version, split, low
       FROM items WHERE id = ?`,
      item,
    )
    .toArray()
  return (
    known && {
      word: availabilityFor(known.available, known.low),
      version: known.version,
      split: known.split !== null || item.includes('#'),
    }
  )
}

/** What was told last of each of these items. */
export const availabilityOf = (sql: SqlStorage, items: readonly ItemKey[]) =>
  sql
    .exec<{ item: ItemKey; available: number; version: number; low: number | null; lowVersion: number }>(
      `SELECT id AS item, version, low, low_version AS lowVersion,
              (SELECT coalesce(sum(available), 0) FROM stock WHERE item = items.id) AS available
       FROM items WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(items),
    )
    .toArray()

/** @returns whether it was newer than what was known */
export const saveLowLine = (sql: SqlStorage, { item, low, version }: LowLine): boolean => {
  openItem(sql, item)
  return (
    sql
      .exec(
        'UPDATE items SET low = ?, low_version = ? WHERE id = ? AND low_version < ? RETURNING 1 AS saved',
        low,
        version,
        item,
        version,
      )
      .toArray().length > 0
  )
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

/** A location as another shard knows it: what is known here already stays as it is. */
export const meetLocation = (sql: SqlStorage, { id, priority }: Location): void => {
  sql.exec('INSERT INTO locations (id, priority) VALUES (?, ?) ON CONFLICT DO NOTHING', id, priority)
}

/** By how many units a change moved what may be sold. */
export const movedBy = (sql: SqlStorage, item: ItemKey, causeId: string): number =>
  sql
    .exec<{ units: number }>(
      `SELECT coalesce(sum(iif(credit = 'available', units, -units)), 0) AS units FROM movements
       WHERE item = ? AND cause_id = ?`,
      item,
      causeId,
    )
    .one().units

/** What moved at one place last, newest first, by how many units each changed what may be sold. */
export const movedLately = (sql: SqlStorage, item: ItemKey, location: LocationId, limit: number) =>
  sql
    .exec<{ cause: Cause; delta: number }>(
      `SELECT cause, iif(credit = 'available', units, 0) - iif(debit = 'available', units, 0) AS delta FROM movements
       WHERE item = ? AND location = ? ORDER BY at DESC, sequence DESC LIMIT ?`,
      item,
      location,
      limit,
    )
    .toArray()

export type StoredChange = { readonly request: string; readonly units: number }

/** Changes that were asked for by id, so that asking twice changes once; `units`: by how many it was to move what may be sold. */
export const changeOf = (sql: SqlStorage, id: string): StoredChange | undefined =>
  sql.exec<StoredChange>('SELECT asked AS request, units FROM changes WHERE id = ?', id).toArray()[0]

export const saveChange = (sql: SqlStorage, id: string, item: ItemKey, { request, units }: StoredChange): void => {
  sql.exec('INSERT INTO changes (id, item, asked, units) VALUES (?, ?, ?, ?)', id, item, request, units)
}
