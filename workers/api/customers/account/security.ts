/** Where somebody is signed in, and by what; and the way out. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { later } from '../../../cache/later.ts'
import {
  endCustomerSession,
  endOtherCustomerSessions,
  removeOwnPassword,
  sessionsOfCustomer,
  setOwnPassword,
  waysInto,
} from '../../../flows/customers/own-account.ts'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import { signOutCustomer } from '../../../flows/customers/sign-in.ts'
import { sessionToken } from '../../../http/carried-session.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, Instant } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']

const Session = z
  .object({
    id: z.string(),
    isThis: z.boolean().describe('Whether it is the one that asks.'),
    agent: z.string().describe('What the browser or program says it is; may be empty.'),
    place: z.string().describe('`Leipzig, DE`; may be empty.'),
    openedAt: Instant,
  })
  .openapi('OwnSession')

const WaysIn = z
  .object({
    hasPassword: z.boolean().describe('Digits of a mail open every account.'),
    secondFactor: z.object({
      isOn: z.boolean().describe('Asked for behind every way in but a passkey.'),
      recoveryCodesLeft: z.int(),
    }),
    passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: Instant })),
  })
  .openapi('WaysIn')

const listing = createRoute({
  ...own,
  method: 'get',
  path: '/sessions',
  tags,
  summary: 'List where one is signed in',
  responses: {
    200: answer(z.object({ sessions: z.array(Session) }).openapi('OwnSessions'), 'The one that asks first.'),
    ...refusals(...OWN_REFUSALS),
  },
})

const endingOthers = createRoute({
  ...own,
  method: 'delete',
  path: '/sessions',
  tags,
  summary: 'End all other sessions',
  responses: { 204: { description: 'Only the one that asks is left.' }, ...refusals(...OWN_CHANGE_REFUSALS) },
})

const ending = createRoute({
  ...own,
  method: 'delete',
  path: '/sessions/{id}',
  tags,
  summary: 'End a session',
  description: 'It opens nothing from the next request on.',
  request: { params: z.object({ id: z.string().openapi({ description: 'The id of the session.' }) }) },
  responses: { 204: { description: 'It is over.' }, ...refusals(...OWN_CHANGE_REFUSALS, 'session-unknown') },
})

const readingWays = createRoute({
  ...own,
  method: 'get',
  path: '/security',
  tags,
  summary: 'Read by what the account is opened',
  responses: { 200: answer(WaysIn, 'Beside mails.'), ...refusals(...OWN_REFUSALS) },
})

const FRESH = 'For whoever has signed in within the last quarter of an hour; else `sign-in-required`.'

const settingPassword = createRoute({
  ...own,
  method: 'put',
  path: '/password',
  tags,
  summary: 'Set a password',
  description: `All other sessions end. What is guessed first or was published is refused. ${FRESH}`,
  request: {
    body: body(
      z
        .strictObject({ password: z.string().openapi({ format: 'password', example: 'a long walk by the sea' }) })
        .openapi('NewPassword'),
    ),
  },
  responses: {
    204: { description: 'It is set.' },
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'password-length', 'password-common', 'password-leaked'),
  },
})

const removingPassword = createRoute({
  ...own,
  method: 'delete',
  path: '/password',
  tags,
  summary: 'Remove the password',
  description: `Mails open the account as before. ${FRESH}`,
  responses: { 204: { description: 'There is none.' }, ...refusals(...OWN_CHANGE_REFUSALS) },
})

const signingOut = createRoute({
  ...own,
  method: 'delete',
  path: '/session',
  tags,
  summary: 'Sign out',
  description: 'The session that asks opens nothing any more, whoever carries it.',
  responses: { 204: { description: 'It is over.' }, ...refusals(...OWN_CHANGE_REFUSALS) },
})

export const security = new OpenAPIHono<AccountDoor>()
  .openapi(listing, async (c) => c.json({ sessions: await sessionsOfCustomer(c.get('own')) }, 200))
  .openapi(endingOthers, async (c) => {
    await endOtherCustomerSessions(c.get('own'))
    return c.body(null, 204)
  })
  .openapi(ending, async (c) => {
    const isTheirs = await endCustomerSession(c.get('own'), c.req.valid('param').id)
    return isTheirs ? c.body(null, 204) : refused(c, { code: 'session-unknown' })
  })
  .openapi(readingWays, async (c) => {
    const { hasPassword, passkeys, ...secondFactor } = await waysInto(c.get('own'))
    return c.json({ hasPassword, secondFactor, passkeys: passkeys.map((one) => ({ ...one })) }, 200)
  })
  .openapi(settingPassword, async (c) => {
    const done = await setOwnPassword(c.get('own'), c.req.valid('json').password, Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return done.ok ? c.body(null, 204) : refused(c, done.refusal)
  })
  .openapi(removingPassword, async (c) => {
    const done = await removeOwnPassword(c.get('own'), Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return done.ok ? c.body(null, 204) : refused(c, done.refusal)
  })
  .openapi(signingOut, async (c) => {
    const cookies = await signOutCustomer(c.env, c.get('own').request)
    if (sessionToken(c.req.raw) === undefined)
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.body(null, 204)
  })
