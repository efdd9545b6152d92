/** A whole shop in one process: real shards, real flows, real listeners, on machines that fail. */
import { InventoryShard } from '#durable-objects/inventory/inventory-shard'
import { OrderShard } from '#durable-objects/orders/order-shard'
import { ShardDirectory } from '#durable-objects/sharding/shard-directory'
import { WaitingRoom } from '#durable-objects/admission/waiting-room'
import { sweep } from '../../workers/crons/sweep.ts'
import { learnOf } from '#workers/flows/orders/payment-news'
import type { Env } from '../../workers/env.ts'
import { Clock, type Life } from './clock.ts'
import { pristine, remote } from './databases.ts'
import { diceOf, type Dice } from './dice.ts'
import { Disks, type DiskOf } from './disks.ts'
import { drawFaults, HEALTHY, type Weather } from './faults.ts'
import { KeyValues } from './key-values.ts'
import { Machine } from './machine.ts'
import { Network } from './network.ts'
import { Host, namespaceOf } from './objects.ts'
import type { PostOffice } from './post-office.ts'
import { Provider, type Payment } from './provider.ts'
import { Post } from './queues.ts'
import { Witness } from './witness.ts'
import { isTrouble, Workers } from './workers.ts'

/** A day in winter, so that a history crosses midnight when the clock jumps. */
const START = Date.UTC(2026, 10, 22, 9)
/** How long a shopper's browser waits for a page. */
const PAGE_WITHIN_MS = 60_000
const SWEEP_MS = 60_000
/** When no alarm is lost any more, one sweep finds those that were; the later ones have little to do. */
const CALM_SWEEP_MS = 120 * SWEEP_MS
/** Isolates that answer requests: each its own memory of the topology. */
const ISOLATES = 3

export class World {
  readonly dice: Dice
  readonly clock: Clock
  readonly network: Network
  readonly workers: Workers
  readonly provider: Provider
  readonly post: Post
  /** Who carries mails; `demo`: they are kept, and that is all. */
  mail: 'demo' | PostOffice = 'demo'
  readonly witness = new Witness()
  readonly inventory = new Map<string, Host>()
  readonly orders = new Map<string, Host>()
  readonly directory = new Map<string, Host>()
  /** The line in front of a drop. */
  readonly room = new Map<string, Host>()
  readonly kv: KeyValues
  readonly #disks: Disks
  readonly stores = {
    products: pristine('products'),
    transactions: pristine('transactions'),
    statistics: pristine('statistics'),
    users: pristine('users'),
  }
  /** Each isolate has a memory of its own, and a clock of its machine's. */
  #isolates: { readonly env: Env; readonly skew: number }[] = []
  #sweepEvery = SWEEP_MS
  /** Since when nothing fails any more. */
  calmAt = Infinity

  constructor(seed: number) {
    this.dice = diceOf(seed)
    this.#disks = new Disks(seed)
    this.clock = new Clock(START)
    this.network = new Network(this.clock, this.dice, HEALTHY)
    this.kv = new KeyValues(this.network)
    this.workers = new Workers(this.network, () => this.#isolate(), this.#broke)
    this.provider = new Provider(this.network, (payment) => this.#webhook(payment))
    this.post = new Post(this.network, this.workers)
    this.#openIsolates()
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
    this.calmAt = this.clock.now
    this.#sweepEvery = CALM_SWEEP_MS
  }

  /** The process is killed and started again: queues and memories are empty, disks are not. */
  restart(): void {
    this.workers.restart()
    this.post.restart()
    for (const host of this.hosts) host.evict()
    this.#openIsolates()
  }

  /** Nothing happens in it any more: its disks are used again. */
  end(): void {
    this.#disks.giveBack()
  }

  get hosts(): Host[] {
    return [...this.inventory.values(), ...this.orders.values(), ...this.directory.values(), ...this.room.values()]
  }

  /** What it shows of the directory, without asking it over the network. */
  get directoryHost(): Host | undefined {
    return this.directory.get('directory')
  }

  turnEnded(life: Life): void {
    this.workers.turnEnded(life)
  }

  readonly #broke = (fault: unknown): void => {
    if (!isTrouble(fault)) this.witness.saw(`something broke: ${fault instanceof Error ? fault.stack : String(fault)}`)
  }

  #openIsolates(): void {
    this.#isolates = Array.from({ length: ISOLATES }, () => ({ env: this.#bindings(), skew: this.#skew() }))
  }

  /** Now and then one is new: it knows nothing yet. */
  #isolate() {
    const index = this.dice.between(0, ISOLATES - 1)
    if (this.dice.chance(0.02)) this.#isolates[index] = { env: this.#bindings(), skew: this.#skew() }
    return this.#isolates[index] ?? { env: this.#bindings(), skew: 0 }
  }

  #skew(): number {
    const most = this.network.faults.skewSeconds * 1_000
    return most === 0 ? 0 : Math.round((this.dice.roll() * 2 - 1) * most)
  }

  /** How an object of a kind is made on a machine of its own. */
  readonly #maker = (kind: DiskOf, make: (ctx: DurableObjectState) => object) => (name: string) =>
    new Host(new Machine(name, true, this.#disks.take(kind)), this.network, make, this.#broke, this.#skew())

  readonly #makeOrders = this.#maker('orders', (ctx) => new OrderShard(ctx, this.post.bindings() as never))
  readonly #makeInventory = this.#maker('inventory', (ctx) => new InventoryShard(ctx, this.post.bindings() as never))
  readonly #makeDirectory = this.#maker('directory', (ctx) => new ShardDirectory(ctx, this.#shards() as never))
  readonly #makeRoom = this.#maker('room', (ctx) => new WaitingRoom(ctx, {}))

  #shards() {
    return {
      ORDERS: namespaceOf(this.orders, this.#makeOrders),
      INVENTORY: namespaceOf(this.inventory, this.#makeInventory),
      TOPOLOGY: this.kv.binding(),
      LIVE: { getByName: () => ({ publish: async () => 0 }) },
    }
  }

  #bindings(): Env {
    const { products, transactions, statistics, users } = this.stores
    const carrier = () => this.mail
    const env = {
      ...this.#shards(),
      DIRECTORY: namespaceOf(this.directory, this.#makeDirectory),
      WAITING_ROOM: namespaceOf(this.room, this.#makeRoom),
      PRODUCTS_DB: remote(this.network, products),
      TRANSACTIONS_DB: remote(this.network, transactions),
      STATISTICS_DB: remote(this.network, statistics),
      USERS_DB: remote(this.network, users),
      ...this.post.bindings(),
      CURRENCY: 'EUR',
      ADMISSION_SECRET: 'of the simulation',
      get MAIL_PROVIDER() {
        return carrier()
      },
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
    this.page(async (env) => {
      const { state } = await learnOf(env, { paymentId: id, token })
      if (state === 'busy' || state === 'open') throw new Error(`the shop does not know yet what became of ${id}`)
    }).catch(() => this.clock.after(30_000, ALWAYS, () => this.#webhook({ id, token } as Payment)))
  }
}

const ALWAYS: Life = { alive: true }
