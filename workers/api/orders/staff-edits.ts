/** What staff change of orders after they were placed. Mounted at `/api/admin/orders`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { addingToOrder } from '../../flows/orders/addition-commands.ts'
import { changingDelivery } from '../../flows/orders/delivery-commands.ts'
import { readingDeliveryWays } from '../../flows/orders/delivery-questions.ts'
import { readdressingOrder } from '../../flows/orders/edit-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Order, orderOf } from './wire/order.ts'

const tags = ['Staff: orders']
const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})

const EXAMPLE = { version: 1, email: 'maya@lindqvist.example' }

const readdressing = createRoute({
  method: 'put',
  path: '/{id}/address',
  tags,
  ...commands(readdressingOrder),
  summary: 'Put right where an order goes',
  description:
    'As long as something of it is to be sent: that goes there from then on. Within its country, and where goods are taxed alike: ' +
    `what it cost stays. \`version\` is that of the order as it was read. ${mayLine(readdressingOrder)}`,
  request: {
    params,
    body: body(component(readdressingOrder.input.omit({ order: true }), 'ReaddressOrder', EXAMPLE)),
  },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(readdressingOrder)) },
})

const path = '/{id}/delivery'

const reading = createRoute({
  method: 'get',
  path,
  tags,
  ...questions(readingDeliveryWays),
  summary: 'Read by which other ways an order could travel',
  description: `With what each would cost more or less. ${mayLine(readingDeliveryWays)}`,
  request: { params },
  responses: {
    200: answer(
      z
        .object({
          ways: z.array(
            z.object({ method: z.string(), more: z.int().describe('Minor units; less than nothing goes back.') }),
          ),
        })
        .openapi('OrderDeliveryWays'),
      'In the order of the settings.',
    ),
    ...refusals(...questionRefusals(readingDeliveryWays)),
  },
})

const rerouting = createRoute({
  method: 'post',
  path,
  tags,
  ...commands(changingDelivery),
  summary: 'Have an order travel by another way',
  description:
    'Before anything of it is sent. What it costs more is to be paid, as an addition without goods; what it costs less goes back. ' +
    mayLine(changingDelivery),
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      component(changingDelivery.input.omit({ order: true }), 'ChangeDelivery', { version: 1, method: 'express' }),
    ),
  },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(changingDelivery)) },
})

const ADDED = { version: 1, lines: [{ sku: 'AEG-BK-42', units: 1 }], reason: 'customer' as const }

const adding = createRoute({
  method: 'post',
  path: '/{id}/additions',
  tags,
  ...commands(addingToOrder),
  summary: 'Add goods to an order',
  description:
    'At today’s prices for its customer, without delivery and promotions; held at once, and to be paid unless the shop pays. ' +
    `Of an order that was sent they are sent behind it. ${mayLine(addingToOrder)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(addingToOrder.input.omit({ order: true }), 'AddToOrder', ADDED)),
  },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(addingToOrder)) },
})

export const staffEdits = new OpenAPIHono<Door>()
  .openapi(readdressing, async (c) => {
    const done = await perform(c, readdressingOrder, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value.order), 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingDeliveryWays, { id: c.req.valid('param').id })
    if (!found.ok) return refused(c, found.refusal)
    return c.json({ ways: found.value.ways.map(({ method, more }) => ({ method, more })) }, 200)
  })
  .openapi(rerouting, async (c) => {
    const done = await perform(c, changingDelivery, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value.order), 200) : refused(c, done.refusal)
  })
  .openapi(adding, async (c) => {
    const done = await perform(c, addingToOrder, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value.order), 200) : refused(c, done.refusal)
  })
