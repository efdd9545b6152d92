/** What staff read of orders: the list from the searchable copy, one order from its shard. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { riskOf } from '#domain/orders/risk'
import { ok, refuse } from '#domain/result'
import { ORDER_TAG_LENGTH_MAX } from '#domain/orders/annotations'
import { orderTagsInUse } from '#schema/transactions/orders/order-tags'
import { riskHistoryOf } from '#schema/transactions/orders/risk-history'
import { ORDER_HEADER, orderRows } from '#domain/orders/imported/rows'
import { countSince, ORDER_VIEWS, ordersPage, ordersWhole } from '#schema/transactions/orders/orders'
import { closedIn } from '../stored-value/closed.ts'
import { question } from '../question.ts'
import { id } from '../input.ts'
import { orderForStaff } from './orders.ts'

const view = z.enum(ORDER_VIEWS).default('all')

const narrowed = {
  view: view.describe('`all` when absent.'),
  q: z
    .string()
    .max(200)
    .default('')
    .describe('Beginnings of words: name, ids, customer, mail address, telephone, address, SKU, tracking number.'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  since: z.coerce.number().int().min(0).optional().describe('Placed then or later, ms.'),
  tag: z.string().max(ORDER_TAG_LENGTH_MAX).optional().describe('Only those that staff have given this tag.'),
}

export const listingOrders = question({
  name: 'orders:list',
  permission: 'orders:see',
  input: z.object({
    ...narrowed,
    /** The row that the page lies beside. */
    cursor: z
      .object({ towards: z.enum(['older', 'newer']), placedAt: z.number(), id: z.string() })
      .nullable()
      .default(null),
  }),
  refusals: [],
  answer: async ({ env }, { cursor, view: which, q: search, country = null, since = null, tag = null }) =>
    ok(await ordersPage(env.TRANSACTIONS_DB, { view: which, search, since, country, tag }, cursor)),
})

/** Those that some order has, for whoever sorts by them. */
export const listingOrderTags = question({
  name: 'orders:tags',
  permission: 'orders:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await orderTagsInUse(env.TRANSACTIONS_DB)),
})

/** Orders of one page of the export, some KB each. */
const EXPORTED = 100

/** As rows of the file, with its header on the first page. */
export const exportingOrders = question({
  name: 'orders:export',
  permission: 'orders:see',
  input: z.object({
    ...narrowed,
    after: z.object({ placedAt: z.number(), id: z.string() }).nullable().default(null),
  }),
  refusals: [],
  answer: async ({ env }, { after, view: which, q: search, country = null, since = null, tag = null }) => {
    const filter = { view: which, search, since, country, tag }
    const orders = await ordersWhole(env.TRANSACTIONS_DB, filter, after, EXPORTED)
    const rows = orders.flatMap(orderRows)
    const last = orders.at(-1)
    const next = orders.length === EXPORTED && last ? { placedAt: last.placedAt, id: last.id } : null
    return ok({ rows: after === null ? [[...ORDER_HEADER], ...rows] : rows, next })
  },
})

/** How many orders have come since somebody looked. */
export const countingOrders = question({
  name: 'orders:count-new',
  permission: 'orders:see',
  input: z.object({ view, after: z.coerce.number().int().min(0).optional() }),
  refusals: [],
  answer: async ({ env }, { view: which, after }) =>
    ok(after === undefined ? 0 : await countSince(env.TRANSACTIONS_DB, which, after)),
})

export const readingOrder = question({
  name: 'orders:read',
  permission: 'orders:see',
  input: z.object({ id }),
  refusals: ['order-unknown'],
  answer: async ({ env }, { id: text }) => {
    const found = orderId(text)
    const stored = found && (await orderForStaff(env, found))
    if (!stored) return refuse({ code: 'order-unknown' })
    const { order, timeline } = stored
    const [closed, history] = await Promise.all([closedIn(env, order), riskHistoryOf(env.TRANSACTIONS_DB, order)])
    return ok({ ...stored, closed, risk: riskOf(order, timeline, history) })
  },
})
