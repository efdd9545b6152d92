/** The searchable copy of orders is made anew, a page for each call: whoever asks can show how far it is. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { claim } from '#schema/transactions/claims'
import { clearForRebuild, rebuildPage } from '../../sharding/rebuild.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { refused } from '../../http/refusal.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { CHANGING_REFUSALS, only, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const Progress = z.object({
  shard: z.string().max(100).openapi({ example: 'orders-0' }),
  after: z.int().min(0).describe('The number of the last fact that was read.'),
})

const rebuilding = createRoute({
  method: 'post',
  path: '/rebuild',
  tags: ['Staff: operations'],
  security,
  middleware: [only('operations:change')] as const,
  summary: 'Make the copy of orders anew, one page',
  description:
    'Reads the next facts of one shard and copies the orders that they tell of. Begin with `clear`, then give `next` ' +
    'back until it is null; it can be stopped and gone on with at any place. When `version` is another at the end than ' +
    'at the beginning, slots have moved meanwhile: go through once more, without `clear`. May: `operations:change`.',
  request: {
    headers: IdempotencyKey,
    body: body(
      z
        .strictObject({
          shard: Progress.shape.shard.optional().describe('The first when absent.'),
          after: Progress.shape.after.optional(),
          clear: z.boolean().optional().describe('Forget the whole copy first.'),
        })
        .openapi('RebuildPage'),
    ),
  },
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
    ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, ...KEY_REFUSALS, 'shard-unknown'),
  },
})

export const staffTransactions = new OpenAPIHono<Door>().openapi(rebuilding, async (c) => {
  const asked = c.req.valid('json')
  const now = Date.now()
  const idempotency = await idempotencyOf(c, c.req.valid('header')['idempotency-key'], asked)
  if (!(await claim(c.env.TRANSACTIONS_DB, c.get('staff').email, idempotency, now))) {
    return refused(c, { code: 'idempotency-key-reused' })
  }
  if (asked.clear) {
    await clearForRebuild(c.env)
    await writeAuditEntry(c, 'operations:rebuild', 'transactions')
  }
  const page = await rebuildPage(c.env, { shard: asked.shard, after: asked.after ?? 0 }, now)
  return page ? c.json({ ...page, shards: [...page.shards] }, 200) : refused(c, { code: 'shard-unknown' })
})
