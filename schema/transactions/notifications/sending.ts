/** Messages on their way: taken by one at a time, settled once, sent again by staff. */
import { SEND_LEASE_MS, withoutSecrets, type Outcome } from '#domain/notifications/delivery'
import type { Message } from '#domain/notifications/message'

const ROW = `id, channel, template, order_id AS orderId, customer_id AS customerId, recipient, name, language, subject, text, html, at,
  attempts`

export type Taken = Message & { readonly attempts: number }

/** A queue that waits so many seconds may come some ms too early. */
const EARLY_MS = 500

/**
 * Whoever takes a message has it alone until the lease is over. @returns null when it is not due, sent, given up, or another's
 */
export const takeToSend = (db: D1Database, id: string, now: number): Promise<Taken | null> =>
  db
    .prepare(
      `UPDATE messages SET attempts = attempts + 1, try_at = ?2
       WHERE id = ?1 AND state = 'waiting' AND try_at <= ?3 RETURNING ${ROW}`,
    )
    .bind(id, now + SEND_LEASE_MS, now + EARLY_MS)
    .first<Taken>()

/** What became of a try. One that came back behind its lease, when another had it, changes nothing but what was sent. */
export const settleSending = async (db: D1Database, taken: Taken, outcome: Outcome, now: number): Promise<void> => {
  const { state, tryAt, reason, receipt } = outcome
  const isSent = state === 'sent'
  // Given up or sent, nobody needs what opens an account any more.
  const { text, html } = state === 'waiting' ? taken : withoutSecrets(taken)
  await db
    .prepare(
      `UPDATE messages SET state = ?2, try_at = ?3, reason = ?4, receipt = ?5, sent_at = ?6, text = ?7, html = ?8
       WHERE id = ?1 AND state <> 'sent' AND (attempts = ?9 OR ?10)`,
    )
    .bind(taken.id, state, tryAt, reason, receipt, isSent ? now : null, text, html, taken.attempts, isSent ? 1 : 0)
    .run()
}

/** Told together. */
const DUE_MAX = 200

/** The ids of what is due, the longest first. */
export const messagesDue = async (db: D1Database, now: number): Promise<string[]> => {
  const { results } = await db
    .prepare(`SELECT id FROM messages WHERE state = 'waiting' AND try_at <= ?1 ORDER BY try_at LIMIT ?2`)
    .bind(now, DUE_MAX)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

/** What was given up begins anew. @returns its id, or null where it was not given up */
export const sendAgain = (db: D1Database, sequence: number): Promise<string | null> =>
  db
    .prepare(
      `UPDATE messages SET state = 'waiting', attempts = 0, try_at = 0
       WHERE sequence = ?1 AND state IN ('dead', 'withheld') RETURNING id`,
    )
    .bind(sequence)
    .first<string>('id')

/** The provider had taken it, and nobody was reached: a bounce is not sent, and a complaint was. */
export const bouncedMessage = async (db: D1Database, receipt: string, reason: string): Promise<void> => {
  const state = reason.startsWith('bounced') ? 'dead' : 'sent'
  await db
    .prepare(
      `UPDATE messages SET state = ?2, reason = ?3 WHERE receipt = ?1 AND receipt <> '' AND state IN ('sent', 'dead')`,
    )
    .bind(receipt, state, reason.slice(0, 300))
    .run()
}
