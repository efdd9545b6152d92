/** Puts the facts of a shard on the queues of those who must hear them: at least once, again until they confirm. */
import { batchesOf } from '#domain/batches'
import { keyOf, LISTENERS, type Listener, type News } from '#domain/events'
import { slotOfKey } from '#domain/sharding/topology'
import { dueToTell, markTold, type Untold } from '#schema/shards/events'

/** One queue for each listener, named as in wrangler.toml. */
export type Queues = Readonly<Record<`${Uppercase<Listener>}_FACTS`, Queue<News>>>

export const queueOf = (queues: Queues, listener: Listener): Queue<News> =>
  queues[`${listener.toUpperCase() as Uppercase<Listener>}_FACTS`]

/** Facts of one round of telling: with six listeners this stays far below the platform's calls per invocation. */
const TELL_MAX = 200

/**
 * Facts of one message. A queue is paid by the message and by each 64 KB of it, so facts travel together; a message
 * has 128 KB at most, and some room is left for its envelope.
 */
const NEWS_FACTS_MAX = 50
const NEWS_BYTES_MAX = 110_000

/**
 * Tell what is due. The time to tell it again is written first: whatever is lost from here on (a queue that refuses,
 * a crash, a message) is told again then, unless the listener has confirmed it.
 *
 * @param keeps whether a slot is this shard's: facts that lie here of a slot on its way are told by whoever keeps it
 */
export const tellFacts = async (
  storage: DurableObjectStorage,
  queues: Queues,
  shard: string,
  keeps: (slot: number) => boolean,
  now: number,
): Promise<void> => {
  const due = dueToTell(storage.sql, shard, now, TELL_MAX)
  storage.transactionSync(() => markTold(storage.sql, due, now))
  const facts = due.filter(({ event }) => keeps(slotOfKey(keyOf(event))))
  await Promise.all(
    LISTENERS.flatMap((listener) => {
      const meant = facts.filter((fact) => fact.listeners.includes(listener))
      return batchesOf(meant, NEWS_FACTS_MAX, NEWS_BYTES_MAX).map((news) => send(queues, listener, news))
    }),
  )
}

const send = async (queues: Queues, listener: Listener, facts: readonly Untold[]): Promise<void> => {
  try {
    await queueOf(queues, listener).send(facts.map(({ event }) => event))
  } catch (fault) {
    console.error(`the queue of ${listener} refused ${facts.length} facts; they are told again`, fault)
  }
}
