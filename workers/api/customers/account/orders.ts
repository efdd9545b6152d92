/** Orders of an account, the same again, and its cart. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { cartId, cartKey, orderId } from '#domain/ids'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { Env } from '../../../env.ts'
import { admitted } from '../../../flows/admission/admission.ts'
import type { OwnCustomer } from '../../../flows/customers/own-account.ts'
import { addLineItems, readCart, reviewCart } from '../../../flows/orders/cart.ts'
import { joinCarts, type JoinedCart } from '../../../flows/orders/customer-cart.ts'
import { orderOfCustomer, ordersOfCustomer } from '../../../flows/orders/history.ts'
import { reorderable } from '../../../flows/orders/reorder.ts'
import { ownCurrencyFresh } from '../../../flows/settings/settings.ts'
import { cursorAt } from '../../../http/cursor.ts'
import { idempotencyOf } from '../../../http/idempotency.ts'
import { refused } from '../../../http/refusal.ts'
import { ADMISSION_REFUSALS, PassHeader, passesIn } from '../../admission/wire/drop.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../../contract/customer.ts'
import { answer, body, IdempotencyKey, Next } from '../../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../../contract/problem.ts'
import { LINE_ITEM_REFUSALS, CHANGE_REFUSALS, Opened } from '../../orders/wire/opened.ts'
import { cartOf } from '../../orders/wire/cart.ts'
import { Order, orderOf, OrderWithTimeline, orderWithTimelineOf } from '../../orders/wire/order.ts'
import { pageAfter } from './page-after.ts'

const tags = ['Accounts']
const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})

const listing = createRoute({
  ...own,
  method: 'get',
  path: '/orders',
  tags,
  summary: 'List own orders',
  description: 'The latest first, twenty at a time; those of before the account too, once the address was proven.',
  request: { query: z.object({ after: z.string().optional().describe('`next` of the page before.') }) },
  responses: {
    200: answer(
      z.object({ orders: z.array(Order), count: z.int().describe('Of all.'), next: Next }).openapi('OwnOrders'),
      'A page.',
    ),
    ...refusals(...OWN_REFUSALS, 'request-invalid'),
  },
})

const reading = createRoute({
  ...own,
  method: 'get',
  path: '/orders/{id}',
  tags,
  summary: 'Read an own order',
  request: { params },
  responses: {
    200: answer(OrderWithTimeline, 'The order and its timeline.'),
    ...refusals(...OWN_REFUSALS, 'order-unknown'),
  },
})

const Reordered = Opened.extend({ gone: z.int().describe('Things that are not for sale any more.') }).openapi(
  'Reordered',
)

const reordering = createRoute({
  ...own,
  method: 'post',
  path: '/orders/{id}/reorder',
  tags,
  summary: 'Put what was ordered into the cart again',
  description: 'At the prices of today, into the cart of the account. What is not for sale any more is left out.',
  request: { params, headers: IdempotencyKey.extend(PassHeader) },
  responses: {
    200: answer(Reordered, 'The cart now, and its key.'),
    ...refusals(
      ...OWN_CHANGE_REFUSALS,
      ...KEY_REFUSALS,
      ...LINE_ITEM_REFUSALS,
      ...CHANGE_REFUSALS,
      ...ADMISSION_REFUSALS,
      'order-unknown',
    ),
  },
})

const Guest = z.strictObject({ id: z.string(), key: z.string() }).describe('A cart of before the sign-in.')

const joining = createRoute({
  ...own,
  method: 'put',
  path: '/cart',
  tags,
  summary: 'Open the cart of the account',
  description:
    'The same on every device. What stands in `guest` comes into it, each thing once however often this is sent; where it ' +
    'cannot (fifty things, another currency), the answer is the cart of the guest, and that stays what it was.',
  request: { body: body(z.strictObject({ guest: Guest.optional() }).openapi('OwnCart', { example: {} })) },
  responses: {
    200: answer(Opened, 'The cart, and the key that proves whose it is.'),
    ...refusals(...OWN_CHANGE_REFUSALS, ...BODY_REFUSALS, 'cart-unknown'),
  },
})

const cartOfAccount = async (
  env: Env,
  { customer }: OwnCustomer,
  guest: CartOwner | null,
  now: number,
): Promise<JoinedCart> =>
  joinCarts(env, customer, guest, { currency: await ownCurrencyFresh(env, now), language: customer.language })

/** @param seen the cart as it is now; read where it is not given */
const opened = async (
  env: Env,
  owner: CartOwner,
  now: number,
  seen?: Cart,
): Promise<z.infer<typeof Opened> | undefined> => {
  const cart = seen ?? (await readCart(env, owner))
  return cart && { cart: cartOf(cart, await reviewCart(env, cart, now)), key: owner.key }
}

export const orders = new OpenAPIHono<AccountDoor>()
  .openapi(listing, async (c) => {
    const before = pageAfter(c.req.valid('query').after)
    if (before === undefined) {
      const errors = [{ in: 'query' as const, pointer: '/after', detail: 'Give `next` of the page before.' }]
      return refused(c, { code: 'request-invalid', errors })
    }
    const { orders: page, count, older } = await ordersOfCustomer(c.env, c.get('own').customer.id, before)
    return c.json({ orders: page.map(orderOf), count, next: older && cursorAt(older.placedAt, older.id) }, 200)
  })
  .openapi(reading, async (c) => {
    const id = orderId(c.req.valid('param').id)
    const found = id && (await orderOfCustomer(c.env, c.get('own').customer.id, id))
    return found ? c.json(orderWithTimelineOf(found.order, found.timeline), 200) : refused(c, { code: 'order-unknown' })
  })
  .openapi(reordering, async (c) => {
    const { customer } = c.get('own')
    const now = Date.now()
    const id = orderId(c.req.valid('param').id)
    const found = id && (await orderOfCustomer(c.env, customer.id, id))
    if (!found) return refused(c, { code: 'order-unknown' })
    const { lines, gone } = await reorderable(c.env, found.order, await ownCurrencyFresh(c.env, now), now)
    const { owner } = await cartOfAccount(c.env, c.get('own'), null, now)
    const { 'idempotency-key': key, 'drop-pass': pass } = c.req.valid('header')
    if (lines.length > 0) {
      const asking = { cart: owner.id, items: lines, passes: passesIn(pass) }
      const allowed = await admitted(c.env, asking, now)
      if (!allowed.ok) return refused(c, allowed.refusal)
      const idempotency = await idempotencyOf('account:reorder', key, { order: id })
      const added = await addLineItems(c.env, owner, lines, idempotency, now)
      if (!added.ok) return refused(c, added.refusal)
    }
    const shown = await opened(c.env, owner, now)
    return shown ? c.json({ ...shown, gone }, 200) : refused(c, { code: 'cart-unknown' })
  })
  .openapi(joining, async (c) => {
    const { guest } = c.req.valid('json')
    const proof = { id: cartId(guest?.id), key: cartKey(guest?.key) }
    if (guest && !(proof.id && proof.key)) return refused(c, { code: 'cart-unknown' })
    const from = proof.id && proof.key ? { id: proof.id, key: proof.key } : null
    const { owner, cart } = await cartOfAccount(c.env, c.get('own'), from, Date.now())
    const shown = await opened(c.env, owner, Date.now(), cart)
    return shown ? c.json(shown, 200) : refused(c, { code: 'cart-unknown' })
  })
