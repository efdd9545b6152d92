/** Orders for the staff: the list comes from the searchable copy, one order and its changes from the shard. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { orderId, variantId } from '#domain/ids'
import { LINES_MAX } from '#domain/orders/cart'
import { openParcels } from '#domain/orders/order'
import { ORDER_VIEWS, ordersPage, type OrderCursor } from '#schema/transactions/orders/orders'
import { cancelOrder, orderForStaff, shipOrder } from '../../flows/orders/orders.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { refused } from '../../http/refusal.ts'
import { writeDeed } from '../../http/staff.ts'
import {
  CANCEL_REASONS,
  Order,
  orderOf,
  OrderSeen,
  orderSeen,
  OrderStatus,
  Parcel,
  PaymentStatus,
} from './wire/order.ts'
import { answer, body, IdempotencyKey, Instant, Money, Next, text } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { CHANGING_REFUSALS, only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

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
  responses: { 200: answer(OrderSeen, 'The order now.'), ...refusals(...STAFF_REFUSALS, 'order-unknown') },
})

/** Why an order cannot be moved on. */
const MOVE_REFUSALS = [
  'order-unknown',
  'order-cancelled',
  'order-shipped',
  'parcel-empty',
  'line-unknown',
  'units-beyond-order',
  'nothing-to-refund',
] as const

const NewShipment = z
  .strictObject({
    parcels: z
      .array(Parcel)
      .min(1)
      .max(LINES_MAX)
      .optional()
      .describe('Everything that is still to be sent when absent.'),
    carrier: text(0, 60).default(''),
    tracking: text(0, 60).default(''),
  })
  .openapi('NewShipment')

const moved = {
  200: answer(Order, 'The order now.'),
  ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, ...KEY_REFUSALS, ...MOVE_REFUSALS),
}

const shipping = createRoute({
  method: 'post',
  path: '/{id}/shipments',
  tags,
  security,
  middleware: [only('orders:change')] as const,
  summary: 'Send an order, or a part of it',
  description: 'The customer is told by mail. May: `orders:change`.',
  request: { params, headers: IdempotencyKey, body: body(NewShipment) },
  responses: moved,
})

const cancelling = createRoute({
  method: 'post',
  path: '/{id}/cancel',
  tags,
  security,
  middleware: [only('after-sales:change')] as const,
  summary: 'Cancel an order',
  description:
    'Only while nothing was sent. Units go back on the shelf, the money goes back. May: `after-sales:change`.',
  request: {
    params,
    headers: IdempotencyKey,
    body: body(z.strictObject({ reason: z.enum(CANCEL_REASONS) }).openapi('Cancellation')),
  },
  responses: moved,
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
    return seen ? c.json(orderSeen(seen.order, seen.timeline), 200) : refused(c, { code: 'order-unknown' })
  })
  .openapi(shipping, async (c) => {
    const { parcels: named, carrier, tracking } = c.req.valid('json')
    const id = orderId(c.req.valid('param').id)
    const seen = id && (await orderForStaff(c.env, id))
    if (!seen) return refused(c, { code: 'order-unknown' })
    const parcels = named ? parcelsOf(named) : openParcels(seen.order)
    if (!parcels) return refused(c, { code: 'line-unknown' })
    const key = c.req.valid('header')['idempotency-key']
    const idempotency = await idempotencyOf(c, key, c.req.valid('json'))
    const shipment = { id: key, parcels, carrier, tracking }
    const shipped = await shipOrder(c.env, { order: seen.order.id, shipment, idempotency })
    if (!shipped.ok) return refused(c, shipped.refusal)
    await writeDeed(c, 'orders:ship', seen.order.id, { shipment: key, parcels })
    return c.json(orderOf(shipped.value), 200)
  })
  .openapi(cancelling, async (c) => {
    const { reason } = c.req.valid('json')
    const id = orderId(c.req.valid('param').id)
    if (!id) return refused(c, { code: 'order-unknown' })
    const idempotency = await idempotencyOf(c, c.req.valid('header')['idempotency-key'], { reason })
    const cancelled = await cancelOrder(c.env, { order: id, reason, idempotency })
    if (!cancelled.ok) return refused(c, cancelled.refusal)
    await writeDeed(c, 'orders:cancel', id, { reason })
    return c.json(orderOf(cancelled.value), 200)
  })

/** Undefined when one names what cannot be a variant. */
const parcelsOf = (named: readonly z.infer<typeof Parcel>[]) => {
  const parcels = named.flatMap(({ variantId: text, units }) => {
    const id = variantId(text)
    return id ? [{ variantId: id, units }] : []
  })
  return parcels.length === named.length ? parcels : undefined
}
