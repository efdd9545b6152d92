/** The searchable copy of orders is made anew, a page for each call: whoever asks can show how far it is. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { rebuilding } from '../../flows/sharding/operations-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'

const Progress = z.object({
  shard: z.string().max(100).openapi({ example: 'orders-0' }),
  after: z.int().min(0).describe('The number of the last fact that was read.'),
})

const rebuild = createRoute({
  method: 'post',
  path: '/rebuild',
  tags: ['Staff: operations'],
  ...commands(rebuilding),
  summary: 'Make the copy of orders anew, one page',
  description:
    'Reads the next facts of one shard and copies the orders that they tell of. Begin with `clear`, then give `next` ' +
    'back until it is null; it can be stopped and gone on with at any place. When `version` is another at the end than ' +
    'at the beginning, slots have moved meanwhile: go through once more, without `clear`. ' +
    mayLine(rebuilding),
  request: { headers: IdempotencyKey, body: body(component(rebuilding.input, 'RebuildPage', { shard: 'orders-0' })) },
  responses: {
    200: answer(
      z
        .object({
          shards: z.array(z.string()).describe('All of them, in the order they are read.'),
          version: z.int().describe('Of the topology that says which shards there are.'),
          events: z.int().describe('Facts that this page read.'),
          next: Progress.nullable(),
        })
        .openapi('RebuildProgress'),
      'What was done, and where to go on.',
    ),
    ...refusals(...commandRefusals(rebuilding)),
  },
})

export const staffTransactions = new OpenAPIHono<Door>().openapi(rebuild, async (c) => {
  const done = await perform(c, rebuilding, c.req.valid('json'))
  return done.ok ? c.json({ ...done.value, shards: [...done.value.shards] }, 200) : refused(c, done.refusal)
})
