/** Stock for the staff: what stands where, what moved it, and changes of it. Always at the shards, never a copy. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  applyingInventory,
  CHANGES_MAX,
  changingStock,
  LINES_MAX,
  rankingLocation,
} from '../../flows/inventory/commands.ts'
import { variantId } from '#domain/ids'
import { listingItems, listingLocations, readingItem } from '../../flows/inventory/questions.ts'
import { beforeIn, beforeText, MOVEMENTS_PAGE } from '../../flows/inventory/movements.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { answer, body, IdempotencyKey, Next } from '../contract/parts.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import {
  Changed,
  changeRefused,
  Location,
  Movement,
  movementOf,
  Stock,
  StockedItem,
  stockedItemOf,
  stockOf,
} from './wire/stock.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: inventory']
const RECEIPT = { changes: [{ type: 'receive' as const, variantId: 'var_0123456789abcdef', units: 5 }] }
const params = z.object({
  variantId: z.string().openapi({ description: 'The variant.', example: 'var_0123456789abcdef' }),
})

const itemBehind = (after: string) => {
  const [text] = placeOf(after) ?? []
  const id = typeof text === 'string' ? variantId(text) : undefined
  return id && { towards: 'next' as const, id }
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingItems),
  summary: 'List items with their stock',
  description: `By title; the stock is asked of the shards. ${mayLine(listingItems)}`,
  request: {
    query: listingItems.input.omit({ cursor: true }).extend({
      after: z
        .string()
        .refine((after) => itemBehind(after) !== undefined, 'No cursor of this list')
        .optional(),
    }),
  },
  responses: {
    200: answer(z.object({ items: z.array(StockedItem), next: Next }).openapi('StockedItemList'), 'Fifty at a time.'),
    ...refusals(...questionRefusals(listingItems)),
  },
})

const places = createRoute({
  method: 'get',
  path: '/locations',
  tags,
  ...questions(listingLocations),
  summary: 'List locations',
  description: `Where stock stands, in the order in which it is sold from. ${mayLine(listingLocations)}`,
  responses: {
    200: answer(z.object({ locations: z.array(Location) }).openapi('LocationList'), 'All of them.'),
    ...refusals(...questionRefusals(listingLocations)),
  },
})

const ranking = createRoute({
  method: 'put',
  path: '/locations/{id}',
  tags,
  ...commands(rankingLocation),
  summary: 'Open a location, or change its rank',
  description: mayLine(rankingLocation),
  request: {
    params: rankingLocation.input
      .pick({ id: true })
      .openapi({ description: 'Lower case letters, digits and hyphens.', example: { id: 'second-store' } }),
    body: body(component(rankingLocation.input.omit({ id: true }), 'LocationRank')),
  },
  responses: { 200: answer(Location, 'The location now.'), ...refusals(...commandRefusals(rankingLocation)) },
})

const reading = createRoute({
  method: 'get',
  path: '/{variantId}',
  tags,
  ...questions(readingItem),
  summary: 'Read the stock of a variant',
  description: `By location: received = available + held + taken, always. ${mayLine(readingItem)}`,
  request: { params },
  responses: {
    200: answer(z.object({ stock: z.array(Stock) }).openapi('StockList'), 'Empty when it was never stocked.'),
    ...refusals(...questionRefusals(readingItem)),
  },
})

const pageBefore = (after: string) => {
  const [place] = placeOf(after) ?? []
  return typeof place === 'string' && beforeIn(place) ? place : undefined
}

const moving = createRoute({
  method: 'get',
  path: '/{variantId}/movements',
  tags,
  ...questions(readingItem),
  summary: 'List movements, newest first',
  description: `Double entry: each takes units from one account to another. ${mayLine(readingItem)}`,
  request: {
    params,
    query: z.object({
      after: z
        .string()
        .refine((after) => pageBefore(after) !== undefined, 'No cursor of this list')
        .optional(),
    }),
  },
  responses: {
    200: answer(z.object({ movements: z.array(Movement), next: Next }).openapi('MovementList'), 'Fifty at a time.'),
    ...refusals(...questionRefusals(readingItem)),
  },
})

const changing = createRoute({
  method: 'post',
  path: '/changes',
  tags,
  ...commands(changingStock),
  summary: 'Receive, count or correct stock',
  description:
    `Up to ${CHANGES_MAX} changes, each for itself: the answer tells of each what became of it. When none could be ` +
    `made, the first reason is the answer. Repeated with the same key nothing is changed twice. ${mayLine(changingStock)}`,
  request: { headers: IdempotencyKey, body: body(component(changingStock.input, 'StockChanges', RECEIPT)) },
  responses: {
    200: answer(z.object({ results: z.array(Changed) }).openapi('StockChangeList'), 'In the order of the changes.'),
    ...refusals(...commandRefusals(changingStock)),
  },
})

const LINES = {
  lines: [
    {
      handle: 'delos-mug',
      sku: 'DM-1',
      options: [{ name: 'Glaze', value: 'Chalk' }],
      place: 'Athens',
      units: 7,
      basedOn: 5,
    },
  ],
}

const Applied = z
  .object({
    outcome: z.enum(['changed', 'unchanged', 'refused']),
    available: z.int().optional().describe('So many may be sold there now.'),
    before: z.int().optional().describe('So many could be sold there before.'),
    code: z.string().optional().describe('Why it was left alone.'),
  })
  .openapi('AppliedInventoryLine')

const applying = createRoute({
  method: 'post',
  path: '/file',
  tags,
  ...commands(applyingInventory),
  summary: 'Apply the lines of an inventory file',
  description:
    `Up to ${LINES_MAX}, each for itself. The difference between \`units\` and \`basedOn\` is applied, so that what was sold since ` +
    `stays sold; \`stock-differs\`: a colleague has changed it since. ${mayLine(applyingInventory)}`,
  request: { headers: IdempotencyKey, body: body(component(applyingInventory.input, 'InventoryLines', LINES)) },
  responses: {
    200: answer(
      z.object({ lines: z.array(Applied), created: z.array(z.string()) }).openapi('AppliedInventoryFile'),
      'In the order of the lines; `created`: locations that were opened.',
    ),
    ...refusals(...commandRefusals(applyingInventory)),
  },
})

export const staffInventory = new OpenAPIHono<Door>()
  .openapi(applying, async (c) => {
    const done = await perform(c, applyingInventory, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    const { applied, created } = done.value
    return c.json({ lines: [...applied], created: [...created] }, 200)
  })
  .openapi(listing, async (c) => {
    const { after, ...filter } = c.req.valid('query')
    const list = await ask(c, listingItems, { ...filter, cursor: itemBehind(after ?? '') ?? null })
    if (!list.ok) return refused(c, list.refusal)
    const { page, stock, location } = list.value
    const last = page.rows.at(-1)
    const items = page.rows.map((item) => stockedItemOf(item, stock.get(item.id) ?? [], location))
    return c.json({ items, next: page.next && last ? cursorAt(last.id) : null }, 200)
  })
  .openapi(places, async (c) => {
    const all = await ask(c, listingLocations, {})
    return all.ok ? c.json({ locations: all.value.map((one) => ({ ...one })) }, 200) : refused(c, all.refusal)
  })
  .openapi(ranking, async (c) => {
    const done = await perform(c, rankingLocation, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ ...done.value }, 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingItem, c.req.valid('param'))
    return found.ok ? c.json({ stock: found.value.stock.map(stockOf) }, 200) : refused(c, found.refusal)
  })
  .openapi(moving, async (c) => {
    const before = pageBefore(c.req.valid('query').after ?? '')
    const found = await ask(c, readingItem, { ...c.req.valid('param'), before })
    if (!found.ok) return refused(c, found.refusal)
    const { movements } = found.value
    const oldest = movements.at(-1)
    const next = oldest && movements.length === MOVEMENTS_PAGE ? cursorAt(beforeText(oldest)) : null
    return c.json({ movements: movements.map(movementOf), next }, 200)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingStock, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    const results = done.value.map((one) => (one.ok ? { stock: stockOf(one.value) } : changeRefused(one.refusal)))
    return c.json({ results }, 200)
  })
