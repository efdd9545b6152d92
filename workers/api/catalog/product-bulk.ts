/** Many products at once for the staff's programs: change them, and put back all that one run has changed. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { changingInBulk, undoingRun } from '../../flows/catalog/bulk-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { bulkedOf, BulkedProduct, undoneOf, UndoneProduct } from './wire/bulk.ts'

const tags = ['Staff: catalogue']

const SALE = {
  run: 'spring-sale',
  products: ['delos-mug'],
  change: {
    addTags: ['sale'],
    prices: [
      { currency: 'EUR', field: 'compareAt' as const, from: 'price' as const },
      { currency: 'EUR', field: 'price' as const, percent: -20, ending: '90' },
    ],
  },
}

const changing = createRoute({
  method: 'post',
  path: '/bulk',
  tags,
  ...commands(changingInBulk),
  summary: 'Change many products at once',
  description:
    'Either `products` with one `change` for all, or with an `action` (each is copied, or deleted), or `edits`, one for ' +
    'each. Sent in as many calls as there are slices, all with the same `run`: a run changes a product once, so a call that ' +
    'was cut off is sent again as it is. What cannot be is refused for its product alone; `rest` names those that this call ' +
    `has not come to. ${mayLine(changingInBulk)}`,
  request: { body: body(component(changingInBulk.input, 'BulkChange', SALE)) },
  responses: {
    200: answer(
      z.object({ products: z.array(BulkedProduct), rest: z.array(z.string()) }).openapi('BulkAnswer'),
      'What became of each.',
    ),
    ...refusals(...commandRefusals(changingInBulk)),
  },
})

const undoing = createRoute({
  method: 'post',
  path: '/undo',
  tags,
  ...commands(undoingRun),
  summary: 'Put back what a bulk change or an import has changed',
  description:
    'Some products a call: sent again with `next` as `after` until that is null. A product is as it was before the run, also one ' +
    'that it has deleted; one that the run has made is deleted; what somebody has changed since is left and told. Stock stays as ' +
    `it is. Twice is the same as once. ${mayLine(undoingRun)}`,
  request: { body: body(component(undoingRun.input, 'RunUndo', { run: 'spring-sale' })) },
  responses: {
    200: answer(
      z
        .object({ products: z.array(UndoneProduct), next: z.string().nullable().describe('null: that was all.') })
        .openapi('RunUndone'),
      'What became of each.',
    ),
    ...refusals(...commandRefusals(undoingRun)),
  },
})

export const staffProductBulk = new OpenAPIHono<Door>()
  .openapi(changing, async (c) => {
    const done = await perform(c, changingInBulk, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    return c.json({ products: done.value.products.map(bulkedOf), rest: [...done.value.rest] }, 200)
  })
  .openapi(undoing, async (c) => {
    const done = await perform(c, undoingRun, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    return c.json({ products: done.value.products.map(undoneOf), next: done.value.next }, 200)
  })
