/** /api/account: what somebody who shops here does with their own account, for programs. Every part of it is a file beside this one. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { NAME_LENGTH_MAX } from '#domain/customers/name'
import { MARKET_CHOICE_MAX } from '#domain/settings/market-choice'
import { changeOwnDetails } from '../../flows/customers/own-details.ts'
import type { Customer } from '../../http/customer.ts'
import { refused } from '../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../contract/customer.ts'
import { answer, body, Language } from '../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../contract/problem.ts'
import { addresses } from './account/addresses.ts'
import { agreements } from './account/agreements.ts'
import { wishList } from './account/wish-list.ts'
import { devices } from './account/devices.ts'
import { ownEmail } from './account/email.ts'
import { company } from './account/company.ts'
import { ownInvoices } from './account/invoices.ts'
import { credit } from './account/credit.ts'
import { paymentMethods } from './account/payment-methods.ts'
import { orders } from './account/orders.ts'
import { ownPhone } from './account/phone.ts'
import { privacy } from './account/privacy.ts'
import { secondFactor } from './account/second-factor.ts'
import { security } from './account/security.ts'
import { signIn } from './account/sign-in.ts'

const tags = ['Accounts']

const Account = z
  .object({
    id: z.string().openapi({ description: '`cus_` and 24 characters.', example: 'cus_7k3m9qxd0000000000000000' }),
    email: z.string(),
    name: z.string().describe('Empty where it was never said.'),
    language: Language.describe('Of the mails that they get.'),
    timeZone: z
      .string()
      .nullable()
      .describe(
        'IANA, by whose clock what nobody asked for waits for the morning; empty: by the address; null: never said.',
      ),
    market: z.string().nullable().openapi({
      description:
        'Where they shop on every device: id of a market, with a currency that is not its usual one; null: not said.',
      example: 'japan_usd',
    }),
    phone: z.string().nullable().describe('E.164; null: none is proven.'),
  })
  .openapi('Account')

const accountOf = ({ id, email, name, language, timeZone, market, phone }: Customer): z.infer<typeof Account> => ({
  id,
  email,
  name,
  language,
  timeZone,
  market,
  phone,
})

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags,
  summary: 'Read who is signed in',
  responses: { 200: answer(Account, 'The account.'), ...refusals(...OWN_REFUSALS) },
})

const changing = createRoute({
  ...own,
  method: 'patch',
  path: '/',
  tags,
  summary: 'Change name, language, time zone or market',
  description: 'What is absent stays as it is.',
  request: {
    body: body(
      z
        .strictObject({
          name: z
            .string()
            .optional()
            .openapi({ description: `At most ${NAME_LENGTH_MAX} letters, on one line.`, example: 'Maya Lindqvist' }),
          language: Language.optional(),
          timeZone: z.string().max(64).optional().describe('IANA; empty: by the address.'),
          market: z
            .string()
            .max(MARKET_CHOICE_MAX)
            .nullable()
            .optional()
            .describe(
              'Pages are shown there, and carts priced, from the next sign-in on; null: nowhere in particular.',
            ),
        })
        .openapi('AccountChange'),
    ),
  },
  responses: {
    200: answer(Account, 'The account now.'),
    ...refusals(
      ...OWN_CHANGE_REFUSALS,
      ...BODY_REFUSALS,
      'name-too-long',
      'name-unwritable',
      'time-zone-unknown',
      'market-unknown',
    ),
  },
})

export const account = new OpenAPIHono<AccountDoor>()
  .openapi(reading, (c) => c.json(accountOf(c.get('own').customer), 200))
  .openapi(changing, async (c) => {
    const { customer } = c.get('own')
    const sent = c.req.valid('json')
    const { name = customer.name, language = customer.language, timeZone = customer.timeZone } = sent
    const { market = customer.market } = sent
    const wanted = { name, language, timeZone, market }
    const done = await changeOwnDetails(c.env, customer, wanted, Date.now())
    return done.ok ? c.json(accountOf({ ...customer, ...done.value }), 200) : refused(c, done.refusal)
  })

account.route('/', security)
account.route('/', secondFactor)
account.route('/', ownEmail)
account.route('/', ownPhone)
account.route('/sign-in', signIn)
account.route('/addresses', addresses)
account.route('/agreements', agreements)
account.route('/devices', devices)
account.route('/payment-methods', paymentMethods)
account.route('/wish-list', wishList)
account.route('/company', company)
account.route('/', credit)
account.route('/', orders)
account.route('/', ownInvoices)
account.route('/', privacy)
