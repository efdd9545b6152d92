/** What is heard of parcels, for programs of the staff: where each stands is read with its order. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { correctingShipment, trackingShipment } from '../../flows/logistics/shipment-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { Order, orderOf } from '../orders/wire/order.ts'

const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
  shipment: z.string().openapi({ description: 'The id of the shipment, as the order has it.' }),
})
const path = { order: true, shipment: true } as const
const CARRIED = { carrier: 'DHL', tracking: '00340434161094042557' }
const EXAMPLE = { status: 'delivered', place: 'Leipzig', text: '' } as const

const track = createRoute({
  method: 'post',
  path: '/{id}/shipments/{shipment}/events',
  tags: ['Staff: orders'],
  ...commands(trackingShipment),
  summary: 'Say where a parcel stands',
  description:
    'Whatever its carrier has told before. The customer is told of each move once: out for delivery, waiting to be fetched, ' +
    `delivered, not delivered, coming back, lost. ${mayLine(trackingShipment)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(trackingShipment.input.omit(path), 'NewTrackingEvent', EXAMPLE)),
  },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(trackingShipment)) },
})

const correct = createRoute({
  method: 'put',
  path: '/{id}/shipments/{shipment}',
  tags: ['Staff: orders'],
  ...commands(correctingShipment),
  summary: 'Correct who carries a parcel, and its number',
  description: `What was heard under another number is forgotten. ${mayLine(correctingShipment)}`,
  request: {
    params,
    body: body(component(correctingShipment.input.omit(path), 'ShipmentCarried', CARRIED)),
  },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(correctingShipment)) },
})

export const staffShipments = new OpenAPIHono<Door>()
  .openapi(track, async (c) => {
    const { id: order, shipment } = c.req.valid('param')
    const done = await perform(c, trackingShipment, { ...c.req.valid('json'), order, shipment })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(correct, async (c) => {
    const { id: order, shipment } = c.req.valid('param')
    const done = await perform(c, correctingShipment, { ...c.req.valid('json'), order, shipment })
    return done.ok ? c.json(orderOf(done.value), 200) : refused(c, done.refusal)
  })
