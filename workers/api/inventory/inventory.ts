/** Stock for the staff: what stands where, what moved it, and changes of it. Always at the shards, never a copy. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { locationId, variantId } from '#domain/ids'
import type { StockChange } from '#domain/inventory/stock'
import { offersOf } from '#schema/products/catalog/catalog'
import { claim } from '#schema/transactions/claims'
import { changeStocks, itemHistory, placesOf, savePlace } from '../../flows/inventory/stock.ts'
import { beforeIn, beforeText, MOVEMENTS_PAGE } from '../../flows/inventory/movements.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { refused } from '../../http/refusal.ts'
import { writeDeed } from '../../http/staff.ts'
import { answer, body, IdempotencyKey, Next } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { Changed, changeRefused, Location, Movement, movementOf, NewChange, Stock, stockOf } from './wire/stock.ts'
import { CHANGING_REFUSALS, only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: inventory']
const params = z.object({ variantId: z.string().openapi({ description: 'The variant.' }) })

/** Changes of one call: a call stays far below the time that one request may take. */
const CHANGES_MAX = 100
/** The rank of a place that nobody ranked lies far behind those of people. */
const PRIORITY_MAX = 1_000

const places = createRoute({
  method: 'get',
  path: '/locations',
  tags,
  security,
  middleware: [only('inventory:see')] as const,
  summary: 'List locations',
  description: 'Where stock stands, in the order in which it is sold from. May: `inventory:see`.',
  responses: {
    200: answer(z.object({ locations: z.array(Location) }).openapi('LocationList'), 'All of them.'),
    ...refusals(...STAFF_REFUSALS),
  },
})

const ranking = createRoute({
  method: 'put',
  path: '/locations/{id}',
  tags,
  security,
  middleware: [only('inventory:change')] as const,
  summary: 'Open a location, or change its rank',
  description: 'May: `inventory:change`.',
  request: {
    params: z.object({
      id: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
        .openapi({ description: 'Lower case letters, digits and hyphens.', example: 'berlin' }),
    }),
    body: body(
      z
        .strictObject({ priority: z.int().min(0).max(PRIORITY_MAX).describe('0 is sold from first.') })
        .openapi('LocationRank'),
    ),
  },
  responses: {
    200: answer(Location, 'The location now.'),
    ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{variantId}',
  tags,
  security,
  middleware: [only('inventory:see')] as const,
  summary: 'Read the stock of a variant',
  description: 'By location: received = available + held + taken, always. May: `inventory:see`.',
  request: { params },
  responses: {
    200: answer(z.object({ stock: z.array(Stock) }).openapi('StockList'), 'Empty when it was never stocked.'),
    ...refusals(...STAFF_REFUSALS, 'variant-unknown'),
  },
})

const pageBefore = (after: string) => {
  const [place] = placeOf(after) ?? []
  return typeof place === 'string' ? beforeIn(place) : undefined
}

const moving = createRoute({
  method: 'get',
  path: '/{variantId}/movements',
  tags,
  security,
  middleware: [only('inventory:see')] as const,
  summary: 'List movements, newest first',
  description: 'Double entry: each takes units from one account to another. May: `inventory:see`.',
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
    ...refusals(...STAFF_REFUSALS, 'request-invalid', 'variant-unknown'),
  },
})

const changing = createRoute({
  method: 'post',
  path: '/changes',
  tags,
  security,
  middleware: [only('inventory:change')] as const,
  summary: 'Receive, count or correct stock',
  description:
    `Up to ${CHANGES_MAX} changes, each for itself: the answer tells of each what became of it. When none could be ` +
    'made, the first reason is the answer. Repeated with the same key nothing is changed twice. ' +
    'May: `inventory:change`.',
  request: {
    headers: IdempotencyKey,
    body: body(z.strictObject({ changes: z.array(NewChange).min(1).max(CHANGES_MAX) }).openapi('StockChanges')),
  },
  responses: {
    200: answer(z.object({ results: z.array(Changed) }).openapi('StockChangeList'), 'In the order of the changes.'),
    ...refusals(
      ...CHANGING_REFUSALS,
      ...BODY_REFUSALS,
      ...KEY_REFUSALS,
      'variant-unknown',
      'location-unknown',
      'units-invalid',
      'change-id-reused',
      'stock-below-zero',
    ),
  },
})

export const staffInventory = new OpenAPIHono<Door>()
  .openapi(places, async (c) => c.json({ locations: (await placesOf(c.env)).map((one) => ({ ...one })) }, 200))
  .openapi(ranking, async (c) => {
    const id = locationId(c.req.valid('param').id)
    if (!id) return refused(c, { code: 'request-invalid' })
    const place = { id, priority: c.req.valid('json').priority }
    await savePlace(c.env, place)
    await writeDeed(c, 'inventory:location', id, place)
    return c.json(place, 200)
  })
  .openapi(reading, async (c) => {
    const item = variantId(c.req.valid('param').variantId)
    if (!item || !(await offersOf(c.env.PRODUCTS_DB, [item])).has(item)) return refused(c, { code: 'variant-unknown' })
    return c.json({ stock: (await itemHistory(c.env, item)).stock.map(stockOf) }, 200)
  })
  .openapi(moving, async (c) => {
    const item = variantId(c.req.valid('param').variantId)
    if (!item || !(await offersOf(c.env.PRODUCTS_DB, [item])).has(item)) return refused(c, { code: 'variant-unknown' })
    const { movements } = await itemHistory(c.env, item, pageBefore(c.req.valid('query').after ?? ''))
    const oldest = movements.at(-1)
    const next = oldest && movements.length === MOVEMENTS_PAGE ? cursorAt(beforeText(oldest)) : null
    return c.json({ movements: movements.map(movementOf), next }, 200)
  })
  .openapi(changing, async (c) => {
    const { changes } = c.req.valid('json')
    const key = c.req.valid('header')['idempotency-key']
    const items = changes.map((change) => variantId(change.variantId))
    const known = await offersOf(
      c.env.PRODUCTS_DB,
      items.flatMap((item) => item ?? []),
    )
    const asked: StockChange[] = []
    for (const [index, { type, units, note, location: place }] of changes.entries()) {
      const [item, location] = [items[index], locationId(place)]
      if (!item || !known.has(item)) return refused(c, { code: 'variant-unknown', index })
      if (!location) return refused(c, { code: 'location-unknown', index })
      asked.push({ id: `${c.get('staff').email} ${key} ${index}`, type, item, location, units, note })
    }
    const idempotency = await idempotencyOf(c, key, changes)
    if (!(await claim(c.env.TRANSACTIONS_DB, c.get('staff').email, idempotency, Date.now()))) {
      return refused(c, { code: 'idempotency-key-reused' })
    }
    const results = await changeStocks(c.env, asked)
    const first = results.find((result) => !result.ok)
    if (first && !first.ok && results.every((result) => !result.ok)) return refused(c, first.refusal)
    await writeDeed(c, 'inventory:change', key, { changes: asked.length })
    return c.json(
      { results: results.map((one) => (one.ok ? { stock: stockOf(one.value) } : changeRefused(one.refusal))) },
      200,
    )
  })
