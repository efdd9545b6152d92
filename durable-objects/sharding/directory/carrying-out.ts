/** Carries out what was decided, one step after the other, and goes on after a crash from what is written down. */
import { locationsFor } from './opening.ts'
import type { Job } from '#schema/shards/directory/memory'
import * as memory from '#schema/shards/directory/memory'
import type { Policy } from '#domain/sharding/decision'
import type { DecisionState } from '#domain/sharding/directory-snapshot'
import { firstKeeperOf, keyspaceKeptBy, type Place, type Topology } from '#domain/sharding/topology'
import {
  reserved,
  withKeeper,
  withoutShard,
  withShards,
  withSplit,
  type LaneWork,
  type MoveWork,
  type OpenWork,
  type SlotMove,
} from '#domain/sharding/work'
import type { Shards } from '../shards.ts'
import { goOnWithLanes } from './lane-work.ts'
import { callOff, goOn } from './slot-move.ts'

type With<W> = Job & { readonly work: W }
const isMove = (job: Job): job is With<MoveWork> => job.work?.kind === 'move'
const isLanes = (job: Job): job is With<LaneWork> => job.work?.kind === 'lanes'
const isOpening = (job: Job): job is With<OpenWork> => job.work?.kind === 'open'

/** What has failed at once fails again at once, in ms. */
const TROUBLE_MS = 10_000

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

export class CarryingOut {
  readonly #sql: SqlStorage
  readonly #shards: Shards
  /** Work that met trouble, and until when other work comes first. */
  readonly #trouble = new Map<string, number>()
  /** Told which shards a finished change touched, and how long a slot took to move. */
  readonly #settled: (shards: readonly string[], slotMs: number | null) => void

  constructor(sql: SqlStorage, shards: Shards, settled: (shards: readonly string[], slotMs: number | null) => void) {
    this.#sql = sql
    this.#shards = shards
    this.#settled = settled
  }

  get topology(): Topology {
    return memory.storedTopology(this.#sql).topology
  }

  /** Jobs that there is something to do for. */
  doing(): Job[] {
    return memory.openJobs(this.#sql).filter(({ state, work }) => state === 'doing' && work !== null)
  }

  /**
   * One step of what comes next: a slot that is on its way first, for it may be nobody's just now; then lanes and
   * openings, which are short; then the next slot. @returns whether there was anything to do
   */
  async step(): Promise<boolean> {
    const doing = this.doing()
    const calm = doing.filter(({ id }) => (this.#trouble.get(id) ?? 0) <= Date.now())
    const jobs = calm.length > 0 ? calm : doing
    const moving = jobs.find((job) => isMove(job) && job.work.current !== null)
    const job = moving ?? jobs.find((one) => !isMove(one)) ?? jobs.find(isMove)
    if (!job) return false
    try {
      if (isMove(job)) await this.#move(job)
      else if (isLanes(job)) await this.#lanes(job)
      else if (isOpening(job)) await this.#open(job)
      this.#trouble.delete(job.id)
    } catch (fault) {
      this.#trouble.set(job.id, Date.now() + TROUBLE_MS)
      if (calm.length < 2) throw fault
      console.error(`${job.id} cannot go on just now; other work is done meanwhile`, fault)
    }
    return true
  }

  async #move(job: With<MoveWork>): Promise<void> {
    const { work } = job
    if (!work.current) return this.#beginNext(job)
    const outcome = await goOn(this.#slotMoving(job), work.current)
    if (outcome === 'going-on') return
    const now = this.#again(job)
    if (outcome === 'moved') return this.#slotDone(now)
    if (await callOff(this.#slotMoving(job), work.current)) this.#end(now, 'refused', outcome.why)
    // The old keeper has given it up already: there is only one way, and the next step takes it.
    else if (now.work.current) this.#save(now, { ...now.work, current: { ...now.work.current, step: 'flip' } })
  }

  #beginNext(job: With<MoveWork>): void {
    const { work } = job
    const [next, ...todo] = work.todo
    if (!next || work.stop) return this.#finishMoves(job)
    const [slot, to] = next
    const keyspace = keyspaceKeptBy(to)
    const from = this.#keeperOf(slot, keyspace)
    if (from === to) return this.#save(job, { ...work, todo, done: work.done + 1 })
    // Another directory, or another life of this one, must not take its moves for ours.
    const move = crypto.randomUUID()
    const ends = { move, keyspace, slot, from, to }
    const fresh = { step: 'copy', epoch: 0, as: 0, rows: 0, beganAt: Date.now(), copiedAt: 0, thawed: 0 } as const
    this.#save(job, { ...work, todo, current: { ...ends, ...fresh } })
  }

  #keeperOf(slot: number, keyspace: 'orders' | 'inventory'): string {
    const { shards, slots } = this.topology[keyspace]
    return shards[slots[slot] ?? 0]?.name ?? firstKeeperOf(keyspace, slot)
  }

  #slotDone(job: With<MoveWork>): void {
    const { work } = job
    const { current } = work
    if (current) this.#settled([], Date.now() - current.beganAt)
    this.#save(job, { ...work, current: null, done: work.done + 1, rows: work.rows + (current?.rows ?? 0) })
  }

  #finishMoves(job: With<MoveWork>): void {
    const { work, decision } = job
    if (work.stop) return this.#end(job, 'stopped', '')
    if (work.closes && decision.type === 'close-shard') {
      this.#write(withoutShard(this.topology, decision.keyspace, decision.shard))
    }
    const touched = decision.type === 'move-slots' ? [decision.from, decision.to] : [...this.#names()]
    this.#settled(touched, null)
    this.#end(job, 'done', '')
  }

  #names(): readonly string[] {
    const { orders, inventory } = this.topology
    return [...orders.shards, ...inventory.shards].map(({ name }) => name)
  }

  #slotMoving(job: With<MoveWork>) {
    return {
      shards: this.#shards,
      topology: () => this.topology,
      placeOf: (name: string) => this.#placeOf(name),
      now: () => Date.now(),
      save: (move: SlotMove) => this.#saveCurrent(job.id, move),
      reserve: () => this.#reserve(),
      flip: (move: SlotMove) => {
        this.#write(withKeeper(this.topology, move.keyspace, move.slot, this.#placeOf(move.to)))
        this.#saveCurrent(job.id, move)
      },
      stalled: (ms: number) => {
        memory.noteStall(this.#sql, dayOf(Date.now()), ms, 0)
        const { work } = this.#again(job)
        this.#save(job, { ...work, stallMs: Math.max(work.stallMs, ms) })
      },
    }
  }

  #placeOf(name: string): Place {
    const keyspace = keyspaceKeptBy(name)
    return this.topology[keyspace].shards.find((shard) => shard.name === name) ?? { name }
  }

  #saveCurrent(id: string, move: SlotMove): void {
    const job = memory.jobOfId(this.#sql, id)
    if (!job || !isMove(job)) return
    const copyMs = move.step === 'freeze' ? move.copiedAt - move.beganAt : job.work.copyMs
    const ranOut = move.thawed > (job.work.current?.thawed ?? 0) ? 1 : 0
    if (ranOut > 0) memory.noteStall(this.#sql, dayOf(Date.now()), 0, ranOut)
    this.#save(job, { ...job.work, current: move, copyMs, failed: job.work.failed + ranOut })
  }

  /** As it is written down now: while a step was taken somebody may have asked it to stop. */
  #again(job: With<MoveWork>): With<MoveWork> {
    const now = memory.jobOfId(this.#sql, job.id)
    return now && isMove(now) ? now : job
  }

  async #lanes(job: With<LaneWork>): Promise<void> {
    const context = {
      shards: this.#shards,
      topology: () => this.topology,
      save: (work: LaneWork) => memory.saveWork(this.#sql, job.id, work),
      split: (work: LaneWork) => {
        if (work.split) this.#write(withSplit(this.topology, work.item, work.split))
        memory.saveWork(this.#sql, job.id, work)
      },
    }
    const outcome = await goOnWithLanes(context, job.work)
    if (outcome === 'done') this.#end(job, 'done', '')
    else if (outcome !== 'going-on') this.#end(job, 'refused', outcome.code)
  }

  async #open(job: With<OpenWork>): Promise<void> {
    const { work, decision, reason, by } = job
    if (decision.type !== 'open-shards') return this.#end(job, 'refused', 'no-opening')
    if (work.step === 'open') {
      await locationsFor(this.#shards, this.topology, decision.keyspace, work.places)
      return memory.saveWork(this.#sql, job.id, { ...work, step: 'publish' })
    }
    this.#write(withShards(this.topology, decision.keyspace, work.places))
    for (const { name: shard } of work.places) this.#opened(shard, reason.policy, by !== null)
    // Places that were opened while this went on are fetched once more, now that the shard is known to be there.
    await locationsFor(this.#shards, this.topology, decision.keyspace, work.places)
    this.#settled(
      work.places.map(({ name }) => name),
      null,
    )
    this.#end(job, 'done', work.places.map(({ name }) => name).join(' '))
  }

  #opened(shard: string, by: Policy, requested: boolean): void {
    memory.saveOpening(this.#sql, { shard, at: Date.now(), by, requested })
    const keyspace = keyspaceKeptBy(shard)
    const number = Number(shard.slice(keyspace.length + 1))
    const highest = memory.setting<Record<string, number>>(this.#sql, 'highest', {})
    memory.saveSetting(this.#sql, 'highest', { ...highest, [keyspace]: Math.max(highest[keyspace] ?? 0, number) })
  }

  #reserve(): number {
    const next = reserved(this.topology)
    this.#write(next)
    return next.version
  }

  #write(topology: Topology): void {
    if (topology.version > this.topology.version) memory.saveTopology(this.#sql, topology, Date.now())
  }

  #save(job: Pick<Job, 'id'>, work: MoveWork): void {
    memory.saveWork(this.#sql, job.id, work)
  }

  #end(job: Job, state: DecisionState, note: string): void {
    memory.saveState(this.#sql, job.id, { state, by: job.by, note }, Date.now())
  }
}
