/** The shards for the staff's programs: who keeps what, how loaded it is, and scaling by hand. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readingShards } from '../../flows/sharding/questions.ts'
import { answering, deciding, pausing, settingPolicies, stopping } from '../../flows/sharding/shard-commands.ts'
import { refused, type Refusal, type RefusalCode } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Decision, Logged, Move, PoliciesNow, Snapshot, snapshotOf } from './wire/shards.ts'

const tags = ['Staff: operations']
const params = z.object({ id: z.string().max(200) })

const reading = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(readingShards),
  summary: 'Read the shards',
  description: `The topology, the load of each shard, what is moving, and what was decided. ${mayLine(readingShards)}`,
  responses: {
    200: answer(Snapshot, 'As the directory sees it now.'),
    ...refusals(...questionRefusals(readingShards)),
  },
})

const decide = createRoute({
  method: 'post',
  path: '/decisions',
  tags,
  ...commands(deciding),
  summary: 'Decide by hand',
  description:
    'Open, empty or close shards, split or merge an item. The answer comes when it has begun; read the shards to see ' +
    `how far it is. The same key asks once. ${mayLine(deciding)}`,
  request: {
    headers: IdempotencyKey,
    body: body(component(z.strictObject({ ...deciding.input.shape, decision: Decision }), 'ShardDecisionAsked')),
  },
  responses: { 200: answer(Logged, 'As it stands in the log.'), ...refusals(...commandRefusals(deciding)) },
})

const stop = createRoute({
  method: 'post',
  path: '/jobs/{id}/stop',
  tags,
  ...commands(stopping),
  summary: 'Stop a move after the slot that moves now',
  description: `What has moved stays where it is; the rest stays where it was. ${mayLine(stopping)}`,
  request: { headers: IdempotencyKey, params },
  responses: { 200: answer(Move, 'The move now.'), ...refusals(...commandRefusals(stopping)) },
})

const answerOne = createRoute({
  method: 'post',
  path: '/proposals/{id}',
  tags,
  ...commands(answering),
  summary: 'Answer a proposal',
  description: `The controller asks before it does more than its policies allow. ${mayLine(answering)}`,
  request: {
    headers: IdempotencyKey,
    params,
    body: body(component(answering.input.omit({ proposal: true }), 'ShardProposalAnswer')),
  },
  responses: { 200: answer(Logged, 'As it stands in the log.'), ...refusals(...commandRefusals(answering)) },
})

const PoliciesChange = component(settingPolicies.input).openapi('ShardPoliciesChange', {
  description: 'What is not named stays. Bounds: see ShardPolicies.',
})

const setPolicies = createRoute({
  method: 'put',
  path: '/policies',
  tags,
  ...commands(settingPolicies),
  summary: 'Change the policies',
  description: `They hold for every decision from now on; \`wrong\` names each that is out of its bounds. ${mayLine(settingPolicies)}`,
  request: { body: body(PoliciesChange) },
  responses: {
    200: answer(PoliciesNow, 'All of them, as they are now.'),
    ...refusals(...commandRefusals(settingPolicies)),
  },
})

const Controller = component(pausing.input, 'ShardController')

const pause = createRoute({
  method: 'put',
  path: '/controller',
  tags,
  ...commands(pausing),
  summary: 'Pause or resume the controller',
  description: `Paused, it decides nothing by itself; moves under way go on. ${mayLine(pausing)}`,
  request: { body: body(Controller) },
  responses: { 200: answer(Controller, 'As it is now.'), ...refusals(...commandRefusals(pausing)) },
})

const no = <C extends RefusalCode>(c: Context, refusal: Refusal<C>) =>
  refused(
    c,
    refusal,
    refusal.code === 'directory-unreachable' ? 'The directory does not answer. Selling goes on.' : undefined,
  )

export const staffShards = new OpenAPIHono<Door>()
  .openapi(reading, async (c) => {
    const snapshot = await ask(c, readingShards, {})
    return snapshot.ok ? c.json(snapshotOf(snapshot.value), 200) : no(c, snapshot.refusal)
  })
  .openapi(decide, async (c) => {
    const done = await perform(c, deciding, c.req.valid('json'))
    return done.ok ? c.json(done.value, 200) : no(c, done.refusal)
  })
  .openapi(stop, async (c) => {
    const done = await perform(c, stopping, { job: c.req.valid('param').id })
    return done.ok ? c.json(done.value, 200) : no(c, done.refusal)
  })
  .openapi(answerOne, async (c) => {
    const done = await perform(c, answering, { ...c.req.valid('json'), proposal: c.req.valid('param').id })
    return done.ok ? c.json(done.value, 200) : no(c, done.refusal)
  })
  .openapi(setPolicies, async (c) => {
    const done = await perform(c, settingPolicies, c.req.valid('json'))
    return done.ok ? c.json(done.value, 200) : no(c, done.refusal)
  })
  .openapi(pause, async (c) => {
    const done = await perform(c, pausing, c.req.valid('json'))
    return done.ok ? c.json({ paused: done.value.paused }, 200) : no(c, done.refusal)
  })
