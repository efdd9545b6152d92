/** /api/account/email: another address for the account. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import { CODE_SECONDS } from '#domain/customers/sign-in'
import { later } from '../../../cache/later.ts'
import { askForEmailChange, changeEmail } from '../../../flows/customers/email-change.ts'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import { carriedIn, sessionToken } from '../../../http/carried-session.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']

const email = z
  .string()
  .max(EMAIL_LENGTH_MAX * 2)
  .openapi({ format: 'email', description: 'The new address.', example: 'maya@elsewhere.example' })
const digits = z.string().max(40).openapi({ example: '123456' })

const WANTED = ['email-form', 'email-letters', 'email-same', 'too-many-attempts'] as const

const asking = createRoute({
  ...own,
  method: 'put',
  path: '/new-email',
  tags,
  summary: 'Ask for another address',
  description:
    'Six digits go to the address of the account and to the new one. The same is answered whether the new one has an account: ' +
    'then the mail to it says so. Each time new digits are sent, and those before count no more.',
  request: { body: body(z.strictObject({ email }).openapi('NewEmail')) },
  responses: {
    202: answer(
      z.object({ seconds: z.int().describe('As long as the digits hold.') }).openapi('NewEmailAsked'),
      'Both mails are on their way.',
    ),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, ...WANTED),
  },
})

const changing = createRoute({
  ...own,
  method: 'put',
  path: '/email',
  tags,
  summary: 'Change the address',
  description: 'With the digits of both mails. The address before is told, and all other sessions are over.',
  request: {
    body: body(
      z
        .strictObject({
          email,
          current: digits.describe('Of the mail to the address of the account.'),
          new: digits.describe('Of the mail to the new address.'),
        })
        .openapi('EmailChange'),
    ),
  },
  responses: {
    200: answer(
      z
        .object({ email: z.string(), device: z.string().nullable().describe('As a sign-in tells it; by token alone.') })
        .openapi('EmailChanged'),
      'The address of the account now.',
    ),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, ...WANTED, 'email-digits-refused', 'email-taken'),
  },
})

export const ownEmail = new OpenAPIHono<AccountDoor>()
  .openapi(asking, async (c) => {
    const asked = await askForEmailChange(c.get('own'), c.req.valid('json').email, Date.now())
    if (!asked.ok) return refused(c, asked.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.json({ seconds: CODE_SECONDS }, 202)
  })
  .openapi(changing, async (c) => {
    const changed = await changeEmail(c.get('own'), c.req.valid('json'), Date.now())
    if (!changed.ok) return refused(c, changed.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    const { email: now, cookies } = changed.value
    if (sessionToken(c.req.raw) !== undefined)
      return c.json({ email: now, device: carriedIn(cookies, new URL(c.req.url).origin).device || null }, 200)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ email: now, device: null }, 200)
  })
