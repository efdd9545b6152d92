/**
 * Other systems are told here: one row for each event and each endpoint that wants it, and a call of the queue for each row. Told twice,
 * a fact is one row still.
 */
import type { UserEvent } from '#domain/customers/facts'
import { personEventOf, type WebhookEvent } from '#domain/notifications/webhooks/events'
import { addDeliveries, deliveriesDue, forgetDeliveries } from '#schema/transactions/notifications/webhooks/deliveries'
import { endpointsOn, type Wanting } from '#schema/transactions/notifications/webhooks/endpoints'
import { openWhole } from '../../cache/data.ts'
import { WEBHOOKS } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { payloadOf, tellingOfPerson, type Telling } from './webhook-payloads.ts'

type TellEnv = Pick<Env, 'TRANSACTIONS_DB' | 'DELIVERIES'>

/** Each fact asks for it: remembered for five seconds, as the rules of the shop are. */
const known = openWhole({ tags: [WEBHOOKS], read: endpointsOn })

const endpointsFresh = (env: Pick<Env, 'TRANSACTIONS_DB'>, now: number): Promise<readonly Wanting[]> =>
  known.get(env.TRANSACTIONS_DB, now)

/** Of what somebody wants to be told. An endpoint that was added elsewhere is known within five seconds. */
export const wantedEvents = async (
  env: Pick<Env, 'TRANSACTIONS_DB'>,
  now: number,
): Promise<ReadonlySet<WebhookEvent>> => new Set((await endpointsFresh(env, now)).flatMap(({ events }) => events))

export const tellEndpoints = async (env: TellEnv, tellings: readonly Telling[], now: number): Promise<void> => {
  const endpoints = await endpointsFresh(env, now)
  const rows = tellings.flatMap((telling) => {
    const wanting = endpoints.filter(({ events }) => events.some((event) => event === telling.type))
    if (wanting.length === 0) return []
    const { id: eventId, type, about, at } = telling
    const payload = payloadOf(telling)
    return wanting.map(({ id: endpointId }) => ({ endpointId, eventId, type, about, payload, at }))
  })
  await ringDeliveries(env, await addDeliveries(env.TRANSACTIONS_DB, rows, now))
}

/** What happened to a customer, where somebody wants to know it. Told twice it is one row still. */
export const tellEndpointsOfPerson = async (
  env: TellEnv & Pick<Env, 'USERS_DB'>,
  event: UserEvent,
  now: number,
): Promise<void> => {
  const type = personEventOf(event)
  if (!type || !(await wantedEvents(env, now)).has(type)) return
  const telling = await tellingOfPerson(env.USERS_DB, event)
  if (telling) await tellEndpoints(env, [telling], now)
}

/** @see https://developers.cloudflare.com/queues/platform/limits/ */
const CALLS_TOGETHER_MAX = 100

/** Tells the queue that these are due. What it loses the sweep finds. */
export const ringDeliveries = async (
  { DELIVERIES }: Pick<Env, 'DELIVERIES'>,
  numbers: readonly number[],
  delaySeconds = 0,
): Promise<void> => {
  for (let from = 0; from < numbers.length; from += CALLS_TOGETHER_MAX)
    await DELIVERIES.sendBatch(
      numbers.slice(from, from + CALLS_TOGETHER_MAX).map((delivery) => ({ body: { delivery }, delaySeconds })),
    )
}

export const sweepDeliveries = async (env: TellEnv, now: number): Promise<void> => {
  await ringDeliveries(env, await deliveriesDue(env.TRANSACTIONS_DB, now))
  await forgetDeliveries(env.TRANSACTIONS_DB, now)
}
