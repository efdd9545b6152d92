/** What the book of gift cards and credit knows of somebody: given to them, forgotten with them, and whose it is when two are one. */
import type { CustomerId, OrderId } from '#domain/ids'

const GIVEN = '(SELECT value FROM json_each(?1))'

/** Credit of their account, and cards that were sent to them: never what opens one. @param persons ids, and mails in small letters */
export const ownStoredValues = async (
  db: D1Database,
  persons: readonly string[],
): Promise<readonly Record<string, unknown>[]> => {
  const { results } = await db
    .prepare(
      `SELECT kind, ending, currency, issued, balance, recipient_name AS recipientName, recipient_email AS recipientEmail, sender,
         message, deliver_at AS deliverAt, mailed_at AS mailedAt, order_name AS orderName, expires_at AS expiresAt,
         created_at AS createdAt FROM stored_values
       WHERE customer_id IN ${GIVEN} OR lower(recipient_email) IN ${GIVEN} ORDER BY sequence`,
    )
    .bind(JSON.stringify(persons))
    .all<Record<string, unknown>>()
  return results
}

/** What was sent to them, and what they wrote to others. Amounts stay: the shop owes them to whoever holds the code. */
export const forgetStoredValues = async (
  db: D1Database,
  persons: readonly string[],
  orders: readonly OrderId[],
): Promise<void> => {
  await db.batch([
    db
      .prepare(
        `UPDATE stored_values SET recipient_name = '', recipient_email = '', sender = '', message = '', note = '',
           deliver_at = iif(mailed_at IS NULL, NULL, deliver_at)
         WHERE customer_id IN ${GIVEN} OR lower(recipient_email) IN ${GIVEN}`,
      )
      .bind(JSON.stringify(persons)),
    db
      .prepare(`UPDATE stored_values SET sender = '', message = '' WHERE order_id IN ${GIVEN}`)
      .bind(JSON.stringify(orders)),
  ])
}

/** Two customers are one: credit of the one who goes is theirs who stays. Said twice it is said once. */
export const moveCredit = async (db: D1Database, from: CustomerId, to: CustomerId): Promise<void> => {
  await db.prepare('UPDATE stored_values SET customer_id = ?2 WHERE customer_id = ?1').bind(from, to).run()
}
