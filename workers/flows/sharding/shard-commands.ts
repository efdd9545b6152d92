/** What staff do to shards: decide by hand, stop a move, answer the controller, pause it, set its policies. */
import { z } from 'zod'
import type { Policies } from '#domain/sharding/policies'
import { refuse } from '#domain/result'
import { whoIs } from '#schema/users/customers/staff'
import { askDirectory } from '../../sharding/ask-directory.ts'
import { command } from '../command.ts'
import { decisionInput, decisionIn, placeIn } from './decision-input.ts'
import { doByHand } from './shards-by-hand.ts'

/** Why a decision is refused, whether it is asked for or only looked at. */
export const DECISION_REFUSALS = [
  'shard-unknown',
  'shard-same',
  'shard-last',
  'shards-too-many',
  'jurisdiction-unavailable',
  'slots-elsewhere',
  'slot-busy',
  'shard-busy',
  'item-unknown',
  'lanes-invalid',
  'lane-unknown',
  'units-invalid',
  'ask-id-reused',
  'directory-unreachable',
] as const

/** Of a job or a proposal: the id of the decision. */
const logged = z.string().max(200)

/** The directory remembers what was asked under an id: asked twice it begins once. */
export const deciding = command({
  name: 'shards:decide',
  permission: 'shards:change',
  input: decisionInput,
  refusals: DECISION_REFUSALS,
  repeats: 'effect',
  act: async ({ env, staff, once }, { decision: input, opening, note }) => {
    const decision = decisionIn(input)
    if (!decision) return refuse({ code: 'item-unknown' })
    const id = `hand-${once.key.slice(0, 24)}`
    return doByHand(env, { id, decision, opening: opening ? placeIn(opening) : null, note, by: whoIs(staff) })
  },
  audit: (_, { id: subject, decision: details }) => [{ subject, details }],
})

export const stopping = command({
  name: 'shards:stop',
  permission: 'shards:change',
  input: z.strictObject({ job: logged }),
  refusals: ['job-unknown', 'job-ended', 'directory-unreachable'],
  repeats: 'claim',
  act: async ({ env, staff }, { job }) => {
    const result = await askDirectory(env, (directory) => directory.stop({ job, by: whoIs(staff) }))
    return result.ok ? result.value : result
  },
  audit: ({ job: subject }) => [{ subject }],
})

export const answering = command({
  name: 'shards:answer',
  permission: 'shards:change',
  input: z.strictObject({ proposal: logged, approved: z.boolean() }),
  refusals: ['proposal-unknown', 'proposal-answered', 'directory-unreachable'],
  repeats: 'claim',
  act: async ({ env, staff }, answer) => {
    const result = await askDirectory(env, (directory) => directory.answer({ ...answer, by: whoIs(staff) }))
    return result.ok ? result.value : result
  },
  audit: ({ proposal: subject, approved }) => [{ subject, details: { approved } }],
})

export const pausing = command({
  name: 'shards:pause',
  permission: 'shards:change',
  input: z.strictObject({ paused: z.boolean() }),
  refusals: ['directory-unreachable'],
  repeats: 'none',
  act: async ({ env, staff }, { paused }) => {
    const result = await askDirectory(env, (directory) => directory.pause({ paused, by: whoIs(staff) }))
    return result.ok ? result.value : result
  },
  audit: (_, details) => [{ subject: 'controller', details }],
})

/** What is not named stays. Bounds have a refusal of their own, which names every setting that is out of them. */
export const settingPolicies = command({
  name: 'shards:policies',
  permission: 'shards:change',
  input: z
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
    } satisfies Record<keyof Policies, z.ZodType>)
    .partial(),
  refusals: ['policy-invalid', 'directory-unreachable'],
  repeats: 'none',
  act: async ({ env, staff }, sent) => {
    const change = named(sent)
    const result = await askDirectory(env, (directory) => directory.setPolicies({ change, by: whoIs(staff) }))
    return result.ok ? result.value : result
  },
  audit: (change) => [{ subject: 'controller', details: named(change) }],
})

type Sent = { readonly [Setting in keyof Policies]?: Policies[Setting] | undefined }

/** A setting that is absent is not named. */
const named = (sent: Sent): Partial<Policies> =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
