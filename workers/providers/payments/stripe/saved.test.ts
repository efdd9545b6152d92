/** Cards that customers leave with Stripe, asked over HTTP: left with a payment, paid with again, forgotten; lost and said twice. */
import { afterEach, expect, test } from 'vitest'
import { currency, money } from '#domain/money'
import type { PaymentId } from '#domain/ids'
import type { SavedReference } from '#domain/orders/saved-methods'
import { StripeDouble } from '#tests/stripe/double'
import { serve } from '#tests/stripe/server'
import { signed, WEBHOOK_SECRET } from '#tests/stripe/telling'
import type { Charge } from '../provider.ts'
import { CHECKOUT_TOKEN, ELEMENTS_TOKEN } from './sessions.ts'
import { stripePayments } from './stripe.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

const SHOP = 'https://delos.example'
const payment = (attempt: number) => `pay_7k3m9qxd00000000000000ab_${attempt}` as PaymentId
const FIRST = payment(1)
const SECOND = payment(2)

const opened = async (capture: 'automatic' | 'manual' = 'automatic') => {
  const double = new StripeDouble()
  const { url, close } = await serve(double)
  open.push(close)
  const keys = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: SHOP, within: 400 }
  const provider = stripePayments({ ...keys, ui: 'elements', publishableKey: 'pk_test_1', capture, url })
  const charge = (paymentId: PaymentId, token: string, more: Partial<Charge> = {}) =>
    provider.charge({
      paymentId,
      token,
      amount: money(2800, currency('EUR')),
      returnTo: `${SHOP}/checkout/return?payment=${paymentId}`,
      language: 'en',
      email: 'maya@lindqvist.example',
      ...more,
    })
  return { double, provider, charge }
}

/** Somebody has paid, and wanted the card to be kept. */
const left = async (token = CHECKOUT_TOKEN, capture?: 'manual') => {
  const shop = await opened(capture)
  const answer = await shop.charge(FIRST, token, { keep: { payer: null } })
  if (answer.state !== 'challenge' || !answer.token) throw new Error('not sent to Stripe')
  shop.double.pay(answer.token)
  const card = await shop.provider.saved?.leftWith({ paymentId: FIRST, token: answer.token })
  if (!card) throw new Error('nothing was left')
  const again = (reference: SavedReference = card) => shop.provider.saved?.tokenOf(reference) ?? ''
  return { ...shop, card, again, session: answer.token }
}

test.each([CHECKOUT_TOKEN, ELEMENTS_TOKEN])(
  'a card is left with a payment by %s, as its owner wanted',
  async (token) => {
    const { double, card, session } = await left(token)
    expect(card).toEqual({
      payer: expect.stringMatching(/^cus_/),
      method: expect.stringMatching(/^pm_/),
      brand: 'visa',
      lastFour: '4242',
      expiry: { month: 12, year: 2034 },
    })
    expect([...double.intents.values()]).toMatchObject([{ setup_future_usage: 'on_session', customer: card.payer }])
    expect(double.sessions.get(session)).toMatchObject({ customer_creation: 'always' })
  },
)

test('whoever has left one before stays the same there; whoever has not said so leaves nothing', async () => {
  const { double, provider, charge, card } = await left()
  const more = await charge(SECOND, CHECKOUT_TOKEN, { keep: { payer: card.payer } })
  if (more.state !== 'challenge' || !more.token) throw new Error('not sent to Stripe')
  double.pay(more.token)
  expect(await provider.saved?.leftWith({ paymentId: SECOND, token: more.token })).toMatchObject({ payer: card.payer })
  const plain = await charge(payment(3), CHECKOUT_TOKEN)
  if (plain.state !== 'challenge' || !plain.token) throw new Error('not sent to Stripe')
  double.pay(plain.token)
  expect(await provider.saved?.leftWith({ paymentId: payment(3), token: plain.token })).toBeNull()
  expect(double.sessions.get(plain.token)).toMatchObject({ customer: null, customer_creation: 'if_required' })
})

test('it is paid with again at once, once however often it is asked for, and goes back', async () => {
  const { double, provider, charge, again } = await left()
  const paid = await charge(SECOND, again())
  expect(paid).toEqual({ state: 'paid', token: expect.stringMatching(/^pi_/) })
  expect(await charge(SECOND, again())).toEqual(paid)
  expect(double.intents.size).toBe(2)
  const token = paid.state === 'paid' ? (paid.token ?? '') : ''
  for (const by of [token, again()]) {
    expect(await provider.stateOf({ paymentId: SECOND, token: by })).toEqual(paid)
    await provider.refund({ paymentId: SECOND, token: by, refundId: 'one', amount: money(800, currency('EUR')) })
  }
  expect(double.returnedOf(token)).toBe(800)
})

test('its bank may want its owner: they are sent there, and have paid or not', async () => {
  const { double, provider, charge, card, again } = await left()
  double.wallet.banks.set(card.method, 'asks')
  const asked = await charge(SECOND, again())
  if (asked.state !== 'challenge' || !asked.token) throw new Error('nobody was asked')
  expect(asked.redirect).toMatch(/^https:\/\/hooks\.stripe\.com\/redirect/)
  const one = { paymentId: SECOND, token: asked.token }
  expect(await provider.stateOf(one)).toEqual({ state: 'pending' })
  double.answerBank(asked.token, true)
  expect(await provider.answer(one, true)).toEqual({ state: 'paid', token: asked.token })

  const other = await charge(payment(3), again())
  if (other.state !== 'challenge' || !other.token) throw new Error('nobody was asked')
  double.answerBank(other.token, false)
  expect(await provider.stateOf({ paymentId: payment(3), token: other.token })).toMatchObject({ state: 'declined' })

  const given = await charge(payment(4), again())
  if (given.state !== 'challenge' || !given.token) throw new Error('nobody was asked')
  expect(await provider.stop({ paymentId: payment(4), token: given.token })).toMatchObject({
    state: 'declined',
    reason: 'payment-stopped',
  })
  expect(double.intents.get(given.token)).toMatchObject({ status: 'canceled' })
})

test('a bank says no, and a card that is gone, or somebody else’s, pays nothing', async () => {
  const { double, charge, card, again } = await left()
  double.wallet.banks.set(card.method, 'declines')
  expect(await charge(SECOND, again())).toEqual({ state: 'declined', reason: 'card-declined' })
  expect(await charge(payment(3), again({ ...card, payer: 'cus_another' }))).toMatchObject({ state: 'declined' })
  expect(await charge(payment(4), again({ ...card, method: 'pm_another' }))).toMatchObject({ state: 'declined' })
})

test('what is promised with it is taken with the goods, or let go', async () => {
  const { double, provider, charge, again } = await left()
  const promised = await charge(SECOND, again(), { later: true })
  if (promised.state !== 'authorised' || !promised.token) throw new Error('nothing was promised')
  const taking = { paymentId: SECOND, token: promised.token, amount: money(2000, currency('EUR')) }
  expect(await provider.capture(taking)).toMatchObject({ state: 'paid' })
  expect(double.intents.get(promised.token)).toMatchObject({ amount_received: 2000 })
  const other = await charge(payment(3), again(), { later: true })
  if (other.state !== 'authorised' || !other.token) throw new Error('nothing was promised')
  expect(await provider.stop({ paymentId: payment(3), token: other.token })).toMatchObject({ state: 'declined' })
})

test('an answer that was lost is found again by the payment; one that was never made is unknown', async () => {
  const { double, provider, charge, again } = await left()
  double.trouble = ({ method, path }) => (method === 'POST' && path === '/v1/payment_intents' ? 'cut' : 'none')
  await expect(charge(SECOND, again())).rejects.toThrow()
  double.trouble = () => 'none'
  expect(await provider.stateOf({ paymentId: SECOND, token: again() })).toMatchObject({ state: 'paid' })
  expect([...double.intents.values()].filter(({ metadata }) => metadata['payment'] === SECOND)).toHaveLength(1)
  expect(await provider.stateOf({ paymentId: payment(3), token: again() })).toEqual({ state: 'unknown' })
  expect(await provider.stop({ paymentId: payment(3), token: again() })).toMatchObject({ state: 'declined' })
})

test('what Stripe tells of it names the payment, of this shop alone', async () => {
  const { double, provider, charge, again } = await left()
  await charge(SECOND, again())
  const told = double.events.at(-1)
  if (!told) throw new Error('nothing was told')
  const { raw, headers } = await signed(told)
  expect(await provider.webhook?.(raw, headers)).toEqual([{ paymentId: SECOND, token: expect.stringMatching(/^pi_/) }])
  const elsewhere = await signed({
    ...told,
    object: { ...told.object, metadata: { payment: SECOND, shop: 'x' } } as never,
  })
  const stands = [...double.intents.values()].find(({ metadata }) => metadata['payment'] === SECOND)
  if (stands) double.intents.set(stands.id, { ...stands, metadata: { payment: SECOND, shop: 'https://other.example' } })
  expect(await provider.webhook?.(elsewhere.raw, elsewhere.headers)).toEqual([])
})

test('it is forgotten, asked once or again; the last takes its owner with it', async () => {
  const { double, provider, charge, card, again } = await left()
  const more = await charge(SECOND, CHECKOUT_TOKEN, { keep: { payer: card.payer } })
  if (more.state !== 'challenge' || !more.token) throw new Error('not sent to Stripe')
  double.pay(more.token)
  for (let times = 0; times < 2; times++) await provider.saved?.forget(card, false)
  expect(double.wallet.customers.has(card.payer)).toBe(true)
  expect(await charge(payment(3), again())).toMatchObject({ state: 'declined' })
  const other = await provider.saved?.leftWith({ paymentId: SECOND, token: more.token })
  if (!other) throw new Error('nothing was left')
  for (let times = 0; times < 2; times++) await provider.saved?.forget(other, true)
  expect(double.wallet.customers.has(card.payer)).toBe(false)
  double.trouble = () => 'broken'
  await expect(provider.saved?.forget(card, true)).rejects.toThrow()
})

test('no token of one is taken from outside', async () => {
  const { provider, again } = await left()
  expect(provider.accepts(again())).toBe(false)
})
