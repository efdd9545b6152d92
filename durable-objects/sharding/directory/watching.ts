/** Asks the shards for their load, and lets the policies decide what is done about it. */
import type { VariantId } from '#domain/ids'
import { decide, type ControllerInput, type Forecasts } from '#domain/sharding/controller'
import { subjectOf, type Reasoned } from '#domain/sharding/decision'
import { note, onlyOf, readLoad, settled, type History, type ShardHistory } from '#domain/sharding/monitor'
import { POLICIES, type Policies } from '#domain/sharding/policies'
import type { Sale } from '#domain/sharding/sales'
import { KEYSPACES, type Keyspace } from '#domain/sharding/slots'
import { keyspaceKeptBy, type Place, type Topology } from '#domain/sharding/topology'
import * as memory from '#schema/shards/directory/memory'
import { withRetry, stubOf, type Shards } from '../shards.ts'
import { plan, slotKey, type Planning } from './planning.ts'

/** From here on windows are short. */
const BUSY_SHARE = 0.1
/** A sale is prepared for within this time. */
const SALE_NEAR_MS = 20 * 60_000
/** Slots whose time to move is remembered: the slowest tenth of them says how early a sale is prepared for. */
const SLOT_TIMES = 50

export class Watching {
  readonly #sql: SqlStorage
  readonly #shards: Shards
  history: History = {}
  forecast: Forecasts = { orders: undefined, inventory: undefined }
  readonly #slotTimes: number[] = []
  readonly #letBe = new Set<string>()

  constructor(sql: SqlStorage, shards: Shards) {
    this.#sql = sql
    this.#shards = shards
  }

  get policies(): Policies {
    return { ...POLICIES, ...memory.setting<Partial<Policies>>(this.#sql, 'policies', {}) }
  }

  get paused(): boolean {
    return memory.setting(this.#sql, 'paused', false)
  }

  get sales(): readonly Sale[] {
    return memory.setting<readonly Sale[]>(this.#sql, 'sales', [])
  }

  /** Whether a shard was asked for a tenth of what it bears in the last windows, or a sale is on or near. */
  isBusy(now: number): boolean {
    const much = this.policies.shardCalls * BUSY_SHARE
    const isHot = ({ rates }: ShardHistory) => rates.slice(-6).some(({ callsPerSecond }) => callsPerSecond > much)
    const near = ({ startsAt, endsAt }: Sale) => startsAt - SALE_NEAR_MS < now && now < endsAt
    return Object.values(this.history).some(isHot) || this.sales.some(near)
  }

  settled(shards: readonly string[], slotMs: number | null, now: number): void {
    this.history = settled(this.history, shards, now)
    if (slotMs !== null) this.#slotTimes.push(slotMs)
    if (this.#slotTimes.length > SLOT_TIMES) this.#slotTimes.shift()
  }

  /** One window of every shard; what cannot be is logged and left out. */
  async look(topology: Topology, now: number): Promise<void> {
    const all = KEYSPACES.flatMap((keyspace) => topology[keyspace].shards.map((place) => ({ keyspace, place })))
    this.history = onlyOf(
      this.history,
      all.map(({ place }) => place.name),
    )
    const answers = await Promise.allSettled(
      all.map(async ({ keyspace, place }) => await withRetry(() => stubOf(this.#shards, keyspace, place).load())),
    )
    for (const [index, answer] of answers.entries()) {
      const name = all[index]?.place.name ?? ''
      if (answer.status === 'rejected') {
        console.error(`${name} did not tell its load`, answer.reason)
        continue
      }
      const load = readLoad(answer.value, name, this.history[name], now)
      if (load.ok) this.history = note(this.history, load.value)
      else console.error('a load that cannot be was left out', load.refusal)
    }
  }

  input(topology: Topology, now: number): ControllerInput {
    const slowest = this.#slotTimes.toSorted((a, b) => a - b)[Math.floor(this.#slotTimes.length * 0.9)]
    return {
      topology,
      history: this.history,
      policies: this.policies,
      sales: this.sales,
      busy: this.#busy(),
      opened: memory.storedOpenings(this.#sql),
      now,
      ...(slowest !== undefined && { slotMs: Math.max(1, slowest) }),
    }
  }

  planning(topology: Topology, now: number): Planning {
    const moving = new Map<string, string>()
    const closing = new Map<string, string>()
    const receiving = new Map<string, string>()
    for (const { id, state, work, decision } of memory.openJobs(this.#sql)) {
      if (work?.kind !== 'move' || state !== 'doing') continue
      const { current, todo } = work
      if (decision.type === 'close-shard') closing.set(decision.shard, id)
      for (const [slot, to] of [...todo, ...(current ? [[current.slot, current.to] as const] : [])]) {
        moving.set(slotKey(keyspaceKeptBy(to), slot), id)
        receiving.set(to, id)
      }
    }
    const highest = memory.setting<Partial<Record<Keyspace, number>>>(this.#sql, 'highest', {})
    return {
      ...this.input(topology, now),
      moving,
      closing,
      receiving,
      highest: (keyspace) => highest[keyspace] ?? 0,
      canKeep: (keyspace, place) => this.#canKeep(keyspace, place),
    }
  }

  /** Finding the way to an object asks nobody; what the platform cannot do it says at once. */
  #canKeep(keyspace: Keyspace, place: Place): boolean {
    try {
      stubOf(this.#shards, keyspace, place)
      return true
    } catch (fault) {
      console.error(`the platform cannot keep ${place.name} where it is wanted`, fault)
      return false
    }
  }

  /** What the policies want now becomes jobs, proposals, and what was looked at and let be. */
  decide(topology: Topology, now: number): void {
    const { decided, proposed, letBe, forecast } = decide(this.input(topology, now))
    this.forecast = forecast
    if (this.paused) return
    for (const reasoned of decided) this.#begin(reasoned, topology, now)
    for (const reasoned of proposed) this.#propose(reasoned, now)
    for (const { decision, reason } of letBe) {
      const entry = `${subjectOf(decision)} ${reason.code}`
      if (this.#letBe.has(entry)) continue
      this.#letBe.add(entry)
      memory.addJob(this.#sql, { reasoned: { decision, reason }, state: 'let-be', by: null, note: '', work: null }, now)
    }
    const still = new Set(letBe.map(({ decision, reason }) => `${subjectOf(decision)} ${reason.code}`))
    for (const entry of this.#letBe) if (!still.has(entry)) this.#letBe.delete(entry)
  }

  #begin(reasoned: Reasoned, topology: Topology, now: number): void {
    const work = plan(reasoned.decision, this.planning(topology, now))
    const job = work.ok
      ? { state: 'doing' as const, note: '', work: work.value }
      : { state: 'refused' as const, note: work.refusal.code, work: null }
    memory.addJob(this.#sql, { ...job, reasoned, by: null }, now)
  }

  #propose(reasoned: Reasoned, now: number): void {
    const subject = subjectOf(reasoned.decision)
    const waiting = memory.openJobs(this.#sql).filter(({ state }) => state === 'waits')
    const same = waiting.find(({ decision }) => subjectOf(decision) === subject)
    if (same) memory.saveReasoned(this.#sql, same.id, reasoned)
    else if (!this.#declined(subject, now)) {
      memory.addJob(this.#sql, { reasoned, state: 'waits', by: null, note: '', work: null }, now)
    }
  }

  /** "Not this time" holds for an hour. */
  #declined(subject: string, now: number): boolean {
    const declined = memory.setting<Record<string, number>>(this.#sql, 'declined', {})
    return (declined[subject] ?? 0) > now - 3_600_000
  }

  #busy() {
    const shards = new Set<string>()
    const items = new Set<VariantId>()
    const opening = new Set<Keyspace>()
    for (const { state, work, decision } of memory.openJobs(this.#sql)) {
      if (state !== 'doing' || !work) continue
      if (work.kind === 'lanes') items.add(work.item)
      if (work.kind === 'open' && decision.type === 'open-shards') opening.add(decision.keyspace)
      if (decision.type === 'move-slots') for (const name of [decision.from, decision.to]) shards.add(name)
      if (decision.type === 'close-shard' && work.kind === 'move') {
        for (const name of [decision.shard, ...work.todo.map(([, to]) => to)]) shards.add(name)
      }
    }
    return { shards, items, opening }
  }
}
