/**
 * What staff do about webhooks. Whoever has events told elsewhere has to be allowed to see them: a key for messages alone must not lead
 * the orders out of the shop.
 */
import { z } from 'zod'
import { URL_LENGTH_MAX } from '#domain/notifications/webhooks/address'
import { newEndpointId, NOTE_LENGTH_MAX } from '#domain/notifications/webhooks/delivery'
import { seenBy, WEBHOOK_EVENTS, type WebhookEvent } from '#domain/notifications/webhooks/events'
import { ok, refuse } from '#domain/result'
import {
  addEndpoint,
  deleteEndpoint,
  endpointBy,
  rotateSecret,
  saveEndpoint,
} from '#schema/transactions/notifications/webhooks/endpoints'
import { WEBHOOKS } from '../../cache/tags.ts'
import { deniedTo } from '../../http/staff.ts'
import { command, type Act } from '../command.ts'
import { id, text } from '../input.ts'
import { checkedAddress } from './webhook-addresses.ts'
import { encryptedSecret, newWebhookSecret, unsealed } from './webhook-secrets.ts'

const fields = {
  url: z.string().max(URL_LENGTH_MAX).describe('By https, to a public name, on port 443.'),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length).describe('What it is told of.'),
  note: text(0, NOTE_LENGTH_MAX).default('').describe('What staff call it.'),
}

const deniedEvents = async ({ env, staff, now }: Act, events: readonly WebhookEvent[], name: string) => {
  for (const permission of seenBy(events)) {
    const denied = await deniedTo(env, staff, permission, name, now)
    if (denied) return denied
  }
  return null
}

const inOrder = (events: readonly WebhookEvent[]) => WEBHOOK_EVENTS.filter((one) => events.includes(one))
const purges = () => [WEBHOOKS]

/** The secret is told by this answer, and by none after it. */
export const addingWebhook = command({
  name: 'notifications:webhook-add',
  permission: 'notifications:change',
  input: z.strictObject(fields),
  refusals: ['permission-denied', 'webhook-url-unfit', 'webhooks-full', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async (act, { url, events, note }) => {
    const { env, now, once } = act
    const denied = await deniedEvents(act, events, 'notifications:webhook-add')
    if (denied) return refuse(denied)
    const address = await checkedAddress(env, url)
    if (!address.ok) return address
    const id = newEndpointId(crypto.getRandomValues(new Uint8Array(16)))
    const secret = newWebhookSecret()
    const kept = await encryptedSecret(env, id, secret)
    const asked = { request: once.key, asked: once.request }
    const made = await addEndpoint(
      env.TRANSACTIONS_DB,
      { id, url: address.value, note, events: inOrder(events), secret: kept, ...asked },
      now,
    )
    if (!made) return refuse({ code: 'webhooks-full' })
    if (made.asked !== once.request) return refuse({ code: 'idempotency-key-reused' })
    return ok({ endpoint: made.endpoint, secret: made.isNew ? secret : null })
  },
  audit: (_, { endpoint: { id: subject, url, events } }) => [{ subject, details: { url, events } }],
  purges,
})

export const changingWebhook = command({
  name: 'notifications:webhook-change',
  permission: 'notifications:change',
  input: z.strictObject({
    endpoint: id,
    ...fields,
    isOn: z
      .boolean()
      .describe('Switched on again, what failed before is forgotten; what was given up is sent by a replay.'),
  }),
  refusals: ['permission-denied', 'webhook-unknown', 'webhook-url-unfit'],
  repeats: 'none',
  act: async (act, { endpoint: asked, url, events, note, isOn }) => {
    const { env, now } = act
    const denied = await deniedEvents(act, events, 'notifications:webhook-change')
    if (denied) return refuse(denied)
    const before = await endpointBy(env.TRANSACTIONS_DB, asked)
    if (!before) return refuse({ code: 'webhook-unknown' })
    // What stands there already was checked, and is with every delivery; a name that is away for a moment must not keep it from being off.
    const address = url.trim() === before.url ? ok(before.url) : await checkedAddress(env, url)
    if (!address.ok) return address
    const saved = {
      id: before.id,
      url: address.value,
      note,
      events: inOrder(events),
      offAt: isOn ? null : (before.offAt ?? now),
    }
    await saveEndpoint(env.TRANSACTIONS_DB, saved)
    return ok({ ...unsealed(before), ...saved, offFor: isOn ? null : (before.offFor ?? 'staff') })
  },
  audit: ({ endpoint: subject }, { url, events, offAt }) => [
    { subject, details: { url, events, isOn: offAt === null } },
  ],
  purges,
})

export const deletingWebhook = command({
  name: 'notifications:webhook-delete',
  permission: 'notifications:change',
  input: z.strictObject({ endpoint: id }),
  refusals: ['webhook-unknown'],
  repeats: 'none',
  act: async ({ env }, { endpoint: asked }) => {
    const endpoint = await endpointBy(env.TRANSACTIONS_DB, asked)
    if (!endpoint) return refuse({ code: 'webhook-unknown' })
    await deleteEndpoint(env.TRANSACTIONS_DB, endpoint.id)
    return ok({ id: endpoint.id, url: endpoint.url })
  },
  audit: (_, { id: subject, url }) => [{ subject, details: { url } }],
  purges,
})

/** For a day both secrets sign; whoever receives takes the new one over meanwhile. */
export const rotatingSecret = command({
  name: 'notifications:webhook-rotate',
  permission: 'notifications:change',
  input: z.strictObject({ endpoint: id }),
  refusals: ['webhook-unknown'],
  repeats: 'effect',
  act: async ({ env, now, once }, { endpoint: asked }) => {
    const endpoint = await endpointBy(env.TRANSACTIONS_DB, asked)
    if (!endpoint) return refuse({ code: 'webhook-unknown' })
    const secret = newWebhookSecret()
    const kept = await encryptedSecret(env, endpoint.id, secret)
    const isNew = await rotateSecret(env.TRANSACTIONS_DB, endpoint.id, kept, once.key, now)
    return ok({ id: endpoint.id, secret: isNew ? secret : null })
  },
  audit: (_, { id: subject, secret }) => (secret === null ? [] : [{ subject }]),
})
