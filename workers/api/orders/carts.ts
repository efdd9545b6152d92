/** Carts: open one, put things in, take things out. Each change is one call to the shard that keeps the cart. */
import type { Context } from 'hono'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { isUnguessable } from '#domain/idempotency'
import { variantId } from '#domain/ids'
import { LINE_ITEMS_MAX, UNITS_MAX, type Cart as StoredCart, type CartOwner } from '#domain/orders/cart'
import { ok, refuse } from '#domain/result'
import type { App, Env } from '../../env.ts'
import { admitted } from '../../flows/admission/admission.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { checkedGifts } from '../../flows/stored-value/gifts.ts'
import { NewGifts } from '../stored-value/gifts.ts'
import {
  addLineItems,
  openCart,
  readCart,
  reviewCart,
  setUnits,
  type NewLineItems as Wanted,
} from '../../flows/orders/cart.ts'
import { giveCode, takeCodeBack } from '../../flows/promotions/give-code.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { refused } from '../../http/refusal.ts'
import { cartOwner, ownerNamedBy } from '../contract/owner.ts'
import { Cart, cartOf } from './wire/cart.ts'
import { CHANGE_REFUSALS, CODE_REFUSALS, LINE_ITEM_REFUSALS, Opened } from './wire/opened.ts'
import { ADMISSION_REFUSALS, PassHeader, passesIn } from '../admission/wire/drop.ts'
import { answer, RequestedUnits, body, Currency, IdempotencyKey, Language, VariantId } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'

const tags = ['Carts']
const security = [{ cartKey: [] }]
const params = z.object({
  id: z.string().openapi({ description: 'The id of the cart.', example: 'cart_7k3m9qxd0000000000000000' }),
})

const NewLineItem = z
  .strictObject({ variantId: VariantId, units: RequestedUnits, gifts: NewGifts.optional() })
  .openapi('NewLineItem')
const NewLineItems = z.array(NewLineItem).max(LINE_ITEMS_MAX)
const NewCart = z
  .strictObject({
    currency: Currency.optional().describe("The shop's own when absent."),
    language: Language.optional(),
    lineItems: NewLineItems.optional(),
  })
  .openapi('NewCart', { example: { lineItems: [{ variantId: 'var_0123456789abcdef', units: 1 }] } })

/** Of a gift card also whom it is for. */
const GIVEN_REFUSALS = [...LINE_ITEM_REFUSALS, 'gift-invalid'] as const

const GUESSABLE = 'A cart is opened with a key that nobody can guess: a UUID, or 16 random bytes as text.'

const shown = async (env: Env, cart: StoredCart): Promise<z.infer<typeof Cart>> =>
  cartOf(cart, await reviewCart(env, cart, Date.now()))

/** Ids as the catalogue writes them; one that cannot be such an id is as unknown as one that is not there. */
const lineItemsOf = async (env: Env, input: z.infer<typeof NewLineItems>) => {
  const known: Wanted['lines'][number][] = []
  for (const { variantId: text, units, gifts = [] } of input) {
    const id = variantId(text)
    if (!id) return refuse({ code: 'variant-unknown', variantId: text })
    const checked = await checkedGifts(env, gifts, Date.now())
    if (!checked.ok) return refuse({ ...checked.refusal, variantId: text })
    known.push({ variantId: id, units, ...(checked.value.length > 0 && { gifts: checked.value }) })
  }
  return ok(known)
}

const opening = createRoute({
  method: 'post',
  path: '/',
  tags,
  summary: 'Open a cart',
  description:
    'With its first line items or empty. The idempotency key must be one that nobody can guess, such as a UUID: whoever ' +
    'sends it again is given the cart again. The answer carries the key of the cart, once; everything else about it is ' +
    'asked with it. The currency is settled here and never changes.',
  request: { headers: IdempotencyKey.extend(PassHeader), body: body(NewCart) },
  responses: {
    201: answer(Opened, 'The cart and its key.'),
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, ...GIVEN_REFUSALS, ...CHANGE_REFUSALS, ...ADMISSION_REFUSALS),
    ...refusals('too-many-requests'),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  security,
  summary: 'Read a cart',
  description: 'Line items at prices that are at most five seconds old, totals, and messages about what is in the way.',
  request: { params },
  responses: { 200: answer(Cart, 'The cart now.'), ...refusals('cart-unknown') },
})

const adding = createRoute({
  method: 'post',
  path: '/{id}/line-items',
  tags,
  security,
  summary: 'Put things into a cart',
  description:
    'All of the line items or none. A variant that is there already gets the units on top; a line item holds at most 999.',
  request: {
    params,
    headers: IdempotencyKey.extend(PassHeader),
    body: body(z.strictObject({ lineItems: NewLineItems.min(1) }).openapi('NewLineItems')),
  },
  responses: {
    200: answer(Cart, 'The cart now.'),
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, ...CHANGE_REFUSALS, ...GIVEN_REFUSALS, ...ADMISSION_REFUSALS),
  },
})

const lineItemParams = params.extend({
  variantId: z.string().openapi({ description: 'The variant of the line item.', example: 'var_0123456789abcdef' }),
})
const LINE_ITEM_CHANGE_REFUSALS = [
  ...CHANGE_REFUSALS,
  'line-item-unknown',
  'units-invalid',
  'too-many-line-items',
  'too-many-recipients',
  'currency-mismatch',
  'idempotency-key-reused',
] as const

const setting = createRoute({
  method: 'patch',
  path: '/{id}/line-items/{variantId}',
  tags,
  security,
  summary: 'Say how many of one thing',
  request: { params: lineItemParams, body: body(z.strictObject({ units: RequestedUnits }).openapi('LineItemChange')) },
  responses: {
    200: answer(Cart, 'The cart now.'),
    ...refusals(...BODY_REFUSALS, ...LINE_ITEM_CHANGE_REFUSALS),
  },
})

const removing = createRoute({
  method: 'delete',
  path: '/{id}/line-items/{variantId}',
  tags,
  security,
  summary: 'Take one thing out',
  request: { params: lineItemParams },
  responses: { 200: answer(Cart, 'The cart now.'), ...refusals(...LINE_ITEM_CHANGE_REFUSALS) },
})

const codeParams = params.extend({
  code: z.string().max(200).openapi({ description: 'In whatever case.', example: 'SUMMER10' }),
})

const givingCode = createRoute({
  method: 'put',
  path: '/{id}/codes/{code}',
  tags,
  security,
  summary: 'Give a code',
  description:
    'Of one promotion the code that was given last counts; whether it counts for this cart is said by `promotions`. A code ' +
    'that nobody has made is answered as one that is for somebody else. Given twice it is given once.',
  request: { params: codeParams },
  responses: { 200: answer(Cart, 'The cart now.'), ...refusals(...CHANGE_REFUSALS, ...CODE_REFUSALS) },
})

const takingCodeBack = createRoute({
  method: 'delete',
  path: '/{id}/codes/{code}',
  tags,
  security,
  summary: 'Take a code back',
  request: { params: codeParams },
  responses: {
    200: answer(Cart, 'The cart now.'),
    ...refusals(...CHANGE_REFUSALS, ...CODE_REFUSALS),
  },
})

export const carts = new OpenAPIHono<App>()
  .openapi(opening, async (c) => {
    const input = c.req.valid('json')
    const { 'idempotency-key': key, 'drop-pass': pass } = c.req.valid('header')
    // Whoever sends the same key again is given the cart again, so nobody else may come upon it.
    if (!isUnguessable(key)) return refused(c, { code: 'idempotency-key-invalid' }, GUESSABLE)
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'cart', now: Date.now() }))) return refused(c, TOO_OFTEN)
    const { currencies } = (await settingsFresh(c.env, Date.now())).markets
    const code = input.currency ?? currencies[0]
    const currency = currencies.find((one) => one === code)
    if (!currency) return refused(c, { code: 'currency-unsold', currency: code })
    const lineItems = await lineItemsOf(c.env, input.lineItems ?? [])
    if (!lineItems.ok) return refused(c, lineItems.refusal)
    const idempotency = await idempotencyOf('carts:open', key, input)
    const wanted = { currency, language: input.language ?? 'en', lines: lineItems.value, idempotency }
    const owner = await ownerNamedBy(c, key)
    const asking = { cart: owner.id, items: lineItems.value, passes: passesIn(pass) }
    const allowed = await admitted(c.env, asking, Date.now())
    if (!allowed.ok) return refused(c, allowed.refusal)
    const opened = await openCart(c.env, wanted, Date.now(), owner)
    if (!opened.ok) return refused(c, opened.refusal)
    return c.json({ cart: await shown(c.env, opened.value.cart), key: opened.value.key }, 201)
  })
  .openapi(reading, async (c) => {
    const owner = cartOwner(c, c.req.valid('param').id)
    const cart = owner && (await readCart(c.env, owner))
    return cart ? c.json(await shown(c.env, cart), 200) : refused(c, { code: 'cart-unknown' })
  })
  .openapi(adding, async (c) => {
    const input = c.req.valid('json')
    const owner = cartOwner(c, c.req.valid('param').id)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const lineItems = await lineItemsOf(c.env, input.lineItems)
    if (!lineItems.ok) return refused(c, lineItems.refusal)
    const { 'idempotency-key': key, 'drop-pass': pass } = c.req.valid('header')
    const asking = { cart: owner.id, items: lineItems.value, passes: passesIn(pass) }
    const allowed = await admitted(c.env, asking, Date.now())
    if (!allowed.ok) return refused(c, allowed.refusal)
    const idempotency = await idempotencyOf('carts:add', key, input)
    const added = await addLineItems(c.env, owner, lineItems.value, idempotency, Date.now())
    return added.ok ? c.json(await shown(c.env, added.value.cart), 200) : refused(c, added.refusal)
  })
  .openapi(givingCode, async (c) => {
    const { id, code } = c.req.valid('param')
    const owner = cartOwner(c, id)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const giving = { text: code, headers: c.req.raw.headers }
    const given = await giveCode(c.env, owner, giving, Date.now())
    return given.ok ? c.json(await shown(c.env, given.value), 200) : refused(c, given.refusal)
  })
  .openapi(takingCodeBack, async (c) => {
    const { id, code } = c.req.valid('param')
    const owner = cartOwner(c, id)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const taken = await takeCodeBack(c.env, owner, code)
    return taken.ok ? c.json(await shown(c.env, taken.value), 200) : refused(c, taken.refusal)
  })
  .openapi(setting, async (c) => {
    const { id, variantId: text } = c.req.valid('param')
    const { units } = c.req.valid('json')
    // Nothing of it is what DELETE is for: a program that counts wrong must not empty a cart.
    if (units === 0) return refused(c, { code: 'units-invalid', units, unitsMax: UNITS_MAX })
    return changed(c, cartOwner(c, id), text, units)
  })
  .openapi(removing, async (c) => {
    const { id, variantId: text } = c.req.valid('param')
    return changed(c, cartOwner(c, id), text, 0)
  })

const changed = async (c: Context<App>, owner: CartOwner | undefined, text: string, units: number) => {
  if (!owner) return refused(c, { code: 'cart-unknown' })
  const variant = variantId(text)
  if (!variant) return refused(c, { code: 'line-item-unknown', variantId: text })
  const set = await setUnits(c.env, owner, { variantId: variant, units })
  return set.ok ? c.json(await shown(c.env, set.value.cart), 200) : refused(c, set.refusal)
}
