/** Orders: what became of a cart, to whoever has its key. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isPaying } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { orderForShopper } from '../../flows/orders/orders.ts'
import { refused } from '../../http/refusal.ts'
import { orderOwner } from '../contract/owner.ts'
import { challengeOf, Pending } from './wire/checkout.ts'
import { OrderWithTimeline, orderWithTimelineOf } from './wire/order.ts'
import { answer } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['Orders'],
  security: [{ cartKey: [] }],
  summary: 'Read an order',
  description: 'Asked with the key of the cart that it was. While its payment is not certain the answer is 202.',
  request: {
    params: z.object({
      id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
    }),
  },
  responses: {
    200: answer(OrderWithTimeline, 'The order and its timeline.'),
    202: answer(Pending, 'The payment is not settled yet.'),
    ...refusals('order-unknown'),
  },
})

export const orders = new OpenAPIHono<App>().openapi(reading, async (c) => {
  const owner = orderOwner(c, c.req.valid('param').id)
  const view = owner && (await orderForShopper(c.env, owner.id, owner.key))
  if (!view) return refused(c, { code: 'order-unknown' })
  if ('order' in view) return c.json(orderWithTimelineOf(view.order, view.timeline), 200)
  const { pending } = view
  if (!isPaying(pending.payment)) return refused(c, { code: 'order-unknown' })
  const challenged = pending.payment.state === 'challenged'
  const status = challenged ? ('requires_escalation' as const) : ('complete_in_progress' as const)
  return c.json({ status, orderId: owner.id, challenge: challenged ? challengeOf(pending) : null }, 202)
})
