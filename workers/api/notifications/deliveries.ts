/** What endpoints of webhooks were told, and once more. Mounted at `/api/admin/webhooks`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { KEPT_MS } from '#domain/notifications/webhooks/delivery'
import { listingDeliveries, readingDelivery } from '../../flows/notifications/webhook-questions.ts'
import { replayingRange, replayingWebhook, testingWebhook } from '../../flows/notifications/webhook-replay-commands.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Delivery, deliveryOf, EXAMPLE_ID } from './wire/endpoint.ts'

const tags = ['Staff: webhooks']
const ofEndpoint = { endpoint: z.string().openapi({ description: 'The id of the endpoint.', example: EXAMPLE_ID }) }
const params = z.object(ofEndpoint)
const ofDelivery = z.object({
  ...ofEndpoint,
  delivery: z.coerce.number().int().min(1).openapi({ type: 'integer', description: 'Its number.', example: 1 }),
})
const Replayed = z
  .object({
    id: z.string(),
    replayed: z.int().describe('How many are sent once more; none that is on its way already.'),
  })
  .openapi('ReplayedWebhooks')

const listing = createRoute({
  method: 'get',
  path: '/{endpoint}/deliveries',
  tags,
  ...questions(listingDeliveries),
  summary: 'List what an endpoint was told, newest first',
  description: `Kept for ${KEPT_MS / 86_400_000} days. ${mayLine(listingDeliveries)}`,
  request: {
    params,
    query: z.object({
      state: component(listingDeliveries.input.shape.state),
      before: component(listingDeliveries.input.shape.before).openapi({ type: 'integer' }),
    }),
  },
  responses: {
    200: answer(
      z.object({ deliveries: z.array(Delivery), before: z.int().nullable() }).openapi('WebhookDeliveryList'),
      'Fifty at a time. Ask again with `before`; null on the last page.',
    ),
    ...refusals(...questionRefusals(listingDeliveries)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{endpoint}/deliveries/{delivery}',
  tags,
  ...questions(readingDelivery),
  summary: 'Read one telling, with what is sent',
  description: mayLine(readingDelivery),
  request: { params: ofDelivery },
  responses: {
    200: answer(
      Delivery.extend({ payload: z.string().describe('The body, letter by letter.') }).openapi('WholeWebhookDelivery'),
      'It and its last try.',
    ),
    ...refusals(...questionRefusals(readingDelivery)),
  },
})

const testing = createRoute({
  method: 'post',
  path: '/{endpoint}/test',
  tags,
  ...commands(testingWebhook),
  summary: 'Send a test',
  description: `\`webhook.test\`, once, whatever the endpoint has chosen. ${mayLine(testingWebhook)}`,
  request: { params, headers: IdempotencyKey },
  responses: {
    200: answer(
      z
        .object({ id: z.string(), eventId: z.string().describe('`webhook-id`: look for it in the log.') })
        .openapi('TestedWebhook'),
      'It is on its way.',
    ),
    ...refusals(...commandRefusals(testingWebhook)),
  },
})

const replaying = createRoute({
  method: 'post',
  path: '/{endpoint}/deliveries/{delivery}/replay',
  tags,
  ...commands(replayingWebhook),
  summary: 'Send once more',
  description: `Under the same \`webhook-id\`. ${mayLine(replayingWebhook)}`,
  request: { params: ofDelivery, headers: IdempotencyKey },
  responses: { 200: answer(Replayed, 'It is on its way.'), ...refusals(...commandRefusals(replayingWebhook)) },
})

const range = createRoute({
  method: 'post',
  path: '/{endpoint}/replay',
  tags,
  ...commands(replayingRange),
  summary: 'Send once more what happened between two moments',
  description: `A thousand at once, the oldest first: ask again until it is none. ${mayLine(replayingRange)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      z
        .strictObject({
          since: component(replayingRange.input.shape.since),
          until: component(replayingRange.input.shape.until),
          onlyDead: component(replayingRange.input.shape.onlyDead),
        })
        .openapi('WebhookReplay', { example: { since: 1_795_000_000_000, until: 1_795_086_400_000, onlyDead: true } }),
    ),
  },
  responses: { 200: answer(Replayed, 'They are on their way.'), ...refusals(...commandRefusals(replayingRange)) },
})

export const staffDeliveries = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const page = await ask(c, listingDeliveries, { ...c.req.valid('query'), ...c.req.valid('param') })
    if (!page.ok) return refused(c, page.refusal)
    const { rows, older } = page.value
    return c.json({ deliveries: rows.map(deliveryOf), before: older ? (rows.at(-1)?.sequence ?? null) : null }, 200)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingDelivery, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    const { delivery } = found.value
    return c.json({ ...deliveryOf(delivery), payload: delivery.payload }, 200)
  })
  .openapi(testing, async (c) => {
    const done = await perform(c, testingWebhook, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(replaying, async (c) => {
    const done = await perform(c, replayingWebhook, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(range, async (c) => {
    const done = await perform(c, replayingRange, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
