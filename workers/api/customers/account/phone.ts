/** /api/account/phone: a number of an account, proven by a code. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { later } from '../../../cache/later.ts'
import { askForPhoneCode, confirmPhone, PHONE_CODE_SECONDS, removePhone } from '../../../flows/customers/phone.ts'
import { tellUserFacts } from '../../../flows/customers/tell-facts.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']

export const phone = z.string().max(40).openapi({ description: 'With its country.', example: '+46 70 123 45 67' })
export const SmsAsked = z
  .object({
    seconds: z.int().describe('As long as the digits hold.'),
    again: z.boolean().describe('Some were sent a moment ago: they hold, and no further ones are sent for now.'),
  })
  .openapi('SmsAsked')

const asking = createRoute({
  ...own,
  method: 'put',
  path: '/new-phone',
  tags,
  summary: 'Ask for a code to a telephone',
  description:
    'For whoever has signed in within the last quarter of an hour; else `sign-in-required`. Three in a quarter of an hour for ' +
    'a number; for an address twenty a day, from the sixth on with `person`.',
  request: { body: body(z.strictObject({ phone, person: z.string().max(2_048).optional() }).openapi('NewPhone')) },
  responses: {
    202: answer(SmsAsked, 'Six digits are on their way.'),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'phone-form', 'too-many-attempts', 'person-required'),
  },
})

const proving = createRoute({
  ...own,
  method: 'put',
  path: '/phone',
  tags,
  summary: 'Prove a number',
  description: 'From then on a code that is sent there opens the account. It is no other account’s any more.',
  request: {
    body: body(
      z.strictObject({ phone, digits: z.string().max(40).openapi({ example: '123456' }) }).openapi('PhoneProof'),
    ),
  },
  responses: {
    200: answer(z.object({ phone: z.string().describe('E.164.') }).openapi('ProvenPhone'), 'It is proven.'),
    ...refusals(
      ...OWN_CHANGE_REFUSALS,
      ...BODY_REFUSALS,
      'phone-form',
      'too-many-attempts',
      'person-required',
      'phone-digits-refused',
      'phone-taken',
    ),
  },
})

const removing = createRoute({
  ...own,
  method: 'delete',
  path: '/phone',
  tags,
  summary: 'Remove the number',
  responses: { 204: { description: 'There is none.' }, ...refusals(...OWN_CHANGE_REFUSALS) },
})

export const ownPhone = new OpenAPIHono<AccountDoor>()
  .openapi(asking, async (c) => {
    const { phone: typed, person = '' } = c.req.valid('json')
    const asked = await askForPhoneCode(c.get('own'), { phone: typed, person }, Date.now())
    if (!asked.ok) return refused(c, asked.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.json({ seconds: PHONE_CODE_SECONDS, again: asked.value.again }, 202)
  })
  .openapi(proving, async (c) => {
    const proven = await confirmPhone(c.get('own'), c.req.valid('json'), Date.now())
    if (!proven.ok) return refused(c, proven.refusal)
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.json({ phone: proven.value.phone }, 200)
  })
  .openapi(removing, async (c) => {
    await removePhone(c.get('own'), Date.now())
    later(c.executionCtx, tellUserFacts(c.env, Date.now()))
    return c.body(null, 204)
  })
