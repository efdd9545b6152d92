/** /api/account/payment-methods: cards that somebody has left with the provider. */
import type { Context } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { later } from '../../../cache/later.ts'
import type { Env } from '../../../env.ts'
import { beginAdding } from '../../../flows/orders/adding-methods.ts'
import { ownMethods, removeMethod, tellOfRemoved } from '../../../flows/orders/saved-methods.ts'
import { pathIn } from '../../../http/language.ts'
import { mayKnock, TOO_OFTEN } from '../../../http/limits.ts'
import { originOf } from '../../../http/origin.ts'
import { refused } from '../../../http/refusal.ts'
import { paymentsOf } from '../../../providers/payments/index.ts'
import { tokenIn } from '../../orders/payer.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, Instant } from '../../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../../contract/problem.ts'

const tags = ['Accounts']

const PaymentMethods = z
  .object({
    paymentMethods: z.array(
      z.object({
        id: z.string().describe('`spm_` and 24 characters: pay with it as `savedMethod` of a checkout.'),
        brand: z.string().openapi({ description: 'Of what is no card its kind.', example: 'visa' }),
        lastFour: z.string().openapi({ description: 'Empty where it has none.', example: '4242' }),
        expiry: z
          .object({ month: z.int(), year: z.int() })
          .nullable()
          .describe('It is good until the end of this month; null: it does not expire.'),
        savedAt: Instant,
      }),
    ),
  })
  .openapi('SavedPaymentMethods')

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags,
  summary: 'Read saved ways of paying',
  description:
    'The latest first. They are left with the payment provider here, or by `keep` when a checkout is completed; the shop knows no ' +
    'more of them than stands here.',
  responses: { 200: answer(PaymentMethods, 'All of them.'), ...refusals(...OWN_REFUSALS) },
})

const Adding = z
  .strictObject({
    payment: z
      .union([
        z.strictObject({ token: z.string().max(200).describe("The payment provider's word for the card.") }),
        z.strictObject({
          cardNumber: z
            .string()
            .max(40)
            .describe('Of a test card, where the provider moves no money; it is never kept.'),
        }),
      ])
      .optional()
      .describe('Not needed where the provider asks on a page of its own.'),
  })
  .openapi('NewSavedPaymentMethod', { example: { payment: { cardNumber: '4242424242424242' } } })

const adding = createRoute({
  ...own,
  method: 'put',
  path: '/',
  tags,
  summary: 'Save a way of paying without buying',
  description:
    'Nothing is charged, and what is given twice is saved once. Where the provider asks on a page of its own, the answer says ' +
    'where to lead the customer; it is saved when they have come back, or the provider has told of it.',
  request: { body: body(Adding) },
  responses: {
    200: answer(PaymentMethods, 'All of them now.'),
    202: answer(
      z.object({ redirect: z.string().describe('A page of the provider.') }).openapi('SavingElsewhere'),
      'The customer has to be led there.',
    ),
    ...refusals(
      ...OWN_CHANGE_REFUSALS,
      ...BODY_REFUSALS,
      'card-unknown',
      'payment-declined',
      'payment-method-unavailable',
      'too-many-requests',
    ),
  },
})

const removing = createRoute({
  ...own,
  method: 'delete',
  path: '/{method}',
  tags,
  summary: 'Remove a saved way of paying',
  description: 'The provider is told to forget it. One of somebody else is answered as one that nobody has.',
  request: { params: z.object({ method: z.string().openapi({ example: 'spm_7k3m9qxd0000000000000000' }) }) },
  responses: {
    200: answer(PaymentMethods, 'All of them now.'),
    ...refusals(...OWN_CHANGE_REFUSALS, 'payment-method-unknown'),
  },
})

const now = async (c: Context<AccountDoor>): Promise<z.infer<typeof PaymentMethods>> => ({
  paymentMethods: (await ownMethods(c.env, c.get('own').customer.id)).map((one) => ({ ...one })),
})

/** What a provider is told whose fields nobody fills in here; undefined where it has some. */
const elsewhere = (env: Env): string | undefined => {
  const read = paymentsOf(env).read({}, Date.now())
  return read.ok ? read.value : undefined
}

export const paymentMethods = new OpenAPIHono<AccountDoor>()
  .openapi(reading, async (c) => c.json(await now(c), 200))
  .openapi(adding, async (c) => {
    const { customer } = c.get('own')
    const { payment } = c.req.valid('json')
    const filled = payment ? tokenIn(c.env, payment) : elsewhere(c.env)
    if (filled === undefined) return refused(c, { code: 'card-unknown' })
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'pay', who: customer.id, now: Date.now() })))
      return refused(c, TOO_OFTEN)
    const returnTo = originOf(c.env, c.req.url) + pathIn(customer.language, '/account/payment-methods/added')
    const added = await beginAdding(c.env, { ...customer, token: filled, returnTo })
    if (!added.ok) return refused(c, added.refusal)
    return added.value === null ? c.json(await now(c), 200) : c.json({ redirect: added.value }, 202)
  })
  .openapi(removing, async (c) => {
    const isGone = await removeMethod(c.env, c.get('own').customer.id, c.req.valid('param').method)
    if (!isGone) return refused(c, { code: 'payment-method-unknown' })
    later(c.executionCtx, tellOfRemoved(c.env, Date.now()))
    return c.json(await now(c), 200)
  })
