/**
 * What every shard is, whatever it keeps: slots that are its own, calls held against them, a log that is told, and the
 * two ends of a move.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Event, Listener } from '#domain/events'
import type { EventId, ItemKey } from '#domain/ids'
import type { Answer, Given, MoveRefusal, MoveStep, CallContext } from '#domain/sharding/keeping'
import type { ShardLoad } from '#domain/sharding/load'
import type { Keyspace } from '#domain/sharding/slots'
import { slotOfKey, type Key, type Place } from '#domain/sharding/topology'
import type { Result } from '#domain/result'
import * as log from '#schema/shards/events'
import { openShard } from '#schema/shards/open'
import type { Cursor, Kind } from '#schema/shards/batches'
import { Alarm } from './alarm.ts'
import { GroupCommit } from './group-commit.ts'
import { Meter } from './meter.ts'
import { Moving, type Delivery, type Packed } from './moving.ts'
import { Outbox, type Queues } from './outbox.ts'
import { SlotTable } from './slot-table.ts'

/** Calls that may wait for one commit; more are told at once to come back, before the platform breaks off all of them. */
const WAITING_MAX = 1_500
const COME_BACK_MS = 2_000
/** What of a call makes nothing due that was not due before. */
export const LEAVES_NOTHING = true
/** When something is due of a slot that is on its way, it is looked at again after this, in ms. */
const IN_TRANSIT_MS = 1_000

export type ShardDefinition = {
  readonly keyspace: Keyspace
  readonly migrations: readonly string[]
  readonly carried: Kind
  /** The verbs that `ask` carries out, and which of them only read. */
  readonly verbs: ReadonlySet<string>
  readonly reading: ReadonlySet<string>
}

export class Shard extends DurableObject<Queues> {
  protected readonly sql: SqlStorage
  protected readonly slots: SlotTable
  protected readonly nextAlarm: Alarm
  protected readonly group: GroupCommit
  protected readonly meter = new Meter(Date.now())
  /** A topology that was told of beside those of its slots: in memory only, for it makes callers read, and no more. */
  protected knownVersion = 0
  readonly #moving: Moving
  readonly #outbox: Outbox
  readonly #definition: ShardDefinition
  #notBefore = 0

  constructor(ctx: DurableObjectState, env: Queues, definition: ShardDefinition) {
    super(ctx, env)
    this.#definition = definition
    this.sql = openShard(ctx.storage, definition.migrations)
    this.slots = new SlotTable(this.sql, definition.keyspace, this.name)
    this.#moving = new Moving(this.sql, this.slots, definition.carried, this.name)
    this.#outbox = new Outbox(ctx.storage, env, this.name)
    this.nextAlarm = new Alarm(ctx.storage, () => [this.#outbox.next(), this.#patient(this.due())])
    this.group = new GroupCommit(
      ctx.storage,
      () => this.nextAlarm.set(Date.now()),
      () => this.slots.reload(),
    )
  }

  get name(): string {
    return this.ctx.id.name ?? this.ctx.id.toString()
  }

  /**
   * Carry out a verb, if every slot that it is about is kept here. That is decided when the call arrives, and what it
   * does is queued in the same moment: a freeze is queued as well, so it comes either before or behind it.
   */
  async ask({
    visit,
    verb,
    args,
  }: {
    visit: CallContext
    verb: string
    args: readonly unknown[]
  }): Promise<Answer<unknown>> {
    const began = Date.now()
    if (!this.#definition.verbs.has(verb)) throw new RangeError(`${verb} is no verb of ${this.name}`)
    const elsewhere =
      this.group.waiting >= WAITING_MAX
        ? ({ at: 'busy', retryAfterMs: COME_BACK_MS } as const)
        : this.slots.elsewhere(visit, began)
    if (elsewhere) {
      this.meter.refused(elsewhere.at)
      return elsewhere
    }
    const verbs = this as unknown as Record<string, (...args: readonly unknown[]) => unknown>
    const value = await verbs[verb]?.(...args)
    this.meter.answered(visit.slots, Date.now() - began, !this.#definition.reading.has(verb))
    return { at: 'here', value, version: Math.max(this.slots.version, this.knownVersion) }
  }

  /** Listeners have acted on these facts, or have put them aside. */
  async acknowledge(listeners: readonly Listener[], ids: readonly EventId[]): Promise<void> {
    const write = this.#outbox.acknowledge(listeners, ids)
    if (write) await this.group.run(write, LEAVES_NOTHING)
  }

  /** The whole log in order, a page at a time. */
  eventsAfter(sequence: number, limit: number): { readonly events: Event[]; readonly next: number | null } {
    return log.eventsAfter(this.sql, this.name, sequence, limit)
  }

  /** The sweep calls this, because a runtime may lose an alarm but never a row. */
  wake(): void | Promise<void> {
    this.nextAlarm.renew()
  }

  /**
   * What was counted since this was last asked. The directory, which knows every shard that there is, asks each once a
   * minute: the alarm is looked at as well, for the sweep knows only those of the topology that it has read.
   */
  load(): ShardLoad {
    this.nextAlarm.renew()
    const { databaseSize: bytes } = this.sql
    return this.meter.read(Date.now(), { shard: this.name, bytes, availableOf: (items) => this.availableOf(items) })
  }

  leave(step: MoveStep): Promise<Result<null, MoveRefusal>> {
    return this.group.run(() => this.#moving.leave(step))
  }

  packed(step: MoveStep, cursor: Cursor): Result<Packed, MoveRefusal> {
    return this.#moving.packed(step, cursor)
  }

  freeze(step: MoveStep) {
    return this.group.run(() => this.#moving.freeze(step, Date.now()))
  }

  handOver(step: Parameters<Moving['handOver']>[0]): Promise<Result<null, MoveRefusal>> {
    return this.group.run(() => this.#moving.handOver(step, Date.now()))
  }

  forget(step: MoveStep): Promise<Result<boolean, MoveRefusal>> {
    return this.group.run(() => this.#moving.forget(step))
  }

  arrived(step: MoveStep) {
    return this.#moving.arrived(step)
  }

  arrive(delivery: Delivery): Promise<Result<null, MoveRefusal>> {
    return this.group.run(() => this.#moving.arrive(delivery))
  }

  keep(
    step: MoveStep,
    given: { readonly epoch: number; readonly version: number },
  ): Promise<Result<null, MoveRefusal>> {
    return this.group.run(() => this.#moving.keep(step, given))
  }

  redirect(given: Given): Promise<Result<null, MoveRefusal>> {
    return this.group.run(() => this.#moving.redirect(given))
  }

  stay(step: MoveStep): Promise<Result<null, MoveRefusal>> {
    return this.group.run(() => this.#moving.stay(step))
  }

  sendBack(step: MoveStep, keeper: Place): Promise<Result<null, MoveRefusal>> {
    return this.group.run(() => this.#moving.sendBack(step, keeper))
  }

  /** Do what is due, and tell what has happened, also when the doing failed. */
  override alarm(): Promise<void> {
    return this.nextAlarm.answer(async () => {
      const now = Date.now()
      try {
        const due = this.due()
        if (due !== null && due <= now) await this.group.run(() => this.doDue(Date.now()))
      } finally {
        await this.#outbox.tell((subject) => this.slots.keeps(this.#slotOf(subject), now), Date.now())
      }
    })
  }

  #slotOf(subject: string): number {
    return slotOfKey({ keyspace: this.#definition.keyspace, id: subject } as Key)
  }

  /** When the rows want something done; null for never. */
  protected due(): number | null {
    return null
  }

  /** Do what is due of the slots that are kept here, and say with `inTransit` when something of others was. */
  protected doDue(_now: number): void {}

  protected availableOf(_items: readonly ItemKey[]): Map<ItemKey, number> {
    return new Map()
  }

  /** Something is due of a slot that is on its way: it is the keeper's to do, or ours when it stays. */
  protected inTransit(now: number): void {
    this.#notBefore = now + IN_TRANSIT_MS
  }

  #patient(due: number | null): number | null {
    return due === null ? null : Math.max(due, this.#notBefore)
  }
}
