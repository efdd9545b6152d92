/**
 * A listener acts on a batch of facts, and each fact is settled on its own.
 *
 * The whole batch is tried at once, because that is fast; when it fails each fact is tried alone, so that a poisoned
 * one retries alone and ends among the dead letters. What was acted on is confirmed to the shard that told it.
 */
import { originOf, type Event, type Listener } from '#domain/events'
import { noteFailure } from '#schema/transactions/dead-letters'
import type { Env } from '../env.ts'
import { asked } from '../flows/call-shard.ts'

/** Acting twice on the same fact must change nothing: queues deliver at least once. */
export type Listens = (events: readonly Event[], env: Env) => Promise<void>

/** The first wait before a fact is tried again, in s; it doubles with each attempt. */
const RETRY_SECONDS = 2

export const settle = async (
  listener: Listener,
  listens: Listens,
  batch: MessageBatch<Event>,
  env: Env,
): Promise<void> => {
  const { messages } = batch
  const fault = await faultOf(() =>
    listens(
      messages.map(({ body }) => body),
      env,
    ),
  )
  const acted = fault === undefined ? [...messages] : await oneByOne(listener, listens, messages, env)
  await confirm(
    listener,
    acted.map(({ body }) => body),
    env,
  )
  for (const message of acted) message.ack()
}

const oneByOne = async (
  listener: Listener,
  listens: Listens,
  messages: readonly Message<Event>[],
  env: Env,
): Promise<Message<Event>[]> => {
  const acted: Message<Event>[] = []
  for (const message of messages) {
    const fault = await faultOf(() => listens([message.body], env))
    if (fault === undefined) acted.push(message)
    else {
      await keepReason(listener, message.body, fault, env)
      message.retry({ delaySeconds: RETRY_SECONDS ** message.attempts })
    }
  }
  return acted
}

/** What the work threw; undefined when it was done. */
const faultOf = async (work: () => Promise<void>): Promise<Error | undefined> => {
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

/** Tell the shards who has heard what, so that they stop telling it. */
export const confirm = async (listener: Listener, events: readonly Event[], env: Env): Promise<void> => {
  const origins = Map.groupBy(
    events.map(({ id }) => originOf(id)),
    ({ shard }) => shard,
  )
  await Promise.all(
    [...origins].map(([shard, facts]) => {
      const keyspace = shard.startsWith('orders-') ? env.ORDERS : env.INVENTORY
      return asked(() =>
        keyspace.getByName(shard).heard(
          listener,
          facts.map(({ sequence }) => sequence),
        ),
      )
    }),
  )
}
