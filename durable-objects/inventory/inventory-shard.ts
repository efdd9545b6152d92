/**
 * InventoryShard decides, one request at a time, who gets the units it keeps.
 *
 * Every verb takes an array, so that one call can carry many; each is one synchronous transaction that reads,
 * decides and writes. Two shoppers can never both be promised the last unit.
 */
import type { CartId, ItemKey, PaymentId } from '#domain/ids'
import type { HeldItem, Hold, HoldRefusal } from '#domain/inventory/hold'
import type { Changed, LowLine, Stock, StockChange, StockDivided, StockRefusal } from '#domain/inventory/stock'
import type { LaneState, Transfer, TransferRefusal } from '#domain/inventory/transfer'
import type { Result } from '#domain/result'
import type { Split, SplitRefusal } from '#domain/sharding/lanes'
import { slotOfItem } from '#domain/sharding/slots'
import { inventoryCarried } from '#schema/shards/inventory/carried'
import * as holds from '#schema/shards/inventory/holds'
import * as lanes from '#schema/shards/inventory/lanes'
import { migrations } from '#schema/shards/inventory/migrations/index'
import * as log from '#schema/shards/inventory/log'
import * as levels from '#schema/shards/inventory/stock'
import { Holding, type Released, type Taken, type Taking } from './holding.ts'
import type { Queues } from '../sharding/outbox.ts'
import { Shard } from '../sharding/shard.ts'
import { StockLedger } from './stock-ledger.ts'

/** Rows that a person reads at once. */
const MOVEMENTS_PAGE = 50
/** Places of stock that are told at once: some milliseconds, and 100 KB. */
const STANDING_PAGE = 2_000
/** Holds that lapse in one ring of the alarm; the next ring goes on. */
const LAPSE_MAX = 200

const READING = [
  'stockOf',
  'movementsOf',
  'locations',
  'laneStates',
  'availabilityOf',
  'availableTo',
  'usedOf',
  'heldFor',
] as const
const WRITING = [
  'hold',
  'take',
  'release',
  'lessen',
  'change',
  'setLowLines',
  'saveLocation',
  'setSplit',
  'send',
  'receive',
  'arrivedAt',
  'acknowledge',
] as const

/** An item's shelves, what has travelled between its lanes, and how it is divided, if its first lane is here. */
export type StockLevels = {
  readonly stock: readonly Stock[]
  readonly travelled: readonly lanes.Travelled[]
  readonly splits: readonly (readonly [ItemKey, Split])[]
}

export class InventoryShard extends Shard {
  readonly #ledger = new StockLedger(this.sql)
  readonly #holding = new Holding(this.sql, this.#ledger, this.meter)

  constructor(ctx: DurableObjectState, env: Queues) {
    super(ctx, env, {
      keyspace: 'inventory',
      migrations,
      carried: inventoryCarried,
      verbs: new Set<string>([...READING, ...WRITING]),
      reading: new Set<string>(READING),
    })
  }

  /** Promise units to attempts to pay. The same hold again gives the same answer; other units under its id are refused. */
  hold(requests: readonly Hold[]): Promise<Result<HeldItem[], HoldRefusal>[]> {
    return this.group.run(() => requests.map((hold) => this.#holding.hold(hold, Date.now())))
  }

  /** The order was placed: its units are sold. A lapsed hold is promised again first, if there is stock. */
  take(requests: readonly Taking[]): Promise<Result<Taken, HoldRefusal>[]> {
    return this.group.run(() => requests.map((hold) => this.#holding.take(hold, Date.now())))
  }

  /** The payment failed, or the order was cancelled: whatever the hold still has goes back on the shelf. */
  release(requests: readonly { readonly id: PaymentId; readonly item: ItemKey }[]): Promise<Released[]> {
    return this.group.run(() => requests.map(({ id, item }) => this.#holding.release(id, item, Date.now())))
  }

  /** A part of an order was cancelled: of what it has here it keeps so many, and the rest goes back on the shelf. */
  lessen(
    requests: readonly { readonly id: PaymentId; readonly item: ItemKey; readonly units: number }[],
  ): Promise<null> {
    return this.group.run(() => {
      for (const { id, item, units } of requests) this.#holding.lessen(id, item, units, Date.now())
      return null
    })
  }

  /** What is held or taken here under this id, and how the item is divided when its first lane is here. */
  heldFor(id: PaymentId, items: readonly ItemKey[]) {
    return items.map((item) => ({ item, units: this.#holding.unitsOf(id, item), split: lanes.splitOf(this.sql, item) }))
  }

  /** Receive, count or correct stock. Asking twice with one id changes it once. */
  change(changes: readonly StockChange[]): Promise<Result<Changed, StockRefusal | StockDivided>[]> {
    return this.group.run(() => changes.map((change) => this.#ledger.change(change, Date.now())))
  }

  /** From how many units on a few are left, item by item: said of each lane. */
  setLowLines(lines: readonly LowLine[]): Promise<null> {
    return this.group.run(() => {
      for (const line of lines) this.#ledger.setLowLine(line, Date.now())
      return null
    })
  }

  /** Items that were never stocked are missing. */
  stockOf(items: readonly ItemKey[]): StockLevels {
    return {
      stock: [...levels.stockOf(this.sql, items).values()].flat(),
      travelled: lanes.travelled(this.sql, items),
      splits: lanes.splitsOf(this.sql, items),
    }
  }

  /** Newest first, a page at a time. */
  movementsOf(
    item: ItemKey,
    before = { at: Number.MAX_SAFE_INTEGER, sequence: Number.MAX_SAFE_INTEGER },
  ): levels.Movement[] {
    return levels.movementsOf(this.sql, item, before, MOVEMENTS_PAGE)
  }

  /** What lanes have left, and how the item is divided when the first of them is here. */
  laneStates(keys: readonly ItemKey[]): { readonly lanes: LaneState[]; readonly split: Split | null } {
    const split = keys.map((key) => lanes.splitOf(this.sql, key)).find((one) => one !== null)
    return { lanes: lanes.laneStates(this.sql, keys), split: split ?? null }
  }

  /** What is there of each, with the version of the word last told. */
  availabilityOf(items: readonly ItemKey[]) {
    const split = items.map((item) => lanes.splitOf(this.sql, item)).find((one) => one !== null)
    return { words: levels.availabilityOf(this.sql, items), split: split ?? null }
  }

  /** Units of each that are promised or sold: uses of what is limited. What nobody has held yet was used by nobody. */
  usedOf(items: readonly ItemKey[]): (readonly [ItemKey, number])[] {
    const stock = levels.stockOf(this.sql, items)
    return items.map((item) => [item, (stock.get(item) ?? []).reduce((sum, { held, taken }) => sum + held + taken, 0)])
  }

  /** How many of each this cart may have: what is free, and what its own attempts to pay still hold. */
  availableTo(cart: CartId, items: readonly ItemKey[]) {
    const there = new Map(levels.availabilityOf(this.sql, items).map(({ item, available }) => [item, available]))
    const units = items.map((item) => {
      return [item, { free: there.get(item) ?? 0, own: holds.heldForCart(this.sql, cart, item) }] as const
    })
    return { units, splits: lanes.splitsOf(this.sql, items) }
  }

  /** What people did, or what was sold, of everything that is kept here; newest first, a page at a time. */
  movementLog(of: 'people' | 'sales', filter: log.LogFilter, before: log.LogPlace, limit: number): levels.Movement[] {
    const look = of === 'people' ? log.movementsByPeople : log.movementsOfSales
    return look(this.sql, filter, before, limit + 1)
  }

  soldLately(since: number): ReturnType<typeof log.soldLately> {
    return log.soldLately(this.sql, since)
  }

  /** What stands where, of the slots that are kept here; `next` is where the following page begins. */
  standing(after: log.StandingPlace) {
    const rows = log.standingAfter(this.sql, after, STANDING_PAGE)
    const last = rows.at(-1)
    const now = Date.now()
    return {
      standing: rows.filter(({ item }) => this.slots.keeps(slotOfItem(item), now)),
      next: last && rows.length === STANDING_PAGE ? { item: last.item, location: last.location } : null,
    }
  }

  locations(): levels.Location[] {
    return levels.locationsOf(this.sql)
  }

  saveLocation(location: levels.Location): Promise<void> {
    return this.group.run(() => levels.saveLocation(this.sql, location))
  }

  /** The places that another shard knows: whatever is known here stays as it is. */
  meetLocations(places: readonly levels.Location[]): Promise<void> {
    return this.group.run(() => {
      for (const place of places) levels.meetLocation(this.sql, place)
    })
  }

  /**
   * How an item is divided from now on; its first lane is told before anybody else. Whoever does not know of a lane that
   * there is plans from what was true long ago, and is refused: nobody would look for its units any more.
   *
   * @param version of the topology that is about to say so: whoever asks here hears that there is a newer one than theirs
   */
  async setSplit(item: ItemKey, split: Split, version = 0): Promise<Result<null, SplitRefusal>> {
    const result = await this.group.run(() => this.#ledger.setSplit(item, split, Date.now()))
    if (result.ok) this.knownVersion = Math.max(this.knownVersion, version)
    return result
  }

  /** Units leave for another lane: as many as are there, at most those asked for. The same id again gives the same answer. */
  send(transfer: Transfer): Promise<Result<number, TransferRefusal>> {
    return this.group.run(() => this.#ledger.send(transfer, Date.now()))
  }

  /** Units come from another lane, once. */
  receive(transfer: Transfer): Promise<Result<null, TransferRefusal>> {
    return this.group.run(() => this.#ledger.receive(transfer, Date.now()))
  }

  /** The other lane has them: they are no longer on their way. */
  arrivedAt(transfer: Pick<Transfer, 'id' | 'from'>): Promise<Result<null, TransferRefusal>> {
    return this.group.run(() => this.#ledger.arrived(transfer, Date.now()))
  }

  protected override due(): number | null {
    return holds.nextExpiry(this.sql)
  }

  /** Give lapsed promises back to the shelf. */
  protected override doDue(now: number): void {
    for (const { id, item } of holds.expiredHolds(this.sql, now, LAPSE_MAX)) {
      if (this.slots.keeps(slotOfItem(item), now)) this.#holding.lapse(id, item, now)
      else this.inTransit(now)
    }
  }

  protected override availableOf(items: readonly ItemKey[]): Map<ItemKey, number> {
    return new Map(lanes.laneStates(this.sql, items).map(({ key, available }) => [key, available]))
  }
}

export type { LogFilter } from '#schema/shards/inventory/log'
export type { Movement } from '#schema/shards/inventory/stock'
export type InventoryVerb = (typeof READING)[number] | (typeof WRITING)[number]
