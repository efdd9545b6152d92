/** Endpoints of webhooks for the staff. Mounted at `/api/admin/webhooks`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { WEBHOOK_EVENTS } from '#domain/notifications/webhooks/events'
import {
  addingWebhook,
  changingWebhook,
  deletingWebhook,
  rotatingSecret,
} from '../../flows/notifications/webhook-commands.ts'
import { listingWebhooks } from '../../flows/notifications/webhook-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Endpoint, endpointOf, EXAMPLE_ID } from './wire/endpoint.ts'

const tags = ['Staff: webhooks']
const params = z.object({
  endpoint: z.string().openapi({ description: 'The id of the endpoint.', example: EXAMPLE_ID }),
})
const Secret = z
  .string()
  .nullable()
  .describe('`whsec_` and base64, told once: the same request again is answered with null.')

const EXAMPLE = { url: 'https://erp.example.com/stoa', events: WEBHOOK_EVENTS.slice(0, 1), note: 'ERP' }

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingWebhooks),
  summary: 'List the endpoints',
  description: `Without their secrets. ${mayLine(listingWebhooks)}`,
  responses: {
    200: answer(z.object({ endpoints: z.array(Endpoint) }).openapi('WebhookEndpointList'), 'All of them, 20 at most.'),
    ...refusals(...questionRefusals(listingWebhooks)),
  },
})

const adding = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(addingWebhook),
  summary: 'Add an endpoint',
  description:
    'Refused with `webhook-url-unfit` and a `reason`: `form`, `https`, `userinfo`, `port`, `number` (a number instead of a name), ' +
    '`inside` (a name that is not public, or stands for a number that is not), `host-unknown`. Beside its own permission that of ' +
    `seeing what the events tell: orders, or the inventory. ${mayLine(addingWebhook)}`,
  request: { headers: IdempotencyKey, body: body(component(addingWebhook.input, 'NewWebhookEndpoint', EXAMPLE)) },
  responses: {
    200: answer(
      z.object({ endpoint: Endpoint, secret: Secret }).openapi('AddedWebhookEndpoint'),
      'It is told of what happens within five seconds from now.',
    ),
    ...refusals(...commandRefusals(addingWebhook)),
  },
})

const changing = createRoute({
  method: 'put',
  path: '/{endpoint}',
  tags,
  ...commands(changingWebhook),
  summary: 'Change an endpoint, switch it off and on',
  description: `All of it is said. ${mayLine(changingWebhook)}`,
  request: {
    params,
    body: body(
      component(changingWebhook.input.omit({ endpoint: true }), 'ChangedWebhookEndpoint', { ...EXAMPLE, isOn: true }),
    ),
  },
  responses: { 200: answer(Endpoint, 'The endpoint now.'), ...refusals(...commandRefusals(changingWebhook)) },
})

const deleting = createRoute({
  method: 'delete',
  path: '/{endpoint}',
  tags,
  ...commands(deletingWebhook),
  summary: 'Delete an endpoint and its log',
  description: mayLine(deletingWebhook),
  request: { params },
  responses: {
    200: answer(z.object({ id: z.string(), url: z.string() }).openapi('DeletedWebhookEndpoint'), 'Which it was.'),
    ...refusals(...commandRefusals(deletingWebhook)),
  },
})

const rotating = createRoute({
  method: 'post',
  path: '/{endpoint}/secret',
  tags,
  ...commands(rotatingSecret),
  summary: 'Deal a new secret',
  description: `For a day the one before signs as well. ${mayLine(rotatingSecret)}`,
  request: { params, headers: IdempotencyKey },
  responses: {
    200: answer(z.object({ id: z.string(), secret: Secret }).openapi('RotatedWebhookSecret'), 'The secret.'),
    ...refusals(...commandRefusals(rotatingSecret)),
  },
})

export const staffWebhooks = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingWebhooks, {})
    return found.ok ? c.json({ endpoints: found.value.map(endpointOf) }, 200) : refused(c, found.refusal)
  })
  .openapi(adding, async (c) => {
    const done = await perform(c, addingWebhook, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    return c.json({ endpoint: endpointOf(done.value.endpoint), secret: done.value.secret }, 200)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingWebhook, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(endpointOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(deleting, async (c) => {
    const done = await perform(c, deletingWebhook, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
  .openapi(rotating, async (c) => {
    const done = await perform(c, rotatingSecret, c.req.valid('param'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
