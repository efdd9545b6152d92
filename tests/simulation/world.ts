/** A whole shop in one process: real shards, real flows, real listeners, on machines that fail. */
import { openD1 } from '#tests/d1'
import { InventoryShard } from '#durable-objects/inventory-shard'
import { OrderShard } from '#durable-objects/order-shard'
import { sweep } from '../../workers/crons/sweep.ts'
import { settlePayment } from '../../workers/flows/payment.ts'
import type { Env } from '../../workers/env.ts'
import { Clock, type Life } from './clock.ts'
import { remote } from './databases.ts'
import { diceOf, type Dice } from './dice.ts'
import { drawFaults, HEALTHY, type Weather } from './faults.ts'
import { Network } from './network.ts'
import { Host, namespaceOf } from './objects.ts'
import { Provider, type Payment } from './provider.ts'
import { Post } from './queues.ts'
import { Witness } from './witness.ts'
import { isTrouble, Workers } from './workers.ts'

/** A day in winter, so that a history crosses midnight when the clock jumps. */
const START = Date.UTC(2026, 10, 22, 9)
/** How long a shopper's browser waits for a page. */
const PAGE_WITHIN_MS = 60_000
const SWEEP_MS = 60_000

export class World {
  readonly dice: Dice
  readonly clock: Clock
  readonly network: Network
  readonly workers: Workers
  readonly provider: Provider
  readonly post: Post
  readonly witness = new Witness()
  readonly inventory = new Map<string, Host>()
  readonly orders = new Map<string, Host>()
  readonly stores = {
    products: openD1('products'),
    transactions: openD1('transactions'),
    statistics: openD1('statistics'),
  }
  readonly env: Env
  #sweepEvery = SWEEP_MS

  constructor(seed: number) {
    this.dice = diceOf(seed)
    this.clock = new Clock(START)
    this.network = new Network(this.clock, this.dice, HEALTHY)
    this.workers = new Workers(this.network, () => this.env, this.#broke)
    this.provider = new Provider(this.network, (payment) => this.#webhook(payment))
    this.post = new Post(this.network, this.workers)
    this.env = this.#bindings()
    this.clock.after(SWEEP_MS, ALWAYS, () => this.#sweep())
  }

  /** Somebody asks for a page: one invocation of the Worker, which may fail him. */
  page<T>(work: (env: Env, now: number) => Promise<T>): Promise<T> {
    return this.workers.invoke((env) => work(env, this.clock.now), PAGE_WITHIN_MS)
  }

  trouble(weather: Weather): void {
    this.network.faults = drawFaults(this.dice, weather)
  }

  /** From now on nothing fails any more; whatever was broken must mend itself. */
  calm(): void {
    this.network.faults = HEALTHY
    this.#sweepEvery = 5 * SWEEP_MS
  }

  /** The process is killed and started again: queues and memories are empty, disks are not. */
  restart(): void {
    this.workers.restart()
    this.post.restart()
    for (const host of [...this.inventory.values(), ...this.orders.values()]) host.evict()
  }

  turnEnded(life: Life): void {
    this.workers.turnEnded(life)
  }

  readonly #broke = (fault: unknown): void => {
    if (!isTrouble(fault)) this.witness.saw(`something broke: ${fault instanceof Error ? fault.stack : String(fault)}`)
  }

  #bindings(): Env {
    const make = (Shard: typeof OrderShard | typeof InventoryShard) => (name: string) =>
      new Host(name, this.network, (ctx) => new Shard(ctx, this.post.bindings() as never), this.#broke)
    const { products, transactions, statistics } = this.stores
    const env = {
      ORDERS: namespaceOf(this.orders, make(OrderShard)),
      INVENTORY: namespaceOf(this.inventory, make(InventoryShard)),
      PRODUCTS_DB: remote(this.network, products),
      TRANSACTIONS_DB: remote(this.network, transactions),
      STATISTICS_DB: remote(this.network, statistics),
      ...this.post.bindings(),
      CURRENCY: 'EUR',
      MAIL_PROVIDER: 'demo',
      PAYMENT_PROVIDER: this.provider,
    }
    return env as unknown as Env
  }

  #sweep(): void {
    this.workers.invoke(sweep, SWEEP_MS).catch(() => {})
    this.clock.after(this.#sweepEvery, ALWAYS, () => this.#sweep())
  }

  /** The bank tells the shop until it has an answer. */
  #webhook({ id, token }: Payment): void {
    this.page((env) => settlePayment(env, { paymentId: id, token, quote: null }, { state: 'paid' })).catch(() =>
      this.clock.after(30_000, ALWAYS, () => this.#webhook({ id, token } as Payment)),
    )
  }
}

const ALWAYS: Life = { alive: true }
