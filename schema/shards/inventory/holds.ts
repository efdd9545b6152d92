/** Holds of one inventory shard, line by line: units of an item that are promised to an attempt to pay. */
import {
  attemptOf,
  orderOfCart,
  orderOfPayment,
  paymentIdOf,
  type CartId,
  type ItemKey,
  type OrderId,
  type PaymentId,
} from '#domain/ids'
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

/** Every payment of an order, whichever attempt: ids of one order begin alike. */
const paymentsOf = (order: OrderId): readonly [string, string] => {
  const first = paymentIdOf(order, 1).slice(0, -1)
  return [first, `${first}~`]
}

/** Earlier attempts to pay of the same cart that still hold some of the item. */
export const heldBefore = (sql: SqlStorage, id: PaymentId, item: ItemKey): PaymentId[] => {
  const attempt = attemptOf(id)
  if (attempt === 1) return []
  return sql
    .exec<{ id: PaymentId }>(
      `SELECT id FROM holds WHERE item = ? AND id >= ? AND id < ? AND state = 'held'`,
      item,
      ...paymentsOf(orderOfPayment(id)),
    )
    .toArray()
    .flatMap((one) => (attemptOf(one.id) < attempt ? [one.id] : []))
}

/** What the attempts to pay for a cart hold of an item, all together. */
export const heldForCart = (sql: SqlStorage, cart: CartId, item: ItemKey): number =>
  sql
    .exec<{ units: number }>(
      `SELECT coalesce(sum(hold_lines.units), 0) AS units FROM holds
       JOIN hold_lines ON hold_lines.item = holds.item AND hold_lines.hold = holds.id
       WHERE holds.item = ? AND holds.id >= ? AND holds.id < ? AND holds.state = 'held'`,
      item,
      ...paymentsOf(orderOfCart(cart)),
    )
    .one().units

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

/** A part of what it was asked for is wanted no more. */
export const lessenHold = (sql: SqlStorage, id: PaymentId, item: ItemKey, units: number): void => {
  sql.exec('UPDATE holds SET units = min(units, ?) WHERE item = ? AND id = ?', units, item, id)
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
