/** /api/account/agreements: what may be written to somebody, and by which way. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { AGREED_CHANNELS } from '#domain/notifications/agreements'
import { PURPOSES } from '#domain/notifications/consent'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import { later } from '../../../cache/later.ts'
import { agreementsOf, setAgreements } from '../../../flows/notifications/agreements.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, Instant, Language } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']

const Agreements = z
  .object({
    agreements: z.array(
      z.object({
        purpose: z.enum(PURPOSES),
        mail: z.boolean(),
        sms: z.boolean().nullable().describe('Null: the account has no proven number.'),
        push: z.boolean().nullable().describe('Null: no device is told, or nothing of it goes by push.'),
        saidAt: Instant.nullable().describe('When they said so last; null: never.'),
      }),
    ),
  })
  .openapi('Agreements')

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags,
  summary: 'Read what may be written',
  description: 'Beside what belongs to an order or the account. What is agreed to thing by thing is there while it is.',
  responses: { 200: answer(Agreements, 'As it was said last.'), ...refusals(...OWN_REFUSALS) },
})

const changing = createRoute({
  ...own,
  method: 'put',
  path: '/{purpose}/{channel}',
  tags,
  summary: 'Agree to be written, or end it',
  description:
    'Kept with the wording of the shop in that language, its version and the time. What is as it was writes nothing.',
  request: {
    params: z.object({
      purpose: z.enum(PURPOSES).openapi({ example: 'newsletter' }),
      channel: z.enum(AGREED_CHANNELS).openapi({ example: 'mail' }),
    }),
    body: body(
      z
        .strictObject({ given: z.boolean(), language: Language.optional().describe('Of the wording that was read.') })
        .openapi('AgreementChange', { example: { given: true, language: 'en' } }),
    ),
  },
  responses: {
    200: answer(Agreements, 'As it is now.'),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'phone-unverified', 'push-nowhere'),
  },
})

export const agreements = new OpenAPIHono<AccountDoor>()
  .openapi(reading, async (c) => c.json({ agreements: await agreementsOf(c.env, c.get('own').customer) }, 200))
  .openapi(changing, async (c) => {
    const { customer } = c.get('own')
    const { given, language = customer.language } = c.req.valid('json')
    const now = Date.now()
    const done = await setAgreements(c.env, customer, [{ ...c.req.valid('param'), given }], language, now)
    if (!done.ok) return refused(c, done.refusal)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return c.json({ agreements: done.value }, 200)
  })
