/** Every message to somebody, as they are given it. */
import { withoutSecrets } from '#domain/notifications/delivery'
import type { Template } from '#domain/notifications/message'

type Row = {
  readonly channel: string
  readonly template: Template
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly at: number
  readonly state: string
}

/** @param persons ids, addresses, numbers @returns the oldest first; of digits and links that open an account nothing */
export const ownMessages = async (db: D1Database, persons: readonly string[]): Promise<Row[]> => {
  const { results } = await db
    .prepare(
      `SELECT channel, template, recipient, subject, text, at, state FROM messages
       WHERE customer_id IN (SELECT value FROM json_each(?1))
       UNION SELECT channel, template, recipient, subject, text, at, state FROM messages
       WHERE recipient IN (SELECT value FROM json_each(?1)) ORDER BY at`,
    )
    .bind(JSON.stringify(persons))
    .all<Row>()
  return results.map((row) => {
    const { html: _none, ...masked } = withoutSecrets({ ...row, html: '' })
    return masked
  })
}
