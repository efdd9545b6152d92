/** Checkouts: a cart on its way to an order. Where it goes, how, what it costs, and the payment. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import type { CheckoutPurpose } from '#domain/notifications/consent'
import { COMPANY_NAME_MAX, VAT_ID_MAX } from '#domain/customers/companies'
import { isFetchedBy } from '#domain/logistics/pickup'
import { BUYER_NOTE_MAX } from '#domain/orders/buyer-note'
import { checkDetails } from '#domain/orders/checkout-form'
import type { Settings } from '#domain/settings/settings'
import type { CartId } from '#domain/ids'
import { currency } from '#domain/money'
import { ok } from '#domain/result'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { App, Env } from '../../env.ts'
import { later } from '../../cache/later.ts'
import { agreeAtCheckout } from '../../flows/notifications/checkout-agreements.ts'
import { addressFormatOf } from '../../flows/logistics/address-formats.ts'
import { lines } from '../../flows/input.ts'
import { claimKey, readCart, reviewCart, saveDetails } from '../../flows/orders/cart.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { answerChallenge, completeCheckout, takeCartBack, type Completed as Done } from '../../flows/orders/checkout.ts'
import { themselves } from '../../http/customer.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { originOf } from '../../http/origin.ts'
import { refused } from '../../http/refusal.ts'
import { unpaidUnitsOf } from '../../http/unpaid-units.ts'
import { cartOwner } from '../contract/owner.ts'
import { businessIn } from './business.ts'
import { paidBy } from './payer.ts'
import { COMPLETE_REFUSALS, Completion } from './wire/completion.ts'
import { challengeOf, Checkout, checkoutOf, Completed, Pending } from './wire/checkout.ts'
import { ADMISSION_REFUSALS, PassHeader, passesIn } from '../admission/wire/drop.ts'
import { furtherDetails } from './further-details.ts'
import { Address as AddressSent, DeliveryMethod, orderOf } from './wire/order.ts'
import { customerShown, customerTokenFor } from '../contract/customer-token.ts'
import { answer, body, IdempotencyKey, text } from '../contract/parts.ts'
import { placesAmiss } from '../contract/places-amiss.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'

const tags = ['Checkouts']
const security = [{ cartKey: [] }]
const params = z.object({
  cartId: z.string().openapi({ description: 'The id of the cart.', example: 'cart_7k3m9qxd0000000000000000' }),
})

const Details = z
  .strictObject({
    email: text(0, EMAIL_LENGTH_MAX).openapi({ format: 'email' }).optional(),
    address: AddressSent.optional(),
    delivery: DeliveryMethod.optional(),
    billing: AddressSent.nullable()
      .optional()
      .describe('To whom the invoice is written, in any country; null: to whom it goes.'),
    buyerNote: lines(BUYER_NOTE_MAX).optional().describe('Plain text for whoever packs; empty: nothing.'),
    business: z
      .strictObject({ company: text(0, COMPANY_NAME_MAX), vatId: text(0, 2 * VAT_ID_MAX).default('') })
      .nullable()
      .optional()
      .describe(
        'For which firm it is bought; null: for none. A VAT id of the EU is asked for at its register: one that is not known ' +
          'there, or is of another country than the address, is refused and nothing is changed.',
      ),
  })
  .openapi('CheckoutDetails', {
    description: 'What is absent stays as it is. Where nothing in the cart travels only the email is needed.',
  })

const reading = createRoute({
  method: 'get',
  path: '/{cartId}',
  tags,
  security,
  summary: 'Read a checkout',
  description: 'The cart with its itemised totals, the ways of delivery with their prices, and what is still missing.',
  request: { params },
  responses: { 200: answer(Checkout, 'The checkout now.'), ...refusals('cart-unknown') },
})

const detailing = createRoute({
  method: 'put',
  path: '/{cartId}/details',
  tags,
  security,
  summary: 'Say where it goes and how',
  request: { params, body: body(Details) },
  responses: {
    200: answer(Checkout, 'The checkout now.'),
    ...refusals(
      ...BODY_REFUSALS,
      ...(['cart-unknown', 'cart-ordered', 'payment-in-progress'] as const),
      ...([
        'currency-mismatch',
        'units-invalid',
        'line-item-unknown',
        'too-many-line-items',
        'too-many-recipients',
        'idempotency-key-reused',
      ] as const),
    ),
  },
})

const endings = {
  200: answer(Completed, 'Paid, and ordered.'),
  202: answer(Pending, 'Not settled yet: the bank wants the shopper, or has not answered.'),
}

const completing = createRoute({
  method: 'post',
  path: '/{cartId}/complete',
  tags,
  security,
  summary: 'Pay and order',
  description:
    'Holds the stock, pays, and places the order, in this order. Repeated with the same key it goes on where it ' +
    'stopped; a cart becomes one order only. Another key ends an attempt that waits for its shopper at their bank, and ' +
    'begins anew; beside one that is under way on its own it is refused. Whatever is refused leaves the cart as it was and nothing paid. ' +
    'The demo provider knows the cards 4242 4242 4242 4242 (approves), 4000 0000 0000 0002 (declines), ' +
    '4000 0000 0000 3220 (asks for a challenge), 4000 0000 0000 0119 and 4000 0000 0000 0341 (do not answer; ' +
    'paid and not paid in the end).',
  request: {
    params,
    headers: IdempotencyKey.extend(PassHeader).extend(
      customerTokenFor('`savedMethod`, `keep` and credit in the cart').shape,
    ),
    body: body(Completion),
  },
  responses: {
    ...endings,
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, ...COMPLETE_REFUSALS, ...ADMISSION_REFUSALS),
    ...refusals('too-many-requests', 'too-many-unpaid-units'),
  },
})

const challenging = createRoute({
  method: 'post',
  path: '/{cartId}/challenge',
  tags,
  security,
  summary: 'Answer the challenge of the bank',
  request: { params, headers: IdempotencyKey, body: body(z.strictObject({ approved: z.boolean() }).openapi('Answer')) },
  responses: {
    ...endings,
    ...refusals(...BODY_REFUSALS, ...KEY_REFUSALS, 'cart-unknown', 'challenge-ended', 'payment-declined'),
  },
})

const takingBack = createRoute({
  method: 'delete',
  path: '/{cartId}/payment',
  tags,
  security,
  summary: 'Take the cart back from a payment that waits',
  description:
    'Ends an attempt to pay that waits for its shopper at their bank: the provider is told to stop it, and from then on ' +
    'the cart can be changed and paid for anew. A payment that was made after all is the order, and is refused with ' +
    '`cart-ordered`. Completing with another key does the same first.',
  request: { params },
  responses: {
    200: answer(Checkout, 'The checkout now, with no payment under way.'),
    ...refusals('cart-unknown', 'cart-ordered', 'payment-in-progress'),
  },
})

const methodAmiss = ({ delivery: { methods } }: Settings, delivery: string | undefined) =>
  delivery && !methods.some(({ id }) => id === delivery)
    ? [{ in: 'body' as const, pointer: '/delivery', detail: 'The shop has no such way of delivery.' }]
    : []

const ended = (c: Context<App>, cartId: CartId, done: Done) => {
  if (done.state === 'completed') {
    return c.json({ status: 'completed' as const, order: orderOf(done.order) }, 200)
  }
  const challenged = done.state === 'challenge'
  const status = challenged ? ('requires_escalation' as const) : ('complete_in_progress' as const)
  const challenge = challenged ? challengeOf({ id: cartId }, done.redirect) : null
  return c.json({ status, orderId: done.orderId, challenge }, 202)
}

/** For whom the order is, as the cart has it; a program proves no address. */
const keepAgreed = async (env: Env, owner: CartOwner, agreed: readonly CheckoutPurpose[]): Promise<void> => {
  const cart = await readCart(env, owner)
  if (cart) await agreeAtCheckout(env, agreed, { ...cart, proven: null }, Date.now())
}

/** The checkout as it stands, with the ways to pay that the shop offers where it goes. */
const shown = async (env: Env, cart: Cart) => {
  const now = Date.now()
  const reviewed = await reviewCart(env, cart, now)
  return checkoutOf(cart, reviewed, (await settingsFresh(env, now)).payments)
}

export const checkouts = new OpenAPIHono<App>()
  .openapi(reading, async (c) => {
    const owner = cartOwner(c, c.req.valid('param').cartId)
    const cart = owner && (await readCart(c.env, owner))
    if (!cart) return refused(c, { code: 'cart-unknown' })
    return c.json(await shown(c.env, cart), 200)
  })
  .openapi(detailing, async (c) => {
    const owner = cartOwner(c, c.req.valid('param').cartId)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const { email, address, delivery, business, ...further } = c.req.valid('json')
    const rules = await settingsFresh(c.env, Date.now())
    const way = delivery ?? (address ? ((await readCart(c.env, owner))?.delivery ?? null) : null)
    const fetched = isFetchedBy(rules, way)
    const checked = checkDetails({ email, address }, { rules, formatOf: addressFormatOf, fetched })
    const beside = furtherDetails(further)
    const places = checked.ok ? [] : placesAmiss(checked.refusal.fields)
    const amiss = [...places, ...methodAmiss(rules, delivery), ...beside.amiss]
    if (!checked.ok || amiss.length > 0) {
      return refused(
        c,
        { code: 'request-invalid', errors: amiss },
        'The shop does not send so, or not there; errors says where.',
      )
    }
    const bought =
      business === undefined
        ? undefined
        : await businessIn(c.env, owner, business, further.billing ?? checked.value.address)
    if (bought && 'amiss' in bought) {
      return refused(
        c,
        { code: 'request-invalid', errors: bought.amiss },
        'The firm is not known so; errors says where.',
      )
    }
    const details = {
      ...checked.value,
      ...beside.details,
      ...(delivery && { delivery }),
      ...(bought && { business: bought.business }),
    }
    const saved = await saveDetails(c.env, owner, details)
    if (!saved.ok) return refused(c, saved.refusal)
    const { cart } = saved.value
    return c.json(await shown(c.env, cart), 200)
  })
  .openapi(completing, async (c) => {
    const { payment, keep: wanted, expectedTotal, expectedDue = expectedTotal, agreed = [] } = c.req.valid('json')
    const owner = cartOwner(c, c.req.valid('param').cartId)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const { 'idempotency-key': key, 'drop-pass': pass, 'customer-token': session } = c.req.valid('header')
    const isFree = expectedDue.amount === 0
    const by = isFree ? ok({ token: '', keep: false }) : await paidBy(c, owner, { payment, keep: wanted }, session)
    if (!by.ok) return refused(c, by.refusal)
    const { token, keep } = by.value
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'pay', who: owner.id, now: Date.now() })))
      return refused(c, TOO_OFTEN)
    const idempotency = await idempotencyOf('checkouts:complete', key, {
      token,
      expectedTotal,
      expectedDue,
      ...(keep && { keep }),
    })
    const expected = { amount: expectedTotal.amount, currency: currency(expectedTotal.currency) }
    const due = { amount: expectedDue.amount, currency: currency(expectedDue.currency) }
    const mayHold = unpaidUnitsOf(c.req.raw.headers, Date.now())
    const origin = originOf(c.env, c.req.url)
    const asked = {
      owner,
      idempotency,
      expected,
      expectedDue: due,
      token,
      keep,
      passes: passesIn(pass),
      origin,
      mayHold,
      payer: async () => themselves(await customerShown(c, session)),
    }
    const done = await completeCheckout(c.env, asked, Date.now())
    if (done.ok && agreed.length > 0) later(c.executionCtx, keepAgreed(c.env, owner, agreed))
    return done.ok ? ended(c, owner.id, done.value) : refused(c, done.refusal)
  })
  .openapi(takingBack, async (c) => {
    const owner = cartOwner(c, c.req.valid('param').cartId)
    if (!owner) return refused(c, { code: 'cart-unknown' })
    const taken = await takeCartBack(c.env, owner)
    if (!taken.ok) return refused(c, taken.refusal)
    return c.json(await shown(c.env, taken.value), 200)
  })
  .openapi(challenging, async (c) => {
    const { approved } = c.req.valid('json')
    const owner = cartOwner(c, c.req.valid('param').cartId)
    const cart = owner && (await readCart(c.env, owner))
    if (!cart) return refused(c, { code: 'cart-unknown' })
    if (!cart.payment) return refused(c, { code: 'challenge-ended' })
    const { 'idempotency-key': key } = c.req.valid('header')
    const idempotency = await idempotencyOf('checkouts:challenge', key, { approved })
    const claimed = await claimKey(c.env, owner, idempotency)
    if (!claimed.ok) return refused(c, { code: 'idempotency-key-reused' })
    const done = await answerChallenge(c.env, owner, { paymentId: cart.payment.id, approved })
    return done.ok ? ended(c, owner.id, done.value) : refused(c, done.refusal)
  })
