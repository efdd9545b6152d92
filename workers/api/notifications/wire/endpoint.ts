/** An endpoint of webhooks, and what it was told, as the API shows them. */
import { z } from '@hono/zod-openapi'
import { DELIVERY_STATES, OFF_REASONS } from '#domain/notifications/webhooks/delivery'
import type { Delivery as Row } from '#schema/transactions/notifications/webhooks/deliveries'
import type { Endpoint as Kept } from '#schema/transactions/notifications/webhooks/endpoints'
import { Instant } from '../../contract/parts.ts'

export const EXAMPLE_ID = 'we_7k3m9qxd00000000'

export const Endpoint = z
  .object({
    id: z.string().openapi({ example: EXAMPLE_ID }),
    url: z.string(),
    note: z.string().describe('What staff call it.'),
    events: z.array(z.string()),
    createdAt: Instant,
    formerUntil: Instant.nullable().describe('Until when the secret before signs as well.'),
    failingSince: Instant.nullable().describe('Nothing has arrived since.'),
    offAt: Instant.nullable(),
    offFor: z
      .enum(OFF_REASONS)
      .nullable()
      .describe('`gone`: it has answered 410; `failing`: nothing has arrived for three days; `staff`: somebody.'),
  })
  .openapi('WebhookEndpoint')

export const endpointOf = ({ events, ...endpoint }: Kept): z.infer<typeof Endpoint> => ({
  ...endpoint,
  events: [...events],
})

export const Delivery = z
  .object({
    number: z.int(),
    eventId: z.string().describe('`webhook-id`.'),
    type: z.string(),
    about: z.string().describe('The id of the order, or of the variant.'),
    at: Instant,
    state: z.enum(DELIVERY_STATES).describe('`dead`: given up, until it is replayed.'),
    attempts: z.int(),
    tryAt: Instant.nullable().describe('When it is tried next; of one that waits.'),
    triedAt: Instant.nullable(),
    took: z.int().nullable().describe('Milliseconds, of the last try.'),
    status: z.int().nullable().describe('Of the last answer.'),
    reason: z
      .string()
      .describe(
        'Why the last try failed: `status`, `redirect`, `gone`, `timeout`, `unreachable`, `inside`, `host-unknown`, ' +
          '`secret-unreadable`, `off`; empty when it did not.',
      ),
    excerpt: z.string().describe('The beginning of the last answer, a kilobyte at most.'),
  })
  .openapi('WebhookDelivery')

export const deliveryOf = (row: Row): z.infer<typeof Delivery> => {
  const { sequence: number, eventId, type, about, at, state, attempts, triedAt, took, status, reason, excerpt } = row
  const tryAt = state === 'waiting' ? row.tryAt : null
  return { number, eventId, type, about, at, state, attempts, tryAt, triedAt, took, status, reason, excerpt }
}
