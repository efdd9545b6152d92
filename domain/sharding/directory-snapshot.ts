/**
 * What staff see of the shards, and what they may ask of the directory: the words between the two.
 *
 * The directory answers with `DirectorySnapshot`; while somebody watches it tells `newsOf` that answer every two seconds.
 */
import type { VariantId } from '../ids.ts'
import type { Result } from '../result.ts'
import type { Decision, Reason, Reasoned } from './decision.ts'
import { callsPerSecond, type ShardLoad } from './load.ts'
import type { Policies } from './policies.ts'
import type { Sale, SaleRefusal } from './sales.ts'
import type { Keyspace } from './slots.ts'
import type { Jurisdiction, Place, Topology } from './topology.ts'

/** `over` and `filling` want a look; `silent`: it has told nothing for some windows, which is normal when nobody asks. */
export type ShardState = 'steady' | 'over' | 'filling' | 'emptying' | 'closed' | 'silent'

export type LoadSnapshot = {
  readonly shard: string
  readonly keyspace: Keyspace
  readonly place: Place
  /** How many slots it keeps. */
  readonly slots: number
  readonly latest: ShardLoad | null
  /** Calls a second, oldest first: 15 minutes in at most 60 even steps. */
  readonly series: readonly number[]
  readonly state: ShardState
}

export const SERIES_MAX = 60
export const RATE_MAX = 80

/** Calls a second of a whole keyspace: what came (40 minutes), what is expected, what its shards bear. Oldest first. */
export type Course = {
  readonly rate: readonly { readonly at: number; readonly calls: number }[]
  /** `band`: it will be so many more or fewer. Empty when nothing can be said yet. */
  readonly forecast: readonly { readonly at: number; readonly calls: number; readonly band: number }[]
  /** Steps: each holds until the next. */
  readonly capacity: readonly { readonly at: number; readonly calls: number }[]
}

export type SaleSnapshot = {
  readonly id: string
  readonly name: string
  readonly startsAt: number
  readonly endsAt: number
  /** Calls a second. */
  readonly expectedCalls: number
}

export const STEPS = ['copy', 'freeze', 'hand-over', 'flip', 'forget'] as const
export type Step = (typeof STEPS)[number]

export type JobState = 'waiting' | 'moving' | 'stopping' | 'stopped' | 'done' | 'failed'

/** One decision to move slots, or to close a shard, under way or just ended. */
export type MoveSnapshot = {
  /** The id of the decision. */
  readonly id: string
  readonly keyspace: Keyspace
  readonly from: string
  /** Where the slots go: the shard of the current slot, when a closing shard is spread over many. */
  readonly to: string
  /** How many slots, how many of them done, and which one now. */
  readonly slots: number
  readonly done: number
  readonly now: number | null
  readonly step: Step | null
  /** Of the slot that moves now: rows copied so far, and how long that took. */
  readonly rows: number
  readonly copyMs: number
  /** The longest that a call waited because of this job; calls waiting now; freezes that ran out before the slot was handed over. */
  readonly stallMs: number
  readonly waiting: number
  readonly failed: number
  readonly state: JobState
  readonly reason: Reason
  readonly startedAt: number
  readonly endedAt: number | null
}

export type LaneSnapshot = {
  readonly lane: number
  readonly shard: string
  /** Units on the shelf. */
  readonly available: number
  /** Calls a second. */
  readonly calls: number
  readonly closing: boolean
}

/** An item that is split, or so much asked that it may be soon. */
export type ItemSnapshot = {
  readonly item: VariantId
  readonly lanes: readonly LaneSnapshot[]
  readonly onTheWay: readonly { readonly from: number; readonly to: number; readonly units: number }[]
}

/** `waits`: a proposal, done when a person says so. `let-be`: decided against, by the controller or by a person. */
export type DecisionState = 'done' | 'doing' | 'waits' | 'let-be' | 'stopped' | 'refused'

export type LoggedDecision = {
  readonly id: string
  readonly at: number
  readonly decision: Decision
  readonly reason: Reason
  readonly state: DecisionState
  /** The mail address of whoever asked, approved or stopped it; null when nobody did. */
  readonly by: string | null
  /**
   * What became of it, when its state does not say so: the code of a refusal; the names of the shards that were
   * opened, with blanks between; or empty.
   */
  readonly note: string
}

export const LOG_PAGE = 50

export type DirectorySnapshot = {
  readonly topology: Topology
  /** When this version of the topology was written. */
  readonly writtenAt: number
  readonly now: number
  /** Paused, the controller decides nothing by itself; jobs under way go on. */
  readonly paused: boolean
  readonly policies: Policies
  /** In the order of the topology, closed shards last. */
  readonly loads: readonly LoadSnapshot[]
  readonly courses: Readonly<Record<Keyspace, Course>>
  readonly sales: readonly SaleSnapshot[]
  readonly jobs: readonly MoveSnapshot[]
  readonly items: readonly ItemSnapshot[]
  /** Newest first, `LOG_PAGE` at most. */
  readonly log: readonly LoggedDecision[]
  readonly figures: { readonly stallMsToday: number; readonly failedByMove: number }
}

/** Why the directory says no, in the order in which it looks. */
export type AskRefusal =
  | { readonly code: 'ask-id-reused'; readonly id: string }
  | { readonly code: 'shard-unknown'; readonly shard: string }
  | { readonly code: 'shard-same'; readonly shard: string }
  /** The only one that may keep its slots, or one of the first two: those stay for good. */
  | { readonly code: 'shard-last'; readonly shard: string }
  | { readonly code: 'shards-too-many'; readonly most: number }
  /** The platform that the shop runs on cannot keep objects there: none can on a laptop. */
  | { readonly code: 'jurisdiction-unavailable'; readonly jurisdiction: Jurisdiction }
  | { readonly code: 'slots-elsewhere'; readonly shard: string; readonly slots: readonly number[] }
  | { readonly code: 'slot-busy'; readonly slot: number; readonly job: string }
  /** It is being emptied, or other work gives it slots. */
  | { readonly code: 'shard-busy'; readonly shard: string; readonly job: string }
  | { readonly code: 'item-unknown'; readonly item: VariantId }
  | { readonly code: 'lanes-invalid'; readonly least: number; readonly most: number }
  | { readonly code: 'lane-unknown'; readonly item: VariantId; readonly lane: number }
  | { readonly code: 'units-invalid'; readonly units: number }

export type StopRefusal = { readonly code: 'job-unknown' } | { readonly code: 'job-ended' }
export type AnswerRefusal = { readonly code: 'proposal-unknown' } | { readonly code: 'proposal-answered' }
export type PolicyRefusal = {
  readonly code: 'policy-invalid'
  /** The name of the setting. */
  readonly field: string
  readonly least: number
  readonly most: number
}
/** The first thing that is wrong with a change, and all of them. */
export type PoliciesRefusal = PolicyRefusal & { readonly wrong: readonly PolicyRefusal[] }

/**
 * The verbs of the directory that staff ask. Each is idempotent: `id` is chosen by whoever asks, and the same id again
 * gives the same answer; stopping, pausing and answering twice is the same as once.
 */
export type Directory = {
  snapshot(): Promise<DirectorySnapshot>
  /**
   * By hand: begins what was decided and does not wait for its end. Shards that were opened are in the topology when
   * the answer comes, so that slots can be moved to them at once.
   */
  ask(request: {
    readonly id: string
    readonly reasoned: Reasoned
    readonly by: string
  }): Promise<Result<LoggedDecision, AskRefusal>>
  /** After the slot that moves now: what has moved stays where it is, the rest stays where it was. */
  stop(request: { readonly job: string; readonly by: string }): Promise<Result<MoveSnapshot, StopRefusal>>
  answer(answer: {
    readonly proposal: string
    readonly approved: boolean
    readonly by: string
  }): Promise<Result<LoggedDecision, AnswerRefusal>>
  pause(request: {
    readonly paused: boolean
    readonly by: string
  }): Promise<Result<{ readonly paused: boolean }, never>>
  setPolicies(request: {
    readonly change: Partial<Policies>
    readonly by: string
  }): Promise<Result<Policies, PoliciesRefusal>>
  /** Sales that were announced: all that are not over. */
  announce(sales: readonly Sale[]): Promise<Result<null, SaleRefusal>>
  policies(): Promise<Policies>
  /** @param before the id of the oldest decision that is known already; null for the newest */
  logPage(query: {
    readonly before: string | null
  }): Promise<Result<{ readonly log: readonly LoggedDecision[]; readonly next: string | null }, never>>
}

/** The one object, reached by its name. */
export const DIRECTORY_NAME = 'directory'

/** Where the one object is that keeps the sockets of those who watch. */
export const LIVE_NAME = 'live'

/** Of the calls that one shard is trusted with, 0 to 1 and beyond. */
export const shareOf = (latest: ShardLoad | null, { shardCalls }: Pick<Policies, 'shardCalls'>): number =>
  latest ? callsPerSecond(latest) / shardCalls : 0

/**
 * What changes from one moment to the next, and no more: sent every two seconds to whoever watches. What is drawn from
 * it is the page's business; a `mark` that differs says that the page's structure has changed and is read anew.
 */
export type LiveUpdate = {
  readonly at: number
  readonly mark: string
  readonly loads: readonly {
    readonly shard: string
    readonly share: number
    readonly calls: number
    readonly p99Ms: number
    readonly moved: number
    readonly frozen: number
    readonly shed: number
    readonly bytes: number
  }[]
  readonly lanes: readonly { readonly key: string; readonly available: number; readonly calls: number }[]
  readonly jobs: readonly MoveSnapshot[]
  readonly figures: DirectorySnapshot['figures']
}

/** All that a page's structure depends on: with the same mark only figures differ. */
const markOf = ({ topology, paused, loads, jobs, items, log }: DirectorySnapshot): string =>
  [
    topology.version,
    paused,
    loads.map(({ state }) => state[0]).join(''),
    jobs.map(({ id, state }) => `${id}${state}`).join(),
    items.map(({ item, onTheWay }) => `${item}${onTheWay.length}`).join(),
    log
      .slice(0, LOG_PAGE)
      .map(({ id, state }) => `${id}${state}`)
      .join(),
  ].join('|')

/** FNV-1a: two marks that differ need not be told apart by anybody who means harm. */
const folded = (text: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}

export const liveUpdateOf = (snapshot: DirectorySnapshot): LiveUpdate => ({
  at: snapshot.now,
  mark: folded(markOf(snapshot)),
  loads: snapshot.loads.flatMap(({ shard, latest }) =>
    latest
      ? [
          {
            shard,
            share: shareOf(latest, snapshot.policies),
            calls: callsPerSecond(latest),
            p99Ms: latest.p99Ms,
            moved: latest.moved,
            frozen: latest.frozen,
            shed: latest.shed,
            bytes: latest.bytes,
          },
        ]
      : [],
  ),
  lanes: snapshot.items.flatMap(({ item, lanes }) =>
    lanes.map(({ lane, available, calls }) => ({ key: `${item}#${lane}`, available, calls })),
  ),
  jobs: snapshot.jobs,
  figures: snapshot.figures,
})
