/** Refunds that wait for a second person, for the staff. Mounted at `/api/admin/payments/approvals`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { approvingRefund, decliningRefund } from '../../flows/orders/approvals/commands.ts'
import { listingApprovals } from '../../flows/orders/approvals/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Instant, Money } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: payments']
const params = z.object({ approval: z.string().openapi({ example: 'apr_4f2a9c1d0b7e' }) })

const Approval = z
  .object({
    id: z.string(),
    command: z.string().describe('What was asked for, as the audit log names it.'),
    orderId: z.string(),
    amount: Money.describe('What would go back.'),
    askedBy: z.string(),
    askedAt: Instant,
    expiresAt: Instant,
    state: z
      .enum(['waiting', 'approved', 'declined', 'expired', 'failed'])
      .describe('`failed`: it was approved, and could not be done any more.'),
    decidedBy: z.string().describe('Empty: nobody yet.'),
    decidedAt: Instant.nullable(),
    reason: z.string().describe('Why it was declined; of what failed the code.'),
  })
  .openapi('RefundApproval')

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingApprovals),
  summary: 'List refunds that wait for a second person',
  description:
    'A cancellation or a refund above the limit of the settings is refused with `approval-required` and stands here until somebody else ' +
    `decides. Those that wait come first, then the latest that are over. ${mayLine(listingApprovals)}`,
  responses: {
    200: answer(z.object({ approvals: z.array(Approval) }).openapi('RefundApprovals'), 'A hundred at most.'),
    ...refusals(...questionRefusals(listingApprovals)),
  },
})

const Decided = z.object({ approval: z.string() }).openapi('DecidedApproval')

const approving = createRoute({
  method: 'post',
  path: '/{approval}/approve',
  tags,
  ...commands(approvingRefund),
  summary: 'Approve a refund that somebody else has asked for',
  description: `It is done at once, as it was asked for. ${mayLine(approvingRefund)}`,
  request: { params, headers: IdempotencyKey },
  responses: { 200: answer(Decided, 'It is done.'), ...refusals(...commandRefusals(approvingRefund)) },
})

const declining = createRoute({
  method: 'post',
  path: '/{approval}/decline',
  tags,
  ...commands(decliningRefund),
  summary: 'Decline a refund, or take back your own',
  description: `Nothing moves. ${mayLine(decliningRefund)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      component(decliningRefund.input.omit({ approval: true }), 'DeclinedApproval', { reason: 'The goods were sent.' }),
    ),
  },
  responses: { 200: answer(Decided, 'It is declined.'), ...refusals(...commandRefusals(decliningRefund)) },
})

export const staffApprovals = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const read = await ask(c, listingApprovals, {})
    if (!read.ok) return refused(c, read.refusal)
    const shown = read.value.map(({ askedAs, input: _what, key: _key, once: _once, ...one }) => ({
      ...one,
      askedBy: askedAs,
    }))
    return c.json({ approvals: shown }, 200)
  })
  .openapi(approving, async (c) => {
    const done = await perform(c, approvingRefund, c.req.valid('param'))
    return done.ok ? c.json({ approval: done.value.id }, 200) : refused(c, done.refusal)
  })
  .openapi(declining, async (c) => {
    const done = await perform(c, decliningRefund, { ...c.req.valid('param'), ...c.req.valid('json') })
    return done.ok ? c.json({ approval: done.value.id }, 200) : refused(c, done.refusal)
  })
