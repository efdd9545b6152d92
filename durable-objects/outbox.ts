/** Puts the facts of a shard on the queues of those who must hear them: at least once, again until they confirm. */
import { batchesOf } from '#domain/batches'
import { LISTENERS, type Event, type Listener } from '#domain/events'
import { dueToTell, markTold, type Untold } from '#schema/shards/events'

/** One queue for each listener, named as in wrangler.toml. */
export type Queues = Readonly<Record<`${Uppercase<Listener>}_FACTS`, Queue<Event>>>

const bindingOf = (listener: Listener) => `${listener.toUpperCase() as Uppercase<Listener>}_FACTS` as const

/** Facts of one round of telling: with six listeners this stays far below the platform's calls per invocation. */
const TELL_MAX = 200

/** A queue takes 100 messages and 256 KB a batch; some room is left for its envelope. */
const BATCH_MESSAGES_MAX = 100
const BATCH_BYTES_MAX = 240_000

/**
 * Tell what is due. The time to tell it again is written first: whatever is lost from here on (a queue that refuses,
 * a crash, a message) is told again then, unless the listener has confirmed it.
 */
export const tellFacts = async (
  storage: DurableObjectStorage,
  queues: Queues,
  shard: string,
  now: number,
): Promise<void> => {
  const facts = dueToTell(storage.sql, shard, now, TELL_MAX)
  storage.transactionSync(() => markTold(storage.sql, facts, now))
  await Promise.all(
    LISTENERS.flatMap((listener) => {
      const meant = facts.filter((fact) => fact.listeners.includes(listener))
      return batchesOf(meant, BATCH_MESSAGES_MAX, BATCH_BYTES_MAX).map((batch) => send(queues, listener, batch))
    }),
  )
}

const send = async (queues: Queues, listener: Listener, facts: readonly Untold[]): Promise<void> => {
  try {
    await queues[bindingOf(listener)].sendBatch(facts.map(({ event }) => ({ body: event })))
  } catch (fault) {
    console.error(`the queue of ${listener} refused ${facts.length} facts; they are told again`, fault)
  }
}
