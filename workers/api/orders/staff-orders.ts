/** Orders for the staff: the list comes from the searchable copy, one order and its changes from the shard. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { cancelling, shipping } from '../../flows/orders/commands.ts'
import { capturing, voiding } from '../../flows/orders/capture-commands.ts'
import { changingFile } from '../../flows/orders/file-commands.ts'
import { listingOrderFiles } from '../../flows/orders/file-questions.ts'
import { receivingPayment, recordingRefund } from '../../flows/orders/payment-commands.ts'
import { annotationsShown } from '../../flows/orders/order-shown.ts'
import { exportingOrders, listingOrders, readingOrder } from '../../flows/orders/questions.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { commentsIn, OrderAnnotations, OrderComment } from './wire/annotations.ts'
import { Label, labelShown } from '../logistics/wire/label.ts'
import { OrderRisk, riskShown } from './wire/risk.ts'
import { OrderFile, orderFileOf } from './wire/files.ts'
import { Order, orderOf, OrderWithTimeline, orderWithTimelineOf, OrderStatus, PaymentStatus } from './wire/order.ts'
import { answer, body, IdempotencyKey, Instant, Money, Next } from '../contract/parts.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: orders']
const PARCEL = { carrier: 'DHL', tracking: '00340434161094042557' }
const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})

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
    tags: z.array(z.string()),
    archivedAt: Instant.nullable(),
    placedAt: Instant,
    imported: z
      .string()
      .nullable()
      .describe('Of another shop: how far it was sent there, in its words; null: it was placed here.'),
  })
  .openapi('OrderRow')

const cursorIn = (after: string) => {
  const [placedAt, id] = placeOf(after) ?? []
  return typeof placedAt === 'number' && typeof id === 'string'
    ? { towards: 'older' as const, placedAt, id }
    : undefined
}

const Query = listingOrders.input.omit({ cursor: true }).extend({
  since: component(listingOrders.input.shape.since).openapi({ type: 'integer' }),
  after: z
    .string()
    .refine((after) => cursorIn(after) !== undefined, 'No cursor of this list')
    .optional(),
})

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingOrders),
  summary: 'List orders, newest first',
  description: `From the searchable copy, which follows the shards within seconds. ${mayLine(listingOrders)}`,
  request: { query: Query },
  responses: {
    200: answer(z.object({ orders: z.array(Row), next: Next }).openapi('OrderList'), 'Fifty at a time.'),
    ...refusals(...questionRefusals(listingOrders)),
  },
})

const exporting = createRoute({
  method: 'get',
  path: '/export',
  tags,
  ...questions(exportingOrders),
  summary: 'Export orders',
  description: `Rows in the columns of Shopify’s orders file, its header first, the newest first. ${mayLine(exportingOrders)}`,
  request: { query: Query },
  responses: {
    200: answer(
      z.object({ rows: z.array(z.array(z.string())), next: Next }).openapi('OrderFileRows'),
      'A hundred orders at a time.',
    ),
    ...refusals(...questionRefusals(exportingOrders)),
  },
})

const StaffOrder = OrderWithTimeline.extend({
  version: z.int().describe('Counts its changes: whoever changes it says which of them they have read.'),
  annotations: OrderAnnotations.describe('What staff have written down of it.'),
  risk: OrderRisk.describe('What speaks for and against it being fraud.'),
  labels: z.array(Label).describe('Of parcels that have not left.'),
  comments: z.array(OrderComment).describe('What staff have said of it, oldest first.'),
  disabledStoredValues: z.array(z.string()).describe('Its disabled gift cards and credit: what goes back there waits.'),
}).openapi('StaffOrder')

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingOrder),
  summary: 'Read an order',
  description: `From its shard: the truth. ${mayLine(readingOrder)}`,
  request: { params },
  responses: { 200: answer(StaffOrder, 'The order now.'), ...refusals(...questionRefusals(readingOrder)) },
})

const path = { order: true } as const

const shipOrder = createRoute({
  method: 'post',
  path: '/{id}/shipments',
  tags,
  ...commands(shipping),
  summary: 'Send an order, or a part of it',
  description: `The customer is told by mail. ${mayLine(shipping)}`,
  request: { params, headers: IdempotencyKey, body: body(component(shipping.input.omit(path), 'NewShipment', PARCEL)) },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(shipping)) },
})

const cancelOrder = createRoute({
  method: 'post',
  path: '/{id}/cancel',
  tags,
  ...commands(cancelling),
  summary: 'Cancel an order, or a part of it',
  description:
    'What was not sent, all of it or a part. Units go back on the shelf and their money goes back: of goods in ' +
    'proportion to their prices, of delivery with the last of an order of which nothing was sent. Gift cards that were sold are taken ' +
    'back first; what was spent of them does not go back, and has to be agreed to: `gift-cards-spent` says how much. ' +
    mayLine(cancelling),
  request: { params, headers: IdempotencyKey, body: body(component(cancelling.input.omit(path), 'Cancellation')) },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(cancelling)) },
})

const receivePayment = createRoute({
  method: 'post',
  path: '/{id}/payments',
  tags,
  ...commands(receivingPayment),
  summary: 'Record a payment that has come',
  description:
    'Of an order that was placed before it was paid: all that is due, or a part. Of what a provider has promised less is taken ' +
    'then; it is let go when nothing is due any more, and what the provider gives all the same goes back by itself. ' +
    mayLine(receivingPayment),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(receivingPayment.input.omit(path), 'NewReceivedPayment', { note: 'SEPA 2026-11-30' })),
  },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(receivingPayment)) },
})

const captureOrder = createRoute({
  method: 'post',
  path: '/{id}/capture',
  tags,
  ...commands(capturing),
  summary: 'Take what the provider has promised',
  description:
    'All that is due, or a part: then the rest is let go, as most cards are taken from once. With the first parcel it is taken by ' +
    `itself. ${mayLine(capturing)}`,
  request: { params, headers: IdempotencyKey, body: body(component(capturing.input.omit(path), 'NewCapture', {})) },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(capturing)) },
})

const voidOrder = createRoute({
  method: 'post',
  path: '/{id}/void',
  tags,
  ...commands(voiding),
  summary: 'Let go of what the provider has promised',
  description: `Nothing is charged, and the order is unpaid. ${mayLine(voiding)}`,
  request: { params, headers: IdempotencyKey },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(voiding)) },
})

const files = createRoute({
  method: 'get',
  path: '/{id}/files',
  tags,
  ...questions(listingOrderFiles),
  summary: 'List the files that were bought, with how often each was fetched',
  description: mayLine(listingOrderFiles),
  request: { params },
  responses: {
    200: answer(z.object({ files: z.array(OrderFile) }).openapi('StaffOrderFiles'), 'None where there are none.'),
    ...refusals(...questionRefusals(listingOrderFiles)),
  },
})

const changeFile = createRoute({
  method: 'post',
  path: '/{id}/files/{file}/{deed}',
  tags,
  ...commands(changingFile),
  summary: 'Take a file away from its buyer, or give it anew',
  description: `Given anew, its days and its times begin again. ${mayLine(changingFile)}`,
  request: { params: params.extend({ file: z.string(), deed: changingFile.input.shape.deed }) },
  responses: {
    200: answer(z.object({ files: z.array(OrderFile) }).openapi('ChangedOrderFiles'), 'The files now.'),
    ...refusals(...commandRefusals(changingFile)),
  },
})

const recordRefund = createRoute({
  method: 'post',
  path: '/{id}/refunds',
  tags,
  ...commands(recordingRefund),
  summary: 'Record a refund that was made by hand',
  description:
    'What came by transfer or in cash goes back by people. The customer is told by mail. ' + mayLine(recordingRefund),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(recordingRefund.input.omit(path), 'RecordedRefund', { cancellation: 'cnc_4f2a9c1d0b7e' })),
  },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(recordingRefund)) },
})

export const staffOrders = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { after, ...filter } = c.req.valid('query')
    const page = await ask(c, listingOrders, { ...filter, cursor: cursorIn(after ?? '') ?? null })
    if (!page.ok) return refused(c, page.refusal)
    const { rows, older } = page.value
    const last = rows.at(-1)
    const next = older && last ? cursorAt(last.placedAt, last.id) : null
    return c.json({ orders: rows.map((row) => ({ ...row, tags: [...row.tags] })), next }, 200)
  })
  .openapi(exporting, async (c) => {
    const { after, ...filter } = c.req.valid('query')
    const page = await ask(c, exportingOrders, { ...filter, after: cursorIn(after ?? '') ?? null })
    if (!page.ok) return refused(c, page.refusal)
    const { rows, next } = page.value
    return c.json({ rows: rows.map((row) => [...row]), next: next ? cursorAt(next.placedAt, next.id) : null }, 200)
  })
  .openapi(reading, async (c) => {
    const result = await ask(c, readingOrder, c.req.valid('param'))
    if (!result.ok) return refused(c, result.refusal)
    const { order, timeline, closed, risk } = result.value
    const annotated = {
      version: order.version,
      annotations: annotationsShown(order),
      labels: (order.labels ?? []).map(labelShown),
      comments: commentsIn(timeline),
      risk: riskShown(risk),
    }
    const shown = { ...orderWithTimelineOf(order, timeline), ...annotated, disabledStoredValues: [...closed.keys()] }
    return c.json(shown, 200)
  })
  .openapi(shipOrder, async (c) => {
    const done = await perform(c, shipping, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(cancelOrder, async (c) => {
    const done = await perform(c, cancelling, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(receivePayment, async (c) => {
    const done = await perform(c, receivingPayment, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(captureOrder, async (c) => {
    const done = await perform(c, capturing, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(voidOrder, async (c) => {
    const done = await perform(c, voiding, { order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(files, async (c) => {
    const found = await ask(c, listingOrderFiles, c.req.valid('param'))
    return found.ok ? c.json({ files: found.value.map(orderFileOf) }, 200) : refused(c, found.refusal)
  })
  .openapi(changeFile, async (c) => {
    const { id, file, deed } = c.req.valid('param')
    const done = await perform(c, changingFile, { order: id, file, deed })
    if (!done.ok) return refused(c, done.refusal)
    const found = await ask(c, listingOrderFiles, { id })
    return c.json({ files: found.ok ? found.value.map(orderFileOf) : [] }, 200)
  })
  .openapi(recordRefund, async (c) => {
    const done = await perform(c, recordingRefund, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
