/** What staff read of the shards: how they stand, what was decided, what a decision would do, and which facts nobody could act on. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { openLetters } from '#schema/transactions/sharding/dead-letters'
import { askDirectory } from '../../sharding/ask-directory.ts'
import { question } from '../question.ts'
import { decisionInput, decisionIn, placeIn } from './decision-input.ts'
import { DECISION_REFUSALS } from './shard-commands.ts'
import { look } from './shards-by-hand.ts'

export const readingShards = question({
  name: 'shards:read',
  permission: 'shards:see',
  input: z.object({}),
  refusals: ['directory-unreachable'],
  answer: ({ env }) => askDirectory(env, (directory) => directory.snapshot()),
})

export const listingDecisions = question({
  name: 'shards:decisions',
  permission: 'shards:see',
  input: z.object({ before: z.string().max(100).optional().describe('The oldest decision that is known already.') }),
  refusals: ['directory-unreachable'],
  answer: async ({ env }, { before = null }) => {
    const page = await askDirectory(env, (directory) => directory.logPage({ before }))
    return page.ok ? page.value : page
  },
})

/** Takes what the decision itself takes. */
export const lookingAhead = question({
  name: 'shards:look-ahead',
  permission: 'shards:change',
  input: decisionInput,
  refusals: DECISION_REFUSALS,
  answer: async ({ env }, { decision: input, ...rest }) => {
    const decision = decisionIn(input)
    if (!decision) return refuse({ code: 'item-unknown' })
    const snapshot = await askDirectory(env, (directory) => directory.snapshot())
    if (!snapshot.ok) return snapshot
    const opening = rest.opening ? placeIn(rest.opening) : null
    const looked = await look(env, snapshot.value, { decision, opening })
    return looked.ok ? ok({ decision, opening, look: looked.value }) : looked
  },
})

export const listingDeadLetters = question({
  name: 'operations:dead-letters',
  permission: 'operations:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await openLetters(env.TRANSACTIONS_DB)),
})
