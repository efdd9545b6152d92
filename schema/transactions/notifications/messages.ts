/** The outbox: every message to a shopper, each fact once. Staff read it; with the demo provider nothing leaves it. */
import type { OrderId } from '#domain/ids'
import type { Message } from '#domain/notifications/message'
import { insertRows } from '#schema/insert-rows'

const SAVING = [
  `INSERT INTO messages
     (id, channel, template, order_id, customer_id, recipient, name, language, subject, text, html, at, state, sent_at) VALUES`,
  `ON CONFLICT (id) DO NOTHING`,
] as const

/** Keeps messages that were sent; one that is there already stays as it was. */
export const saveMessages = async (db: D1Database, messages: readonly Message[]): Promise<void> => {
  const rows = messages.map((one) => [
    one.id,
    one.channel,
    one.template,
    one.orderId,
    one.customerId,
    one.recipient,
    one.name,
    one.language,
    one.subject,
    one.text,
    one.html,
    one.at,
    'sent',
    one.at,
  ])
  if (rows.length > 0) await db.batch(insertRows(db, SAVING, rows))
}

export const messageIsKnown = async (db: D1Database, id: string): Promise<boolean> =>
  (await db.prepare(`SELECT 1 AS known FROM messages WHERE id = ?1`).bind(id).first('known')) !== null

export type MessageRow = Omit<Message, 'text' | 'html'> & { readonly sequence: number }
export const MESSAGES_PER_PAGE = 30

const ROW = `sequence, id, channel, template, order_id AS orderId, customer_id AS customerId, recipient, name, language, subject, at`

/** The latest first. @param before the sequence of the last one seen */
export const messagesPage = async (
  db: D1Database,
  before: number | null,
): Promise<{ readonly rows: readonly MessageRow[]; readonly older: boolean }> => {
  const { results } = await db
    .prepare(`SELECT ${ROW} FROM messages WHERE ?1 IS NULL OR sequence < ?1 ORDER BY sequence DESC LIMIT ?2`)
    .bind(before, MESSAGES_PER_PAGE + 1)
    .all<MessageRow>()
  return { rows: results.slice(0, MESSAGES_PER_PAGE), older: results.length > MESSAGES_PER_PAGE }
}

export const messageBy = (db: D1Database, sequence: number): Promise<(Message & { sequence: number }) | null> =>
  db
    .prepare(`SELECT ${ROW}, text, html FROM messages WHERE sequence = ?1`)
    .bind(sequence)
    .first<Message & { sequence: number }>()

export const messagesOf = async (db: D1Database, order: OrderId): Promise<MessageRow[]> =>
  (await db.prepare(`SELECT ${ROW} FROM messages WHERE order_id = ?1 ORDER BY sequence`).bind(order).all<MessageRow>())
    .results

export const countMessages = async (db: D1Database): Promise<number> =>
  (await db.prepare(`SELECT count(*) AS messages FROM messages`).first<number>('messages')) ?? 0
