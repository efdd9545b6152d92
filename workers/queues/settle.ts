/**
 * A listener acts on a batch of facts, and each fact is settled on its own.
 *
 * The whole batch is tried at once, because that is fast; when it fails each fact is tried alone, so that a poisoned
 * one retries alone and ends among the dead letters. What was acted on is confirmed to the shard that told it.
 */
import { originOf, type Event, type Listener } from '#domain/events'
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
  const acted = (await succeeds(() =>
    listens(
      messages.map(({ body }) => body),
      env,
    ),
  ))
    ? [...messages]
    : await oneByOne(listens, messages, env)
  await confirm(
    listener,
    acted.map(({ body }) => body),
    env,
  )
  for (const message of acted) message.ack()
}

const oneByOne = async (listens: Listens, messages: readonly Message<Event>[], env: Env): Promise<Message<Event>[]> => {
  const acted: Message<Event>[] = []
  for (const message of messages) {
    if (await succeeds(() => listens([message.body], env), message.body)) acted.push(message)
    else message.retry({ delaySeconds: RETRY_SECONDS ** message.attempts })
  }
  return acted
}

/** @param event named in the log when it fails; without it a batch failed, and its members will tell */
const succeeds = async (work: () => Promise<void>, event?: Event): Promise<boolean> => {
  try {
    await work()
    return true
  } catch (fault) {
    if (event) console.error(`${event.type} ${event.id} was not handled`, fault)
    return false
  }
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
