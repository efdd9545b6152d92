/** Carts of one order shard. */
import { idsNamed, orderOfCart, type CartId, type CartKey } from '#domain/ids'
import type { LeftCart } from '#domain/notifications/cart-reminder'
import type { Cart } from '#domain/orders/cart'
import type { Quote } from '#domain/orders/quote'

/** Told at once; the rest is told when the same stretch is looked at again. */
const LEFT_MAX = 500

export type StoredCart = {
  readonly cart: Cart
  readonly key: CartKey
  /** What the last attempt to pay agreed on; null before there was one. */
  readonly quote: Quote | null
  readonly attempts: number
  /** When an attempt without an end must be looked at; null when none is open. */
  readonly checkAt: number | null
}

type Row = { id: string; key: string; cart: string; quote: string | null; attempts: number; check_at: number | null }

const storedOf = (row: Row): StoredCart => ({
  cart: JSON.parse(row.cart) as Cart,
  key: row.key as CartKey,
  quote: row.quote === null ? null : (JSON.parse(row.quote) as Quote),
  attempts: row.attempts,
  checkAt: row.check_at,
})

const COLUMNS = 'id, key, cart, quote, attempts, check_at'

export const cartOf = (sql: SqlStorage, id: CartId): StoredCart | undefined => {
  const [row] = sql.exec<Row>(`SELECT ${COLUMNS} FROM carts WHERE id = ?`, id).toArray()
  return row && storedOf(row)
}

/** A cart that becomes an order, and whether the name of that order is another's already: asked in one, for each order pays for it. */
export const cartAndNamesake = (
  sql: SqlStorage,
  id: CartId,
): (StoredCart & { readonly hasNamesake: boolean }) | undefined => {
  const [row] = sql
    .exec<Row & { namesake: number }>(
      `SELECT ${COLUMNS}, EXISTS (SELECT 1 FROM orders WHERE id >= ?2 AND id < ?3 AND id <> ?4) AS namesake
       FROM carts WHERE id = ?1`,
      id,
      ...idsNamed(orderOfCart(id)),
      orderOfCart(id),
    )
    .toArray()
  return row && { ...storedOf(row), hasNamesake: row.namesake === 1 }
}

/** What proves whose carts these are, in their order; null for one that is not there. */
export const keysOfCarts = (sql: SqlStorage, ids: readonly CartId[]): (CartKey | null)[] =>
  sql
    .exec<{ key: CartKey | null }>(
      'SELECT (SELECT key FROM carts WHERE id = value) AS key FROM json_each(?) ORDER BY json_each.key',
      JSON.stringify(ids),
    )
    .toArray()
    .map(({ key }) => key)

export const saveCart = (sql: SqlStorage, { cart, key, quote, attempts, checkAt }: StoredCart): void => {
  sql.exec(
    `INSERT INTO carts (id, key, cart, quote, attempts, check_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET cart = excluded.cart, quote = excluded.quote, attempts = excluded.attempts,
       check_at = excluded.check_at, updated_at = excluded.updated_at`,
    cart.id,
    key,
    JSON.stringify(cart),
    quote && JSON.stringify(quote),
    attempts,
    checkAt,
    cart.updatedAt,
  )
}

/** Carts whose attempt to pay has not ended in time. */
export const dueToCheck = (sql: SqlStorage, now: number, limit: number): StoredCart[] =>
  sql
    .exec<Row>(`SELECT ${COLUMNS} FROM carts WHERE check_at <= ? ORDER BY check_at LIMIT ?`, now, limit)
    .toArray()
    .map(storedOf)

export const nextCheck = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT min(check_at) AS at FROM carts WHERE check_at IS NOT NULL').one().at

/**
 * Carts of one stretch of the table that nobody has changed since then, that are no order and wait for no payment. An index by
 * age would be a row more with every change of a cart; so the table is walked through, a stretch at a time.
 *
 * @param turn counts up: each one looks at the next stretch, and behind the last begins anew
 */
export const idleCarts = (
  sql: SqlStorage,
  { turn, rows, before }: { readonly turn: number; readonly rows: number; readonly before: number },
): CartId[] => {
  const { last } = sql.exec<{ last: number | null }>('SELECT max(rowid) AS last FROM carts').one()
  if (last === null) return []
  const from = (turn % Math.ceil(last / rows)) * rows
  return sql
    .exec<{ id: CartId }>(
      `SELECT id FROM carts WHERE rowid > ?1 AND rowid <= ?2 AND updated_at < ?3 AND check_at IS NULL
         AND coalesce(cart ->> '$.payment.state', 'failed') = 'failed'
         AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.cart = carts.id)`,
      from,
      from + rows,
      before,
    )
    .toArray()
    .map(({ id }) => id)
}

/**
 * Carts of one stretch of the table that somebody left with things in it, and whose address is known. Nothing is written for it.
 *
 * @param turn as above
 */
export const leftCarts = (
  sql: SqlStorage,
  {
    turn,
    rows,
    from,
    until,
  }: { readonly turn: number; readonly rows: number; readonly from: number; readonly until: number },
): LeftCart[] => {
  const { last } = sql.exec<{ last: number | null }>('SELECT max(rowid) AS last FROM carts').one()
  if (last === null) return []
  const first = (turn % Math.ceil(last / rows)) * rows
  return sql
    .exec<LeftCart>(
      `SELECT id, lower(cart ->> '$.email') AS email, updated_at AS updatedAt FROM carts
       WHERE rowid > ?1 AND rowid <= ?2 AND updated_at BETWEEN ?3 AND ?4 AND cart ->> '$.email' <> ''
         AND cart ->> '$.orderId' IS NULL AND cart ->> '$.gatheredInto' IS NULL AND json_array_length(cart, '$.lines') > 0
       LIMIT ?5`,
      first,
      first + rows,
      from,
      until,
      LEFT_MAX,
    )
    .toArray()
    .map(({ id, email, updatedAt }) => ({ id, email, updatedAt }))
}

/** With what was answered about them, in which their contents stand again. */
export const deleteCarts = (sql: SqlStorage, ids: readonly CartId[]): void => {
  const list = JSON.stringify(ids)
  sql.exec('DELETE FROM answers WHERE scope IN (SELECT value FROM json_each(?))', list)
  sql.exec('DELETE FROM carts WHERE id IN (SELECT value FROM json_each(?))', list)
}
