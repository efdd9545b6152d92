/** All stock together for programs: what moved, what is to be ordered again, what it is worth. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { itemOf } from '#domain/sharding/lanes'
import { proposingOrders, readingMovements, readingStockValue } from '../../flows/inventory/overview-questions.ts'
import { reordering } from '../../flows/inventory/reorder-commands.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Next, VariantId } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Movement, movementOf } from './wire/stock.ts'

const tags = ['Staff: inventory']

const cursorIn = (after: string) => {
  const [at, shard, sequence] = placeOf(after) ?? []
  if (typeof at !== 'number' || typeof shard !== 'string' || typeof sequence !== 'number') return undefined
  return { at, shard, sequence }
}

const ItemMovement = Movement.extend({ variantId: VariantId }).openapi('ItemMovement')

const moving = createRoute({
  method: 'get',
  path: '/movements',
  tags,
  ...questions(readingMovements),
  summary: 'List movements of every item',
  description: `Newest first. ${mayLine(readingMovements)}`,
  request: {
    query: readingMovements.input.omit({ after: true, limit: true }).extend({
      after: z
        .string()
        .refine((after) => cursorIn(after) !== undefined, 'No cursor of this list')
        .optional(),
    }),
  },
  responses: {
    200: answer(
      z.object({ movements: z.array(ItemMovement), next: Next }).openapi('ItemMovementList'),
      'Fifty at a time.',
    ),
    ...refusals(...questionRefusals(readingMovements)),
  },
})

const Proposed = z
  .object({
    variantId: VariantId,
    supplier: z.string().nullable().describe('Whom it was ordered at last, or whose name is that of its vendor.'),
    available: z.int(),
    incoming: z.int(),
    perDay: z.number().describe('Units sold a day.'),
    point: z.int().describe('At so many, there and coming, it is time to order.'),
    units: z.int().describe('So many would last until it comes, and a month.'),
    daysLeft: z.int().nullable().describe('null: nothing is sold.'),
  })
  .openapi('ReorderProposal')

const proposing = createRoute({
  method: 'get',
  path: '/proposals',
  tags,
  ...questions(proposingOrders),
  summary: 'List what should be ordered again',
  description: `From what was sold in thirty days. The most urgent first. ${mayLine(proposingOrders)}`,
  responses: {
    200: answer(z.object({ proposals: z.array(Proposed) }).openapi('ReorderProposals'), 'At most three hundred.'),
    ...refusals(...questionRefusals(proposingOrders)),
  },
})

const ORDER = {
  supplier: 'sup_0123456789abcdef',
  to: 'main',
  lines: [{ variantId: 'var_0123456789abcdef', units: 24 }],
}

const ordering = createRoute({
  method: 'post',
  path: '/orders',
  tags,
  ...commands(reordering),
  summary: 'Make a draft of a purchase order of proposals',
  description: `Costs are those of the last order at that supplier. ${mayLine(reordering)}`,
  request: { headers: IdempotencyKey, body: body(component(reordering.input, 'Reorder', ORDER)) },
  responses: {
    200: answer(z.object({ id: z.string() }).openapi('ReorderedDocument'), 'The document.'),
    ...refusals(...commandRefusals(reordering)),
  },
})

const Value = z
  .object({
    day: z.string(),
    location: z.string(),
    currency: z.string().describe('Empty: of goods that say no cost.'),
    units: z.int(),
    value: z.int().describe('Minor units.'),
  })
  .openapi('StockValue')

const valuing = createRoute({
  method: 'get',
  path: '/value',
  tags,
  ...questions(readingStockValue),
  summary: 'Read what the stock was worth at cost, by day',
  description: `On hand, as each day began, UTC. ${mayLine(readingStockValue)}`,
  request: { query: readingStockValue.input },
  responses: {
    200: answer(z.object({ values: z.array(Value) }).openapi('StockValueList'), 'The latest day first.'),
    ...refusals(...questionRefusals(readingStockValue)),
  },
})

export const staffStock = new OpenAPIHono<Door>()
  .openapi(moving, async (c) => {
    const { after, ...query } = c.req.valid('query')
    const found = await ask(c, readingMovements, { ...query, after: cursorIn(after ?? '') ?? null })
    if (!found.ok) return refused(c, found.refusal)
    const { movements, next } = found.value
    const rows = movements.map((movement) => ({ ...movementOf(movement), variantId: itemOf(movement.item) as string }))
    return c.json({ movements: rows, next: next && cursorAt(next.at, next.shard, next.sequence) }, 200)
  })
  .openapi(proposing, async (c) => {
    const found = await ask(c, proposingOrders, {})
    if (!found.ok) return refused(c, found.refusal)
    const proposals = found.value.proposals.map(
      ({ item, supplier, available, incoming, perDay, point, units, daysLeft }) => {
        const figures = { available, incoming, perDay, point, units, daysLeft }
        return { variantId: item.id as string, supplier: supplier?.id ?? null, ...figures }
      },
    )
    return c.json({ proposals }, 200)
  })
  .openapi(ordering, async (c) => {
    const done = await perform(c, reordering, c.req.valid('json'))
    return done.ok ? c.json({ id: done.value.id }, 200) : refused(c, done.refusal)
  })
  .openapi(valuing, async (c) => {
    const found = await ask(c, readingStockValue, c.req.valid('query'))
    return found.ok ? c.json({ values: found.value.values.map((one) => ({ ...one })) }, 200) : refused(c, found.refusal)
  })
