/** The shards for the staff's programs: who keeps what, how loaded it is, and scaling by hand. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Policies } from '#domain/sharding/policies'
import type { Directory } from '#domain/sharding/directory-snapshot'
import { askDirectory } from '../../sharding/ask-directory.ts'
import { doByHand } from '../../flows/sharding/shards-by-hand.ts'
import { refused } from '../../http/refusal.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import {
  Asked,
  decisionIn,
  Logged,
  Move,
  placeIn,
  PoliciesChange,
  PoliciesNow,
  Snapshot,
  snapshotOf,
} from './wire/shards.ts'
import { CHANGING_REFUSALS, only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: operations']

/** A directory that is away is back soon: it is one object, and starts where it is asked. */
const RETRY_AFTER_SECONDS = '5'

const away = (c: Context) => {
  const problem = refused(c, { code: 'directory-unreachable' }, 'The directory does not answer. Selling goes on.')
  problem.headers.set('retry-after', RETRY_AFTER_SECONDS)
  return problem
}

const params = z.object({ id: z.string().max(200) })

const reading = createRoute({
  method: 'get',
  path: '/',
  tags,
  security,
  middleware: [only('shards:see')] as const,
  summary: 'Read the shards',
  description: 'The topology, the load of each shard, what is moving, and what was decided. May: `shards:see`.',
  responses: {
    200: answer(Snapshot, 'As the directory sees it now.'),
    ...refusals(...STAFF_REFUSALS, 'directory-unreachable'),
  },
})

const asking = createRoute({
  method: 'post',
  path: '/decisions',
  tags,
  security,
  middleware: [only('shards:change')] as const,
  summary: 'Decide by hand',
  description:
    'Open, empty or close shards, split or merge an item. The answer comes when it has begun; read the shards to see ' +
    'how far it is. The same key asks once. May: `shards:change`.',
  request: { headers: IdempotencyKey, body: body(Asked) },
  responses: {
    200: answer(Logged, 'As it stands in the log.'),
    ...refusals(
      ...CHANGING_REFUSALS,
      ...BODY_REFUSALS,
      ...KEY_REFUSALS,
      'ask-id-reused',
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
      'directory-unreachable',
    ),
  },
})

const stopping = createRoute({
  method: 'post',
  path: '/jobs/{id}/stop',
  tags,
  security,
  middleware: [only('shards:change')] as const,
  summary: 'Stop a move after the slot that moves now',
  description: 'What has moved stays where it is; the rest stays where it was. May: `shards:change`.',
  request: { headers: IdempotencyKey, params },
  responses: {
    200: answer(Move, 'The move now.'),
    ...refusals(
      ...CHANGING_REFUSALS,
      ...KEY_REFUSALS,
      'request-invalid',
      'job-unknown',
      'job-ended',
      'directory-unreachable',
    ),
  },
})

const answering = createRoute({
  method: 'post',
  path: '/proposals/{id}',
  tags,
  security,
  middleware: [only('shards:change')] as const,
  summary: 'Answer a proposal',
  description: 'The controller asks before it does more than its policies allow. May: `shards:change`.',
  request: {
    headers: IdempotencyKey,
    params,
    body: body(z.strictObject({ approved: z.boolean() }).openapi('ShardProposalAnswer')),
  },
  responses: {
    200: answer(Logged, 'As it stands in the log.'),
    ...refusals(
      ...CHANGING_REFUSALS,
      ...BODY_REFUSALS,
      ...KEY_REFUSALS,
      'proposal-unknown',
      'proposal-answered',
      'directory-unreachable',
    ),
  },
})

const setting = createRoute({
  method: 'put',
  path: '/policies',
  tags,
  security,
  middleware: [only('shards:change')] as const,
  summary: 'Change the policies',
  description: 'They hold for every decision from now on. May: `shards:change`.',
  request: { body: body(PoliciesChange) },
  responses: {
    200: answer(PoliciesNow, 'All of them, as they are now.'),
    ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, 'policy-invalid', 'directory-unreachable'),
  },
})

const Controller = z.strictObject({ paused: z.boolean() }).openapi('ShardController')

const pausing = createRoute({
  method: 'put',
  path: '/controller',
  tags,
  security,
  middleware: [only('shards:change')] as const,
  summary: 'Pause or resume the controller',
  description: 'Paused, it decides nothing by itself; moves under way go on. May: `shards:change`.',
  request: { body: body(Controller) },
  responses: {
    200: answer(Controller, 'As it is now.'),
    ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, 'directory-unreachable'),
  },
})

/** Two people may choose the same key. */
const idOf = (email: string, key: string): string => `${email} ${key}`

export const staffShards = new OpenAPIHono<Door>()
  .openapi(reading, async (c) => {
    const snapshot = await askDirectory(c.env, (directory) => directory.snapshot())
    return snapshot.ok ? c.json(snapshotOf(snapshot.value), 200) : away(c)
  })
  .openapi(asking, async (c) => {
    const { decision: sent, opening, note } = c.req.valid('json')
    const decision = decisionIn(sent)
    if (!decision) return refused(c, { code: 'item-unknown' })
    const by = c.get('staff').email
    const id = idOf(by, c.req.valid('header')['idempotency-key'])
    const done = await doByHand(c.env, { id, decision, opening: opening ? placeIn(opening) : null, note, by })
    if (!done.ok) {
      return done.refusal.code === 'directory-unreachable' ? away(c) : refused(c, { ...done.refusal })
    }
    await writeAuditEntry(c, `shards:${done.value.decision.type}`, done.value.id, done.value.decision)
    return c.json(done.value, 200)
  })
  .openapi(stopping, async (c) => {
    const job = c.req.valid('param').id
    const asked = await askDirectory(c.env, (directory) => directory.stop({ job, by: c.get('staff').email }))
    if (!asked.ok) return away(c)
    if (!asked.value.ok) return refused(c, asked.value.refusal)
    await writeAuditEntry(c, 'shards:stop', job)
    return c.json(asked.value.value, 200)
  })
  .openapi(answering, async (c) => {
    const proposal = c.req.valid('param').id
    const { approved } = c.req.valid('json')
    const asked = await askDirectory(c.env, (directory: Directory) =>
      directory.answer({ proposal, approved, by: c.get('staff').email }),
    )
    if (!asked.ok) return away(c)
    if (!asked.value.ok) return refused(c, asked.value.refusal)
    await writeAuditEntry(c, approved ? 'shards:approve' : 'shards:decline', proposal)
    return c.json(asked.value.value, 200)
  })
  .openapi(setting, async (c) => {
    const change = named(c.req.valid('json'))
    const asked = await askDirectory(c.env, (directory) => directory.setPolicies({ change, by: c.get('staff').email }))
    if (!asked.ok) return away(c)
    if (!asked.value.ok) return refused(c, { ...asked.value.refusal })
    await writeAuditEntry(c, 'shards:policies', 'controller', change)
    return c.json(asked.value.value, 200)
  })
  .openapi(pausing, async (c) => {
    const { paused } = c.req.valid('json')
    const asked = await askDirectory(c.env, (directory) => directory.pause({ paused, by: c.get('staff').email }))
    if (!asked.ok || !asked.value.ok) return away(c)
    await writeAuditEntry(c, paused ? 'shards:pause' : 'shards:resume', 'controller')
    return c.json({ paused: asked.value.value.paused }, 200)
  })

/** Only what was named: a setting that is absent stays. */
const named = (change: z.infer<typeof PoliciesChange>): Partial<Policies> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
