/** What the transactions store forgets of somebody: messages, what other systems were told, letters that wait, the copy of their orders. */
import type { Event, Fact } from '#domain/events'
import type { OrderId } from '#domain/ids'
import { forgetAnswers } from './disputes.ts'

/** More than one person has bought as a guest between two looks. */
const ORDERS_MAX = 500

/** Orders that the copy knows to be theirs. @param persons ids, and addresses of mail in small letters */
export const ordersOfPersons = async (db: D1Database, persons: readonly string[]): Promise<OrderId[]> => {
  const { results } = await db
    .prepare(
      `SELECT id FROM orders WHERE coalesce("order" ->> '$.customerId', lower(email)) IN (SELECT value FROM json_each(?1)) LIMIT ?2`,
    )
    .bind(JSON.stringify(persons), ORDERS_MAX)
    .all<{ id: OrderId }>()
  return results.map(({ id }) => id)
}

const GIVEN = '(SELECT value FROM json_each(?1))'

/** What they were written, and what other systems were told of them. @param persons ids, addresses, numbers */
export const forgetMessages = async (db: D1Database, persons: readonly string[]): Promise<void> => {
  const given = JSON.stringify(persons)
  await db.batch([
    db.prepare(`DELETE FROM messages WHERE customer_id IN ${GIVEN}`).bind(given),
    db.prepare(`DELETE FROM messages WHERE lower(recipient) IN ${GIVEN}`).bind(given),
    db.prepare(`DELETE FROM webhook_deliveries WHERE about IN ${GIVEN}`).bind(given),
  ])
}

/** Mails of these orders, and what other systems were told of them. What waits to be told is not told any more. */
export const forgetToldOf = async (db: D1Database, orders: readonly OrderId[]): Promise<void> => {
  const given = JSON.stringify(orders)
  await db.batch([
    db.prepare(`DELETE FROM messages WHERE order_id IN ${GIVEN}`).bind(given),
    db.prepare(`DELETE FROM webhook_deliveries WHERE about IN ${GIVEN}`).bind(given),
    forgetAnswers(db, orders),
  ])
}

/** Letters that could not be acted on stay, and say nothing of anybody. */
export const rewriteLetters = async (
  db: D1Database,
  orders: readonly OrderId[],
  change: <F extends Fact | Event>(fact: F) => F,
): Promise<void> => {
  const { results } = await db
    .prepare(`SELECT sequence, event FROM dead_letters WHERE event ->> '$.order.id' IN ${GIVEN}`)
    .bind(JSON.stringify(orders))
    .all<{ sequence: number; event: string }>()
  for (const { sequence, event } of results)
    await db
      .prepare(`UPDATE dead_letters SET event = ?2, reason = '', tries = '[]' WHERE sequence = ?1`)
      .bind(sequence, JSON.stringify(change(JSON.parse(event) as Event)))
      .run()
}
