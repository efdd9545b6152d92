/** A second factor of one's own: put on with an app for codes, other recovery codes, and off again. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { later } from '../../../cache/later.ts'
import { beginFactor, confirmFactor, dealFactorCodes, endFactor } from '../../../flows/customers/second-factor.ts'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import { settingsFresh } from '../../../flows/settings/settings.ts'
import { carriedIn, sessionToken } from '../../../http/carried-session.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']
/** What an app shows beside its codes, where the shop has no name. */
const ISSUER = 'Stoa'

const FRESH =
  'For whoever has signed in within the last quarter of an hour; else `sign-in-required`. An account with a password says it.'

const password = z
  .string()
  .max(1_000)
  .default('')
  .openapi({ format: 'password', description: 'Of an account that has one.' })
const Confirmed = z.strictObject({ password }).openapi('OwnPassword', { example: { password: '' } })
const Renewed = z
  .object({
    token: z
      .string()
      .nullable()
      .describe('Of the session from now on, where it was asked by a token; the old one opens nothing.'),
  })
  .openapi('RenewedSession')
const Codes = z
  .array(z.string())
  .describe('Each opens the account once, in place of a code of the app. Told only here.')

const FACTOR_REFUSALS = [
  ...OWN_CHANGE_REFUSALS,
  ...BODY_REFUSALS,
  'password-wrong',
  'too-many-attempts',
  'second-factor-on',
  'second-factor-refused',
] as const

const beginning = createRoute({
  ...own,
  method: 'put',
  path: '/second-factor/setup',
  tags,
  summary: 'Begin a second factor',
  description: `It counts when a code of the app has confirmed it; begun again, it is another one. ${FRESH}`,
  request: { body: body(Confirmed) },
  responses: {
    200: answer(
      z
        .object({
          uri: z.string().describe('`otpauth://…`: what an app reads from a picture, the secret in it.'),
          recoveryCodes: Codes,
        })
        .openapi('SecondFactorSetup'),
      'For the app, and for the day on which it is lost.',
    ),
    ...refusals(...FACTOR_REFUSALS),
  },
})

const confirming = createRoute({
  ...own,
  method: 'put',
  path: '/second-factor',
  tags,
  summary: 'Put the second factor on',
  description: 'From then on every way in but a passkey asks for it; all other sessions end.',
  request: {
    body: body(z.strictObject({ code: z.string().max(100) }).openapi('AppCode', { example: { code: '123456' } })),
  },
  responses: {
    200: answer(Renewed, 'It is on.'),
    ...refusals(...FACTOR_REFUSALS),
  },
})

const dealing = createRoute({
  ...own,
  method: 'put',
  path: '/second-factor/recovery-codes',
  tags,
  summary: 'Deal other recovery codes',
  description: `Those of before open nothing any more. ${FRESH}`,
  request: { body: body(Confirmed) },
  responses: {
    200: answer(z.object({ recoveryCodes: Codes }).openapi('RecoveryCodes'), 'The new ones.'),
    ...refusals(...FACTOR_REFUSALS),
  },
})

const ending = createRoute({
  ...own,
  method: 'put',
  path: '/second-factor/off',
  tags,
  summary: 'Put the second factor off',
  description: FRESH,
  request: { body: body(Confirmed) },
  responses: {
    200: answer(Renewed, 'It is off.'),
    ...refusals(...FACTOR_REFUSALS),
  },
})

/** A browser is given the new session as a cookie, a program as a token. */
const renewed = (c: Context<AccountDoor>, cookies: readonly string[]): { readonly token: string | null } => {
  if (sessionToken(c.req.raw) !== undefined)
    return { token: carriedIn(cookies, new URL(c.req.url).origin).token || null }
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return { token: null }
}

export const secondFactor = new OpenAPIHono<AccountDoor>()
  .openapi(beginning, async (c) => {
    const { shop } = await settingsFresh(c.env, Date.now())
    const asked = { password: c.req.valid('json').password, issuer: shop.name || ISSUER }
    const begun = await beginFactor(c.get('own'), asked, Date.now())
    if (!begun.ok) return refused(c, begun.refusal)
    return c.json({ uri: begun.value.uri, recoveryCodes: [...begun.value.recoveryCodes] }, 200)
  })
  .openapi(confirming, async (c) => {
    const done = await confirmFactor(c.get('own'), c.req.valid('json').code)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return done.ok ? c.json(renewed(c, done.value), 200) : refused(c, done.refusal)
  })
  .openapi(dealing, async (c) => {
    const dealt = await dealFactorCodes(c.get('own'), c.req.valid('json').password, Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return dealt.ok ? c.json({ recoveryCodes: [...dealt.value] }, 200) : refused(c, dealt.refusal)
  })
  .openapi(ending, async (c) => {
    const done = await endFactor(c.get('own'), c.req.valid('json').password, Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return done.ok ? c.json(renewed(c, done.value), 200) : refused(c, done.refusal)
  })
