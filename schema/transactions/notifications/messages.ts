/** The outbox: every message to a shopper, each fact once. Staff read it; with the demo provider nothing leaves it. */
import type { OrderId } from '#domain/ids'
import type { Message } from '#domain/notifications/message'

/** A confirmation of 50 line items is some 20 KB in both forms; so many stay below the 2 MB that one value may have. */
const MESSAGES_PER_STATEMENT_MAX = 50

/** Keeps messages; one that is there already stays as it was. */
export const saveMessages = async (db: D1Database, messages: readonly Message[]): Promise<void> => {
  const statements: D1PreparedStatement[] = []
  for (let from = 0; from < messages.length; from += MESSAGES_PER_STATEMENT_MAX) {
    const some = JSON.stringify(messages.slice(from, from + MESSAGES_PER_STATEMENT_MAX))
    statements.push(
      db
        .prepare(
          `INSERT INTO messages (id, channel, template, order_id, recipient, name, language, subject, text, html, at)
           SELECT value->>'$.id', value->>'$.channel', value->>'$.template', value->>'$.orderId',
                  value->>'$.recipient', value->>'$.name', value->>'$.language', value->>'$.subject',
                  value->>'$.text', value->>'$.html', value->>'$.at'
           FROM json_each(?1) WHERE true ON CONFLICT (id) DO NOTHING`,
        )
        .bind(some),
    )
  }
  if (statements.length > 0) await db.batch(statements)
}

export type MessageRow = Omit<Message, 'text' | 'html'> & { readonly sequence: number }
export const MESSAGES_PER_PAGE = 30

const ROW = `sequence, id, channel, template, order_id AS orderId, recipient, name, language, subject, at`

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
