/**
 * A listener acts on the facts that a queue brings, and each fact is settled on its own.
 *
 * All of a batch are tried at once, because that is fast. When that fails each message is tried, then each fact of it
 * alone: one that fails goes back onto the queue as a message of its own, so that it alone is tried again and alone
 * ends among the dead letters. What was acted on is confirmed to the shard that told it.
 */
import { eventsIn, keyOf, type Event, type Listener, type EventBatch } from '#domain/events'
import { sendEvents } from '#durable-objects/sharding/outbox'
import { noteFailure } from '#schema/transactions/sharding/dead-letters'
import type { Env } from '../env.ts'
import { askItems, askOrders } from '../sharding/call-shard.ts'

/** Acting twice on the same fact must change nothing: queues deliver at least once. */
export type Listens = (events: readonly Event[], env: Env) => Promise<void>

/** The first wait before a fact is tried again, in s; it doubles with each attempt. */
export const RETRY_SECONDS = 2

export const settle = async (
  listener: Listener,
  listens: Listens,
  batch: MessageBatch<EventBatch>,
  env: Env,
): Promise<void> => {
  const { messages } = batch
  const all = messages.flatMap(({ body }) => eventsIn(body))
  if ((await faultOf(() => listens(all, env))) === undefined) {
    await confirm([listener], all, env)
    for (const message of messages) message.ack()
    return
  }
  for (const message of messages) await settleOne(listener, listens, message, env)
}

const settleOne = async (
  listener: Listener,
  listens: Listens,
  message: Message<EventBatch>,
  env: Env,
): Promise<void> => {
  const events = eventsIn(message.body)
  const failed: Event[] = []
  for (const event of events) {
    const fault = await faultOf(() => listens([event], env))
    if (fault === undefined) continue
    failed.push(event)
    await keepReason(listener, event, fault, env)
  }
  const acted = events.filter((event) => !failed.includes(event))
  await confirm([listener], acted, env)
  if (failed.length === 0) message.ack()
  else if (acted.length === 0 && failed.length === 1) message.retry({ delaySeconds: RETRY_SECONDS ** message.attempts })
  else {
    for (const event of failed)
      await sendEvents(env, listener, [JSON.stringify(event)], { delaySeconds: RETRY_SECONDS })
    message.ack()
  }
}

/** What the work threw; undefined when it was done. */
export const faultOf = async (work: () => Promise<void>): Promise<Error | undefined> => {
  try {
    await work()
    return undefined
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault))
  }
}

/** For the staff, should the fact end among the dead letters: the queue carries no reasons. */
const keepReason = async (listener: Listener, event: Event, fault: Error, env: Env): Promise<void> => {
  console.error(`${listener} could not act on ${event.type} ${event.id}`, fault)
  const note = { listener, event: event.id, reason: fault.message }
  const lost = await faultOf(() => noteFailure(env.TRANSACTIONS_DB, note, Date.now()))
  if (lost) console.error(`the reason for ${event.id} was not kept`, lost)
}

/** Tell the shards who has acted on what, so that they stop telling it: those that keep now what each fact is about. */
export const confirm = async (listeners: readonly Listener[], events: readonly Event[], env: Env): Promise<void> => {
  const keyed = events.map((event) => ({ id: event.id, key: keyOf(event) }))
  const orders = keyed.flatMap(({ id, key }) => (key.keyspace === 'orders' ? [{ id, about: key.id }] : []))
  const items = keyed.flatMap(({ id, key }) => (key.keyspace === 'inventory' ? [{ id, about: key.id }] : []))
  await Promise.all([
    askOrders(
      env,
      'acknowledge',
      orders,
      ({ about }) => about,
      (some) => [listeners, some.map(({ id }) => id)] as const,
    ),
    askItems(
      env,
      'acknowledge',
      items,
      ({ about }) => about,
      (some) => [listeners, some.map(({ id }) => id)] as const,
    ),
  ])
}
