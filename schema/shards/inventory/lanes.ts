/** Lanes of one inventory shard: how an item is divided, and units on their way between its lanes. */
import type { ItemKey, LocationId } from '#domain/ids'
import type { LaneState, Transfer, TransferState } from '#domain/inventory/transfer'
import type { Split } from '#domain/sharding/lanes'
import { slotOfItem } from '#domain/sharding/slots'

/** An item is known from the first time that anything is said about it: its slot is written with it. */
export const openItem = (sql: SqlStorage, key: ItemKey): void => {
  sql.exec('INSERT INTO items (id, slot) VALUES (?, ?) ON CONFLICT DO NOTHING', key, slotOfItem(key))
}

/** How many there are of what nobody stocks, and which version said so; null: nobody has yet. */
export const quotaOf = (sql: SqlStorage, key: ItemKey): { readonly units: number; readonly version: number } | null => {
  const [row] = sql
    .exec<{ quota: number | null; version: number }>(
      'SELECT quota, quota_version AS version FROM items WHERE id = ?',
      key,
    )
    .toArray()
  return row && row.quota !== null ? { units: row.quota, version: row.version } : null
}

export const saveQuota = (sql: SqlStorage, key: ItemKey, units: number, version: number): void => {
  sql.exec('UPDATE items SET quota = ?, quota_version = ? WHERE id = ?', units, version, key)
}

/** How the item is divided, as its first lane knows; null when it is whole, or this is not its first lane. */
export const splitOf = (sql: SqlStorage, key: ItemKey): Split | null => {
  const [row] = sql.exec<{ split: string | null }>('SELECT split FROM items WHERE id = ?', key).toArray()
  return row?.split ? (JSON.parse(row.split) as Split) : null
}

/** How those of the items are divided whose first lane is here. */
export const splitsOf = (sql: SqlStorage, keys: readonly ItemKey[]): (readonly [ItemKey, Split])[] =>
  keys.flatMap((key): (readonly [ItemKey, Split])[] => {
    const split = splitOf(sql, key)
    return split ? [[key, split]] : []
  })

/** Its word is only a part from now on: the version grows, so that what was told before is older. */
export const saveSplit = (sql: SqlStorage, key: ItemKey, split: Split): void => {
  sql.exec('UPDATE items SET split = ?, version = version + 1 WHERE id = ?', JSON.stringify(split), key)
}

type StoredTransfer = Pick<Transfer, 'id' | 'location' | 'units'> & {
  readonly peer: ItemKey
  readonly state: TransferState
}

export const transferOf = (sql: SqlStorage, key: ItemKey, id: string): StoredTransfer | undefined =>
  sql
    .exec<StoredTransfer>('SELECT id, peer, location, units, state FROM transfers WHERE item = ? AND id = ?', key, id)
    .toArray()[0]

export const saveTransfer = (
  sql: SqlStorage,
  key: ItemKey,
  { id, peer, location, units, state }: StoredTransfer,
  now: number,
): void => {
  sql.exec(
    `INSERT INTO transfers (item, id, peer, location, units, state, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (item, id) DO UPDATE SET state = excluded.state`,
    key,
    id,
    peer,
    location,
    units,
    state,
    now,
  )
}

/** What these lanes have, and what ever travelled from and to them. */
export const laneStates = (sql: SqlStorage, keys: readonly ItemKey[]): LaneState[] =>
  sql
    .exec<LaneState>(
      `SELECT value AS key,
         (SELECT coalesce(sum(available), 0) FROM stock WHERE item = value) AS available,
         (SELECT coalesce(sum(units), 0) FROM transfers WHERE item = value AND state <> 'received') AS sent,
         (SELECT coalesce(sum(units), 0) FROM transfers WHERE item = value AND state = 'received') AS received,
         (SELECT coalesce(sum(units), 0) FROM transfers WHERE item = value AND state = 'sent') AS onTheWay
       FROM json_each(?)`,
      JSON.stringify(keys),
    )
    .toArray()

/** `units` that left the lane for others, less those that came to it from them: below 0 when more came. */
export type Travelled = { readonly item: ItemKey; readonly location: LocationId; readonly units: number }

/**
 * What has travelled between these lanes and others. Over all lanes of an item it adds up to what is on its way, whenever
 * each of them was asked: a lane has what it had, less what left, with what came.
 */
export const travelled = (sql: SqlStorage, keys: readonly ItemKey[]): Travelled[] =>
  sql
    .exec<Travelled>(
      `SELECT item, location, sum(iif(state = 'received', -units, units)) AS units FROM transfers
       WHERE item IN (SELECT value FROM json_each(?)) GROUP BY item, location`,
      JSON.stringify(keys),
    )
    .toArray()
