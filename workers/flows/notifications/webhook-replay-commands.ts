/** What staff have sent to an endpoint: a test, once more what was sent, and what was given up of some days. */
import { z } from 'zod'
import { TEST_EVENT } from '#domain/notifications/webhooks/events'
import { ok, refuse, type Result } from '#domain/result'
import { addDeliveries, deliveryBy, replayDeliveries } from '#schema/transactions/notifications/webhooks/deliveries'
import { endpointBy, type SealedEndpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import type { Env } from '../../env.ts'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { payloadOf } from './webhook-payloads.ts'
import { ringDeliveries } from './webhooks.ts'

const endpointOn = async (
  env: Pick<Env, 'TRANSACTIONS_DB'>,
  asked: string,
): Promise<Result<SealedEndpoint, { readonly code: 'webhook-unknown' | 'webhook-off' }>> => {
  const endpoint = await endpointBy(env.TRANSACTIONS_DB, asked)
  if (!endpoint) return refuse({ code: 'webhook-unknown' })
  return endpoint.offAt === null ? ok(endpoint) : refuse({ code: 'webhook-off' })
}

/** It carries nothing of anybody's, and is tried once. */
export const testingWebhook = command({
  name: 'notifications:webhook-test',
  permission: 'notifications:change',
  input: z.strictObject({ endpoint: id }),
  refusals: ['webhook-unknown', 'webhook-off'],
  repeats: 'effect',
  act: async ({ env, now, once }, { endpoint: asked }) => {
    const on = await endpointOn(env, asked)
    if (!on.ok) return on
    const { id: endpointId } = on.value
    const telling = {
      id: `test:${once.key.slice(-24)}`,
      type: TEST_EVENT,
      at: now,
      data: { endpoint: endpointId },
    } as const
    const row = {
      endpointId,
      eventId: telling.id,
      type: telling.type,
      about: endpointId,
      payload: payloadOf(telling),
      at: now,
    }
    await ringDeliveries(env, await addDeliveries(env.TRANSACTIONS_DB, [row], now))
    return ok({ id: endpointId, eventId: telling.id })
  },
  audit: (_, { id: subject, eventId }) => [{ subject, details: { eventId } }],
})

/** Under its own id: whoever has it already knows it again. */
export const replayingWebhook = command({
  name: 'notifications:webhook-replay',
  permission: 'notifications:change',
  input: z.strictObject({ endpoint: id, delivery: z.int().min(1) }),
  refusals: ['webhook-unknown', 'webhook-off', 'webhook-delivery-unknown'],
  repeats: 'claim',
  act: async ({ env, now }, { endpoint: asked, delivery }) => {
    const on = await endpointOn(env, asked)
    if (!on.ok) return on
    const { id: endpoint } = on.value
    if (!(await deliveryBy(env.TRANSACTIONS_DB, endpoint, delivery)))
      return refuse({ code: 'webhook-delivery-unknown' })
    const replayed = await replayDeliveries(env.TRANSACTIONS_DB, endpoint, { sequence: delivery }, now)
    await ringDeliveries(env, replayed)
    return ok({ id: endpoint, replayed: replayed.length })
  },
  audit: ({ delivery }, { id: subject }) => [{ subject, details: { delivery } }],
})

/** So many at once, the oldest first; what is beyond is sent by the next press. */
export const replayingRange = command({
  name: 'notifications:webhook-replay-range',
  permission: 'notifications:change',
  input: z
    .strictObject({
      endpoint: id,
      since: z.int().min(0).describe('Of what happened from then on, in ms.'),
      until: z.int().min(0).describe('And before then.'),
      onlyDead: z.boolean().default(true).describe('Leaves alone what has arrived.'),
    })
    .refine(({ since, until }) => since < until, { path: ['until'], message: 'It ends before it begins' }),
  refusals: ['webhook-unknown', 'webhook-off'],
  repeats: 'claim',
  act: async ({ env, now }, { endpoint: asked, since, until, onlyDead }) => {
    const on = await endpointOn(env, asked)
    if (!on.ok) return on
    const { id: endpoint } = on.value
    const replayed = await replayDeliveries(env.TRANSACTIONS_DB, endpoint, { since, until, onlyDead }, now)
    await ringDeliveries(env, replayed)
    return ok({ id: endpoint, replayed: replayed.length })
  },
  audit: ({ since, until, onlyDead }, { id: subject, replayed }) => [
    { subject, details: { since, until, onlyDead, replayed } },
  ],
})
