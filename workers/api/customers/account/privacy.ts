/** /api/account/data-export and /api/account/erasure: what somebody may ask of the shop about their data. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { EXPORT_KEPT_MS } from '#domain/customers/privacy'
import { isFresh } from '#domain/customers/sign-in'
import { emailKey } from '#domain/customers/staff'
import { exportsOf } from '#schema/users/customers/data-exports'
import { later } from '../../../cache/later.ts'
import { askForExport, openExport } from '../../../flows/customers/privacy/data-export.ts'
import { askToBeForgotten } from '../../../flows/customers/privacy/forget.ts'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import type { OwnCustomer } from '../../../flows/customers/own-account.ts'
import { PRIVATE } from '../../../http/headers.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, Instant } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']
const FRESH = 'For a session that was opened in the last quarter of an hour.'

const Export = z
  .object({
    export: z
      .object({
        askedAt: Instant,
        readyAt: Instant.nullable().describe('Null: it is being made.'),
        endsAt: Instant.nullable(),
      })
      .nullable()
      .describe('The one that was asked for last; null: none.'),
  })
  .openapi('DataExport')

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/data-export',
  tags,
  summary: 'Read how far the file of own data is',
  responses: { 200: answer(Export, 'The last one.'), ...refusals(...OWN_REFUSALS) },
})

const asking = createRoute({
  ...own,
  method: 'put',
  path: '/data-export',
  tags,
  summary: 'Ask for a file of everything that the shop knows',
  description: `${FRESH} It is made behind the queue, told of by mail and deleted after a week. Within an hour it is the same.`,
  responses: { 200: answer(Export, 'It is being made.'), ...refusals(...OWN_CHANGE_REFUSALS) },
})

const fetching = createRoute({
  ...own,
  method: 'get',
  path: '/data-export/file',
  tags,
  summary: 'Fetch the file of own data',
  description: 'JSON: `sources` names the tables that each part is from.',
  responses: {
    200: answer(
      z.looseObject({ madeAt: Instant, format: z.int() }).openapi('DataExportFile'),
      'The last one that is ready.',
    ),
    ...refusals(...OWN_REFUSALS, 'impersonated', 'data-export-unknown'),
  },
})

const forgetting = createRoute({
  ...own,
  method: 'put',
  path: '/erasure',
  tags,
  summary: 'Ask to be forgotten',
  description: `${FRESH} A mail asks once more; nothing happens before its button is pressed.`,
  request: {
    body: body(
      z
        .strictObject({
          email: z.string().max(254).describe('The address of the account, typed, to show that it is meant.'),
        })
        .openapi('ErasureWish', { example: { email: 'maya@lindqvist.example' } }),
    ),
  },
  responses: {
    202: { description: 'A mail is on its way.' },
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'orders-unsettled', 'customer-unknown'),
  },
})

const lastOf = async ({ env, customer }: OwnCustomer, now: number): Promise<z.infer<typeof Export>> => {
  const [last] = await exportsOf(env.USERS_DB, customer.id)
  if (!last) return { export: null }
  const { askedAt, readyAt } = last
  const endsAt = readyAt === null ? null : readyAt + EXPORT_KEPT_MS
  return { export: endsAt !== null && endsAt <= now ? null : { askedAt, readyAt, endsAt } }
}

export const privacy = new OpenAPIHono<AccountDoor>()
  .openapi(reading, async (c) => c.json(await lastOf(c.get('own'), Date.now()), 200))
  .openapi(asking, async (c) => {
    const { customer } = c.get('own')
    const now = Date.now()
    if (!isFresh(customer.session.openedAt, now)) return refused(c, { code: 'sign-in-required' }, FRESH)
    await askForExport(c.env, customer.id, 'customer', now)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return c.json(await lastOf(c.get('own'), now), 200)
  })
  .openapi(fetching, async (c) => {
    const { customer } = c.get('own')
    if (customer.impersonatedBy !== null) return refused(c, { code: 'impersonated' }, 'Only the customer can do this.')
    const ready = (await exportsOf(c.env.USERS_DB, customer.id)).find(({ readyAt }) => readyAt !== null)
    const file = ready && (await openExport(c.env, customer.id, ready.id, Date.now()))
    if (!file) return refused(c, { code: 'data-export-unknown' })
    c.header('cache-control', PRIVATE)
    return c.json(await file.json<{ madeAt: number; format: number }>(), 200)
  })
  .openapi(forgetting, async (c) => {
    const { customer } = c.get('own')
    const now = Date.now()
    if (!isFresh(customer.session.openedAt, now)) return refused(c, { code: 'sign-in-required' }, FRESH)
    if (emailKey(c.req.valid('json').email) !== emailKey(customer.email))
      return refused(c, { code: 'request-invalid' }, 'This is not the address of the account.')
    const asked = await askToBeForgotten(c.env, customer.id, 'customer', now)
    if (!asked.ok) return refused(c, asked.refusal)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return c.body(null, 202)
  })
