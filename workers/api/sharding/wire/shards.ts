/** The shards as the API shows them: who keeps what, how loaded it is, what is moving, what was decided and why. */
import { z } from '@hono/zod-openapi'
import { variantId } from '#domain/ids'
import { REASON_CODES, type Decision as AskedDecision } from '#domain/sharding/decision'
import { callsPerSecond } from '#domain/sharding/load'
import { POLICY_BOUNDS } from '#domain/sharding/policies'
import { shareOf, STEPS, type DirectorySnapshot } from '#domain/sharding/directory-snapshot'
import { KEYSPACES, SLOTS } from '#domain/sharding/slots'
import { HINTS, JURISDICTIONS, type Place as AskedPlace } from '#domain/sharding/topology'
import { Instant, text, VariantId } from '../../contract/parts.ts'

const Keyspace = z.enum(KEYSPACES).openapi({ description: 'What its keys are: carts and orders, or items of stock.' })
const ShardName = z.string().max(40).openapi({ example: 'inventory-0' })
const Slot = z
  .int()
  .min(0)
  .max(SLOTS - 1)
const Hint = z.enum(HINTS).describe('Near where; a wish, not a promise.')
const Jurisdiction = z.enum(JURISDICTIONS).describe('Where it must stay by law.')
const Place = z.object({ name: ShardName, hint: Hint.optional(), jurisdiction: Jurisdiction.optional() })
const Count = z.int().min(1)

/** As it is asked for and as it is told. */
export const Decision = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('open-shards'),
      keyspace: Keyspace,
      count: Count,
      hint: Hint.optional(),
      jurisdiction: Jurisdiction.optional(),
    }),
    z.strictObject({
      type: z.literal('move-slots'),
      keyspace: Keyspace,
      from: ShardName,
      to: ShardName,
      slots: z.array(Slot).min(1).max(SLOTS).readonly(),
    }),
    z.strictObject({ type: z.literal('close-shard'), keyspace: Keyspace, shard: ShardName }),
    z.strictObject({ type: z.literal('split-item'), item: VariantId, lanes: Count }),
    z.strictObject({ type: z.literal('merge-item'), item: VariantId }),
    z.strictObject({
      type: z.literal('transfer'),
      item: VariantId,
      from: z.int().min(0),
      to: z.int().min(0),
      units: z.int(),
    }),
  ])
  .openapi('ShardDecision')

const Opening = z.strictObject({ hint: Hint.optional(), jurisdiction: Jurisdiction.optional() })

/** What a member of staff sends. */
export const Asked = z
  .strictObject({
    decision: Decision,
    opening: Opening.optional().describe(
      'With `move-slots`: open a shard there first and move the slots to it; `to` is then `new`.',
    ),
    note: text(0, 200).default('').describe('Why: colleagues read it in the log.'),
  })
  .refine(
    ({ decision, opening }) => !opening || (decision.type === 'move-slots' && decision.to === 'new'),
    'Only slots that move to `new` have a shard opened for them',
  )
  .openapi('ShardDecisionAsked')

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
    keyspace: Keyspace,
    from: ShardName,
    to: ShardName,
    slots: z.int(),
    done: z.int(),
    now: Slot.nullable(),
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
/** Bounds are checked with a refusal of their own, so that it names the setting. */
export const PoliciesChange = z
  .strictObject({
    threshold: z.boolean(),
    traffic: z.boolean(),
    shardCalls: z.number(),
    laneCalls: z.number(),
    relieveAbove: z.number(),
    mergeBelow: z.number(),
    relieveWindows: z.number(),
    mergeWindows: z.number(),
    shardsAnHour: z.number(),
    shardsMax: z.number(),
    lanesMax: z.number(),
    slotsAtOnce: z.number(),
  })
  .partial()
  .openapi('ShardPoliciesChange', { description: 'What is not named stays. Bounds: see ShardPolicies.' })

const Load = z.object({
  shard: ShardName,
  keyspace: Keyspace,
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
  const told = { version, writtenAt, now, paused, policies, topology: { orders, inventory }, shards }
  return { ...told, moves: jobs, items, courses, log, ...figures }
}

/** As it was sent; undefined when it names an item that cannot be one. */
export const decisionIn = (asked: z.infer<typeof Decision>): AskedDecision | undefined => {
  if ('item' in asked) {
    const item = variantId(asked.item)
    return item && { ...asked, item }
  }
  if (asked.type !== 'open-shards') return asked
  const { type, keyspace, count } = asked
  return { type, keyspace, count, ...placeIn(asked) }
}

export const placeIn = ({ hint, jurisdiction }: z.infer<typeof Opening>): Omit<AskedPlace, 'name'> => ({
  ...(hint && { hint }),
  ...(jurisdiction && { jurisdiction }),
})
