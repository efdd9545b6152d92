/** Queues that refuse, lose, repeat and reorder, in front of the real listeners. */
import { batchOf, LISTENERS, type Broadcast, type Event, type EventBatch, type Listener } from '#domain/events'
import { broadcast } from '../../workers/queues/broadcast.ts'
import { bury } from '../../workers/queues/dead-letters.ts'
import { listeners } from '../../workers/queues/listeners.ts'
import { settle, type Listens } from '../../workers/queues/settle.ts'
import { userFacts } from '../../workers/queues/user-facts.ts'
import type { UserFactsCall } from '#domain/customers/facts'
import type { Env } from '../../workers/env.ts'
import { Trouble } from './faults.ts'
import type { Network } from './network.ts'
import type { Workers } from './workers.ts'

/** As in wrangler.toml, but smaller batches: more of them are cut through by a crash. */
const BATCH_MAX = 10
const BATCH_EVERY_MS = 1_000
const RETRIES_MAX = 5
/** A consumer that says nothing is given up after this, and its messages are delivered again. */
const CONSUMER_WITHIN_MS = 60_000

type Body = EventBatch | Broadcast | UserFactsCall
type QueuedMessage = { readonly body: Body; attempts: number; visibleAt: number }
type Consume = (batch: MessageBatch<Body>, env: Env) => Promise<void>

class Mailbox {
  readonly #consume: Consume
  readonly #network: Network
  readonly #workers: Workers
  /** What becomes of messages that could not be handled; null: they are tried for ever. */
  readonly #spent: ((body: Body) => void) | null
  #queued: QueuedMessage[] = []
  /** When the next batch goes out, and how to call that off. */
  #next: { readonly at: number; readonly callOff: () => void } | undefined

  constructor(network: Network, workers: Workers, consume: Consume, spent: ((body: Body) => void) | null) {
    this.#consume = consume
    this.#network = network
    this.#workers = workers
    this.#spent = spent
  }

  put(body: Body, delay = 0): void {
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
      if (message.attempts > RETRIES_MAX && this.#spent) return this.#spent(message.body)
      this.#queued.push({ ...message, attempts: message.attempts + 1, visibleAt: clock.now + delayMs })
      this.#pump()
    }
    const messages = due.map((message) => ({
      body: message.body,
      attempts: message.attempts,
      ack: () => void open.delete(message),
      retry: (how?: { delaySeconds?: number }) => again(message, (how?.delaySeconds ?? 1) * 1_000),
    }))
    const batch = { messages } as unknown as MessageBatch<Body>
    const rest = () => due.forEach((message) => again(message, dice.between(1_000, 5_000)))
    this.#workers.invoke((env: Env) => this.#consume(batch, env), CONSUMER_WITHIN_MS).then(rest, rest)
  }
}

export class Post {
  readonly #network: Network
  readonly #boxes: Map<Listener, Mailbox>
  /** Of what several have to hear; what is spent is forgotten, and told again by its shard. */
  readonly #shared: Mailbox
  /** What happened to people; what is spent is forgotten, and told again from its outbox. */
  readonly #people: Mailbox

  constructor(network: Network, workers: Workers) {
    this.#network = network
    const settling =
      (listener: Listener, listens: Listens): Consume =>
      (batch, env) =>
        settle(listener, listens, batch as MessageBatch<EventBatch>, env)
    this.#boxes = new Map(
      LISTENERS.map((listener) => {
        const buries: Listens = (events, env) => bury(listener, events, env)
        const dead = new Mailbox(network, workers, settling(listener, buries), null)
        const spent = (body: Body) => dead.put(body)
        return [listener, new Mailbox(network, workers, settling(listener, listeners[listener]), spent)]
      }),
    )
    this.#shared = new Mailbox(
      network,
      workers,
      (batch, env) => broadcast(listeners, batch as MessageBatch<Broadcast>, env),
      () => {},
    )
    this.#people = new Mailbox(
      network,
      workers,
      (batch, env) => userFacts(batch as MessageBatch<UserFactsCall>, env),
      () => {},
    )
  }

  /** What shards and listeners are given to put facts on. */
  bindings(): Record<string, unknown> {
    const queueTo = (box: Mailbox) => ({ send: (body: Body) => this.#take(box, body) })
    const own = [...this.#boxes].map(([listener, box]) => [`${listener.toUpperCase()}_FACTS`, queueTo(box)])
    return { FACTS: queueTo(this.#shared), USER_FACTS: queueTo(this.#people), ...Object.fromEntries(own) }
  }

  /** A restart on a laptop: everything that was on its way is gone. */
  restart(): void {
    for (const box of [this.#shared, this.#people, ...this.#boxes.values()]) box.lose()
  }

  /** Staff send a dead letter again. */
  replay(listener: Listener, event: Event): void {
    this.#boxes.get(listener)?.put(batchOf([JSON.stringify(event)]))
  }

  #take(box: Mailbox, batch: Body): Promise<void> {
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
