/** What staff change of orders after they were placed. Mounted at `/api/admin/orders`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { readdressingOrder } from '../../flows/orders/edit-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import type { Door } from '../contract/staff.ts'
import { Order, orderOf } from './wire/order.ts'

const tags = ['Staff: orders']
const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})

const EXAMPLE = {
  version: 1,
  email: 'maya@lindqvist.example',
  address: { name: 'Maya Lindqvist', street: 'Storgatan 11', postcode: '111 22', city: 'Stockholm', country: 'SE' },
}

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

export const staffEdits = new OpenAPIHono<Door>().openapi(readdressing, async (c) => {
  const done = await perform(c, readdressingOrder, { ...c.req.valid('json'), order: c.req.valid('param').id })
  return done.ok ? c.json(orderOf(done.value.order), 200) : refused(c, done.refusal)
})
