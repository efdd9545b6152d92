/** Messages for the staff: which were written, what became of them, and once more. Mounted at `/api/admin/messages`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { SUPPRESSED_CHANNELS, SUPPRESSION_REASONS } from '#domain/notifications/suppression'
import { liftingSuppression, sendingAgain } from '../../flows/notifications/commands.ts'
import { listingMessages, listingSuppressions, readingMessage } from '../../flows/notifications/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, Instant } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Message, messageOf } from './wire/message.ts'

const tags = ['Staff: messages']
const params = z.object({ number: z.string().openapi({ description: 'Of the message.', example: '7' }) })
const Next = z.int().nullable().describe('`before` of the next page; null: this is the last.')

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingMessages),
  summary: 'List messages, the latest first',
  description: `Thirty a page, without what they say. ${mayLine(listingMessages)}`,
  request: { query: listingMessages.input },
  responses: {
    200: answer(
      z
        .object({ messages: z.array(Message), count: z.int().describe('All that fit.'), next: Next })
        .openapi('MessageList'),
      'Those that fit.',
    ),
    ...refusals(...questionRefusals(listingMessages)),
  },
})

const Suppression = z
  .object({
    address: z.string(),
    channel: z.enum(SUPPRESSED_CHANNELS),
    reason: z.enum(SUPPRESSION_REASONS),
    detail: z.string().describe('As the provider says it.'),
    at: Instant,
  })
  .openapi('HeldBackAddress')

const listingHeldBack = createRoute({
  method: 'get',
  path: '/held-back',
  tags,
  ...questions(listingSuppressions),
  summary: 'List addresses that nobody writes to, the latest first',
  description: `They bounce for good, or their owner complained. ${mayLine(listingSuppressions)}`,
  request: { query: listingSuppressions.input },
  responses: {
    200: answer(z.object({ addresses: z.array(Suppression), next: Next }).openapi('HeldBackList'), 'Fifty at most.'),
    ...refusals(...questionRefusals(listingSuppressions)),
  },
})

const lifting = createRoute({
  method: 'post',
  path: '/held-back/lift',
  tags,
  ...commands(liftingSuppression),
  summary: 'Let an address be written to again',
  description: `What was held back meanwhile is sent again one by one. ${mayLine(liftingSuppression)}`,
  request: {
    body: body(component(liftingSuppression.input, 'LiftedAddress', { address: 'maya@example.org', channel: 'mail' })),
  },
  responses: {
    200: answer(z.object({ address: z.string() }).openapi('LiftedAddressAnswer'), 'It may be written to.'),
    ...refusals(...commandRefusals(liftingSuppression)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{number}',
  tags,
  ...questions(readingMessage),
  summary: 'Read a message',
  description: `What opens an account is masked, unless the shop sends nothing. ${mayLine(readingMessage)}`,
  request: { params },
  responses: {
    200: answer(
      Message.extend({
        text: z.string(),
        html: z.string(),
        invoice: z.string().nullable().describe('The number of the invoice that comes with it as PDF.'),
      }).openapi('MessageWithText'),
      'All of it.',
    ),
    ...refusals(...questionRefusals(readingMessage), 'message-unknown'),
  },
})

const again = createRoute({
  method: 'post',
  path: '/{number}/again',
  tags,
  ...commands(sendingAgain),
  summary: 'Send again what was given up or held back',
  description: `With the same key: a provider that has taken it after all does not send it twice within a day. ${mayLine(sendingAgain)}`,
  request: { params },
  responses: {
    200: answer(z.object({ id: z.string() }).openapi('MessageSentAgain'), 'It is on its way.'),
    ...refusals(...commandRefusals(sendingAgain)),
  },
})

export const staffMessages = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingMessages, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { page, count } = found.value
    const next = page.older ? (page.rows.at(-1)?.sequence ?? null) : null
    return c.json({ messages: page.rows.map(messageOf), count, next }, 200)
  })
  .openapi(listingHeldBack, async (c) => {
    const found = await ask(c, listingSuppressions, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { rows, older } = found.value
    return c.json({ addresses: rows.map((one) => ({ ...one })), next: older ? (rows.at(-1)?.at ?? null) : null }, 200)
  })
  .openapi(lifting, async (c) => {
    const done = await perform(c, liftingSuppression, c.req.valid('json'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingMessage, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    if (!found.value) return refused(c, { code: 'message-unknown' })
    const { text, html, attached } = found.value
    return c.json({ ...messageOf(found.value), text, html, invoice: attached }, 200)
  })
  .openapi(again, async (c) => {
    const done = await perform(c, sendingAgain, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
