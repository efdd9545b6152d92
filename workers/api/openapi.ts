/** The document of the API: what it offers, in OpenAPI 3.1. Written by the routes themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { App } from '../env.ts'
import { statusOf } from '../http/refusal.ts'
import { Problem } from './wire/problem.ts'

const DESCRIPTION = `
The whole shop as JSON: what shoppers do at \`/api\`, what the staff does at \`/api/admin\`.

**Money** is \`{ "amount": 2800, "currency": "EUR" }\`: whole minor units (cents, pence, fen). **Times** are milliseconds
since 1970, UTC. Names are written in camelCase; totals, states and messages carry the names of the agentic commerce
standards. Lists are paged: give \`next\` back as \`after\`.

**Carts** are opened by anybody. The answer carries the cart's key, once; send it as \`Authorization: Bearer …\` with
everything about that cart, its checkout and its order. A cart that is unknown and one that is somebody else's are the
same answer. **Staff** sign in at \`/admin\`, or at \`/api/auth/sign-in/email\`, and carry the cookie.

**Every POST** carries an \`Idempotency-Key\`. The same key with the same request gets the first answer again and changes
nothing more; with another request it is refused. PUT, PATCH and DELETE may be repeated as they are.

**Refusals** are problems (RFC 9457, \`application/problem+json\`) with a \`code\` for programs and a \`detail\` for people.
A refused request has changed nothing. A body is JSON of at most 1 MB.
`.trim()

export const documentOf = (api: OpenAPIHono<App>) => {
  const { openAPIRegistry: registry } = api
  registry.registerComponent('securitySchemes', 'cartKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'The key that came with the new cart.',
  })
  registry.registerComponent('securitySchemes', 'staffSession', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-stoa_staff',
    description: 'Set by signing in; `stoa_staff` where the shop runs without https.',
  })
  registry.register('Problem', Problem)
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Stoa',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
    security: [],
    tags: [
      { name: 'Catalogue', description: 'What the shop sells. Open to everyone, from any origin.' },
      { name: 'Carts', description: 'What somebody means to buy.' },
      { name: 'Checkouts', description: 'The same cart on its way to an order.' },
      { name: 'Orders', description: 'What was bought.' },
    ],
  })
  return document
}

/** Every code with its status, for the reference page. */
export const codes = Object.entries(statusOf)
