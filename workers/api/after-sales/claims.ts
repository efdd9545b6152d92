/** Claims of buyers: what came broken, incomplete, as something else or never. Mounted at `/api/orders`, asked with the order's key. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Order } from '#domain/orders/order'
import type { App } from '../../env.ts'
import { claimedUnits, claimWords } from '../../flows/after-sales/claim-input.ts'
import { claimShown } from '../../flows/after-sales/claim-shown.ts'
import { namedUnits } from '../../flows/after-sales/claims.ts'
import { claimOwn, withdrawOwn } from '../../flows/after-sales/own-claims.ts'
import { expecting } from '../../flows/orders/expected.ts'
import { orderForShopper } from '../../flows/orders/orders.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { refused } from '../../http/refusal.ts'
import { orderOwner } from '../contract/owner.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { Claim } from './wire/claim.ts'

const tags = ['Orders']
const security = [{ cartKey: [] }]
const id = z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' })

const listing = createRoute({
  method: 'get',
  path: '/{id}/claims',
  tags,
  security,
  summary: 'List the claims of an order',
  request: { params: z.object({ id }) },
  responses: {
    200: answer(
      z.object({ claims: z.array(Claim) }).openapi('OrderClaims'),
      'The oldest first; none: nothing is claimed.',
    ),
    ...refusals('order-unknown'),
  },
})

const CLAIMED = [
  'order-unknown',
  'order-imported',
  'claims-too-many',
  'claim-empty',
  'line-item-unknown',
  'units-beyond-sent',
  'idempotency-key-reused',
] as const

const claiming = createRoute({
  method: 'post',
  path: '/{id}/claims',
  tags,
  security,
  summary: 'Claim what came broken, incomplete, as something else or never',
  description:
    'Of what was sent, and has not been given back or claimed. The shop answers; its answer is mailed, and stands here.',
  request: {
    params: z.object({ id }),
    headers: IdempotencyKey,
    body: body(
      z.strictObject({ units: claimedUnits, note: claimWords }).openapi('NewClaim', {
        example: { units: [{ variantId: 'var_0123456789abcdef', units: 1, kind: 'damaged' }], note: 'It is broken.' },
      }),
    ),
  },
  responses: {
    200: answer(Claim, 'It is open.'),
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, ...CLAIMED),
  },
})

const WITHDRAWN = ['order-unknown', 'order-imported', 'claim-unknown', 'claim-settled'] as const

const withdrawing = createRoute({
  method: 'post',
  path: '/{id}/claims/{claim}/withdraw',
  tags,
  security,
  summary: 'Take a claim back',
  description: 'As long as nobody has settled it.',
  request: {
    params: z.object({ id, claim: z.string().openapi({ example: 'clm_4f2a9c1d0b7e' }) }),
    headers: IdempotencyKey,
  },
  responses: { 200: answer(Claim, 'It is withdrawn.'), ...refusals(...KEY_REFUSALS, ...WITHDRAWN) },
})

/** Once it is placed. */
const orderOf = async (c: Context<App>, text: string): Promise<Order | undefined> => {
  const owner = orderOwner(c, text)
  const view = owner && (await orderForShopper(c.env, owner.id, owner.key))
  return view && 'order' in view ? view.order : undefined
}

export const claims = new OpenAPIHono<App>()
  .openapi(listing, async (c) => {
    const order = await orderOf(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    return c.json({ claims: (order.claims ?? []).map(claimShown) }, 200)
  })
  .openapi(claiming, async (c) => {
    const order = await orderOf(c, c.req.valid('param').id)
    if (!order) return refused(c, { code: 'order-unknown' })
    const { units, note } = c.req.valid('json')
    const named = namedUnits(units)
    if (!named.ok) return refused(c, named.refusal)
    const key = c.req.valid('header')['idempotency-key']
    const once = await idempotencyOf(`claims:${order.id}`, key, { units, note })
    const done = expecting(await claimOwn(c.env, { order, units: named.value, note, once }), CLAIMED)
    return done.ok ? c.json(claimShown(done.value.claim), 200) : refused(c, done.refusal)
  })
  .openapi(withdrawing, async (c) => {
    const { id: text, claim } = c.req.valid('param')
    const order = await orderOf(c, text)
    if (!order) return refused(c, { code: 'order-unknown' })
    const done = expecting(await withdrawOwn(c.env, order, claim), WITHDRAWN)
    return done.ok ? c.json(claimShown(done.value.claim), 200) : refused(c, done.refusal)
  })
