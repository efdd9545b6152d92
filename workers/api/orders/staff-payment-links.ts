/** The link by which an order can be paid, for staff: read, or sent to its buyer. Mounted at `/api/admin/orders`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { sendingPaymentLink } from '../../flows/orders/payment-link-commands.ts'
import { readingPaymentLink } from '../../flows/orders/payment-link-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, mayLine, perform } from '../contract/command.ts'
import { answer, IdempotencyKey, Money } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Order, orderOf } from './wire/order.ts'

const tags = ['Staff: orders']
const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})
const path = '/{id}/payment-link'

const reading = createRoute({
  method: 'get',
  path,
  tags,
  ...questions(readingPaymentLink),
  summary: 'Read the payment link of an order',
  description: `Whoever has it can pay what is due, without an account. ${mayLine(readingPaymentLink)}`,
  request: { params },
  responses: {
    200: answer(
      z
        .object({
          link: z.string().describe('Of the page.'),
          token: z.string().describe('For `/api/payment-links/{token}`.'),
          due: Money,
        })
        .openapi('OrderPaymentLink'),
      'The link, and what is due now.',
    ),
    ...refusals(...questionRefusals(readingPaymentLink)),
  },
})

const sending = createRoute({
  method: 'post',
  path,
  tags,
  ...commands(sendingPaymentLink),
  summary: 'Send the payment link to the buyer',
  description: `By mail, in the language of the order. ${mayLine(sendingPaymentLink)}`,
  request: { params, headers: IdempotencyKey },
  responses: { 200: answer(Order, 'The order now.'), ...refusals(...commandRefusals(sendingPaymentLink)) },
})

export const staffPaymentLinks = new OpenAPIHono<Door>()
  .openapi(reading, async (c) => {
    const found = await ask(c, readingPaymentLink, { id: c.req.valid('param').id })
    return found.ok ? c.json(found.value, 200) : refused(c, found.refusal)
  })
  .openapi(sending, async (c) => {
    const done = await perform(c, sendingPaymentLink, { order: c.req.valid('param').id })
    return done.ok ? c.json(orderOf(done.value.order), 200) : refused(c, done.refusal)
  })
