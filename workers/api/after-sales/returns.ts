/** What buyers send back, to whoever has the key of the order. Mounted at `/api/orders`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Order } from '#domain/orders/order'
import type { App } from '../../env.ts'
import { askForReturn, moveOwnReturn } from '../../flows/after-sales/buyer.ts'
import { namedUnits, note, resolution, returnedUnits } from '../../flows/after-sales/input.ts'
import { returnableNow, withdrawableNow } from '../../flows/after-sales/judge.ts'
import { withdraw } from '../../flows/after-sales/withdraw.ts'
import { orderForShopper } from '../../flows/orders/orders.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { refused } from '../../http/refusal.ts'
import { component } from '../contract/command.ts'
import { orderOwner } from '../contract/owner.ts'
import { answer, body, IdempotencyKey, Instant } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { Parcel } from '../logistics/wire/shipment.ts'
import { Order as OrderShown, orderOf as orderShown } from '../orders/wire/order.ts'
import { Return, ReturnableLine, returnOf } from './wire/return.ts'

const declared = { tags: ['Orders'], security: [{ cartKey: [] }] }
const id = z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' })
const one = z.string().openapi({ description: 'The id of the return.', example: 'ret_4f2a9c1d0b7e' })
const EXAMPLE = 'var_0123456789abcdef'
const UNITS = [
  'order-unknown',
  'order-imported',
  'line-item-unknown',
  'units-beyond-sent',
  'gift-card-not-returned',
  'return-empty',
  'returns-too-many',
  'amount-beyond-order',
  'idempotency-key-reused',
] as const
const POSTED = [...BODY_REFUSALS, ...KEY_REFUSALS, ...UNITS] as const

const reading = createRoute({
  ...declared,
  method: 'get',
  path: '/{id}/returns',
  summary: 'Read the returns of an order, and what may still come back',
  description: 'By the return policy of the shop as it is now; beside it, what the law lets its buyer withdraw from.',
  request: { params: z.object({ id }) },
  responses: {
    200: answer(
      z
        .object({
          returns: z.array(Return),
          returnable: z.array(ReturnableLine),
          withdrawable: z
            .object({ until: Instant.nullable(), unsent: z.array(Parcel), sent: z.array(Parcel) })
            .nullable()
            .describe('`until` null: its last parcel has not been sent yet. null: nobody may, or nothing is left.'),
        })
        .openapi('OrderReturns'),
      'Line by line.',
    ),
    ...refusals('order-unknown'),
  },
})

const asking = createRoute({
  ...declared,
  method: 'post',
  path: '/{id}/returns',
  summary: 'Ask to send goods back',
  description: 'By the return policy: it is approved at once, or staff decide.',
  request: {
    params: z.object({ id }),
    headers: IdempotencyKey,
    body: body(
      z
        .strictObject({ units: component(returnedUnits), resolution: component(resolution), note })
        .openapi('AskForReturn', { example: { units: [{ variantId: EXAMPLE, units: 1, reason: 'too-small' }] } }),
    ),
  },
  responses: {
    200: answer(Return, 'As it stands.'),
    ...refusals(...POSTED, 'exchange-not-offered', 'not-returnable', 'return-pictures-wanted'),
  },
})

const sending = createRoute({
  ...declared,
  method: 'post',
  path: '/{id}/returns/{return}/parcel',
  summary: 'Say that a return is on its way',
  description: 'With its tracking number, if there is one; said again it is corrected.',
  request: {
    params: z.object({ id, return: one }),
    headers: IdempotencyKey,
    body: body(
      z
        .strictObject({
          carrier: z.string().trim().max(60).default(''),
          tracking: z.string().trim().max(60).default(''),
        })
        .openapi('ReturnSent'),
    ),
  },
  responses: {
    200: answer(Return, 'As it stands.'),
    ...refusals(...POSTED, 'return-unknown', 'return-moved', 'tracking-number-wrong'),
  },
})

const cancelling = createRoute({
  ...declared,
  method: 'post',
  path: '/{id}/returns/{return}/cancel',
  summary: 'Keep the goods after all',
  description: 'As long as nothing of the return has moved.',
  request: { params: z.object({ id, return: one }), headers: IdempotencyKey },
  responses: {
    200: answer(Return, 'As it stands.'),
    ...refusals(...POSTED, 'return-unknown', 'return-moved', 'return-paid'),
  },
})

const withdrawing = createRoute({
  ...declared,
  method: 'post',
  path: '/{id}/withdrawal',
  summary: 'Withdraw from the contract',
  description:
    'As the law of the union has it (EU 2023/2673): without a reason, and nobody decides on it. What has not been sent is cancelled, ' +
    'what has been sent comes back.',
  request: {
    params: z.object({ id }),
    headers: IdempotencyKey,
    body: body(
      z
        .strictObject({ parcels: z.array(Parcel).max(100).optional().describe('From all that may be when absent.') })
        .openapi('Withdraw', { example: { parcels: [{ variantId: EXAMPLE, units: 1 }] } }),
    ),
  },
  responses: { 200: answer(OrderShown, 'The order now.'), ...refusals(...POSTED, 'withdrawal-over') },
})

/** Once it is placed. */
const owned = async (c: Context<App>, text: string): Promise<Order | undefined> => {
  const owner = orderOwner(c, text)
  const view = owner && (await orderForShopper(c.env, owner.id, owner.key))
  return view && 'order' in view ? view.order : undefined
}

export const returns = new OpenAPIHono<App>()
  .openapi(reading, async (c) => {
    const order = await owned(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    const now = Date.now()
    const [lines, may] = await Promise.all([returnableNow(c.env, order, now), withdrawableNow(c.env, order, now)])
    const copied = (parcels: readonly z.infer<typeof Parcel>[]) => parcels.map((parcel) => ({ ...parcel }))
    return c.json(
      {
        returns: (order.returns ?? []).map(returnOf),
        returnable: lines.map((line) => ({ ...line })),
        withdrawable: may && { until: may.until, unsent: copied(may.unsent), sent: copied(may.sent) },
      },
      200,
    )
  })
  .openapi(asking, async (c) => {
    const order = await owned(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    const { units, ...said } = c.req.valid('json')
    const named = namedUnits(units)
    if (!named.ok) return refused(c, named.refusal)
    const once = await idempotencyOf('returns:open', c.req.valid('header')['idempotency-key'], { units, ...said })
    const done = await askForReturn(c.env, { order, units: named.value, ...said, once }, Date.now())
    return done.ok ? c.json(returnOf(done.value.return), 200) : refused(c, done.refusal as never)
  })
  .openapi(sending, async (c) => {
    const { id: text, return: of } = c.req.valid('param')
    const order = await owned(c, text)
    if (!order) return refused(c, { code: 'order-unknown' })
    const said = c.req.valid('json')
    const once = await idempotencyOf('returns:sent', c.req.valid('header')['idempotency-key'], { of, ...said })
    const done = await moveOwnReturn(c.env, order, of, { act: 'send', ...said }, once)
    return done.ok ? c.json(returnOf(done.value.return), 200) : refused(c, done.refusal as never)
  })
  .openapi(cancelling, async (c) => {
    const { id: text, return: of } = c.req.valid('param')
    const order = await owned(c, text)
    if (!order) return refused(c, { code: 'order-unknown' })
    const once = await idempotencyOf('returns:cancel', c.req.valid('header')['idempotency-key'], { of })
    const done = await moveOwnReturn(c.env, order, of, { act: 'cancel' }, once)
    return done.ok ? c.json(returnOf(done.value.return), 200) : refused(c, done.refusal as never)
  })
  .openapi(withdrawing, async (c) => {
    const order = await owned(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    const { parcels } = c.req.valid('json')
    const named = namedUnits((parcels ?? []).map((part) => ({ ...part, reason: 'unsaid', note: '', pictures: [] })))
    if (!named.ok) return refused(c, named.refusal)
    const once = await idempotencyOf('orders:withdraw', c.req.valid('header')['idempotency-key'], { parcels })
    const done = await withdraw(c.env, { order, parcels: parcels ? named.value : null, once }, Date.now())
    return done.ok ? c.json(orderShown(done.value), 200) : refused(c, done.refusal as never)
  })
