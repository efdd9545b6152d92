/** Payments for the staff: what has to be looked at beside the orders. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { orderOfPayment } from '#domain/ids'
import { netOf, PAYOUT_PARTS } from '#domain/orders/payouts'
import type { PayoutKept } from '#schema/transactions/orders/payouts'
import { closingFinding } from '../../flows/orders/payment-commands.ts'
import { readingPayout, readingPayments } from '../../flows/orders/payment-questions.ts'
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
    listedAt: Instant.nullable().describe(
      'When the books of the provider last told of it: they are read every ten minutes.',
    ),
  })
  .openapi('Payout')

const Part = z
  .object({
    id: z.string().describe('In the provider’s word.'),
    kind: z.enum(PAYOUT_PARTS),
    amount: Money.describe('Below nothing where it leaves the shop.'),
    fee: Money.describe('What the provider keeps of it.'),
    net: Money,
    paymentId: z.string().nullable(),
    orderId: z.string().nullable().describe('null: of no order of this shop.'),
    at: Instant,
  })
  .openapi('PayoutPart')

const OnePayout = z
  .object({
    payout: Payout,
    readAt: Instant.nullable().describe('When the last of its parts was read; null: not yet.'),
    agrees: z.boolean().describe('Whether its parts come to what was paid out.'),
    sums: z
      .object({ charge: Money, refund: Money, dispute: Money, other: Money, fees: Money, total: Money })
      .describe('Each with its sign: `total` is the sum of the others.'),
    parts: z.array(Part).describe('The oldest first.'),
  })
  .openapi('PayoutParts')

const Payments = z
  .object({
    findings: z.array(Finding).describe('Those that wait for somebody first; then what is over, a hundred of each.'),
    comparedAt: Instant.nullable().describe('When the books were last held side by side; null: not yet, or never.'),
    payouts: z.array(Payout).describe('The latest, as the books of the provider had them at `listedAt`.'),
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

const readingOne = createRoute({
  method: 'get',
  path: '/payouts/{payout}',
  tags,
  ...questions(readingPayout),
  summary: 'Read what a payout consists of',
  description:
    'Payments, refunds, disputes and fees, as the provider has them; each with the order that it is of. ' +
    mayLine(readingPayout),
  request: { params: z.object({ payout: z.string().openapi({ example: 'po_1Q2w3E4r5T6y7U8i' }) }) },
  responses: { 200: answer(OnePayout, 'As it was read.'), ...refusals(...questionRefusals(readingPayout)) },
})

const payoutShown = ({ id, amount, state, arrivesAt, listedAt }: PayoutKept) => ({
  id,
  amount,
  state,
  arrivesAt,
  listedAt,
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
        payouts: payouts.map(payoutShown),
      },
      200,
    )
  })
  .openapi(readingOne, async (c) => {
    const read = await ask(c, readingPayout, { payout: c.req.valid('param').payout, whole: true })
    if (!read.ok) return refused(c, read.refusal)
    const { payout, parts, sums } = read.value
    const money = (amount: number) => ({ ...payout.amount, amount })
    return c.json(
      {
        payout: payoutShown(payout),
        readAt: payout.readAt,
        agrees: payout.readAt !== null && payout.net === payout.amount.amount,
        sums: { ...sums },
        parts: parts.map(({ amount, fee, ...part }) => ({
          ...part,
          amount: money(amount),
          fee: money(fee),
          net: money(netOf({ amount, fee })),
          orderId: part.paymentId && orderOfPayment(part.paymentId),
        })),
      },
      200,
    )
  })
  .openapi(closing, async (c) => {
    const done = await perform(c, closingFinding, c.req.valid('json'))
    return done.ok ? c.json({ finding: done.value }, 200) : refused(c, done.refusal)
  })
