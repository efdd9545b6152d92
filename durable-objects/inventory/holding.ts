/** What an inventory shard decides about holds: each function is one step of one transaction. */
import type { ItemKey, PaymentId } from '#domain/ids'
import {
  decideHold,
  type HeldItem,
  type Hold,
  type HoldItem,
  type HoldRefusal,
  type HoldState,
} from '#domain/inventory/hold'
import type { Account, Cause } from '#domain/inventory/stock'
import { ok, refuse, type Result } from '#domain/result'
import { laneOf, type Split } from '#domain/sharding/lanes'
import * as holds from '#schema/shards/inventory/holds'
import { openItem, splitOf, splitsOf } from '#schema/shards/inventory/lanes'
import { stockOf } from '#schema/shards/inventory/stock'
import type { Meter } from '../sharding/meter.ts'
import type { StockLedger } from './stock-ledger.ts'

export type Taking = Pick<Hold, 'id' | 'lines'>
/** How the items are divided whose first lane is here: their other lanes may have promised some to an earlier try. */
export type Taken = readonly (readonly [ItemKey, Split])[]
/** `split`: how the item is divided, when its first lane is here: its other lanes may have a part of the hold. */
export type Released = { readonly state: HoldState; readonly split: Split | null }

/** As they are read again when the same is asked for once more. */
const inOrder = (lines: readonly HoldItem[], promised: readonly HeldItem[]): HeldItem[] =>
  lines.flatMap(({ item }) =>
    promised
      .filter((one) => one.item === item)
      .toSorted((one, other) => (one.location < other.location ? -1 : Number(one.location > other.location))),
  )

export class Holding {
  readonly #sql: SqlStorage
  readonly #ledger: StockLedger
  readonly #meter: Meter

  constructor(sql: SqlStorage, ledger: StockLedger, meter: Meter) {
    this.#sql = sql
    this.#ledger = ledger
    this.#meter = meter
  }

  /** Every line, or none of them. */
  hold({ id, lines, expiresAt }: Hold, now: number): Result<HeldItem[], HoldRefusal> {
    const before = lines.map((line) => ({ line, stored: holds.holdOf(this.#sql, id, line.item) }))
    for (const { line, stored } of before) {
      if (!stored) continue
      if (stored.state !== 'held' && stored.state !== 'taken') return refuse({ code: 'hold-ended', id })
      if (stored.units !== line.units && !line.part) return refuse({ code: 'hold-differs', id })
    }
    this.#takeOver(id, lines, now)
    for (const { item, quota } of lines) if (quota && laneOf(item).lane === 0) this.#ledger.setQuota(item, quota, now)
    const fresh = before.flatMap(({ line, stored }) => (stored ? [] : [line]))
    const owed = before.flatMap(({ line, stored }) => (stored?.state === 'held' ? this.#owed(id, line) : []))
    const decision = this.#decide([...fresh, ...owed])
    const short = decision.ok || decision.refusal.code !== 'insufficient-stock' ? null : decision.refusal.item
    for (const { item } of [...fresh, ...owed]) this.#meter.requested(item, item === short)
    if (!decision.ok) return decision
    const promised = (item: ItemKey) => decision.value.filter((one) => one.item === item)
    for (const line of fresh) this.#promise(id, line, promised(line.item), { expiresAt, now })
    for (const { item } of owed) this.#promiseMore(id, item, promised(item), now)
    if (fresh.length === lines.length) return ok(inOrder(lines, decision.value))
    return ok(lines.flatMap(({ item }) => holds.heldLinesOf(this.#sql, id, item)))
  }

  /** What was promised is sold; what was promised beyond the line's units goes back on the shelf. */
  take({ id, lines }: Taking, now: number): Result<Taken, HoldRefusal> {
    const before = lines.map((line) => {
      const hold = holds.holdOf(this.#sql, id, line.item)
      if (!hold) return { line, state: 'lapsed' as const }
      return { line: { ...line, units: Math.min(line.units, hold.units) }, state: hold.state }
    })
    const lapsed = before.flatMap(({ line, state }) => (state === 'lapsed' ? [line] : []))
    const decision = this.#decide(lapsed)
    if (!decision.ok) return decision
    for (const line of lapsed) {
      this.#promise(
        id,
        line,
        decision.value.filter(({ item }) => item === line.item),
        { expiresAt: now, now },
      )
    }
    for (const { line, state } of before) {
      if (state !== 'held' && state !== 'lapsed') continue
      const { item, units } = line
      this.#end(id, this.#giveBackBeyond(id, item, units, ['held', 'release'], now), {
        item,
        state: 'taken',
        cause: 'take',
        now,
      })
    }
    const keys = lines.map(({ item }) => item)
    return ok(splitsOf(this.#sql, keys))
  }

  /** A hold that was never heard of is remembered as released: its call may still be on the way. */
  release(id: PaymentId, item: ItemKey, now: number): Released {
    const hold = holds.holdOf(this.#sql, id, item)
    if (hold?.state === 'held') this.#endAll(id, item, 'released', 'release', now)
    else if (hold?.state === 'taken') this.#endAll(id, item, 'returned', 'return', now)
    else if (!hold || hold.state === 'lapsed') {
      openItem(this.#sql, item)
      holds.saveHold(this.#sql, { item, id, units: hold?.units ?? 0, state: 'released', expiresAt: now })
    }
    return { state: holds.holdOf(this.#sql, id, item)?.state ?? 'released', split: splitOf(this.#sql, item) }
  }

  /** Units that the hold still has, promised or sold; of one that has lapsed, what it will ask for when it is taken. */
  unitsOf(id: PaymentId, item: ItemKey): number {
    const hold = holds.holdOf(this.#sql, id, item)
    if (hold?.state === 'lapsed') return hold.units
    if (hold?.state !== 'held' && hold?.state !== 'taken') return 0
    return holds.heldLinesOf(this.#sql, id, item).reduce((sum, { units }) => sum + units, 0)
  }

  /** The order has become smaller. Fewer are left each time, so a word that comes late undoes nothing. */
  lessen(id: PaymentId, item: ItemKey, units: number, now: number): void {
    const state = holds.holdOf(this.#sql, id, item)?.state
    if (state === 'held') this.#giveBackBeyond(id, item, units, ['held', 'release'], now)
    else if (state === 'taken') this.#giveBackBeyond(id, item, units, ['taken', 'return'], now)
    else if (state === 'lapsed') holds.lessenHold(this.#sql, id, item, units)
  }

  lapse(id: PaymentId, item: ItemKey, now: number): void {
    this.#endAll(id, item, 'lapsed', 'lapse', now)
  }

  /**
   * A cart begins another attempt to pay only when the one before it has failed. What that one was promised is on its
   * way back to the shelf by a fact; nobody stands between a shopper and their own units until it arrives.
   */
  #takeOver(id: PaymentId, lines: readonly HoldItem[], now: number): void {
    for (const { item } of lines) {
      for (const earlier of holds.heldBefore(this.#sql, id, item))
        this.#endAll(earlier, item, 'released', 'release', now)
    }
  }

  #decide(lines: readonly HoldItem[]): ReturnType<typeof decideHold> {
    if (lines.length === 0) return ok([])
    const decision = decideHold(
      lines,
      stockOf(
        this.#sql,
        lines.map(({ item }) => item),
      ),
    )
    if (decision.ok || decision.refusal.code !== 'insufficient-stock') return decision
    const split = splitOf(this.#sql, decision.refusal.item)
    return split ? refuse({ ...decision.refusal, split }) : decision
  }

  /**
   * What a first try was promised beyond the shelf, and a second may not have: the merchant has stopped overselling in
   * between. A part of a line counts for what it is.
   */
  #owed(id: PaymentId, line: HoldItem): HoldItem[] {
    if (line.oversell || line.part) return []
    const has = holds.heldLinesOf(this.#sql, id, line.item).reduce((sum, { units }) => sum + units, 0)
    return has < line.units ? [{ ...line, units: line.units - has }] : []
  }

  /** Beside what is held already. */
  #promiseMore(id: PaymentId, item: ItemKey, lines: readonly HeldItem[], now: number): void {
    const held = Map.groupBy([...holds.heldLinesOf(this.#sql, id, item), ...lines], ({ location }) => location)
    const all = [...held].map(([location, some]) => ({
      item,
      location,
      units: some.reduce((sum, { units }) => sum + units, 0),
    }))
    holds.saveHeldLines(this.#sql, id, item, all)
    this.#move(id, lines, 'hold', ['available', 'held'], now)
  }

  /** The units of a decided line leave the shelf. */
  #promise(
    id: PaymentId,
    { item, units }: HoldItem,
    lines: readonly HeldItem[],
    { expiresAt, now }: { readonly expiresAt: number; readonly now: number },
  ): void {
    // An item that has a shelf is known.
    if (lines.length === 0) openItem(this.#sql, item)
    holds.saveHold(this.#sql, { item, id, units, state: 'held', expiresAt })
    holds.saveHeldLines(this.#sql, id, item, lines)
    this.#move(id, lines, 'hold', ['available', 'held'], now)
  }

  /** A second try may have found its units at other lanes: what is not part of the order is not sold with it. @returns what is */
  #giveBackBeyond(
    id: PaymentId,
    item: ItemKey,
    units: number,
    [from, cause]: readonly [Account, Cause],
    now: number,
  ): readonly HeldItem[] {
    const remaining: HeldItem[] = []
    const back: HeldItem[] = []
    let open = units
    for (const line of holds.heldLinesOf(this.#sql, id, item)) {
      const part = Math.min(open, line.units)
      if (part > 0) remaining.push({ ...line, units: part })
      if (part < line.units) back.push({ ...line, units: line.units - part })
      open -= part
    }
    if (back.length === 0) return remaining
    holds.saveHeldLines(this.#sql, id, item, remaining)
    this.#move(id, back, cause, [from, 'available'], now)
    return remaining
  }

  #endAll(id: PaymentId, item: ItemKey, state: HoldState, cause: Cause, now: number): void {
    this.#end(id, holds.heldLinesOf(this.#sql, id, item), { item, state, cause, now })
  }

  #end(
    id: PaymentId,
    lines: readonly HeldItem[],
    { item, state, cause, now }: { item: ItemKey; state: HoldState; cause: Cause; now: number },
  ): void {
    const from: Account = state === 'returned' ? 'taken' : 'held'
    this.#move(id, lines, cause, [from, state === 'taken' ? 'taken' : 'available'], now)
    holds.endHold(this.#sql, id, item, state)
  }

  #move(
    id: PaymentId,
    lines: readonly HeldItem[],
    cause: Cause,
    between: readonly [Account, Account],
    now: number,
  ): void {
    const [debit, credit] = between
    for (const line of lines) this.#ledger.move({ ...line, cause, causeId: id, debit, credit, note: '', at: now })
  }
}
