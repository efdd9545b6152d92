/** What staff read of webhooks: endpoints without their secrets, what each was told, and one telling whole. */
import { z } from 'zod'
import { DELIVERY_STATES } from '#domain/notifications/webhooks/delivery'
import { ok, refuse } from '#domain/result'
import { deliveriesPage, deliveryBy } from '#schema/transactions/notifications/webhooks/deliveries'
import { endpointBy, endpoints } from '#schema/transactions/notifications/webhooks/endpoints'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { unsealed } from './webhook-secrets.ts'

export const listingWebhooks = question({
  name: 'notifications:webhooks',
  permission: 'notifications:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await endpoints(env.TRANSACTIONS_DB)),
})

export const listingDeliveries = question({
  name: 'notifications:webhook-log',
  permission: 'notifications:see',
  input: z.object({
    endpoint: id,
    state: z.enum(DELIVERY_STATES).optional(),
    before: z.coerce.number().int().min(1).optional().describe('The number of the last one of the page before.'),
  }),
  refusals: ['webhook-unknown'],
  answer: async ({ env }, { endpoint: asked, state = null, before = null }) => {
    const endpoint = await endpointBy(env.TRANSACTIONS_DB, asked)
    if (!endpoint) return refuse({ code: 'webhook-unknown' })
    const page = await deliveriesPage(env.TRANSACTIONS_DB, { endpoint: endpoint.id, state, before })
    return ok({ endpoint: unsealed(endpoint), ...page })
  },
})

/** With what was sent, which is an order mostly: for whoever may see those. */
export const readingDelivery = question({
  name: 'notifications:webhook-delivery',
  permission: 'orders:see',
  input: z.object({ endpoint: id, delivery: z.coerce.number().int().min(1) }),
  refusals: ['webhook-unknown', 'webhook-delivery-unknown'],
  answer: async ({ env }, { endpoint: asked, delivery }) => {
    const endpoint = await endpointBy(env.TRANSACTIONS_DB, asked)
    if (!endpoint) return refuse({ code: 'webhook-unknown' })
    const found = await deliveryBy(env.TRANSACTIONS_DB, endpoint.id, delivery)
    return found ? ok({ endpoint: unsealed(endpoint), delivery: found }) : refuse({ code: 'webhook-delivery-unknown' })
  },
})
