/**
 * InventoryShard decides, one request at a time, who gets the units it keeps.
 *
 * Every verb takes an array, so that one call can carry many; each is one synchronous transaction that reads,
 * decides and writes. Two shoppers can never both be promised the last unit.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Event, Listener } from '#domain/events'
import type { PaymentId, VariantId } from '#domain/ids'
import { decideHold, type HeldLine, type Hold, type HoldRefusal, type HoldState } from '#domain/inventory/hold'
import { decideChange, emptyStock, type Account, type Cause } from '#domain/inventory/stock'
import type { Stock, StockChange, StockRefusal } from '#domain/inventory/stock'
import { ok, refuse, type Result } from '#domain/result'
import * as log from '#schema/shards/events'
import * as holds from '#schema/shards/inventory/holds'
import { migrations } from '#schema/shards/inventory/migrations/index'
import * as shelves from '#schema/shards/inventory/stock'
import { openShard } from '#schema/shards/open'
import { Bell, isDue } from './bell.ts'
import { GroupCommit } from './group-commit.ts'
import { tellFacts, type Queues } from './outbox.ts'

/** Rows that a person reads at once. */
const MOVEMENTS_PAGE = 50
/** Holds that lapse in one ring of the bell; the next ring goes on. */
const LAPSE_MAX = 200

export class InventoryShard extends DurableObject<Queues> {
  readonly #sql = openShard(this.ctx.storage, migrations)
  readonly #bell = new Bell(this.ctx.storage, () => [log.nextTell(this.#sql), holds.nextExpiry(this.#sql)])
  readonly #group = new GroupCommit(this.ctx.storage, () => this.#bell.set(Date.now()))

  /** Promise units to attempts to pay. The same hold again gives the same answer; other lines under its id are refused. */
  hold(asked: readonly Hold[]): Promise<Result<HeldLine[], HoldRefusal>[]> {
    return this.#group.run(() => asked.map((hold) => this.#hold(hold, Date.now())))
  }

  /** The order was placed: its units are sold. A lapsed hold is promised again first, if there is stock. */
  take(asked: readonly Pick<Hold, 'id' | 'lines'>[]): Promise<Result<HeldLine[], HoldRefusal>[]> {
    return this.#group.run(() => asked.map((hold) => this.#take(hold, Date.now())))
  }

  /** The payment failed, or the order was cancelled: whatever the hold still has goes back on the shelf. */
  release(ids: readonly PaymentId[]): Promise<HoldState[]> {
    return this.#group.run(() => ids.map((id) => this.#release(id, Date.now())))
  }

  /** Receive, count or correct stock. Asking twice with one id changes it once. */
  change(changes: readonly StockChange[]): Promise<Result<Stock, StockRefusal>[]> {
    return this.#group.run(() => changes.map((change) => this.#change(change, Date.now())))
  }

  /** Items that were never stocked are missing. */
  stockOf(items: readonly VariantId[]): Stock[] {
    return [...shelves.stockOf(this.#sql, items).values()].flat()
  }

  /** Newest first, a page at a time. */
  movementsOf(item: VariantId, before = Number.MAX_SAFE_INTEGER): shelves.Movement[] {
    return shelves.movementsOf(this.#sql, item, before, MOVEMENTS_PAGE)
  }

  locations(): shelves.Location[] {
    return shelves.locationsOf(this.#sql)
  }

  saveLocation(location: shelves.Location): Promise<void> {
    return this.#group.run(() => shelves.saveLocation(this.#sql, location))
  }

  /** A listener has acted on these facts, or has put them aside. */
  heard(listener: Listener, sequences: readonly number[]): Promise<void> {
    return this.#group.run(() => log.markHeard(this.#sql, listener, sequences))
  }

  /** The whole log in order, a page at a time. */
  eventsAfter(sequence: number, limit: number): Event[] {
    return log.eventsAfter(this.#sql, this.#name, sequence, limit)
  }

  /** The sweep calls this, because a runtime may lose an alarm but never a row. */
  wake(): void {
    this.#bell.renew()
  }

  /** Give lapsed promises back to the shelf, and tell what has happened, also when the giving failed. */
  override alarm(): Promise<void> {
    return this.#bell.answer(async () => {
      try {
        if (isDue(holds.nextExpiry(this.#sql))) await this.#group.run(() => this.#lapse(Date.now()))
      } finally {
        await tellFacts(this.ctx.storage, this.env, this.#name, Date.now())
      }
    })
  }

  get #name(): string {
    return this.ctx.id.name ?? this.ctx.id.toString()
  }

  #hold({ id, lines, expiresAt }: Hold, now: number): Result<HeldLine[], HoldRefusal> {
    const asked = JSON.stringify(lines)
    const kept = holds.holdOf(this.#sql, id)
    if (kept && kept.state !== 'held' && kept.state !== 'taken') return refuse({ code: 'hold-ended', id })
    if (kept) return kept.asked === asked ? ok(holds.heldLinesOf(this.#sql, id)) : refuse({ code: 'hold-differs', id })

    const decision = decideHold(lines, shelves.stockOf(this.#sql, itemsOf(lines)))
    if (decision.ok) {
      holds.saveHold(this.#sql, { id, asked, state: 'held', expiresAt })
      this.#promise(id, decision.value, now)
    }
    return decision
  }

  /** The units of a decided hold leave the shelf. */
  #promise(id: PaymentId, lines: readonly HeldLine[], now: number): void {
    holds.saveHeldLines(this.#sql, id, lines)
    this.#move(id, lines, 'hold', ['available', 'held'], now)
  }

  #take({ id, lines }: Pick<Hold, 'id' | 'lines'>, now: number): Result<HeldLine[], HoldRefusal> {
    const state = holds.holdOf(this.#sql, id)?.state ?? 'lapsed'
    if (state !== 'held' && state !== 'lapsed') return ok(holds.heldLinesOf(this.#sql, id))
    if (state === 'lapsed') {
      const decision = decideHold(lines, shelves.stockOf(this.#sql, itemsOf(lines)))
      if (!decision.ok) return decision
      holds.saveHold(this.#sql, { id, asked: JSON.stringify(lines), state: 'held', expiresAt: now })
      this.#promise(id, decision.value, now)
    }
    return ok(this.#end(id, 'taken', 'take', now))
  }

  /** A hold that was never heard of is remembered as released: its call may still be on the way. */
  #release(id: PaymentId, now: number): HoldState {
    const kept = holds.holdOf(this.#sql, id)
    if (kept?.state === 'held') this.#end(id, 'released', 'release', now)
    else if (kept?.state === 'taken') this.#end(id, 'returned', 'return', now)
    else if (!kept || kept.state === 'lapsed') {
      holds.saveHold(this.#sql, { id, asked: kept?.asked ?? '[]', state: 'released', expiresAt: now })
    }
    return holds.holdOf(this.#sql, id)?.state ?? 'released'
  }

  #lapse(now: number): void {
    for (const id of holds.expiredHolds(this.#sql, now, LAPSE_MAX)) this.#end(id, 'lapsed', 'lapse', now)
  }

  #end(id: PaymentId, state: HoldState, cause: Cause, now: number): HeldLine[] {
    const lines = holds.heldLinesOf(this.#sql, id)
    const from: Account = state === 'returned' ? 'taken' : 'held'
    this.#move(id, lines, cause, [from, state === 'taken' ? 'taken' : 'available'], now)
    holds.setState(this.#sql, id, state)
    return lines
  }

  #move(
    id: PaymentId,
    lines: readonly HeldLine[],
    cause: Cause,
    between: readonly [Account, Account],
    now: number,
  ): void {
    const [debit, credit] = between
    for (const { item, location, units } of lines) {
      shelves.moveUnits(this.#sql, { cause, causeId: id, item, location, debit, credit, units, note: '', at: now })
    }
    if (between.includes('available')) this.#tellWords(itemsOf(lines), now)
  }

  #change(change: StockChange, now: number): Result<Stock, StockRefusal> {
    const { id, item, location, note, type } = change
    const asked = JSON.stringify(change)
    const before = shelves.changeAsked(this.#sql, id)
    if (before !== undefined) {
      return before === asked ? ok(this.#shelf(change)) : refuse({ code: 'change-id-reused', id })
    }
    const decision = decideChange(change, this.#shelf(change))
    if (!decision.ok) return decision

    shelves.saveChange(this.#sql, id, asked)
    shelves.openShelf(this.#sql, item, location)
    const [debit, credit]: [Account, Account] = decision.value < 0 ? ['available', 'outside'] : ['outside', 'available']
    const units = Math.abs(decision.value)
    shelves.moveUnits(this.#sql, { cause: type, causeId: id, item, location, debit, credit, units, note, at: now })
    this.#tellWords([item], now)
    return ok(this.#shelf(change))
  }

  #shelf({ item, location }: Pick<StockChange, 'item' | 'location'>): Stock {
    const found = shelves
      .stockOf(this.#sql, [item])
      .get(item)
      ?.find((shelf) => shelf.location === location)
    return found ?? emptyStock(item, location)
  }

  /** The catalogue is told when the word changes, not when the number does. */
  #tellWords(items: readonly VariantId[], now: number): void {
    for (const item of new Set(items)) {
      const renewed = shelves.renewWord(this.#sql, item)
      if (renewed) log.record(this.#sql, item, { type: 'availability-changed', item, ...renewed }, now)
    }
  }
}

const itemsOf = (lines: readonly { readonly item: VariantId }[]): VariantId[] => lines.map(({ item }) => item)
