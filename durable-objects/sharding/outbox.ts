/** Puts the facts of a shard on queues for those who must hear them: at least once, again until they confirm. */
import { batchesOf } from '#domain/batches'
import {
  batchOf,
  broadcastOf,
  listenersIn,
  maskOf,
  originOf,
  RETELL_MS,
  retellAfter,
  toldTogether,
  type Broadcast,
  type EventBatch,
  type Listener,
} from '#domain/events'
import type { EventId } from '#domain/ids'
import {
  dueSequences,
  markAcknowledged,
  markAcknowledgedByAll,
  markSent,
  nextTells,
  untoldOf,
  type Untold,
} from '#schema/shards/events'

/** One queue for all listeners and one for each, named as in wrangler.toml. */
export type Queues = Readonly<Record<`${Uppercase<Listener>}_FACTS`, Queue<EventBatch>>> & {
  readonly FACTS: Queue<Broadcast>
}

/** @param events each as JSON */
export const sendEvents = async (
  queues: Queues,
  listener: Listener,
  events: readonly string[],
  options: { readonly delaySeconds?: number } = {},
): Promise<void> => {
  const queue = queues[`${listener.toUpperCase() as Uppercase<Listener>}_FACTS`]
  await queue.send(batchOf(events), { contentType: 'text', ...options })
}

/** Facts of one round of telling: with six listeners this stays far below the platform's calls per invocation. */
const TELL_MAX = 200

/**
 * Facts of one message. A queue is paid by the message and by each 64 KB of it, so facts travel together; a message
 * has 128 KB at most, and some room is left for its envelope.
 */
const BATCH_FACTS_MAX = 50
const BATCH_BYTES_MAX = 110_000

/**
 * Facts that are remembered while listeners act on them: some 100 bytes each. Of more than these everything is written
 * down, as it is when listeners do not come back.
 */
const OPEN_MAX = 10_000

/** A fact that was told in this life of the object: who has not acted on it yet, and when it is told again. */
type Open = { unheard: number; readonly againAt: number }

/**
 * What is untold stands in the log. That a fact was just told, and who has acted on it meanwhile, is only remembered: a
 * row that is written with every step costs more than the order that it tells of. An object that loses its memory
 * tells again, which listeners are made for; what was told a minute ago and not heard by all is written down from then on.
 */
export class Outbox {
  readonly #storage: DurableObjectStorage
  readonly #queues: Queues
  readonly #shard: string
  /** By number; of facts that came with a slot nothing is remembered. */
  readonly #open = new Map<number, Open>()

  constructor(storage: DurableObjectStorage, queues: Queues, shard: string) {
    this.#storage = storage
    this.#queues = queues
    this.#shard = shard
  }

  /** When something wants to be told, ms since the epoch; null when everybody has heard everything. */
  next(): number | null {
    const fresh = nextTells(this.#storage.sql, this.#open.size + 1).find(({ sequence }) => !this.#open.has(sequence))
    let next = fresh?.at ?? Number.POSITIVE_INFINITY
    for (const { unheard, againAt } of this.#open.values()) if (unheard !== 0) next = Math.min(next, againAt)
    return Number.isFinite(next) ? next : null
  }

  /**
   * Tell what is due. What is told a second time is written down before: whatever is lost from here on (a queue that
   * refuses, a crash, a message) is told again, unless the listener has confirmed it.
   *
   * @param keeps whether an order or item is this shard's: facts that lie here of one on its way are told by whoever keeps it
   */
  async tell(keeps: (subject: string) => boolean, now: number): Promise<void> {
    const due = this.#due(now)
    const written = due.filter((fact) => !this.#remember(fact, now))
    if (written.length > 0) {
      this.#storage.transactionSync(() => markSent(this.#storage.sql, written, now))
    }
    const facts = due.filter(({ subject }) => keeps(subject))
    await Promise.all(messagesOf(facts).map(({ listeners, texts }) => send(this.#queues, listeners, texts)))
  }

  /** Listeners have acted on these facts. @returns what is to be written, in a transaction; nothing until all have acted */
  acknowledge(listeners: readonly Listener[], ids: readonly EventId[]): (() => void) | undefined {
    const acknowledged = maskOf(listeners)
    const done: number[] = []
    const unknown: EventId[] = []
    for (const id of ids) {
      const { shard, sequence } = originOf(id)
      const open = shard === this.#shard ? this.#open.get(sequence) : undefined
      if (open) open.unheard &= ~acknowledged
      if (!open) unknown.push(id)
      else if (open.unheard === 0) done.push(sequence)
    }
    if (done.length === 0 && unknown.length === 0) return undefined
    return () => {
      if (done.length > 0) markAcknowledgedByAll(this.#storage.sql, done)
      if (unknown.length > 0) markAcknowledged(this.#storage.sql, this.#shard, listeners, unknown)
    }
  }

  #due(now: number): Untold[] {
    for (const [sequence, { unheard, againAt }] of this.#open) {
      if (unheard === 0 || againAt <= now) this.#open.delete(sequence)
    }
    const { sql } = this.#storage
    const sequences = dueSequences(sql, now, TELL_MAX + this.#open.size)
    const untold = sequences.filter((sequence) => !this.#open.has(sequence))
    if (untold.length === 0) return []
    const due = untoldOf(sql, this.#shard, untold.slice(0, TELL_MAX))
    // What was due a minute ago was told then, and nobody wrote it down.
    return due.map((fact) => (now - fact.tellAt < RETELL_MS[0] ? fact : { ...fact, tells: Math.max(fact.tells, 1) }))
  }

  /** @returns whether it is enough to remember that it is told now */
  #remember({ sequence, isOwn, tells, unheard }: Untold, now: number): boolean {
    if (!isOwn || this.#open.size >= OPEN_MAX) return false
    this.#open.set(sequence, { unheard, againAt: now + retellAfter(tells + 1) })
    return tells === 0
  }
}

type Message = { readonly listeners: readonly Listener[]; readonly texts: readonly string[] }

/**
 * A fact that several have to hear of goes out once, to all of them: a queue is paid by the message, and whoever reads a
 * message reads it once for all. Who is told alone has a message of its own.
 */
const messagesOf = (facts: readonly Untold[]): Message[] => {
  const byListeners = new Map<number, Untold[]>()
  for (const fact of facts) {
    const together = maskOf(toldTogether(fact.unheard))
    const alone = listenersIn(fact.unheard & ~together).map((listener) => maskOf([listener]))
    for (const mask of [together, ...alone]) {
      if (mask === 0) continue
      const alike = byListeners.get(mask)
      if (alike) alike.push(fact)
      else byListeners.set(mask, [fact])
    }
  }
  return [...byListeners].flatMap(([mask, alike]) =>
    batchesOf(alike, BATCH_FACTS_MAX, BATCH_BYTES_MAX).map((batch) => ({
      listeners: listenersIn(mask),
      texts: batch.map(({ text }) => text),
    })),
  )
}

const send = async (queues: Queues, listeners: readonly Listener[], texts: readonly string[]): Promise<void> => {
  const [only, ...others] = listeners
  try {
    if (only && others.length === 0) await sendEvents(queues, only, texts)
    else await queues.FACTS.send(broadcastOf(listeners, texts), { contentType: 'text' })
  } catch (fault) {
    console.error(`the queue of ${listeners.join(', ')} refused ${texts.length} facts; they are told again`, fault)
  }
}
