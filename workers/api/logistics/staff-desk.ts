/** The desk that packs, for programs of the staff: what is to be sent, what to fetch for it, and what was scanned. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Order as KeptOrder } from '#domain/orders/order'
import { isLate, parcelsToPack, promisedDay, type LabelOfOrder } from '#domain/logistics/desk'
import type { SentRow } from '#schema/transactions/logistics/desk'
import { readingDesk, readingPacking, readingPapers } from '../../flows/logistics/desk-questions.ts'
import { refused } from '../../http/refusal.ts'
import { component, mayLine } from '../contract/command.ts'
import { answer, body, Instant, Units, VariantId } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Label, labelShown } from './wire/label.ts'
import { Parcel, ShipmentStatus } from './wire/shipment.ts'

const tags = ['Staff: orders']
const ORDER_ID = 'ord_7k3m9qxd0000000000000000'

const ToPick = z
  .object({
    order: z.string(),
    name: z.string(),
    parcels: z.array(Parcel),
    promised: z.string().nullable().describe('The last day on which it was said to arrive; null: nothing was said.'),
    late: z.boolean(),
    placedAt: Instant,
  })
  .openapi('OrderToPick')
const Labelled = z.object({ order: z.string(), name: z.string(), label: Label }).openapi('LabelledParcel')
const Sent = z
  .object({
    order: z.string(),
    name: z.string(),
    shipment: z.string(),
    carrier: z.string(),
    tracking: z.string(),
    status: ShipmentStatus,
    since: Instant,
  })
  .openapi('ParcelOnItsWay')

const Desk = z
  .object({
    toPick: z.array(ToPick).describe('What was promised for the earliest day first; at most a hundred.'),
    toPickCount: z.int(),
    ready: z.array(Labelled).describe('Their parcels can be handed over.'),
    amiss: z.array(Labelled).describe('Being bought or voided, or cancelled after they were bought.'),
    onTheWay: z.array(Sent).describe('Those that stand longest where they stand; at most twenty.'),
    onTheWayCount: z.int(),
    trouble: z.array(Sent),
    troubleCount: z.int(),
  })
  .openapi('ShippingDesk')

const desk = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(readingDesk),
  summary: 'Read what is to be sent',
  description: `From the searchable copy, which follows the shards within seconds. ${mayLine(readingDesk)}`,
  request: { query: component(readingDesk.input) },
  responses: { 200: answer(Desk, 'The desk now.'), ...refusals(...questionRefusals(readingDesk)) },
})

const Walk = z
  .object({
    lines: z.array(
      z
        .object({
          variantId: VariantId,
          sku: z.string(),
          vendor: z.string(),
          units: Units,
          orders: z.array(z.object({ id: z.string(), name: z.string(), units: Units })),
        })
        .openapi('PickListLine'),
    ),
  })
  .openapi('PickList')

const walk = createRoute({
  method: 'post',
  path: '/pick-list',
  tags,
  ...questions(readingPapers),
  summary: 'Ask what to fetch for many orders',
  description: `It changes nothing. By vendor, then SKU. ${mayLine(readingPapers)}`,
  request: { body: body(component(readingPapers.input, 'OrdersToPick', { orders: [ORDER_ID] })) },
  responses: { 200: answer(Walk, 'One walk.'), ...refusals(...questionRefusals(readingPapers)) },
})

const Packing = z
  .object({
    lines: z.array(
      z.object({ variantId: VariantId, sku: z.string(), barcode: z.string(), units: Units, packed: z.int() }),
    ),
    whole: z.boolean(),
    refused: z
      .enum(['scan-empty', 'scan-wrong', 'scan-full'])
      .nullable()
      .describe('Why what was scanned does not go into it; null: it does, or nothing was scanned.'),
  })
  .openapi('Packing')

const pack = createRoute({
  method: 'post',
  path: '/orders/{id}/scan',
  tags,
  ...questions(readingPacking),
  summary: 'Ask whether what was scanned goes into a parcel',
  description: `It changes nothing: what is in the parcel so far comes with the question. ${mayLine(readingPacking)}`,
  request: {
    params: z.object({ id: z.string().openapi({ example: ORDER_ID }) }),
    body: body(
      component(readingPacking.input.omit({ order: true }), 'Scan', {
        packed: ['var_0123456789abcdef.1'],
        code: 'MUG-C',
      }),
    ),
  },
  responses: { 200: answer(Packing, 'What is in it now.'), ...refusals(...questionRefusals(readingPacking)) },
})

const toPickShown = (order: KeptOrder, today: string) => ({
  order: order.id,
  name: order.name,
  parcels: parcelsToPack(order),
  promised: promisedDay(order) || null,
  late: isLate(order, today),
  placedAt: order.placedAt,
})
const labelledShown = ({ order, label }: LabelOfOrder) => ({
  order: order.id,
  name: order.name,
  label: labelShown(label),
})
const sentShown = ({ order, name, shipment, carrier, tracking, status, since }: SentRow) => ({
  order,
  name,
  shipment,
  carrier,
  tracking,
  status,
  since,
})

export const staffDesk = new OpenAPIHono<Door>()
  .openapi(desk, async (c) => {
    const found = await ask(c, readingDesk, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { toPick, toPickCount, today, ready, amiss, way, trouble } = found.value
    const shown = {
      toPick: toPick.map((order) => toPickShown(order, today)),
      toPickCount,
      ready: ready.map(labelledShown),
      amiss: amiss.map(labelledShown),
      onTheWay: way.rows.map(sentShown),
      onTheWayCount: way.count,
      trouble: trouble.rows.map(sentShown),
      troubleCount: trouble.count,
    }
    return c.json(shown, 200)
  })
  .openapi(walk, async (c) => {
    const found = await ask(c, readingPapers, c.req.valid('json'))
    if (!found.ok) return refused(c, found.refusal)
    const lines = found.value.walk.map((line) => ({ ...line, orders: line.orders.map((one) => ({ ...one })) }))
    return c.json({ lines }, 200)
  })
  .openapi(pack, async (c) => {
    const found = await ask(c, readingPacking, { ...c.req.valid('json'), order: c.req.valid('param').id })
    if (!found.ok) return refused(c, found.refusal)
    const { lines, packed, isWhole: whole, amiss } = found.value
    const counted = lines.map((line) => ({ ...line, packed: packed.get(line.variantId) ?? 0 }))
    return c.json({ lines: counted, whole, refused: amiss?.code ?? null }, 200)
  })
