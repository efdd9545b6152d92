/** Webhooks listens: what happened is written down for each system that wants to be told of it, and told by a queue of its own. */
import { isTold, webhookEventOf } from '#domain/notifications/webhooks/events'
import { tellingOf } from '../flows/notifications/webhook-payloads.ts'
import { tellEndpoints, wantedEvents } from '../flows/notifications/webhooks.ts'
import type { Listens } from './settle.ts'

/** Where nobody wants to know of a fact, nothing is asked and nothing written. */
export const webhooks: Listens = async (events, env) => {
  const wanted = await wantedEvents(env, Date.now())
  const told = events.filter(isTold).filter((event) => wanted.has(webhookEventOf(event)))
  if (told.length === 0) return
  await tellEndpoints(env, await Promise.all(told.map((event) => tellingOf(env, event))), Date.now())
}
