/**
 * The two ends of a move, each step one transaction that may be asked for again.
 *
 * The directory leads; these say what the shard does when it is told to. Whatever does not fit what is written here is
 * refused, so that an old directory, a second one, or a step that comes late changes nothing.
 */
import { FREEZE_MS, type Given, type MoveRefusal, type MoveStep, type SlotRow } from '#domain/sharding/keeping'
import { ok, refuse, type Result } from '#domain/result'
import type { Place } from '#domain/sharding/topology'
import {
  FIRST_CURSOR,
  forget,
  pack,
  packChanges,
  unpack,
  type Cursor,
  type Kind,
  type Batch,
} from '#schema/shards/batches'
import { arrivalOf, countChanged, dropArrival, saveArrival, unwatchSlot, watchSlot } from '#schema/shards/slots'
import type { SlotTable } from './slot-table.ts'

/** Rows of one batch: some 5 to 20 ms of an object's time, between which it serves. */
const BATCH_ROWS = 400
/** Rows forgotten in one step, for the same reason. */
const FORGET_ROWS = 1_000

export type Packed = {
  readonly batch: Batch
  readonly cursor: Cursor
  readonly rows: number
  /** Every table has been gone through once; what follows are rows that changed meanwhile. */
  readonly copied: boolean
  /** Changes that are not sent yet. */
  readonly open: number
}

/** `epoch` comes with the last changes of a freeze: then the slot is ready to begin. */
export type Delivery = MoveStep & {
  readonly number: number
  readonly batch: Batch
  readonly cursor: Cursor
  readonly epoch: number | null
  /** Where it comes from. */
  readonly from: Place
}

type Frozen = { readonly epoch: number; readonly until: number }
type HandOver = MoveStep & { readonly epoch: number; readonly keeper: Place; readonly as: number }

export class Moving {
  readonly #sql: SqlStorage
  readonly #slots: SlotTable
  readonly #kind: Kind
  readonly #shard: string

  constructor(sql: SqlStorage, slots: SlotTable, kind: Kind, shard: string) {
    this.#sql = sql
    this.#slots = slots
    this.#kind = kind
    this.#shard = shard
  }

  /** From now on what changes in the slot is written down, while it goes on being served. */
  leave(step: MoveStep): Result<null, MoveRefusal> {
    const row = this.#owned(step)
    if (!row.ok) return row
    if (row.value.state === 'kept') {
      // Called off already: this call was late.
      if (row.value.move === step.move) return refuse({ code: 'slot-not-kept', slot: step.slot })
      watchSlot(this.#sql, step.slot)
      this.#slots.save({ ...row.value, state: 'leaving', move: step.move, epoch: 0 })
    }
    return ok(null)
  }

  /** The next rows of the slot: first all of them, then those that changed. */
  packed(step: MoveStep, cursor: Cursor): Result<Packed, MoveRefusal> {
    const row = this.#owned(step)
    if (!row.ok) return row
    const packing = { slot: step.slot, shard: this.#shard, limit: BATCH_ROWS }
    const first = pack(this.#sql, this.#kind, cursor, packing)
    const next = first.rows > 0 ? first : packChanges(this.#sql, this.#kind, first.cursor, packing)
    const open = countChanged(this.#sql, step.slot, next.cursor.change)
    const { batch, rows } = next
    return ok({ batch, cursor: next.cursor, rows, copied: first.done, open })
  }

  /** Answer no more calls, until the slot is handed over or its time is up. */
  freeze(step: MoveStep, now: number): Result<Frozen, MoveRefusal> {
    const row = this.#owned(step)
    if (!row.ok) return row
    if (row.value.state === 'kept') return refuse({ code: 'slot-not-kept', slot: step.slot })
    const frozen = { epoch: row.value.epoch + 1, until: now + FREEZE_MS }
    this.#slots.save({ ...row.value, ...frozen, state: 'frozen' })
    return ok(frozen)
  }

  /** Give the slot up for good. Refused when its freeze has run out: then it was served again, and must be frozen anew. */
  handOver({ epoch, keeper, as, ...step }: HandOver, now: number): Result<null, MoveRefusal> {
    const known = this.#slots.rowOf(step.slot)
    if (known?.state === 'gone' && known.move === step.move) return ok(null)
    const row = this.#owned(step)
    if (!row.ok) return row
    const { state, until } = row.value
    if (state !== 'frozen' || row.value.epoch !== epoch || now >= (until ?? 0)) {
      return refuse({ code: 'slot-thawed', slot: step.slot })
    }
    unwatchSlot(this.#sql, step.slot)
    this.#slots.save({ ...row.value, state: 'gone', version: as, until: null, keeper })
    return ok(null)
  }

  /** Forget some of what is no longer ours. @returns whether nothing is left */
  forget(step: MoveStep): Result<boolean, MoveRefusal> {
    const row = this.#slots.rowOf(step.slot)
    if (row?.state !== 'gone' || row.move !== step.move) return refuse({ code: 'slot-not-kept', slot: step.slot })
    return ok(forget(this.#sql, this.#kind, step.slot, FORGET_ROWS) < FORGET_ROWS)
  }

  /** How far the move has come here. */
  arrived({ move }: MoveStep): { readonly number: number; readonly cursor: Cursor } {
    const arrival = arrivalOf(this.#sql, move)
    return { number: arrival?.batch ?? 0, cursor: arrival ? (JSON.parse(arrival.cursor) as Cursor) : FIRST_CURSOR }
  }

  /** Unpack a batch; the same number again changes nothing. */
  arrive({ number, batch, cursor, epoch, from, ...step }: Delivery): Result<null, MoveRefusal> {
    const row = this.#slots.rowOf(step.slot)
    const arriving = row?.move === step.move && (row.state === 'arriving' || row.state === 'ready')
    if (row && !arriving) {
      if (row.move === step.move && row.state === 'kept') return ok(null)
      const over = row.state !== 'gone' || row.move === step.move
      if (over) return refuse({ code: 'slot-busy', slot: step.slot, move: row.move ?? '' })
    }
    if (step.version < this.#slots.version) return refuse({ code: 'topology-outdated', version: this.#slots.version })
    const last = this.arrived(step)
    const sameEpoch = epoch === null || row?.epoch === epoch
    const same = number === last.number && sameEpoch && JSON.stringify(last.cursor) === JSON.stringify(cursor)
    if (same) return ok(null)
    // Under its number another may have come that was sent earlier, and came late: it must not be taken for this one.
    if (number !== last.number + 1) return refuse({ code: 'batch-missing', slot: step.slot, batch: last.number + 1 })
    if (!arriving) this.#clear(step.slot)
    unpack(this.#sql, this.#kind, batch, this.#shard)
    saveArrival(this.#sql, step.move, { batch: number, cursor: JSON.stringify(cursor) })
    const { slot, move, version } = step
    const state = epoch === null ? 'arriving' : 'ready'
    this.#slots.save({ slot, state, version, move, epoch: epoch ?? 0, until: null, keeper: from })
    return ok(null)
  }

  /** The old keeper has given up: begin. */
  keep({ slot, move }: MoveStep, given: Pick<Given, 'epoch' | 'version'>): Result<null, MoveRefusal> {
    const row = this.#slots.rowOf(slot)
    if (row?.move !== move || (row.state !== 'ready' && row.state !== 'kept')) {
      return refuse({ code: 'slot-not-kept', slot })
    }
    if (row.state === 'ready') {
      if (row.epoch !== given.epoch) return refuse({ code: 'slot-thawed', slot })
      this.#slots.save({ ...row, state: 'kept', version: given.version, keeper: null })
    }
    dropArrival(this.#sql, move)
    return ok(null)
  }

  /** The slot has gone further since: whoever still asks here is sent there at once. */
  redirect({ slot, ...given }: Given): Result<null, MoveRefusal> {
    const row = this.#slots.rowOf(slot)
    if (row?.state !== 'gone') return refuse({ code: 'slot-not-kept', slot })
    if (given.version > row.version) this.#slots.save({ ...row, ...given })
    return ok(null)
  }

  /** The move is off: the old keeper goes on, if it has not given up yet. */
  stay(step: MoveStep): Result<null, MoveRefusal> {
    const row = this.#slots.rowOf(step.slot)
    if (row?.move !== step.move || row.state === 'kept') return ok(null)
    if (row.state === 'gone') return refuse({ code: 'slot-not-kept', slot: step.slot })
    unwatchSlot(this.#sql, step.slot)
    this.#slots.save({ ...row, state: 'kept', until: null })
    return ok(null)
  }

  /** The move is off: what has arrived is forgotten. @param keeper who goes on keeping it */
  sendBack(step: MoveStep, keeper: Place): Result<null, MoveRefusal> {
    const row = this.#slots.rowOf(step.slot)
    if (row?.move !== step.move || row.state === 'gone') return ok(null)
    if (row.state === 'kept') return refuse({ code: 'slot-busy', slot: step.slot, move: step.move })
    this.#clear(step.slot)
    dropArrival(this.#sql, step.move)
    this.#slots.save({ ...row, state: 'gone', epoch: 0, keeper })
    return ok(null)
  }

  /** Whatever may still lie here of an earlier time: normally nothing. */
  #clear(slot: number): void {
    while (forget(this.#sql, this.#kind, slot, FORGET_ROWS) === FORGET_ROWS);
  }

  /** The slot, when it is ours to give and no other move has it. */
  #owned({ slot, move, version }: MoveStep): Result<SlotRow, MoveRefusal> {
    if (version < this.#slots.version) return refuse({ code: 'topology-outdated', version: this.#slots.version })
    const row = this.#slots.rowOf(slot)
    if (!row || row.state === 'gone' || row.state === 'arriving' || row.state === 'ready') {
      return refuse({ code: 'slot-not-kept', slot })
    }
    if (row.state !== 'kept' && row.move !== move) return refuse({ code: 'slot-busy', slot, move: row.move ?? '' })
    return ok(row)
  }
}
