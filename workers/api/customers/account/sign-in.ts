/** /api/account/sign-in: every way in for programs, by the same defence as the pages. */
import type { Context } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import { refuse, type Result } from '#domain/result'
import { later } from '../../../cache/later.ts'
import type { App } from '../../../env.ts'
import { afterArrival, replaceSession } from '../../../flows/customers/arrival.ts'
import {
  askForSignInMail,
  signInByDigits,
  signInByPassword,
  type CustomerSignedIn,
  type CustomerSignInRefusal,
} from '../../../flows/customers/sign-in.ts'
import { signInBySecondFactor } from '../../../flows/customers/sign-in-factor.ts'
import { askForSignInSms, PHONE_CODE_SECONDS, signInBySms } from '../../../flows/customers/phone.ts'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import { carriedBy, carriedIn } from '../../../http/carried-session.ts'
import { refused } from '../../../http/refusal.ts'
import { answer, body, Language } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'
import { phone, SmsAsked } from './phone.ts'

const tags = ['Accounts']

const email = z
  .string()
  .max(EMAIL_LENGTH_MAX * 2)
  .openapi({ format: 'email', example: 'maya@lindqvist.example' })

const person = z
  .string()
  .max(2_048)
  .optional()
  .describe('After `person-required`: the token of the check that shows a person.')

/** How the session comes, and what it is opened with. */
const wishes = {
  session: z
    .enum(['cookie', 'token'])
    .default('cookie')
    .describe(
      '`cookie`: set as in a browser. `token`: told in the answer, and no cookie is read or set; send it as the bearer token.',
    ),
  device: z
    .string()
    .max(500)
    .optional()
    .describe(
      'With `token`: `device` of an earlier sign-in to this account, so that what strangers try does not count.',
    ),
  language: Language.default('en').describe('Of the mails, for an account that is new.'),
  remember: z.boolean().default(true).describe('Thirty days; else twelve hours.'),
}

const SignedIn = z
  .object({
    awaits: z.enum(['nothing', 'second-factor']).describe('`second-factor`: go on at `/api/account/sign-in/factor`.'),
    customer: z.object({ id: z.string(), email: z.string() }).nullable().describe('null while something is awaited.'),
    token: z.string().nullable().describe('With `token`: of the session. Told once.'),
    pending: z.string().nullable().describe('With `token`: give it back with the code of the second factor.'),
    device: z
      .string()
      .nullable()
      .describe('With `token`: keep it, and give it with every later sign-in. null where `remember` is false.'),
  })
  .openapi('SignedIn')

const HELD = ['too-many-attempts', 'person-required', 'sign-in-by-mail', 'foreign-origin'] as const
const TRIED = [
  ...HELD,
  ...BODY_REFUSALS,
  'sign-in-refused',
  'second-factor-refused',
  'sign-in-required',
  'customer-disabled',
  'customer-merged',
] as const

const FOREIGN = 'Not for pages of other sites.'

const asking = createRoute({
  method: 'post',
  path: '/mail',
  tags,
  summary: 'Ask for a mail with six digits and a link',
  description:
    'The same is done and answered whether there is an account; one comes about when the digits are given. Both hold for ten ' +
    `minutes and once, and only those of the last mail. ${FOREIGN}`,
  request: {
    body: body(z.strictObject({ email, person, language: wishes.language }).openapi('SignInMail')),
  },
  responses: {
    202: answer(
      z
        .object({ again: z.boolean().describe('Five were written in a quarter of an hour: the last of them holds.') })
        .openapi('SignInMailAsked'),
      'A mail is on its way.',
    ),
    ...refusals(...HELD, ...BODY_REFUSALS, 'email-form', 'email-letters'),
  },
})

const byDigits = createRoute({
  method: 'post',
  path: '/digits',
  tags,
  summary: 'Sign in by the digits of a mail',
  description: `Five tries for each mail. ${FOREIGN}`,
  request: {
    body: body(
      z
        .strictObject({ email, digits: z.string().max(40).openapi({ example: '123456' }), person, ...wishes })
        .openapi('SignInByDigits'),
    ),
  },
  responses: { 200: answer(SignedIn, 'Signed in, or one step from it.'), ...refusals(...TRIED) },
})

const byPassword = createRoute({
  method: 'post',
  path: '/password',
  tags,
  summary: 'Sign in by a password',
  description: `Takes as long, and says the same, whether there is an account. ${FOREIGN}`,
  request: {
    body: body(
      z
        .strictObject({
          email,
          password: z.string().max(200).openapi({ format: 'password', example: 'a long walk by the sea' }),
          person,
          ...wishes,
        })
        .openapi('SignInByPassword'),
    ),
  },
  responses: { 200: answer(SignedIn, 'Signed in, or one step from it.'), ...refusals(...TRIED) },
})

const askingSms = createRoute({
  method: 'post',
  path: '/sms',
  tags,
  summary: 'Ask for a short message with six digits',
  description: `For accounts with a proven number. The same is done and answered whether there is one. ${FOREIGN}`,
  request: { body: body(z.strictObject({ phone, person, language: wishes.language }).openapi('SignInSms')) },
  responses: {
    202: answer(SmsAsked, 'If an account has the number, digits are on their way.'),
    ...refusals('too-many-attempts', 'person-required', 'foreign-origin', 'phone-form', ...BODY_REFUSALS),
  },
})

const bySms = createRoute({
  method: 'post',
  path: '/sms-digits',
  tags,
  summary: 'Sign in by the digits of a short message',
  description: `Five tries for each message. ${FOREIGN}`,
  request: {
    body: body(
      z
        .strictObject({ phone, digits: z.string().max(40).openapi({ example: '123456' }), person, ...wishes })
        .openapi('SignInBySms'),
    ),
  },
  responses: { 200: answer(SignedIn, 'Signed in, or one step from it.'), ...refusals(...TRIED, 'phone-form') },
})

const byFactor = createRoute({
  method: 'post',
  path: '/factor',
  tags,
  summary: 'Give the code of the second factor',
  description: `Six digits of the app, or a recovery code, which is used up by it. ${FOREIGN}`,
  request: {
    body: body(
      z
        .strictObject({
          code: z.string().max(100).openapi({ example: '123456' }),
          pending: z.string().max(500).optional().describe('With `token`: as the first step has told it.'),
          ...wishes,
          remember: z.boolean().optional().describe('Thirty days; else twelve hours. Absent: as at the first step.'),
        })
        .openapi('SignInByFactor'),
    ),
  },
  responses: {
    200: answer(SignedIn, 'Signed in.'),
    ...refusals(...TRIED),
  },
})

type By = {
  readonly session: 'cookie' | 'token'
  readonly device?: string | undefined
  readonly pending?: string | undefined
}

/** What a program carries beside its cookies, or in place of them. */
const requestOf = (c: Context<App>, { session, device, pending }: By): Request =>
  session === 'token' ? carriedBy(c.req.raw, { ...(device && { device }), ...(pending && { pending }) }) : c.req.raw

type Tried = Result<CustomerSignedIn, CustomerSignInRefusal>

const answered = async (c: Context<App>, request: Request, { session }: By, done: Tried) => {
  if (!done.ok) return refused(c, done.refusal)
  const { awaits, customer, cookies } = done.value
  await replaceSession(c.env, request, done.value)
  later(c.executionCtx, afterArrival(c.env, done.value, Date.now()))
  if (session === 'cookie') {
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ awaits, customer, token: null, pending: null, device: null }, 200)
  }
  const { token, pending, device } = carriedIn(cookies, new URL(request.url).origin)
  return c.json({ awaits, customer, token: token || null, pending: pending || null, device: device || null }, 200)
}

export const signIn = new OpenAPIHono<App>()
  .openapi(asking, async (c) => {
    const { email: to, language, person: shown = '' } = c.req.valid('json')
    const wanted = { email: to, language, person: shown, remember: true, to: '/account' }
    const asked = await askForSignInMail(c.env, c.req.raw, wanted, Date.now())
    if (!asked.ok) return refused(c, asked.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.json({ again: asked.value.again }, 202)
  })
  .openapi(byDigits, async (c) => {
    const { email: of, digits, person: shown = '', language, remember, ...by } = c.req.valid('json')
    const request = requestOf(c, by)
    const typed = { digits, person: shown, by: { email: of, language, remember } }
    return answered(c, request, by, await signInByDigits(c.env, request, typed, Date.now()))
  })
  .openapi(byPassword, async (c) => {
    const { email: of, password, person: shown = '', language, remember, ...by } = c.req.valid('json')
    const request = requestOf(c, by)
    const typed = { email: of, password, person: shown, language, remember }
    return answered(c, request, by, await signInByPassword(c.env, request, typed, Date.now()))
  })
  .openapi(askingSms, async (c) => {
    const { phone: to, language, person: shown = '' } = c.req.valid('json')
    const wanted = { phone: to, language, person: shown, remember: true }
    const asked = await askForSignInSms(c.env, c.req.raw, wanted, Date.now())
    if (!asked.ok) return refused(c, asked.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.json({ seconds: PHONE_CODE_SECONDS, again: asked.value.again }, 202)
  })
  .openapi(bySms, async (c) => {
    const { phone: of, digits, person: shown = '', language, remember, ...by } = c.req.valid('json')
    const request = requestOf(c, by)
    const typed = { digits, person: shown, by: { phone: of, language, remember } }
    const done = await signInBySms(c.env, request, typed, Date.now())
    if (done.ok) return answered(c, request, by, done)
    const { refusal } = done
    if (refusal.code === 'phone-form') return refused(c, { code: 'phone-form' })
    return answered(c, request, by, refuse(refusal))
  })
  .openapi(byFactor, async (c) => {
    const { code, language, remember, ...by } = c.req.valid('json')
    const request = requestOf(c, by)
    const done = await signInBySecondFactor(c.env, request, { code, language, remember }, Date.now())
    return answered(c, request, by, done)
  })
