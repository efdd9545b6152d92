/** One try of one delivery: taken, signed, sent, settled. */
import { Webhook } from 'standardwebhooks'
import { hostOf, webhookAddress } from '#domain/notifications/webhooks/address'
import { deliveryOutcome, offFor, type Answer } from '#domain/notifications/webhooks/delivery'
import { TEST_EVENT } from '#domain/notifications/webhooks/events'
import {
  settleDelivery,
  switchOff,
  takeDelivery,
  type TakenDelivery,
} from '#schema/transactions/notifications/webhooks/deliveries'
import { endpointBy, type SealedEndpoint } from '#schema/transactions/notifications/webhooks/endpoints'
import { purge } from '../../cache/purge.ts'
import { WEBHOOKS } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { carrierOf, standingOf } from './webhook-addresses.ts'
import { tellStaffOfOff } from './webhook-emails.ts'
import { decryptedSecret } from './webhook-secrets.ts'
import { ringDeliveries } from './webhooks.ts'

/** What is due sooner is told by the queue, everything else by the sweep, in s. */
const RUNG_WITHIN_SECONDS = 600

/** Nobody waits for it; it throws only where a store does not answer. */
export const deliver = async (env: Env, number: number): Promise<void> => {
  const began = Date.now()
  const taken = await takeDelivery(env.TRANSACTIONS_DB, number, began)
  if (!taken) return
  const endpoint = await endpointBy(env.TRANSACTIONS_DB, taken.endpointId)
  if (!endpoint) return
  const answer = await tried(env, endpoint, taken)
  const now = Date.now()
  const isOnce = taken.type === TEST_EVENT
  const outcome = deliveryOutcome({ attempts: taken.attempts, isOnce }, answer, now, Math.random())
  await settleDelivery(env.TRANSACTIONS_DB, taken, outcome, { now, took: now - began })
  const off = endpoint.offAt === null ? offFor(outcome, { ...endpoint, attempts: taken.attempts }, now) : null
  if (off) {
    // Written down first: whoever is cut off in between tells of it with the next failure, and once.
    await tellStaffOfOff(env, endpoint, off, now)
    await switchOff(env.TRANSACTIONS_DB, endpoint.id, off, now)
    purge([WEBHOOKS])
  }
  const seconds = Math.ceil((outcome.tryAt - now) / 1000)
  if (outcome.state === 'waiting' && seconds <= RUNG_WITHIN_SECONDS) await ringDeliveries(env, [number], seconds)
}

const tried = async (env: Env, endpoint: SealedEndpoint, taken: TakenDelivery): Promise<Answer> => {
  if (endpoint.offAt !== null) return { type: 'failed', reason: 'off' }
  const carrier = carrierOf(env)
  // The rules of today, and what the name stands for today.
  const address = webhookAddress(endpoint.url)
  if (!address.ok) return { type: 'failed', reason: 'inside' }
  const standing = await standingOf(carrier, hostOf(address.value))
  if (standing !== 'public') return { type: 'failed', reason: standing === 'unknown' ? 'unreachable' : standing }
  const signed = await signatures(env, endpoint, taken)
  if (!signed) return { type: 'failed', reason: 'secret-unreadable' }
  return carrier.post(address.value, signed, taken.payload)
}

/** By the secret, and for a day after a rotation by the one before as well: whoever receives knows one of them. */
const signatures = async (
  env: Env,
  { id, secret, formerSecret, formerUntil }: SealedEndpoint,
  { eventId, payload }: TakenDelivery,
): Promise<Readonly<Record<string, string>> | null> => {
  const at = new Date()
  const kept = [secret, ...(formerSecret !== null && formerUntil !== null && +at < formerUntil ? [formerSecret] : [])]
  const [own, ...former] = await Promise.all(kept.map((one) => decryptedSecret(env, id, one)))
  if (own === null || own === undefined) return null
  const secrets = [own, ...former.filter((one) => one !== null)]
  return {
    'content-type': 'application/json',
    'user-agent': 'Stoa-Webhooks/1',
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(+at / 1000)),
    'webhook-signature': secrets.map((one) => new Webhook(one).sign(eventId, at, payload)).join(' '),
  }
}
