/** /api/account/payment-methods: cards that somebody has left with the provider. */
import type { Context } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { later } from '../../../cache/later.ts'
import { ownMethods, removeMethod, tellOfRemoved } from '../../../flows/orders/saved-methods.ts'
import { refused } from '../../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, Instant } from '../../contract/parts.ts'
import { refusals } from '../../contract/problem.ts'

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
    'The latest first. They are left with the payment provider by `keep` when a checkout is completed; the shop knows no more ' +
    'of them than stands here.',
  responses: { 200: answer(PaymentMethods, 'All of them.'), ...refusals(...OWN_REFUSALS) },
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

export const paymentMethods = new OpenAPIHono<AccountDoor>()
  .openapi(reading, async (c) => c.json(await now(c), 200))
  .openapi(removing, async (c) => {
    const isGone = await removeMethod(c.env, c.get('own').customer.id, c.req.valid('param').method)
    if (!isGone) return refused(c, { code: 'payment-method-unknown' })
    later(c.executionCtx, tellOfRemoved(c.env, Date.now()))
    return c.json(await now(c), 200)
  })
