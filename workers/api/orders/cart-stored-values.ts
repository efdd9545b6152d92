/** Gift cards and credit of a cart: given, and taken back. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { storedValueId } from '#domain/stored-value/stored-value'
import type { App } from '../../env.ts'
import { reviewCart } from '../../flows/orders/cart.ts'
import { giveCard } from '../../flows/promotions/give-code.ts'
import { giveOwnCredit, takeStoredValueBack } from '../../flows/stored-value/give.ts'
import { refused } from '../../http/refusal.ts'
import { customerShown, customerTokenFor } from '../contract/customer-token.ts'
import { cartOwner } from '../contract/owner.ts'
import { answer, body } from '../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../contract/problem.ts'
import { Cart, cartOf } from './wire/cart.ts'
import { CHANGE_REFUSALS, STORED_VALUE_REFUSALS } from './wire/opened.ts'

const tags = ['Carts']
const security = [{ cartKey: [] }]
const params = z.object({
  id: z.string().openapi({ description: 'The id of the cart.', example: 'cart_7k3m9qxd0000000000000000' }),
})

const Given = z
  .union([
    z.strictObject({ code: z.string().min(1).max(200).describe('Of a gift card, however it is typed.') }),
    z.strictObject({ credit: z.literal(true).describe('Of the account whose cart it is, in its currency.') }),
  ])
  .openapi('NewCartStoredValue', { example: { code: '7K3M-9QXD-0000-AB12' } })

const giving = createRoute({
  method: 'put',
  path: '/{id}/stored-values',
  tags,
  security,
  summary: 'Give a gift card, or the credit of the account',
  description:
    'It pays as much of the total as is on it, behind those that were given before; what is left is `due`. A code that nobody ' +
    'has made is answered as one that pays nothing any more. Given twice it is given once. The code stands in the body ' +
    'alone, and in no answer. Credit needs `Customer-Token`, and a cart of the account.',
  request: { params, headers: customerTokenFor('`credit`'), body: body(Given) },
  responses: {
    200: answer(Cart, 'The cart now.'),
    ...refusals(
      ...BODY_REFUSALS,
      ...CHANGE_REFUSALS,
      ...STORED_VALUE_REFUSALS,
      'sign-in-required',
      'impersonated',
      'cart-not-own',
    ),
  },
})

const takingBack = createRoute({
  method: 'delete',
  path: '/{id}/stored-values/{storedValue}',
  tags,
  security,
  summary: 'Take a gift card, or credit, back',
  request: {
    params: params.extend({
      storedValue: z.string().openapi({ description: 'Its id in the cart.', example: 'sv_0123456789abcdef' }),
    }),
  },
  responses: { 200: answer(Cart, 'The cart now.'), ...refusals(...CHANGE_REFUSALS, ...STORED_VALUE_REFUSALS) },
})

export const cartStoredValues = new OpenAPIHono<App>()
  .openapi(giving, async (c) => {
    const owner = cartOwner(c, c.req.valid('param').id)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const input = c.req.valid('json')
    const now = Date.now()
    const given =
      'code' in input
        ? await giveCard(c.env, owner, { text: input.code, headers: c.req.raw.headers }, now)
        : await giveOwnCredit(c.env, owner, await customerShown(c, c.req.valid('header')['customer-token']), now)
    return given.ok
      ? c.json(cartOf(given.value, await reviewCart(c.env, given.value, now)), 200)
      : refused(c, given.refusal)
  })
  .openapi(takingBack, async (c) => {
    const { id, storedValue } = c.req.valid('param')
    const owner = cartOwner(c, id)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const named = storedValueId(storedValue)
    if (!named) return refused(c, { code: 'stored-value-not-given' })
    const taken = await takeStoredValueBack(c.env, owner, named)
    return taken.ok
      ? c.json(cartOf(taken.value, await reviewCart(c.env, taken.value, Date.now())), 200)
      : refused(c, taken.refusal)
  })
