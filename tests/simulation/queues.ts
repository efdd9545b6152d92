/** Queues that refuse, lose, repeat and reorder, in front of the real listeners. */
import { batchOf, eventsIn, LISTENERS, type Event, type Listener, type EventBatch } from '#domain/events'
import { bury } from '../../workers/queues/dead-letters.ts'
import { catalog } from '../../workers/queues/catalog.ts'
import { inventory } from '../../workers/queues/inventory.ts'
import { notifications } from '../../workers/queues/notifications.ts'
import { payments } from '../../workers/queues/payments.ts'
import { settle, type Listens } from '../../workers/queues/settle.ts'
import { statistics } from '../../workers/queues/statistics.ts'
import { transactions } from '../../workers/queues/transactions.ts'
import type { Env } from '../../workers/env.ts'
import { Trouble } from './faults.ts'
import type { Network } from './network.ts'
import type { Workers } from './workers.ts'

const listeners: Record<Listener, Listens> = { transactions, notifications, statistics, inventory, payments, catalog }

/** As in wrangler.toml, but smaller batches: more of them are cut through by a crash. */
const BATCH_MAX = 10
const BATCH_EVERY_MS = 1_000
const RETRIES_MAX = 5
/** A consumer that says nothing is given up after this, and its messages are delivered again. */
const CONSUMER_WITHIN_MS = 60_000

type QueuedMessage = { readonly body: EventBatch; attempts: number; visibleAt: number }

class Mailbox {
  readonly #listens: Listens
  readonly #listener: Listener
  readonly #network: Network
  readonly #workers: Workers
  /** Where letters go that could not be handled; null for the dead letters themselves. */
  readonly #dead: Mailbox | null
  #queued: QueuedMessage[] = []
  /** When the next batch goes out, and how to call that off. */
  #next: { readonly at: number; readonly callOff: () => void } | undefined

  constructor(listener: Listener, listens: Listens, network: Network, workers: Workers, dead: Mailbox | null) {
    this.#listener = listener
    this.#listens = listens
    this.#network = network
    this.#workers = workers
    this.#dead = dead
  }

  put(body: EventBatch, delay = 0): void {
    this.#queued.push({ body, attempts: 1, visibleAt: this.#network.clock.now + delay })
    this.#pump()
  }

  lose(): void {
    this.#queued = []
  }

  /** A batch is gathered for a while; while no letter is to be seen, none goes out. */
  #pump(): void {
    const { clock } = this.#network
    const seen = this.#queued.reduce((first, { visibleAt }) => Math.min(first, visibleAt), Number.POSITIVE_INFINITY)
    const at = Math.max(clock.now + BATCH_EVERY_MS, seen)
    if (at === Number.POSITIVE_INFINITY || (this.#next && this.#next.at <= at)) return
    this.#next?.callOff()
    const callOff = clock.after(at - clock.now, { alive: true }, () => {
      this.#next = undefined
      this.#deliver()
      this.#pump()
    })
    this.#next = { at, callOff }
  }

  #deliver(): void {
    const { clock, dice } = this.#network
    const due = dice.shuffled(this.#queued.filter(({ visibleAt }) => visibleAt <= clock.now)).slice(0, BATCH_MAX)
    if (due.length === 0) return
    this.#queued = this.#queued.filter((message) => !due.includes(message))
    const open = new Set(due)
    const again = (message: QueuedMessage, delayMs: number) => {
      if (!open.delete(message)) return
      if (message.attempts > RETRIES_MAX && this.#dead) return this.#dead.put(message.body)
      this.#queued.push({ ...message, attempts: message.attempts + 1, visibleAt: clock.now + delayMs })
      this.#pump()
    }
    const messages = due.map((message) => ({
      id: eventsIn(message.body)[0]?.id,
      body: message.body,
      attempts: message.attempts,
      ack: () => void open.delete(message),
      retry: (how?: { delaySeconds?: number }) => again(message, (how?.delaySeconds ?? 1) * 1_000),
    }))
    const batch = { queue: `stoa-${this.#listener}`, messages } as unknown as MessageBatch<EventBatch>
    const rest = () => due.forEach((message) => again(message, dice.between(1_000, 5_000)))
    this.#workers
      .invoke((env: Env) => settle(this.#listener, this.#listens, batch, env), CONSUMER_WITHIN_MS)
      .then(rest, rest)
  }
}

export class Post {
  readonly #network: Network
  readonly #boxes: Map<Listener, Mailbox>

  constructor(network: Network, workers: Workers) {
    this.#network = network
    this.#boxes = new Map(
      LISTENERS.map((listener) => {
        const buries: Listens = (events, env) => bury(listener, events, env)
        const dead = new Mailbox(listener, buries, network, workers, null)
        return [listener, new Mailbox(listener, listeners[listener], network, workers, dead)]
      }),
    )
  }

  /** What shards and listeners are given to put facts on. */
  bindings(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.#boxes].map(([listener, box]) => [
        `${listener.toUpperCase()}_FACTS`,
        { send: (batch: EventBatch) => this.#take(box, batch) },
      ]),
    )
  }

  /** A restart on a laptop: everything that was on its way is gone. */
  restart(): void {
    for (const box of this.#boxes.values()) box.lose()
  }

  /** Staff send a dead letter again. */
  replay(listener: Listener, event: Event): void {
    this.#boxes.get(listener)?.put(batchOf([JSON.stringify(event)]))
  }

  #take(box: Mailbox, batch: EventBatch): Promise<void> {
    const network = this.#network
    return network.ask(() => {
      const refuses = network.strikes('queueRefuses')
      if (refuses && network.dice.chance(0.5)) throw new Trouble('the queue refused the message')
      if (!network.strikes('messageLost')) {
        box.put(batch, network.dice.chance(0.1) ? network.dice.between(1_000, 120_000) : 0)
        if (network.strikes('messageTwice')) box.put(batch, network.dice.between(0, 600_000))
      }
      if (refuses) throw new Trouble('the queue took the message, and its answer was lost')
    })
  }
}
