/** Keys of programs that work for the staff. Mounted at `/api/admin/api-keys`; a key opens none of it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { KEY_PERMISSIONS } from '#domain/customers/api-keys'
import type { ApiKey as Key } from '#schema/users/customers/api-keys'
import { makingApiKey, revokingApiKey } from '../../flows/customers/api-key-commands.ts'
import { listingApiKeys } from '../../flows/customers/api-key-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Instant } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import { SESSION_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: keys']

const ApiKey = z
  .object({
    id: z.string().openapi({ example: 'ak_7k3m9qxd00000000' }),
    name: z.string(),
    start: z.string().describe('Its first letters, to know it again.'),
    end: z.string().describe('Its last letters.'),
    permissions: z.array(z.string()),
    maker: z.string().nullable().describe('The name of whoever made it.'),
    role: z
      .string()
      .nullable()
      .describe(
        'Of its maker today, which bounds what it opens. Null when they no longer work here: it opens nothing.',
      ),
    madeAt: Instant,
    expiresAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
    lastUsedAt: Instant.nullable().describe('Within an hour.'),
  })
  .openapi('ApiKey')

const written = ({ id, name, start, end, permissions, maker, role, ...times }: Key) => {
  const { madeAt, expiresAt, revokedAt, lastUsedAt } = times
  return { id, name, start, end, permissions: [...permissions], maker, role, madeAt, expiresAt, revokedAt, lastUsedAt }
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingApiKeys),
  security,
  summary: 'List the keys',
  description: `Those that open something first. ${mayLine(listingApiKeys)}`,
  responses: {
    200: answer(z.object({ keys: z.array(ApiKey) }).openapi('ApiKeyList'), 'Everything but the keys themselves.'),
    ...refusals(...questionRefusals(listingApiKeys)),
  },
})

const making = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(makingApiKey),
  security,
  summary: 'Make a key',
  description:
    'The answer tells it, once: the same request again is answered with `secret` null. It opens what it is given, and never more ' +
    `than its maker may at the moment when it is used. ${mayLine(makingApiKey)}`,
  request: {
    headers: IdempotencyKey,
    body: body(
      component(makingApiKey.input, 'NewApiKey', {
        name: 'Warehouse',
        permissions: KEY_PERMISSIONS.slice(0, 1),
        days: 90,
      }),
    ),
  },
  responses: {
    200: answer(
      z
        .object({ key: ApiKey, secret: z.string().nullable().describe('`stoa_` and 40 letters.') })
        .openapi('MadeApiKey'),
      'The key.',
    ),
    ...refusals(...commandRefusals(makingApiKey)),
  },
})

const revoking = createRoute({
  method: 'delete',
  path: '/{key}',
  tags,
  ...commands(revokingApiKey),
  security,
  summary: 'Revoke a key',
  description: `From the next request on it opens nothing. ${mayLine(revokingApiKey)} Of others: \`${makingApiKey.permission}\`.`,
  request: {
    params: z.object({ key: z.string().openapi({ description: 'Its id.', example: 'ak_7k3m9qxd00000000' }) }),
  },
  responses: { 200: answer(ApiKey, 'The key now.'), ...refusals(...commandRefusals(revokingApiKey)) },
})

export const staffApiKeys = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const keys = await ask(c, listingApiKeys, {})
    return keys.ok ? c.json({ keys: keys.value.map(written) }, 200) : refused(c, keys.refusal)
  })
  .openapi(making, async (c) => {
    const made = await perform(c, makingApiKey, c.req.valid('json'))
    return made.ok ? c.json({ key: written(made.value.key), secret: made.value.secret }, 200) : refused(c, made.refusal)
  })
  .openapi(revoking, async (c) => {
    const done = await perform(c, revokingApiKey, c.req.valid('param'))
    return done.ok ? c.json(written(done.value.key), 200) : refused(c, done.refusal)
  })
