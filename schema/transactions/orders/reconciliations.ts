/** How far the books of the provider were read on each day, and the orders that they are held beside. */
import type { OrderId, PaymentId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import { bookedOrderOf, type BookedOrder } from '#domain/orders/reconciliation'

export type Reconciliation = {
  readonly day: string
  readonly since: number
  readonly cursor: string | null
  readonly payments: number
  readonly seen: readonly PaymentId[]
  readonly finishedAt: number | null
  readonly fault: string
}

type Row = Omit<Reconciliation, 'seen'> & { readonly seen: string }

const COLUMNS = `day, since, cursor, payments, seen, finished_at AS finishedAt, fault`
const read = ({ seen, ...row }: Row): Reconciliation => ({ ...row, seen: JSON.parse(seen) as PaymentId[] })

/** Whoever died over it is not waited for longer. */
const TURN_MS = 5 * 60_000

/** The day's, taken for one turn. @returns null when it is done, or somebody is at it just now */
export const takeTurn = async (
  db: D1Database,
  { day, since, now }: { readonly day: string; readonly since: number; readonly now: number },
): Promise<Reconciliation | null> => {
  const row = await db
    .prepare(
      `INSERT INTO reconciliations (day, since, turn_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (day) DO UPDATE SET turn_at = excluded.turn_at
       WHERE finished_at IS NULL AND turn_at <= ?3 - ?4
       RETURNING ${COLUMNS}`,
    )
    .bind(day, since, now, TURN_MS)
    .first<Row>()
  return row && read(row)
}

/** How far it has come; the next turn may begin at once. */
export const saveTurn = async (db: D1Database, { day, cursor, payments, seen }: Reconciliation): Promise<void> => {
  await db
    .prepare(`UPDATE reconciliations SET cursor = ?2, payments = ?3, seen = ?4, turn_at = 0, fault = '' WHERE day = ?1`)
    .bind(day, cursor, payments, JSON.stringify(seen))
    .run()
}

export const finish = async (db: D1Database, { day, payments }: Reconciliation, now: number): Promise<void> => {
  await db
    .prepare(`UPDATE reconciliations SET payments = ?2, seen = '[]', finished_at = ?3, fault = '' WHERE day = ?1`)
    .bind(day, payments, now)
    .run()
}

/** It is gone on with when its turn is over. */
export const noteFault = async (db: D1Database, day: string, fault: string): Promise<void> => {
  await db.prepare(`UPDATE reconciliations SET fault = ?2 WHERE day = ?1`).bind(day, fault.slice(0, 500)).run()
}

export const lastReconciliation = async (db: D1Database): Promise<Reconciliation | null> => {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM reconciliations ORDER BY day DESC LIMIT 1`).first<Row>()
  return row && read(row)
}

/** What the copy says of the money of these orders. */
export const bookedOrders = async (
  db: D1Database,
  ids: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, BookedOrder>> => {
  const { results } = await db
    .prepare(`SELECT "order" FROM orders WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(ids))
    .all<{ readonly order: string }>()
  return new Map(results.map(({ order }) => bookedOrderOf(JSON.parse(order) as Order)).map((one) => [one.id, one]))
}

const MISSING_MAX = 100

/** Orders of that time that were paid by a provider who does not know their payments: not by stored value alone. */
export const ordersUnknownThere = async (
  db: D1Database,
  { from, until, seen }: { readonly from: number; readonly until: number; readonly seen: readonly PaymentId[] },
): Promise<readonly BookedOrder[]> => {
  const { results } = await db
    .prepare(
      `SELECT "order" FROM orders WHERE placed_at >= ?1 AND placed_at < ?2 AND "order" ->> '$.terms' IS NULL
         AND "order" ->> '$.imported.id' IS NULL
         AND total > (SELECT coalesce(sum(value ->> '$.amount.amount'), 0) FROM json_each("order", '$.payments'))
         AND "order" ->> '$.paymentId' NOT IN (SELECT value FROM json_each(?3)) ORDER BY placed_at LIMIT ?4`,
    )
    .bind(from, until, JSON.stringify(seen), MISSING_MAX)
    .all<{ readonly order: string }>()
  return results.map(({ order }) => bookedOrderOf(JSON.parse(order) as Order))
}
