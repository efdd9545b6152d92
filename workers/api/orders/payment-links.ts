/** What is due of an order is read and paid by whoever has its payment link. Mounted at `/api/payment-links`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { currency } from '#domain/money'
import type { Order } from '#domain/orders/order'
import { asCharged, openCharges } from '#domain/orders/order-charge'
import type { App, Env } from '../../env.ts'
import { chargingIn } from '../../flows/orders/charging.ts'
import { answerCharge, payOrder, type Charged } from '../../flows/orders/order-charges.ts'
import { orderForStaff } from '../../flows/orders/orders.ts'
import { orderOfToken } from '../../flows/orders/payment-link.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { pathIn } from '../../http/language.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { originOf } from '../../http/origin.ts'
import { refused } from '../../http/refusal.ts'
import { answer, body, IdempotencyKey, Money, Total } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { tokenIn } from './payer.ts'
import { orderShown } from '../../flows/orders/order-shown.ts'
import { Totals } from './wire/cart.ts'
import { LineItem } from './wire/order.ts'

const tags = ['Payment links']
const params = z.object({
  token: z
    .string()
    .max(400)
    .openapi({ description: 'The last part of the link.', example: 'ord_7k3m9qxd0000000000000000.…' }),
})

const Due = z
  .object({
    order: z.string().describe('The name of the order.'),
    due: Money.describe('What would be charged now.'),
    state: z
      .enum(['due', 'requires_escalation', 'in_progress', 'settled'])
      .describe(
        'Whether it can be paid, whoever pays is awaited by their bank, the provider has not answered, or nothing is due.',
      ),
    redirect: z.string().nullable().describe('Where whoever pays has to go; null: here, or nowhere.'),
    lineItems: z.array(LineItem),
    totals: Totals,
  })
  .openapi('PaymentLink', { description: 'Of an order, what it is paid for. Nothing of who bought it.' })

const PAY_REFUSALS = [
  'order-unknown',
  'order-imported',
  'order-forgotten',
  'nothing-due',
  'payment-in-progress',
  'charge-too-small',
  'due-changed',
  'payment-method-unavailable',
  'card-unknown',
  'payment-declined',
  'idempotency-key-reused',
  'too-many-requests',
] as const

const ENDINGS = { 200: answer(Due, 'Paid: what is due now.'), 202: answer(Due, 'Not settled yet.') }

const reading = createRoute({
  method: 'get',
  path: '/{token}',
  tags,
  summary: 'Read what is due by a payment link',
  request: { params },
  responses: { 200: answer(Due, 'What is due now.'), ...refusals('order-unknown') },
})

const paying = createRoute({
  method: 'post',
  path: '/{token}/payments',
  tags,
  summary: 'Pay by a payment link',
  description:
    'The order itself says how much: `expected` is what whoever pays was shown, and another sum is refused. Repeated with the same key ' +
    'it goes on where it stopped. Another key ends a payment that waits for its payer, and begins anew. The cards of the demo are ' +
    'those of the checkout.',
  request: {
    params,
    headers: IdempotencyKey,
    body: body(
      z
        .strictObject({
          payment: z.union([
            z.strictObject({ token: z.string().max(200) }),
            z.strictObject({ cardNumber: z.string().max(40) }),
          ]),
          expected: Total,
        })
        .openapi('LinkPayment', {
          example: { payment: { cardNumber: '4242424242424242' }, expected: { amount: 5600, currency: 'EUR' } },
        }),
    ),
  },
  responses: {
    ...ENDINGS,
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, ...PAY_REFUSALS),
  },
})

const answering = createRoute({
  method: 'post',
  path: '/{token}/challenge',
  tags,
  summary: 'Answer the challenge of the bank',
  description: 'Where the payment waits for its payer on a page of the shop.',
  request: {
    params,
    headers: IdempotencyKey,
    body: body(z.strictObject({ approved: z.boolean() }).openapi('LinkAnswer')),
  },
  responses: {
    ...ENDINGS,
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, 'order-unknown', 'challenge-ended', 'payment-declined'),
  },
})

const orderHere = async (env: Env, token: string): Promise<Order | undefined> => {
  const id = await orderOfToken(env, token)
  const order = id && (await orderForStaff(env, id))?.order
  return order && order.forgottenAt === undefined && !order.imported ? order : undefined
}

const dueShown = async (env: Env, order: Order): Promise<z.infer<typeof Due>> => {
  const charging = chargingIn(env, await settingsFresh(env, Date.now()), order.currency) ?? { step: 1 }
  const due = asCharged(order, charging).amount
  const [open] = openCharges(order)
  const { lineItems, totals } = orderShown(order)
  const state = !open
    ? due.amount === 0
      ? 'settled'
      : 'due'
    : open.state === 'challenged'
      ? 'requires_escalation'
      : 'in_progress'
  return { order: order.name, due, state, redirect: open?.redirect ?? null, lineItems, totals }
}

const statusFor = ({ state }: Charged): 200 | 202 => (state === 'paid' ? 200 : 202)

export const paymentLinks = new OpenAPIHono<App>()
  .openapi(reading, async (c) => {
    const order = await orderHere(c.env, c.req.valid('param').token)
    return order ? c.json(await dueShown(c.env, order), 200) : refused(c, { code: 'order-unknown' })
  })
  .openapi(paying, async (c) => {
    const { token: link } = c.req.valid('param')
    const order = await orderHere(c.env, link)
    if (!order) return refused(c, { code: 'order-unknown' })
    const { payment, expected: said } = c.req.valid('json')
    const token = tokenIn(c.env, payment)
    if (token === undefined) return refused(c, { code: 'card-unknown' })
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'pay', who: order.id, now: Date.now() })))
      return refused(c, TOO_OFTEN)
    const expected = { amount: said.amount, currency: currency(said.currency) }
    const key = `${order.id} ${c.req.valid('header')['idempotency-key']}`
    const back = pathIn(order.language, `/pay/${encodeURIComponent(link)}/return`)
    const ask = {
      order: order.id,
      token,
      expected,
      idempotency: await idempotencyOf('orders:pay', key, [token, expected]),
      returnTo: originOf(c.env, c.req.url) + back,
    }
    const done = await payOrder(c.env, ask, Date.now())
    return done.ok ? c.json(await dueShown(c.env, done.value.order), statusFor(done.value)) : refused(c, done.refusal)
  })
  .openapi(answering, async (c) => {
    const order = await orderHere(c.env, c.req.valid('param').token)
    if (!order) return refused(c, { code: 'order-unknown' })
    const waiting = openCharges(order).find(({ state }) => state === 'challenged')
    if (!waiting) return refused(c, { code: 'challenge-ended' })
    const done = await answerCharge(c.env, waiting.id, c.req.valid('json').approved)
    return done.ok ? c.json(await dueShown(c.env, done.value.order), statusFor(done.value)) : refused(c, done.refusal)
  })
