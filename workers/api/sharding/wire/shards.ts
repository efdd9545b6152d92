/** The shards as the API shows them: who keeps what, how loaded it is, what is moving, what was decided and why. */
import { z } from '@hono/zod-openapi'
import { REASON_CODES } from '#domain/sharding/decision'
import { callsPerSecond } from '#domain/sharding/load'
import { POLICY_BOUNDS } from '#domain/sharding/policies'
import { shareOf, STEPS, type DirectorySnapshot } from '#domain/sharding/directory-snapshot'
import { HINTS, JURISDICTIONS } from '#domain/sharding/topology'
import { decision, keyspace, shardName, slot } from '../../../flows/sharding/decision-input.ts'
import { component } from '../../contract/command.ts'
import { Instant, VariantId } from '../../contract/parts.ts'

const ShardName = component(shardName).openapi({ example: 'inventory-0' })
const Place = z.object({
  name: ShardName,
  hint: z.enum(HINTS).optional(),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
})

/** As it is asked for and as it is told. */
export const Decision = component(decision, 'ShardDecision')

const Reason = z
  .object({
    policy: z.enum(['threshold', 'traffic', 'hand']),
    code: z.enum(REASON_CODES),
    figures: z.record(z.string(), z.union([z.number(), z.string()])).describe('What the reason speaks of.'),
  })
  .openapi('ShardReason')

export const Logged = z
  .object({
    id: z.string(),
    at: Instant,
    decision: Decision,
    reason: Reason,
    state: z.enum(['done', 'doing', 'waits', 'let-be', 'stopped', 'refused']).describe('`waits`: for a person’s yes.'),
    by: z.string().nullable().describe('Who asked, approved or stopped it.'),
    note: z.string(),
  })
  .openapi('ShardDecisionLogged')

export const Move = z
  .object({
    id: z.string(),
    keyspace,
    from: ShardName,
    to: ShardName,
    slots: z.int(),
    done: z.int(),
    now: slot.nullable(),
    step: z.enum(STEPS).nullable(),
    rows: z.int(),
    copyMs: z.number(),
    stallMs: z.number().describe('The longest that a call waited because of this move.'),
    waiting: z.int(),
    failed: z.int(),
    state: z.enum(['waiting', 'moving', 'stopping', 'stopped', 'done', 'failed']),
    reason: Reason,
    startedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .openapi('ShardMove')

const [, shareMost] = POLICY_BOUNDS.relieveAbove
const whole = ([least, most]: readonly [number, number]) => z.int().min(least).max(most)

const settings = {
  threshold: z.boolean(),
  traffic: z.boolean(),
  shardCalls: whole(POLICY_BOUNDS.shardCalls).describe('Calls a second that one shard is trusted with.'),
  laneCalls: whole(POLICY_BOUNDS.laneCalls),
  relieveAbove: z.number().min(POLICY_BOUNDS.relieveAbove[0]).max(shareMost),
  mergeBelow: z.number().min(POLICY_BOUNDS.mergeBelow[0]).max(POLICY_BOUNDS.mergeBelow[1]),
  relieveWindows: whole(POLICY_BOUNDS.relieveWindows),
  mergeWindows: whole(POLICY_BOUNDS.mergeWindows),
  shardsAnHour: whole(POLICY_BOUNDS.shardsAnHour),
  shardsMax: whole(POLICY_BOUNDS.shardsMax),
  lanesMax: whole(POLICY_BOUNDS.lanesMax),
  slotsAtOnce: whole(POLICY_BOUNDS.slotsAtOnce),
}
export const PoliciesNow = z.object(settings).openapi('ShardPolicies')
const Load = z.object({
  shard: ShardName,
  keyspace,
  place: Place,
  slots: z.int(),
  state: z.enum(['steady', 'over', 'filling', 'emptying', 'closed', 'silent']),
  share: z.number().describe('Of the calls that one shard is trusted with: 1 is all of them.'),
  calls: z.number().describe('Calls a second in the last window.'),
  p99Ms: z.number(),
  moved: z.int(),
  frozen: z.int(),
  shed: z.int(),
  bytes: z.int(),
})

const Keepers = z.object({
  shards: z.array(Place).readonly(),
  slots: z.array(z.int()).readonly().describe('`slots[n]` is the place in `shards` of the shard that keeps slot n.'),
})

const Point = z.object({ at: Instant, calls: z.number() })
const Course = z.object({
  rate: z.array(Point).readonly(),
  forecast: z.array(z.object({ at: Instant, calls: z.number(), band: z.number() })).readonly(),
  capacity: z.array(Point).readonly(),
})

export const Snapshot = z
  .object({
    version: z.int().describe('Of the topology.'),
    writtenAt: Instant,
    now: Instant,
    paused: z.boolean(),
    policies: PoliciesNow,
    topology: z.object({ orders: Keepers, inventory: Keepers }),
    shards: z.array(Load).readonly(),
    moves: z.array(Move).readonly(),
    items: z
      .array(
        z.object({
          item: VariantId,
          lanes: z
            .array(
              z.object({
                lane: z.int(),
                shard: ShardName,
                available: z.int(),
                calls: z.number(),
                closing: z.boolean(),
              }),
            )
            .readonly(),
          onTheWay: z.array(z.object({ from: z.int(), to: z.int(), units: z.int() })).readonly(),
        }),
      )
      .readonly(),
    courses: z.object({ orders: Course, inventory: Course }),
    log: z.array(Logged).readonly().describe('Newest first, fifty at most.'),
    stallMsToday: z.number(),
    failedByMove: z.int(),
  })
  .openapi('Shards')

export const snapshotOf = (snapshot: DirectorySnapshot): z.infer<typeof Snapshot> => {
  const { topology, writtenAt, now, paused, policies, loads, jobs, items, courses, log, figures } = snapshot
  const { version, orders, inventory } = topology
  const shards = loads.map(({ shard, keyspace, place, slots, state, latest }) => ({
    shard,
    keyspace,
    place,
    slots,
    state,
    share: shareOf(latest, policies),
    calls: latest ? callsPerSecond(latest) : 0,
    p99Ms: latest?.p99Ms ?? 0,
    moved: latest?.moved ?? 0,
    frozen: latest?.frozen ?? 0,
    shed: latest?.shed ?? 0,
    bytes: latest?.bytes ?? 0,
  }))
  const summary = { version, writtenAt, now, paused, policies, topology: { orders, inventory }, shards }
  return { ...summary, moves: jobs, items, courses, log, ...figures }
}
