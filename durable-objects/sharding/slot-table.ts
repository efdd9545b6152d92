/** Which slots this shard keeps, in memory as on disk: every call is held against it before it does anything. */
import { isGiven, serves, type Elsewhere, type Given, type SlotRow, type CallContext } from '#domain/sharding/keeping'
import type { Keyspace } from '#domain/sharding/slots'
import { FIRST_VERSION, firstKeeperOf } from '#domain/sharding/topology'
import { dropSlot, saveSlot, slotRows } from '#schema/shards/slots'

export class SlotTable {
  readonly #sql: SqlStorage
  readonly #keyspace: Keyspace
  readonly #shard: string
  #rows = new Map<number, SlotRow>()
  /** The newest topology that this shard has heard of. */
  version: number = FIRST_VERSION

  constructor(sql: SqlStorage, keyspace: Keyspace, shard: string) {
    this.#sql = sql
    this.#keyspace = keyspace
    this.#shard = shard
    this.reload()
  }

  /** As the disk says: also after something was undone. */
  reload(): void {
    const rows = slotRows(this.#sql)
    this.#rows = new Map(rows.map((row) => [row.slot, row]))
    this.version = rows.reduce((newest, row) => Math.max(newest, row.version), FIRST_VERSION)
  }

  /** What is known of a slot; a slot of which nothing is written is kept by whom its name says. */
  rowOf(slot: number): SlotRow | undefined {
    const row = this.#rows.get(slot)
    if (row || firstKeeperOf(this.#keyspace, slot) !== this.#shard) return row
    return { slot, state: 'kept', version: FIRST_VERSION, move: null, epoch: 0, until: null, keeper: null }
  }

  keeps(slot: number, now: number): boolean {
    const row = this.rowOf(slot)
    return row !== undefined && serves(row, now)
  }

  save(row: SlotRow): void {
    saveSlot(this.#sql, row)
    this.#rows.set(row.slot, row)
    this.version = Math.max(this.version, row.version)
  }

  drop(slot: number): void {
    dropSlot(this.#sql, slot)
    this.#rows.delete(slot)
  }

  /**
   * Whether a call about these slots may be carried out; otherwise why not. A shard that is ready begins when it is told
   * that the old keeper has given the slot up, whoever brings the word; until then it sends callers to the old keeper,
   * who serves them or has the word. So nobody waits for the directory.
   */
  elsewhere({ slots, given }: CallContext, now: number): Elsewhere | undefined {
    const moved: Given[] = []
    const unknown: number[] = []
    let waits = false
    for (const slot of slots) {
      const row = this.rowOf(slot)
      if (!row) unknown.push(slot)
      else if (serves(row, now)) this.#thaw(row)
      else if (row.state === 'gone') moved.push(givenBy(row))
      else if (row.state === 'frozen') waits = true
      else if (!this.#begin(row, given)) moved.push(notYet(row))
    }
    if (moved.length > 0 || unknown.length > 0) return { at: 'moved', given: moved, unknown }
    return waits ? { at: 'frozen' } : undefined
  }

  /** A freeze that has run out is over for good: what is written from now on must not be left behind. */
  #thaw(row: SlotRow): void {
    if (row.state === 'frozen') this.save({ ...row, state: 'leaving', until: null })
  }

  #begin(row: SlotRow, given: readonly Given[]): boolean {
    const handover = given.find(({ slot }) => slot === row.slot)
    if (!handover || !isGiven(row, handover)) return false
    this.save({ ...row, state: 'kept', version: handover.version, keeper: null })
    return true
  }
}

const givenBy = ({ slot, move, epoch, version, keeper }: SlotRow): Given => {
  if (!move || !keeper) throw new Error(`slot ${slot} is elsewhere, and nobody wrote down where`)
  return { slot, move, epoch, version, keeper }
}

/** A hint, and never the word with which a shard begins: freezes are counted from one. */
const notYet = (row: SlotRow): Given => givenBy({ ...row, epoch: 0 })
