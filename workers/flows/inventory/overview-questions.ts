/** What staff read of all stock together: what moved, what is to be ordered again, what it is worth. */
import { z } from 'zod'
import { locationId } from '#domain/ids'
import { documentOf } from '#domain/inventory/documents/document'
import { itemOf } from '#domain/sharding/lanes'
import { dayOf, noonOf, spanOf, wallClock } from '#domain/logistics/calendar'
import { ok } from '#domain/result'
import { documentsNamed } from '#schema/products/inventory/documents'
import { itemsBy } from '#schema/products/inventory/items'
import { stockValuesBetween } from '#schema/products/inventory/stock-values'
import { everyone } from '#schema/users/customers/staff'
import { question } from '../question.ts'
import { FILE_PAGE, LOG_PAGE, movementLog } from './movement-log.ts'
import { reorders } from './reorder.ts'
import { shopZone } from './shop-zone.ts'

const DAY_MS = 24 * 60 * 60_000
const day = z.iso.date()

export const readingMovements = question({
  name: 'inventory:movements',
  permission: 'inventory:see',
  input: z.object({
    of: z
      .enum(['people', 'sales'])
      .default('people')
      .describe(
        '`people`: received, counted, corrected; `sales`: sold and brought back, of the latest 20,000 movements of each shard.',
      ),
    location: z.string().max(63).default(''),
    who: z.string().max(100).default('').describe('Id of a member of staff.'),
    from: day.optional().describe('The first day, by the clocks of the shop.'),
    until: day.optional().describe('The last day.'),
    after: z.object({ at: z.number(), shard: z.string(), sequence: z.number() }).nullable().default(null),
    limit: z.int().min(1).max(FILE_PAGE).default(LOG_PAGE),
  }),
  refusals: [],
  answer: async ({ env }, { of, location, who, from, until, after, limit }) => {
    const zone = await shopZone(env.PRODUCTS_DB)
    const span = (said: string | undefined) => (said === undefined ? undefined : spanOf(said, zone))
    const query = {
      of,
      location: locationId(location) ?? null,
      who: who || null,
      from: span(from)?.from ?? 0,
      until: span(until)?.until ?? Number.MAX_SAFE_INTEGER,
    }
    const { movements, next } = await movementLog(env, query, after, limit)
    const documents = movements.flatMap(({ causeId }) => documentOf(causeId) ?? [])
    const [items, named, people] = await Promise.all([
      itemsBy(env.PRODUCTS_DB, [...new Set(movements.map(({ item }) => itemOf(item)))]),
      documentsNamed(env.PRODUCTS_DB, [...new Set(documents)]),
      everyone(env.USERS_DB),
    ])
    return ok({ movements, next, items, documents: named, people })
  },
})

export const proposingOrders = question({
  name: 'inventory:proposals',
  permission: 'inventory:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env, now }) => ok({ proposals: await reorders(env, now) }),
})

/** Of these days when none are said: a month. */
const SHOWN_DAYS = 31

export const readingStockValue = question({
  name: 'inventory:value',
  permission: 'inventory:see',
  input: z.object({
    from: day.optional().describe('The first day, by the clocks of the shop; a month back.'),
    until: day.optional().describe('The last day; today.'),
  }),
  refusals: [],
  answer: async ({ env, now }, { from, until }) => {
    const zone = await shopZone(env.PRODUCTS_DB)
    const today = wallClock(now, zone).day
    const days = { from: from ?? dayOf(noonOf(today) - SHOWN_DAYS * DAY_MS), until: until ?? today }
    return ok({ ...days, values: await stockValuesBetween(env.PRODUCTS_DB, days.from, days.until) })
  },
})
