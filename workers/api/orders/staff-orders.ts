/** Orders for the staff: the list comes from the searchable copy, one order and its changes from the shard. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { orderId } from '#domain/ids'
import { ORDER_VIEWS, ordersPage, type OrderCursor } from '#schema/transactions/orders/orders'
import { cancelling, shipping } from '../../flows/orders/commands.ts'
import { orderForStaff } from '../../flows/orders/orders.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { Order, orderOf, OrderWithTimeline, orderWithTimelineOf, OrderStatus, PaymentStatus } from './wire/order.ts'
import { answer, body, IdempotencyKey, Instant, Money, Next } from '../contract/parts.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import { only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: orders']
const params = z.object({ id: z.string().openapi({ description: 'The id of the order.' }) })

const Row = z
  .object({
    id: z.string(),
    name: z.string(),
    status: OrderStatus,
    payment: PaymentStatus,
    email: z.string(),
    customer: z.string(),
    country: z.string(),
    delivery: z.string(),
    total: Money,
    units: z.int(),
    placedAt: Instant,
  })
  .openapi('OrderRow')

const cursorIn = (after: string): OrderCursor | undefined => {
  const [placedAt, id] = placeOf(after) ?? []
  return typeof placedAt === 'number' && typeof id === 'string' ? { towards: 'older', placedAt, id } : undefined
}

const Query = z.object({
  view: z.enum(ORDER_VIEWS).optional().openapi({ description: '`all` when absent.' }),
  q: z.string().max(200).optional().openapi({ description: 'Beginnings of words: name, customer, mail address, SKU.' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  since: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .openapi({ type: 'integer', description: 'Placed then or later, ms.' }),
  after: z
    .string()
    .refine((after) => cursorIn(after) !== undefined, 'No cursor of this list')
    .optional(),
})

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  security,
  middleware: [only('orders:see')] as const,
  summary: 'List orders, newest first',
  description: 'From the searchable copy, which follows the shards within seconds. May: `orders:see`.',
  request: { query: Query },
  responses: {
    200: answer(z.object({ orders: z.array(Row), next: Next }).openapi('OrderList'), 'Fifty at a time.'),
    ...refusals(...STAFF_REFUSALS, 'request-invalid'),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  security,
  middleware: [only('orders:see')] as const,
  summary: 'Read an order',
  description: 'From its shard: the truth. May: `orders:see`.',
  request: { params },
  responses: { 200: answer(OrderWithTimeline, 'The order now.'), ...refusals(...STAFF_REFUSALS, 'order-unknown') },
})

const path = { order: true } as const

const shipOrder = createRoute({
  method: 'post',
  path: '/{id}/shipments',
  tags,
  ...commands(shipping),
  summary: 'Send an order, or a part of it',
  description: `The customer is told by mail. ${mayLine(shipping)}`,
  request: { params, headers: IdempotencyKey, body: body(component(shipping.input.omit(path), 'NewShipment')) },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(shipping)) },
})

const cancelOrder = createRoute({
  method: 'post',
  path: '/{id}/cancel',
  tags,
  ...commands(cancelling),
  summary: 'Cancel an order',
  description: `Only while nothing was sent. Units go back on the shelf, the money goes back. ${mayLine(cancelling)}`,
  request: { params, headers: IdempotencyKey, body: body(component(cancelling.input.omit(path), 'Cancellation')) },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(cancelling)) },
})

export const staffOrders = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { view = 'all', q = '', country, since, after } = c.req.valid('query')
    const filter = { view, search: q, since: since ?? null, country: country ?? null }
    const { rows, older } = await ordersPage(c.env.TRANSACTIONS_DB, filter, (after && cursorIn(after)) || null)
    const last = rows.at(-1)
    const next = older && last ? cursorAt(last.placedAt, last.id) : null
    return c.json({ orders: rows.map((row) => ({ ...row })), next }, 200)
  })
  .openapi(reading, async (c) => {
    const id = orderId(c.req.valid('param').id)
    const seen = id && (await orderForStaff(c.env, id))
    return seen ? c.json(orderWithTimelineOf(seen.order, seen.timeline), 200) : refused(c, { code: 'order-unknown' })
  })
  .openapi(shipOrder, async (c) => {
    const done = await perform(c, shipping, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(cancelOrder, async (c) => {
    const done = await perform(c, cancelling, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
