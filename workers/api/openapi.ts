/** The document of the API: what it offers, in OpenAPI 3.1. Written by the routes themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { App } from '../env.ts'
import { ONE_LINE } from '#domain/one-line'
import { CART_IDLE_DAYS } from '#domain/orders/cart'
import { HELD_UNITS_MAX } from '#domain/orders/held-units'
import { ACTIONS, BOUNDS } from '../http/limits.ts'
import { describeOthers } from './described.ts'
import { describeWebhooks } from './notifications/wire/webhooks.ts'
import { Problem } from './contract/problem.ts'

/** As the table of limits says. */
const { pay, cart, join, feed } = ACTIONS
const often = [
  `${[pay, cart, join].map(({ text }) => text).join(', ')}: ${BOUNDS.connection.most} each`,
  `${feed.text}: ${BOUNDS.seldom.most}`,
].join('; ')

const DESCRIPTION = `
The whole shop as JSON: what shoppers do at \`/api\`, what the staff does at \`/api/admin\`.

**Money** is \`{ "amount": 2800, "currency": "EUR" }\`: whole minor units (cents, pence, fen). **Times** are milliseconds
since 1970, UTC. Names are written in camelCase; totals, states and messages carry the words of the agentic commerce
standards. Lists are paged: give \`next\` back as \`after\`.

**Carts** are opened by anybody. The answer carries the cart's key, once; send it as \`Authorization: Bearer …\` with
everything about that cart, its checkout and its order. A cart that is unknown and one that is somebody else's get the
same answer. **Shoppers with an account** sign in at \`/api/account/sign-in\` and carry the cookie, or the same session as
\`Authorization: Bearer …\`. **Staff** sign in at \`/admin\`, or at \`/api/auth/sign-in/email\`, and carry the cookie.
**Programs** that work for the staff carry a key instead: \`Authorization: Bearer stoa_…\`.

**Every POST** carries an \`Idempotency-Key\`. The same key with the same request gets the first answer again and changes
nothing more; with another request it is refused. PUT, PATCH and DELETE may be repeated as they are, and so may the
import and the ways in, which need no key.

**Refusals** are problems (RFC 9457, \`application/problem+json\`) with a \`code\` for programs and a \`detail\` for people.
A refused request has changed nothing. A body is JSON of at most 1 MB. Beside what a route lists, any may answer
\`method-not-allowed\` (405), \`unavailable\` (503, with \`Retry-After\`) and \`fault\` (500).

**Limits.** In a minute, for one connection (an address of IPv4, a /64 of IPv6): ${often}. For a /24 of IPv4 or a /48 of
IPv6: ${BOUNDS.house.most} of each. For one cart: ${BOUNDS.own.most} tries to pay; for one visitor of a drop as many joins. Beyond it the
answer is \`too-many-requests\` (429) with \`Retry-After\`. One attempt to pay holds at most ${HELD_UNITS_MAX} units
(\`too-many-units\`), and so do all attempts of one connection that were not paid for in a quarter of an hour
(\`too-many-unpaid-units\`). A cart that is not ordered and that nobody has changed for ${CART_IDLE_DAYS} days is deleted, with
the address in it.
`.trim()

/** That of package.json and of the newest part of CHANGELOG.md that is released. */
const VERSION = '0.3.0'

const TAGS = [
  { name: 'Catalogue', description: 'What the shop sells. Open to everyone, from any origin.' },
  { name: 'Carts', description: 'What somebody means to buy.' },
  { name: 'Checkouts', description: 'The same cart on its way to an order.' },
  { name: 'Payment links', description: 'What is due of an order, for whoever has the link by which it is paid.' },
  { name: 'Orders', description: 'What was bought.' },
  {
    name: 'Accounts',
    description: 'What shoppers do with their own account: the ways in, orders, addresses, sessions.',
  },
  { name: 'Accounts: company', description: 'For which company one buys, and who else does.' },
  { name: 'Messages', description: 'What providers tell of mails that the shop has sent.' },
  { name: 'Shipments', description: 'What carriers tell of parcels.' },
  { name: 'Drops', description: 'Sales that were announced, and the queue in front of them.' },
  { name: 'Staff: catalogue', description: 'Products of every status, their prices, import and export.' },
  { name: 'Staff: collections', description: 'By hand and by rule, as they are and as they were.' },
  { name: 'Staff: content', description: 'Posts, pages made of sections, and the first page.' },
  { name: 'Reviews', description: 'What is said of products by those who have bought them.' },
  { name: 'Staff: reviews', description: 'What shoppers say and ask: read by a person before it is shown.' },
  { name: 'Staff: redirects', description: 'Where pages of before stand now.' },
  { name: 'Staff: search', description: 'What shoppers searched, and words that mean the same.' },
  { name: 'Staff: inventory', description: 'Stock at the shards that keep it.' },
  { name: 'Staff: returns', description: 'What comes back: decided on, looked at, paid.' },
  { name: 'Staff: orders', description: 'Orders to be sent, and what can be done to them.' },
  {
    name: 'Staff: claims',
    description: 'What came broken, incomplete, as something else or never, and what is done about it.',
  },
  { name: 'Staff: payments', description: 'What the books of the provider and of the shop say of the same money.' },
  { name: 'Staff: drops', description: 'Announcing sales, and steering the queue in front of them.' },
  { name: 'Staff: promotions', description: 'What is taken off, from what, for whom and when; and the codes for it.' },
  { name: 'Staff: imports', description: 'Files of every kind: brought, looked at, taken in, and taken back.' },
  { name: 'Staff: settings', description: 'The rules of the shop as data, with every version of them.' },
  { name: 'Staff: operations', description: 'Keeping the shop in order.' },
  { name: 'Staff: messages', description: 'What was written to whom, what became of it, and in which words.' },
  { name: 'Staff: webhooks', description: 'Other systems that are told what happens.' },
  { name: 'Staff: customers', description: 'Found, written down of, closed.' },
  {
    name: 'Staff: gift cards',
    description: 'Money that the shop owes: to who holds the code of a card, and to accounts that were credited.',
  },
  { name: 'Staff: invoices', description: 'Invoices, credit notes, and the tax in them by country.' },
  {
    name: 'Staff: price lists',
    description: 'What some or all buyers pay for some or all goods, for a while; and what was paid before.',
  },
  { name: 'Staff: companies', description: 'For which several customers buy.' },
  { name: 'Staff: keys', description: 'Of programs that work for the staff.' },
  { name: 'Staff: session', description: 'Signing in and out.' },
]

export type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

export const documentOf = (api: OpenAPIHono<App>): Document => {
  const { openAPIRegistry: registry } = api
  registry.registerComponent('securitySchemes', 'cartKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'The key that came with the new cart.',
  })
  registry.registerComponent('securitySchemes', 'customerSession', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-stoa_customer',
    description: 'Set by signing in as a shopper; `stoa_customer` where the shop runs without https.',
  })
  registry.registerComponent('securitySchemes', 'customerToken', {
    type: 'http',
    scheme: 'bearer',
    description:
      'The same session, told as `token` by `/api/account/sign-in`. Whoever sends one is judged by it alone.',
  })
  registry.registerComponent('securitySchemes', 'staffSession', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-stoa_staff',
    description: 'Set by signing in; `stoa_staff` where the shop runs without https.',
  })
  registry.registerComponent('securitySchemes', 'staffKey', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'stoa_ and 40 letters',
    description:
      'The key of a program, made by the owner under `/admin/settings/keys` and shown once. It opens the permissions that it was given ' +
      '(`May:` in each description), never more than its maker may do, and nothing of `/admin` or `/api/auth`.',
  })
  registry.register('Problem', Problem)
  describeOthers(registry)
  describeWebhooks(registry)
  return withPatterns(
    named(
      api.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Stoa',
          version: VERSION,
          description: DESCRIPTION,
          license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
        },
        servers: [{ url: '/', description: 'This shop.' }],
        tags: TAGS,
      }),
    ),
  )
}

/** The library writes the flag of a pattern as a part of it, and not every reader of JSON Schema knows classes of letters. */
const WRITTEN = `${ONE_LINE.source}/${ONE_LINE.flags}`
const READABLE = String.raw`^[^\u0000-\u001f\u007f-\u009f]*$`

const withPatterns = (document: Document): Document =>
  JSON.parse(JSON.stringify(document), (name, value: unknown) =>
    name === 'pattern' && value === WRITTEN ? READABLE : value,
  ) as Document

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** `getProductsByHandle`: what a generated client calls it. */
const operationId = (method: string, path: string): string =>
  method +
  path
    .replace('/api/', '')
    .split(/[/-]/)
    .map((part) => (part.startsWith('{') ? `By${capital(part.slice(1, -1))}` : capital(part)))
    .join('')

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

const ANY_REFUSAL = {
  description: 'Any other refusal.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const named = (document: Document): Document => {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method]
      if (!operation) continue
      operation.operationId = operationId(method, path)
      operation.responses = { ...operation.responses, default: ANY_REFUSAL }
    }
  }
  return document
}
