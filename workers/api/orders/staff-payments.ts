/** Payments for the staff: what has to be looked at beside the orders. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { closingFinding } from '../../flows/orders/payment-commands.ts'
import { readingPayments } from '../../flows/orders/payment-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Instant, Money } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: payments']

const Finding = z
  .object({
    id: z.string(),
    kind: z
      .enum([
        'dispute',
        'owed',
        'authorisation-ends',
        'capture-failed',
        'not-ordered',
        'paid-twice',
        'amount-differs',
        'refund-missing',
        'refund-unknown',
        'not-at-provider',
      ])
      .describe(
        '`owed`: it came too late, twice or for nothing, and went back; `authorisation-ends`: what was promised has to be taken ' +
          'until `respondBy`; `capture-failed`: it is not given any more, and the order is unpaid; the rest: where the two books differ.',
      ),
    paymentId: z.string(),
    orderId: z.string().describe('Of the order that the cart became, or would have become.'),
    amount: Money.nullable().describe('null: all that was paid.'),
    state: z.string().describe('Of a dispute: `needs-response`, `under-review`, `won`, `lost`, `closed`.'),
    reason: z.string().describe('In the provider’s word.'),
    respondBy: Instant.nullable(),
    foundAt: Instant,
    closedAt: Instant.nullable(),
  })
  .openapi('PaymentFinding')

const Payout = z
  .object({
    id: z.string(),
    amount: Money,
    state: z.enum(['pending', 'in-transit', 'paid', 'failed', 'canceled']),
    arrivesAt: Instant,
  })
  .openapi('Payout')

const Payments = z
  .object({
    findings: z.array(Finding).describe('Those that wait for somebody first; then what is over, a hundred of each.'),
    comparedAt: Instant.nullable().describe('When the books were last held side by side; null: not yet, or never.'),
    payouts: z.array(Payout).nullable().describe('null: the provider did not tell.'),
  })
  .openapi('Payments')

const reading = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(readingPayments),
  summary: 'Read what is to be looked at of payments',
  description:
    'Disputes, money that came for nothing, and differences between the books of the provider and those of the shop, which are ' +
    `compared once a day. Unpaid orders are a view of the orders. ${mayLine(readingPayments)}`,
  responses: { 200: answer(Payments, 'As it is now.'), ...refusals(...questionRefusals(readingPayments)) },
})

const closing = createRoute({
  method: 'post',
  path: '/findings/close',
  tags,
  ...commands(closingFinding),
  summary: 'Say that one was seen to',
  description: `A difference that is still there is found again the next day. ${mayLine(closingFinding)}`,
  request: {
    headers: IdempotencyKey,
    body: body(component(closingFinding.input, 'ClosedFinding', { finding: 'dispute du_1Q2w3E4r' })),
  },
  responses: {
    200: answer(z.object({ finding: z.string() }), 'It is closed.'),
    ...refusals(...commandRefusals(closingFinding)),
  },
})

export const staffPayments = new OpenAPIHono<Door>()
  .openapi(reading, async (c) => {
    const read = await ask(c, readingPayments, {})
    if (!read.ok) return refused(c, read.refusal)
    const { findings, last, payouts } = read.value
    return c.json(
      {
        findings: findings.map((one) => ({ ...one })),
        comparedAt: last?.finishedAt ?? null,
        payouts: payouts && payouts.map((one) => ({ ...one })),
      },
      200,
    )
  })
  .openapi(closing, async (c) => {
    const done = await perform(c, closingFinding, c.req.valid('json'))
    return done.ok ? c.json({ finding: done.value }, 200) : refused(c, done.refusal)
  })
