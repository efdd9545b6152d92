/**
 * Messages leave the shop here, and nowhere else. Whoever has something to say hands it over; it is kept, each once, and sent behind
 * that, so nobody waits for a provider and nothing is lost with it.
 *
 * With the demo a message is one row, and that is all; who is held back is held back there as well. With a provider it waits in its
 * row, is taken by one at a time, and is tried again later and later: by the queue, and by the sweep should the queue have lost it.
 */
import { purposeOf } from '#domain/notifications/consent'
import { isWorthless, outcomeOf, SEND_ATTEMPTS_MAX, type Delivery, type Outcome } from '#domain/notifications/delivery'
import { CHANNELS, type Message } from '#domain/notifications/message'
import { saveMessages, type Beginning } from '#schema/transactions/notifications/messages'
import { messagesDue, settleSending, takeToSend, type Taken } from '#schema/transactions/notifications/sending'
import type { Env } from '../../env.ts'
import { mailProvider } from '../../providers/mail/index.ts'
import { pushPayload } from '#domain/notifications/push'
import { pushProvider } from '../../providers/push/index.ts'
import { smsProvider } from '../../providers/sms/index.ts'
import { hostOf } from '#domain/notifications/webhooks/address'
import { pushDeviceBy } from '#schema/users/notifications/push-devices'
import { attachmentsOf } from './attachments.ts'
import { carrierOf, standingOf } from './webhook-addresses.ts'
import { heldBack, suppress, unsubscribeHeaders } from './reachable.ts'
import { settingsFresh } from '../settings/settings.ts'
import { isDemo, type Ways } from './ways.ts'

/** What whoever hands something over needs. */
export type SendEnv = Ways & Pick<Env, 'TRANSACTIONS_DB' | 'USERS_DB' | 'USER_FACTS' | 'ADMISSION_SECRET'>

/** In one message of the queue: one after another, each is waited for ten seconds at most. */
const TOGETHER_MAX = 5

/**
 * With the demo it is sent or held back as soon as it is handed over; with a provider that is asked when it leaves. What a buyer is told
 * of an order is not asked for by the demo: nothing leaves, and it would be a question more behind every order.
 */
const beginningsOf = async (env: SendEnv, messages: readonly Message[]): Promise<ReadonlyMap<string, Beginning>> => {
  const shown = messages.filter(({ channel }) => isDemo(env, channel))
  const asked = shown.filter(({ orderId, template }) => orderId === null || purposeOf(template) !== null)
  const found = await heldBack(env, asked)
  const reasons = new Map(asked.map(({ id }, at) => [id, found[at] ?? null]))
  return new Map(
    shown.map(({ id }): [string, Beginning] => {
      const reason = reasons.get(id) ?? null
      return [id, reason === null ? { state: 'sent' } : { state: 'withheld', reason }]
    }),
  )
}

/** @param behind statements of the same store that are carried out with them or not at all */
export const sendMessages = async (
  env: SendEnv,
  messages: readonly Message[],
  behind: readonly D1PreparedStatement[] = [],
): Promise<void> => {
  const beginnings = await beginningsOf(env, messages)
  await saveMessages(env.TRANSACTIONS_DB, messages, ({ id }) => beginnings.get(id) ?? { state: 'waiting' }, behind)
  await ring(
    env,
    messages.filter(({ channel }) => !isDemo(env, channel)).map(({ id }) => id),
  )
}

/** Tells the queue that these are due. What it loses the sweep finds. */
export const ring = async (env: SendEnv, ids: readonly string[], delaySeconds = 0): Promise<void> => {
  for (let from = 0; from < ids.length; from += TOGETHER_MAX) {
    const call = { sequences: [], messages: ids.slice(from, from + TOGETHER_MAX) }
    await env.USER_FACTS.send(call, { delaySeconds })
  }
}

export const sweepMessages = async (env: Env, now: number): Promise<void> => {
  if (CHANNELS.every((channel) => isDemo(env, channel))) return
  await ring(env, await messagesDue(env.TRANSACTIONS_DB, now))
}

/** Tries each of them that is due, and nobody else is trying. */
export const deliver = async (env: Env, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const taken = await takeToSend(env.TRANSACTIONS_DB, id, Date.now())
    if (!taken) continue
    const [held = null] = await heldBack(env, [taken])
    const delivery = held === null ? await tried(env, taken) : null
    const now = Date.now()
    const outcome = delivery ? outcomeOf(taken, delivery, now) : withheld(held ?? '')
    await settleSending(env.TRANSACTIONS_DB, taken, outcome, now)
    if (delivery?.type === 'refused' && delivery.bounced) await suppress(env, taken, delivery.reason, now)
    if (outcome.state === 'dead') console.error(`message ${id} was given up`)
    if (outcome.state === 'waiting') await ring(env, [id], Math.ceil((outcome.tryAt - now) / 1000))
  }
}

const withheld = (reason: string): Outcome => ({ state: 'withheld', tryAt: 0, reason, receipt: '' })

const tried = async (env: Env, message: Taken): Promise<Delivery> => {
  if (isWorthless(message, Date.now())) return { type: 'refused', reason: 'too late to be of use', bounced: false }
  // Whoever tried before never came back to say how it went.
  if (message.attempts > SEND_ATTEMPTS_MAX) return { type: 'failed', reason: 'no try came to an end' }
  try {
    return await handedOver(env, message)
  } catch (fault) {
    return { type: 'failed', reason: fault instanceof Error ? fault.message : String(fault) }
  }
}

const handedOver = async (env: Env, message: Taken): Promise<Delivery> => {
  const { id: key, channel, recipient, name, subject, text, html } = message
  if (channel === 'sms') {
    const provider = smsProvider(env)
    return provider ? provider.send({ key, to: recipient, text }) : left
  }
  if (channel === 'push') return pushed(env, message)
  const provider = mailProvider(env)
  if (!provider) return left
  const [{ shop }, attachments] = await Promise.all([settingsFresh(env, Date.now()), attachmentsOf(env, message)])
  const from = { email: env.MAIL_FROM ?? '', name: shop.name }
  return provider.send({
    key,
    from,
    replyTo: shop.email === '' || shop.email === from.email ? null : { email: shop.email, name: shop.name },
    to: { email: recipient, name },
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', ...(await unsubscribeHeaders(env, message)) },
    ...(attachments.length > 0 && { attachments }),
  })
}

/** What the address of a device stands for is asked with every try, as of webhooks: nothing is sent inside. */
const pushed = async (env: Env, message: Taken): Promise<Delivery> => {
  const provider = pushProvider(env)
  if (!provider) return left
  const now = Date.now()
  const to = await pushDeviceBy(env.USERS_DB, message.recipient, { now, serverKey: provider.publicKey })
  if (!to) return { type: 'refused', reason: 'nobody is told there any more', bounced: false }
  const standing = await standingOf(carrierOf(env), hostOf(to.endpoint))
  if (standing === 'unknown')
    return { type: 'failed', reason: 'what the name of the push service stands for is not known' }
  if (standing !== 'public') return { type: 'refused', reason: `the push service is ${standing}`, bounced: true }
  const tag = message.id.slice(0, message.id.indexOf(':push:'))
  return provider.send({ key: message.id, to, payload: pushPayload(message, tag) })
}

/** What waited for a provider, in a shop that has gone back to the demo. */
const left: Delivery = { type: 'sent', receipt: '' }
