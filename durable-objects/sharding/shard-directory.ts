/**
 * ShardDirectory is the master of the shards: it alone writes the topology, moves slots, divides items, and calls other
 * objects. Nobody who buys waits for it: while it is away, selling goes on with the topology that there is.
 *
 * One thing is done at a time, each step written down before it is taken. Its alarm goes on with what is open.
 */
import { DurableObject } from 'cloudflare:workers'
import { ok, refuse, type Result } from '#domain/result'
import { WINDOW_MS } from '#domain/sharding/monitor'
import { newPolicies } from '#domain/sharding/change-policies'
import type { Policies } from '#domain/sharding/policies'
import { readSale, type Sale, type SaleRefusal } from '#domain/sharding/sales'
import {
  LOG_PAGE,
  liveUpdateOf,
  type AnswerRefusal,
  type AskRefusal,
  type DirectorySnapshot,
  type LoggedDecision,
  type MoveSnapshot,
  type PoliciesRefusal,
  type StopRefusal,
} from '#domain/sharding/directory-snapshot'
import { subjectOf, type Reasoned } from '#domain/sharding/decision'
import type { Keyspace } from '#domain/sharding/slots'
import type { Place } from '#domain/sharding/topology'
import * as memory from '#schema/shards/directory/memory'
import { migrations } from '#schema/shards/directory/migrations/index'
import { withProductionLimits } from '#schema/production-limits'
import { openShard } from '#schema/shards/open'
import { Alarm } from './alarm.ts'
import { CarryingOut } from './directory/carrying-out.ts'
import { Leftovers } from './directory/leftovers.ts'
import { plan } from './directory/planning.ts'
import { Publishing } from './directory/publishing.ts'
import { loggedOf, moveSnapshot, snapshotOf } from './directory/view.ts'
import { Watching } from './directory/watching.ts'
import { tellWatchers, type Shards, type Watchers } from './shards.ts'

export type DirectoryEnv = Shards & Watchers & { readonly TOPOLOGY: KVNamespace; readonly PRODUCTION_LIMITS?: 'on' }

/** How long one ring of the alarm works before it lets others in and rings again, in ms. */
const WORK_MS = 20_000
/** How often those who watch are told, and how long after a page was asked for somebody may begin to. */
const TELL_EVERY_MS = 2_000
const WATCHED_MS = 30_000

export class ShardDirectory extends DurableObject<DirectoryEnv> {
  readonly #sql = openShard(this.ctx.storage, migrations)
  readonly #watching = new Watching(this.#sql, this.env)
  readonly #carrying = new CarryingOut(this.#sql, this.env, (shards, slotMs) =>
    this.#watching.settled(shards, slotMs, Date.now()),
  )
  readonly #leftovers = new Leftovers(this.#sql, this.env)
  readonly #publishing = new Publishing(this.#sql, this.env.TOPOLOGY)
  readonly #alarm = new Alarm(this.ctx.storage, () => this.#wanted())
  /** Long ago, in this life of the object; a time all the same, for the alarm rings by it. */
  #lookedAt = 0
  #toldAt = 0
  #watchedUntil = 0
  /** One step at a time, whoever asks for it. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(ctx: DurableObjectState, env: DirectoryEnv) {
    super(ctx, withProductionLimits(env))
  }

  /** Everything that staff see. Whoever asks may be about to watch: for a while the news are told, whether or not. */
  snapshot(): DirectorySnapshot {
    const now = Date.now()
    this.#watchedUntil = now + WATCHED_MS
    this.#alarm.set(now)
    return snapshotOf(this.#sql, this.#watching, now)
  }

  /** The shards that there are, as the directory knows before anybody else. */
  shards(keyspace: Keyspace): readonly Place[] {
    return this.#carrying.topology[keyspace].shards
  }

  /** By hand. The same id again gives the same answer. Shards that were opened are there when the answer comes. */
  async ask({
    id,
    reasoned,
    by,
  }: {
    readonly id: string
    readonly reasoned: Reasoned
    readonly by: string
  }): Promise<Result<LoggedDecision, AskRefusal>> {
    const before = memory.jobOfId(this.#sql, id)
    if (before) {
      const same = JSON.stringify(before.decision) === JSON.stringify(reasoned.decision)
      return same ? ok(loggedOf(before)) : refuse({ code: 'ask-id-reused', id })
    }
    const now = Date.now()
    const work = plan(reasoned.decision, this.#watching.planning(this.#carrying.topology, now))
    if (!work.ok) return work
    memory.addJob(this.#sql, { id, reasoned, state: 'doing', by, note: '', work: work.value }, now)
    this.#alarm.renew()
    if (reasoned.decision.type === 'open-shards') await this.#untilEnded(id)
    const job = memory.jobOfId(this.#sql, id)
    if (!job) throw new Error(`${id} was written down and is not there`)
    return ok(loggedOf(job))
  }

  /** After the slot that moves now. */
  stop({ job: id, by }: { readonly job: string; readonly by: string }): Result<MoveSnapshot, StopRefusal> {
    const job = memory.jobOfId(this.#sql, id)
    if (job?.work?.kind !== 'move') return refuse({ code: 'job-unknown' })
    if (job.state !== 'doing' && job.state !== 'stopped') return refuse({ code: 'job-ended' })
    if (job.state === 'doing') {
      memory.saveWork(this.#sql, id, { ...job.work, stop: true })
      memory.saveState(this.#sql, id, { ...job, by }, null)
    }
    const stopped = memory.jobOfId(this.#sql, id)
    const snapshot = stopped && moveSnapshot(stopped)
    return snapshot ? ok(snapshot) : refuse({ code: 'job-unknown' })
  }

  /** A person says yes, or not this time. */
  answer({
    proposal,
    approved,
    by,
  }: {
    readonly proposal: string
    readonly approved: boolean
    readonly by: string
  }): Result<LoggedDecision, AnswerRefusal> {
    const job = memory.jobOfId(this.#sql, proposal)
    if (!job) return refuse({ code: 'proposal-unknown' })
    if (job.state !== 'waits') {
      const same = job.by === by && approved === (job.state !== 'let-be')
      return same ? ok(loggedOf(job)) : refuse({ code: 'proposal-answered' })
    }
    const now = Date.now()
    if (approved) this.#approve(job, by, now)
    else {
      const declined = memory.setting<Record<string, number>>(this.#sql, 'declined', {})
      memory.saveSetting(this.#sql, 'declined', { ...declined, [subjectOf(job.decision)]: now })
      memory.saveState(this.#sql, proposal, { state: 'let-be', by, note: '' }, now)
    }
    const answered = memory.jobOfId(this.#sql, proposal)
    return ok(loggedOf(answered ?? job))
  }

  /** Paused, nothing is decided; what is under way goes on. */
  pause({ paused }: { readonly paused: boolean; readonly by: string }): Result<{ readonly paused: boolean }, never> {
    memory.saveSetting(this.#sql, 'paused', paused)
    return ok({ paused })
  }

  setPolicies({
    change,
  }: {
    readonly change: Partial<Policies>
    readonly by: string
  }): Result<Policies, PoliciesRefusal> {
    const changed = newPolicies(this.#watching.policies, change)
    if (!changed.ok) return changed
    memory.saveSetting(this.#sql, 'policies', changed.value)
    return changed
  }

  /** What shards are trusted with. */
  policies(): Policies {
    return this.#watching.policies
  }

  /** Sales that were announced: all of them that are not over. What cannot be is refused, and nothing is changed. */
  announce(sales: readonly unknown[]): Result<null, SaleRefusal> {
    const read: Sale[] = []
    for (const sale of sales) {
      const one = readSale(sale)
      if (!one.ok) return one
      read.push(one.value)
    }
    memory.saveSetting(this.#sql, 'sales', read)
    this.#alarm.renew()
    return ok(null)
  }

  logPage({
    before,
  }: {
    readonly before: string | null
  }): Result<{ readonly log: readonly LoggedDecision[]; readonly next: string | null }, never> {
    const from = before === null ? undefined : memory.jobOfId(this.#sql, before)?.sequence
    const jobs = memory.jobsBefore(this.#sql, from ?? Number.MAX_SAFE_INTEGER, LOG_PAGE)
    return ok({ log: jobs.map(loggedOf), next: jobs.length === LOG_PAGE ? (jobs.at(-1)?.id ?? null) : null })
  }

  /** The sweep calls this each minute: lost alarms are only late, and whoever is asked again is looked at again. */
  async wake(): Promise<void> {
    await this.#look(Date.now())
    this.#leftovers.due = true
    await this.#publishing.check()
    this.#alarm.renew()
  }

  override alarm(): Promise<void> {
    return this.#alarm.answer(async () => {
      const until = Date.now() + WORK_MS
      if (this.#watches() && Date.now() - this.#lookedAt >= WINDOW_MS) await this.#look(Date.now())
      while (Date.now() < until && (await this.#step())) {
        await this.#publishing.publish(Date.now())
        await this.#tell(Date.now())
      }
      await this.#leftovers.sweep(this.#carrying.topology)
      await this.#publishing.publish(Date.now())
      await this.#tell(Date.now())
    })
  }

  #approve(job: memory.Job, by: string, now: number): void {
    const work = plan(job.decision, this.#watching.planning(this.#carrying.topology, now))
    if (work.ok) {
      memory.saveWork(this.#sql, job.id, work.value)
      memory.saveState(this.#sql, job.id, { state: 'doing', by, note: '' }, null)
      this.#alarm.renew()
    } else memory.saveState(this.#sql, job.id, { state: 'refused', by, note: work.refusal.code }, now)
  }

  /** Nobody else takes a step meanwhile: what a step has read must still be so when it writes. */
  #step(): Promise<boolean> {
    const step = this.#turn.then(() => this.#carrying.step())
    this.#turn = step.catch(() => false)
    return step
  }

  async #untilEnded(id: string): Promise<void> {
    while (memory.jobOfId(this.#sql, id)?.state === 'doing') if (!(await this.#step())) break
    await this.#publishing.publish(Date.now())
  }

  async #look(now: number): Promise<void> {
    this.#lookedAt = now
    const { topology } = this.#carrying
    await this.#watching.look(topology, now)
    this.#watching.decide(this.#carrying.topology, Date.now())
  }

  /** Those who watch are told what changes; with nobody there, nothing is said until a page is asked for again. */
  async #tell(now: number): Promise<void> {
    if (now >= this.#watchedUntil || now - this.#toldAt < TELL_EVERY_MS) return
    this.#toldAt = now
    try {
      const watchers = await tellWatchers(this.env, liveUpdateOf(snapshotOf(this.#sql, this.#watching, now)))
      if (watchers > 0) this.#watchedUntil = now + WATCHED_MS
    } catch (fault) {
      console.error('those who watch the shards were not told', fault)
    }
  }

  /** Every few seconds while somebody looks, there is much traffic or a sale is near; else the sweep's once a minute is enough. */
  #watches(): boolean {
    const now = Date.now()
    return now < this.#watchedUntil || this.#watching.isBusy(now)
  }

  #wanted(): readonly (number | null)[] {
    return [
      this.#carrying.doing().length > 0 ? Date.now() : null,
      this.#publishing.due,
      this.#watches() ? this.#lookedAt + WINDOW_MS : null,
      this.#leftovers.due ? Date.now() : null,
      Date.now() < this.#watchedUntil ? this.#toldAt + TELL_EVERY_MS : null,
    ]
  }
}
