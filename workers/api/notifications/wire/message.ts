/** A message as programs of the staff are told of it. */
import { z } from '@hono/zod-openapi'
import { CHANNELS, MESSAGE_STATES, TEMPLATES } from '#domain/notifications/message'
import type { MessageRow } from '#schema/transactions/notifications/messages'
import { Instant, Language } from '../../contract/parts.ts'

export const Message = z
  .object({
    number: z.int().describe('Grows with each message.'),
    id: z.string().describe('Of what is told, and by which way: told once under it.'),
    channel: z.enum(CHANNELS),
    template: z.enum(TEMPLATES),
    orderId: z.string().nullable(),
    customerId: z.string().nullable(),
    recipient: z.string(),
    name: z.string(),
    language: Language,
    subject: z.string(),
    at: Instant,
    state: z
      .enum(MESSAGE_STATES)
      .describe('`dead`: given up until it is sent again. `withheld`: may not be written to.'),
    attempts: z.int(),
    tryAt: Instant.describe('Not tried before; of one that waits.'),
    reason: z.string().describe('Why it was not sent the last time.'),
    sentAt: Instant.nullable(),
  })
  .openapi('Message')

export const messageOf = ({ sequence, ...row }: MessageRow): z.output<typeof Message> => ({
  number: sequence,
  id: row.id,
  channel: row.channel,
  template: row.template,
  orderId: row.orderId,
  customerId: row.customerId,
  recipient: row.recipient,
  name: row.name,
  language: row.language,
  subject: row.subject,
  at: row.at,
  state: row.state,
  attempts: row.attempts,
  tryAt: row.tryAt,
  reason: row.reason,
  sentAt: row.sentAt,
})
