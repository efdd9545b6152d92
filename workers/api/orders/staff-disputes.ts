/** Disputes for the staff: one with what the shop can prove, the file for the bank, and the answer. Mounted below `/api/admin/payments`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { LANGUAGES } from '#domain/languages'
import { acceptingDispute, submittingDispute, writingDispute } from '../../flows/orders/disputes/commands.ts'
import { readingDispute, readingEvidence } from '../../flows/orders/disputes/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Instant, Money } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: payments']
const params = z.object({
  dispute: z.string().openapi({ description: 'In the provider’s word.', example: 'du_1Q2w3E4r' }),
})

const State = z.enum(['needs-response', 'under-review', 'won', 'lost', 'closed'])

const Dispute = z
  .object({
    id: z.string(),
    orderId: z.string(),
    paymentId: z.string(),
    amount: Money,
    state: State,
    reason: z.string().describe('In the provider’s word.'),
    respondBy: Instant.nullable(),
    at: Instant,
  })
  .openapi('Dispute')

const WholeDispute = z
  .object({
    dispute: Dispute,
    open: z.boolean().describe('Whether it can be answered or accepted now.'),
    takesAnswers: z.boolean().describe('false: the provider takes answers at its own pages alone.'),
    answer: z
      .object({ text: z.string(), language: z.enum(LANGUAGES), version: z.int(), writtenAt: Instant })
      .nullable()
      .describe('null: none is written.'),
    history: z.array(
      z.object({
        at: Instant,
        what: z.enum(['heard', 'submitted', 'accepted']),
        state: State,
        who: z.string().describe('Empty: the provider has told.'),
      }),
    ),
  })
  .openapi('WholeDispute')

const reading = createRoute({
  method: 'get',
  path: '/{dispute}',
  tags,
  ...questions(readingDispute),
  summary: 'Read a dispute',
  description: `Which there are is told by \`GET /api/admin/payments\`. ${mayLine(readingDispute)}`,
  request: { params },
  responses: { 200: answer(WholeDispute, 'As it is now.'), ...refusals(...questionRefusals(readingDispute)) },
})

const evidencing = createRoute({
  method: 'get',
  path: '/{dispute}/evidence',
  tags,
  ...questions(readingEvidence),
  summary: 'Fetch the evidence for a dispute as PDF',
  description:
    'Order, parcels with what was heard of them, mails, the terms as they stood when it was ordered, the answer as it is written so ' +
    `far, and the invoices behind. ${mayLine(readingEvidence)}`,
  request: { params, query: z.object({ language: z.enum(LANGUAGES).optional() }) },
  responses: {
    200: {
      description: 'Put together as things are now.',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals(...questionRefusals(readingEvidence)),
  },
})

const Written = z.object({ dispute: z.string() }).openapi('WrittenDispute')

const writing = createRoute({
  method: 'put',
  path: '/{dispute}/answer',
  tags,
  ...commands(writingDispute),
  summary: 'Write the answer to a dispute',
  description: `Nothing is sent yet. ${mayLine(writingDispute)}`,
  request: {
    params,
    body: body(
      component(writingDispute.input.omit({ dispute: true }), 'DisputeAnswer', {
        text: 'It was handed over on Tuesday.',
      }),
    ),
  },
  responses: { 200: answer(Written, 'It is written.'), ...refusals(...commandRefusals(writingDispute)) },
})

const submitting = createRoute({
  method: 'post',
  path: '/{dispute}/submit',
  tags,
  ...commands(submittingDispute),
  summary: 'Send the answer with the evidence to the bank',
  description: `Once only. ${mayLine(submittingDispute)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(submittingDispute.input.omit({ dispute: true }), 'SubmittedDispute', { version: 1 })),
  },
  responses: { 200: answer(Dispute, 'The bank decides.'), ...refusals(...commandRefusals(submittingDispute)) },
})

const accepting = createRoute({
  method: 'post',
  path: '/{dispute}/accept',
  tags,
  ...commands(acceptingDispute),
  summary: 'Give the disputed money up',
  description: `It cannot be taken back. ${mayLine(acceptingDispute)}`,
  request: { params, headers: IdempotencyKey },
  responses: { 200: answer(Dispute, 'It is given up.'), ...refusals(...commandRefusals(acceptingDispute)) },
})

type Shown = z.infer<typeof Dispute>
const shown = ({ id, orderId, paymentId, amount, state, reason, respondBy, at }: Shown): Shown => ({
  id,
  orderId,
  paymentId,
  amount,
  state,
  reason,
  respondBy,
  at,
})

export const staffDisputes = new OpenAPIHono<Door>()
  .openapi(reading, async (c) => {
    const read = await ask(c, readingDispute, c.req.valid('param'))
    if (!read.ok) return refused(c, read.refusal)
    const { dispute, open, takesAnswers, answer: written, history } = read.value
    const entries = history.map(({ at, what, state, who }) => ({ at, what, state, who }))
    return c.json({ dispute: shown(dispute), open, takesAnswers, answer: written, history: entries }, 200)
  })
  .openapi(evidencing, async (c) => {
    const read = await ask(c, readingEvidence, { ...c.req.valid('param'), ...c.req.valid('query') })
    if (!read.ok) return refused(c, read.refusal)
    const { file, name } = read.value
    const headers = { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` }
    return new Response(file, { headers: { ...headers, 'cache-control': 'private, no-store' } }) as never
  })
  .openapi(writing, async (c) => {
    const done = await perform(c, writingDispute, { ...c.req.valid('param'), ...c.req.valid('json') })
    return done.ok ? c.json({ dispute: done.value.dispute }, 200) : refused(c, done.refusal)
  })
  .openapi(submitting, async (c) => {
    const done = await perform(c, submittingDispute, { ...c.req.valid('param'), ...c.req.valid('json') })
    return done.ok ? c.json(shown(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(accepting, async (c) => {
    const done = await perform(c, acceptingDispute, c.req.valid('param'))
    return done.ok ? c.json(shown(done.value), 200) : refused(c, done.refusal)
  })
