/** What an inventory shard does with units on its shelves: each function is one step of one transaction. */
import { NO_PLACE, type ItemKey } from '#domain/ids'
import type { HoldItem } from '#domain/inventory/hold'
import {
  requestOf,
  causeOf,
  decideChange,
  emptyStock,
  isChangedSince,
  isOfAllLanes,
  type Account,
  type Changed,
  type LowLine,
  type Stock,
  type StockChange,
  type StockDivided,
  type StockRefusal,
} from '#domain/inventory/stock'
import { wrongTransfer, type Transfer, type TransferRefusal } from '#domain/inventory/transfer'
import { ok, refuse, type Result } from '#domain/result'
import { forgetsLanes, type Split, type SplitRefusal } from '#domain/sharding/lanes'
import { record } from '#schema/shards/events'
import {
  openItem,
  quotaOf,
  saveQuota,
  saveSplit,
  saveTransfer,
  splitOf,
  transferOf,
  travelled,
} from '#schema/shards/inventory/lanes'
import * as levels from '#schema/shards/inventory/stock'

/** So many movements of a place are looked through for the moment in which somebody looked. */
const LOOKED_BACK_MAX = 1_000

export class StockLedger {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  change(change: StockChange, now: number): Result<Changed, StockRefusal | StockDivided> {
    const { id, item, location, note, who = '' } = change
    const divided = splitOf(this.#sql, item) !== null
    if (divided && isOfAllLanes(change)) return refuse({ code: 'stock-divided', item })
    const request = JSON.stringify(requestOf(change))
    const before = levels.changeOf(this.#sql, id)
    if (before)
      return before.request === request
        ? ok(this.#changed(change, before.units))
        : refuse({ code: 'change-id-reused', id })
    const differs = this.#isChangedSince(change)
    if (differs) return refuse(differs)
    const decision = decideChange(this.#withThoseOnTheWay(change), this.#level(change))
    if (!decision.ok) return decision

    const { delta, owed } = decision.value
    levels.openLevel(this.#sql, item, location)
    // What the others owe is kept with it: asked again, it is the same, whatever they have sold meanwhile.
    levels.saveChange(this.#sql, id, item, { request, units: delta - owed })
    const [debit, credit]: [Account, Account] = delta < 0 ? ['available', 'outside'] : ['outside', 'available']
    this.move({
      item,
      location,
      cause: causeOf(change),
      causeId: id,
      debit,
      credit,
      units: Math.abs(delta),
      note,
      at: now,
      who,
    })
    return ok({ stock: this.#level(change), moved: delta, owed, divided })
  }

  #isChangedSince(change: StockChange): StockRefusal | undefined {
    if (change.type !== 'count' || !change.byHand || typeof change.basedOn !== 'number') return undefined
    const { item, location, units, basedOn } = change
    const { available } = this.#level(change)
    if (units === basedOn || available === basedOn) return undefined
    const moved = levels.movedLately(this.#sql, item, location, LOOKED_BACK_MAX)
    return isChangedSince(basedOn, available, moved) ? { code: 'stock-differs', item, available } : undefined
  }

  /** The look at the other lanes was taken a moment ago: what has left for them since is counted here. */
  #withThoseOnTheWay(change: StockChange): StockChange {
    if (change.type !== 'count-all') return change
    const here = travelled(this.#sql, [change.item]).find(({ location }) => location === change.location)
    return { ...change, elsewhere: change.elsewhere + (here?.units ?? 0) }
  }

  /** What a change that was made before has done. The rest that others owed is read from its movement. */
  #changed(change: StockChange, wanted: number): Changed {
    const moved = levels.movedBy(this.#sql, change.item, change.id)
    const divided = splitOf(this.#sql, change.item) !== null
    return { stock: this.#level(change), moved, owed: moved - wanted, divided }
  }

  setSplit(item: ItemKey, split: Split, now: number): Result<null, SplitRefusal> {
    if (forgetsLanes(splitOf(this.#sql, item), split)) return refuse({ code: 'split-outdated', item })
    openItem(this.#sql, item)
    saveSplit(this.#sql, item, split)
    const availability = levels.availabilityNow(this.#sql, item)
    if (availability) record(this.#sql, item, { type: 'availability-changed', item, ...availability }, now)
    return ok(null)
  }

  send(transfer: Transfer, now: number): Result<number, TransferRefusal> {
    const { id, from: item, to: peer, location, units } = transfer
    const what = wrongTransfer(transfer)
    if (what) return refuse({ code: 'transfer-invalid', id, what })
    const before = transferOf(this.#sql, item, id)
    if (before) return ok(before.units)
    const sent = Math.min(units, this.#level({ item, location }).available)
    openItem(this.#sql, item)
    saveTransfer(this.#sql, item, { id, peer, location, units: sent, state: 'sent' }, now)
    if (sent > 0) this.#transfer({ ...transfer, units: sent }, item, now)
    return ok(sent)
  }

  receive(transfer: Transfer, now: number): Result<null, TransferRefusal> {
    const { id, from: peer, to: item, location, units } = transfer
    if (transferOf(this.#sql, item, id)) return ok(null)
    const what = units === 0 ? undefined : wrongTransfer(transfer)
    if (what) return refuse({ code: 'transfer-invalid', id, what })
    levels.openLevel(this.#sql, item, location)
    saveTransfer(this.#sql, item, { id, peer, location, units, state: 'received' }, now)
    if (units > 0) this.#transfer(transfer, item, now)
    return ok(null)
  }

  arrived({ id, from: item }: Pick<Transfer, 'id' | 'from'>, now: number): Result<null, TransferRefusal> {
    const sent = transferOf(this.#sql, item, id)
    if (!sent) return refuse({ code: 'transfer-unknown', id })
    if (sent.state === 'sent') saveTransfer(this.#sql, item, { ...sent, state: 'arrived' }, now)
    return ok(null)
  }

  /** Move units from one account to the other, and tell when the word for what is left has changed. */
  move(move: levels.Move): void {
    levels.moveUnits(this.#sql, move)
    const { item, debit, credit, at } = move
    if (debit === 'available' || credit === 'available') this.#tellAvailability(item, at)
  }

  /**
   * How many there are of what nobody stocks: whoever holds it says so, and what is more than before comes in. Where it
   * is less, as much goes as nobody has promised or taken: then there are that many.
   */
  setQuota(item: ItemKey, { units, version }: NonNullable<HoldItem['quota']>, now: number): void {
    const before = quotaOf(this.#sql, item)
    if (before && before.version >= version) return
    levels.openLevel(this.#sql, item, NO_PLACE)
    const more = units - (before?.units ?? 0)
    const { available } = this.#level({ item, location: NO_PLACE })
    const moved = Math.max(more, -available)
    const [debit, credit]: [Account, Account] = moved < 0 ? ['available', 'outside'] : ['outside', 'available']
    const rest = { item, location: NO_PLACE, note: '', at: now }
    if (moved !== 0)
      this.move({ ...rest, cause: 'correct', causeId: `quota ${version}`, debit, credit, units: Math.abs(moved) })
    saveQuota(this.#sql, item, (before?.units ?? 0) + moved, version)
  }

  /** What nobody has stocked yet has no word that could change. */
  setLowLine(line: LowLine, now: number): void {
    if (!levels.saveLowLine(this.#sql, line)) return
    const known = levels.availabilityNow(this.#sql, line.item)
    if (known && known.version > 0) this.#tellAvailability(line.item, now)
  }

  #tellAvailability(item: ItemKey, at: number): void {
    const renewed = levels.renewAvailability(this.#sql, item)
    if (renewed) record(this.#sql, item, { type: 'availability-changed', item, ...renewed }, at)
  }

  #transfer({ id, to, location, units }: Transfer, item: ItemKey, at: number): void {
    const rest = { item, causeId: id, location, units, note: '', at } as const
    if (item === to) this.move({ ...rest, cause: 'arrive', debit: 'outside', credit: 'available' })
    else this.move({ ...rest, cause: 'send', debit: 'available', credit: 'outside' })
  }

  #level({ item, location }: Pick<StockChange, 'item' | 'location'>): Stock {
    const found = levels
      .stockOf(this.#sql, [item])
      .get(item)
      ?.find((level) => level.location === location)
    return found ?? emptyStock(item, location)
  }
}
