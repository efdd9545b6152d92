/** Every message to somebody, each fact once: what waits, what was sent, what was given up. With the demo nothing leaves it. */
import type { CustomerId, OrderId } from '#domain/ids'
import type { Channel, Message, MessageState, Template } from '#domain/notifications/message'
import { insertRows } from '#schema/insert-rows'

const SAVING = [
  `INSERT INTO messages
     (id, channel, template, order_id, customer_id, recipient, name, language, subject, text, html, at, state, try_at, reason, sent_at)
   VALUES`,
  `ON CONFLICT (id) DO NOTHING`,
] as const

/** How a message begins. `withheld` says why. */
export type Beginning = { readonly state: MessageState; readonly reason?: string }

/**
 * One that is there already stays as it was.
 *
 * @param how what is to become of each; sent at once when absent
 * @param behind carried out behind it in the same transaction
 */
export const saveMessages = async (
  db: D1Database,
  messages: readonly Message[],
  how: (message: Message) => Beginning = () => ({ state: 'sent' }),
  behind: readonly D1PreparedStatement[] = [],
): Promise<void> => {
  const rows = messages.map((one) => {
    const { state, reason = '' } = how(one)
    return [
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
      state,
      0,
      reason,
      state === 'sent' ? one.at : null,
    ]
  })
  if (rows.length > 0) await db.batch([...insertRows(db, SAVING, rows), ...behind])
}

export const messageIsKnown = async (db: D1Database, id: string): Promise<boolean> =>
  (await db.prepare(`SELECT 1 AS known FROM messages WHERE id = ?1`).bind(id).first('known')) !== null

/** How far it is. */
export type Progress = {
  readonly sequence: number
  readonly state: MessageState
  readonly attempts: number
  /** Ms since the epoch: not tried before. */
  readonly tryAt: number
  /** Why it was not sent the last time. */
  readonly reason: string
  readonly sentAt: number | null
}

export type MessageRow = Omit<Message, 'text' | 'html'> & Progress
export const MESSAGES_PER_PAGE = 30

const ROW = `sequence, id, channel, template, order_id AS orderId, customer_id AS customerId, recipient, name, language, subject, at,
  state, attempts, try_at AS tryAt, reason, sent_at AS sentAt`

export type MessageFilter = {
  readonly state?: MessageState | undefined
  readonly template?: Template | undefined
  readonly channel?: Channel | undefined
  /** An address or a number, whole. */
  readonly recipient?: string | undefined
  readonly customer?: CustomerId | undefined
}

const COLUMNS = {
  state: 'state',
  template: 'template',
  channel: 'channel',
  recipient: 'recipient',
  customer: 'customer_id',
} as const satisfies Record<keyof MessageFilter, string>

type Condition = { readonly text: string; readonly value: string | number }

const conditionsOf = (filter: MessageFilter, before: number | null): Condition[] => [
  ...Object.entries(COLUMNS).flatMap(([name, column]) => {
    const value = filter[name as keyof MessageFilter]
    return value ? [{ text: `${column} = ?`, value }] : []
  }),
  ...(before === null ? [] : [{ text: 'sequence < ?', value: before }]),
]

const whereOf = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.map(({ text }) => text).join(' AND ')}`

/** The latest first. @param before the sequence of the last one seen */
export const messagesPage = async (
  db: D1Database,
  before: number | null,
  filter: MessageFilter = {},
): Promise<{ readonly rows: readonly MessageRow[]; readonly older: boolean }> => {
  const conditions = conditionsOf(filter, before)
  const { results } = await db
    .prepare(`SELECT ${ROW} FROM messages ${whereOf(conditions)} ORDER BY sequence DESC LIMIT ?`)
    .bind(...conditions.map(({ value }) => value), MESSAGES_PER_PAGE + 1)
    .all<MessageRow>()
  return { rows: results.slice(0, MESSAGES_PER_PAGE), older: results.length > MESSAGES_PER_PAGE }
}

/** What somebody was written: by their id, or by an address of theirs. The latest first. */
export const messagesTo = async (
  db: D1Database,
  { customers, recipients }: { readonly customers: readonly string[]; readonly recipients: readonly string[] },
  most: number,
): Promise<MessageRow[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${ROW} FROM messages WHERE sequence IN (
         SELECT sequence FROM messages WHERE customer_id IN (SELECT value FROM json_each(?1))
         UNION SELECT sequence FROM messages WHERE recipient IN (SELECT value FROM json_each(?2))
         ORDER BY sequence DESC LIMIT ?3)
       ORDER BY sequence DESC`,
    )
    .bind(JSON.stringify(customers), JSON.stringify(recipients), most)
    .all<MessageRow>()
  return results
}

export const messageBy = (db: D1Database, sequence: number): Promise<(Message & Progress) | null> =>
  db.prepare(`SELECT ${ROW}, text, html FROM messages WHERE sequence = ?1`).bind(sequence).first<Message & Progress>()

export const messagesOf = async (db: D1Database, order: OrderId): Promise<MessageRow[]> =>
  (await db.prepare(`SELECT ${ROW} FROM messages WHERE order_id = ?1 ORDER BY sequence`).bind(order).all<MessageRow>())
    .results

export const countMessages = async (db: D1Database, filter: MessageFilter = {}): Promise<number> => {
  const conditions = conditionsOf(filter, null)
  const counted = await db
    .prepare(`SELECT count(*) AS messages FROM messages ${whereOf(conditions)}`)
    .bind(...conditions.map(({ value }) => value))
    .first<number>('messages')
  return counted ?? 0
}

/** When somebody was written any of these since then. What waits counts as well: it leaves soon. */
export const writtenTo = async (
  db: D1Database,
  recipient: string,
  templates: readonly Template[],
  since: number,
): Promise<number[]> => {
  const { results } = await db
    .prepare(
      `SELECT coalesce(sent_at, at) AS at FROM messages
       WHERE recipient = ?1 AND state IN ('sent', 'waiting') AND at > ?2 AND template IN (SELECT value FROM json_each(?3))`,
    )
    .bind(recipient, since, JSON.stringify(templates))
    .all<{ at: number }>()
  return results.map(({ at }) => at)
}
