/** Stripe as a provider, asked over HTTP: a page elsewhere, capture, stop, refunds, and everything said twice or not at all. */
import { afterEach, expect, test } from 'vitest'
import { currency, money, type Money } from '#domain/money'
import type { PaymentId } from '#domain/ids'
import type { Trouble } from '#tests/stripe/asked'
import { StripeDouble } from '#tests/stripe/double'
import { serve } from '#tests/stripe/server'
import { signed, WEBHOOK_SECRET } from '#tests/stripe/telling'
import { paymentsOf } from '../index.ts'
import { CHECKOUT_TOKEN } from './sessions.ts'
import { stripePayments } from './stripe.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

const SHOP = 'https://delos.example'
const EUR = currency('EUR')
const PAYMENT = 'pay_7k3m9qxd00000000000000ab_1' as PaymentId

const opened = async (capture: 'automatic' | 'manual' = 'automatic') => {
  const double = new StripeDouble()
  const { url, close } = await serve(double)
  open.push(close)
  const keys = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: SHOP, within: 400 }
  const provider = stripePayments({ ...keys, ui: 'hosted', capture, url })
  const charge = (amount: Money = money(2800, EUR), paymentId = PAYMENT) =>
    provider.charge({
      paymentId,
      token: CHECKOUT_TOKEN,
      amount,
      returnTo: `${SHOP}/checkout/return?payment=${paymentId}`,
      language: 'en',
      email: 'maya@lindqvist.example',
    })
  return { double, provider, charge }
}

const sent = async (...[amount, capture]: [Money?, ('automatic' | 'manual')?]) => {
  const shop = await opened(capture)
  const answer = await shop.charge(amount)
  if (answer.state !== 'challenge' || !answer.token) throw new Error(`not sent to Stripe: ${answer.state}`)
  return { ...shop, payment: { paymentId: PAYMENT, token: answer.token }, answer }
}

test('the shopper is sent to a page of Stripe’s, once however often it is asked for', async () => {
  const { double, provider, charge, payment, answer } = await sent()
  expect(answer.redirect).toBe(`https://checkout.stripe.com/c/pay/${payment.token}`)
  expect(await charge()).toEqual(answer)
  expect(double.sessions.size).toBe(1)
  expect(double.sessions.get(payment.token)).toMatchObject({
    client_reference_id: PAYMENT,
    amount_total: 2800,
    currency: 'eur',
    customer_email: 'maya@lindqvist.example',
    metadata: { payment: PAYMENT, shop: SHOP },
  })
  expect(await provider.stateOf(payment)).toEqual({ state: 'pending' })
  double.pay(payment.token)
  expect(await provider.stateOf(payment)).toEqual({ state: 'paid' })
})

test('in fields on our page is paid where a script works, and on Stripe’s page where none does', async () => {
  const double = new StripeDouble()
  const { url, close } = await serve(double)
  open.push(close)
  const keys = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: SHOP, publishableKey: 'pk_test_1' }
  const provider = stripePayments({ ...keys, ui: 'elements', capture: 'automatic', url })
  const begun = async (scripted: string, paymentId: PaymentId) => {
    const read = provider.read({ [provider.form.scripted ?? '']: scripted }, 0)
    const where = { returnTo: SHOP, language: 'en', email: 'a@example.org' } as const
    const amount = money(2800, EUR)
    const answer = read.ok ? await provider.charge({ paymentId, token: read.value, amount, ...where }) : null
    if (answer?.state !== 'challenge' || !answer.token) throw new Error('not begun')
    return { ...answer, payment: { paymentId, token: answer.token } }
  }
  const here = await begun('yes', PAYMENT)
  expect(here.redirect).toBeUndefined()
  expect(await provider.embedded?.(here.payment)).toEqual({
    publishableKey: 'pk_test_1',
    clientSecret: expect.stringContaining(`${here.token}_secret_`),
  })
  const there = await begun('', PAYMENT.replace('_1', '_2') as PaymentId)
  expect(there.redirect).toMatch(/^https:\/\/checkout\.stripe\.com/)
  expect(await provider.embedded?.(there.payment)).toBeNull()
  double.pay(here.payment.token)
  expect(await provider.embedded?.(here.payment)).toBeNull()
})

test('what was promised is taken when the shop agrees, whole or a part, and twice is once', async () => {
  const { double, provider, payment } = await sent(money(2800, EUR), 'manual')
  double.pay(payment.token)
  // As long as most cards keep it: seven days from when it was made.
  expect(await provider.stateOf(payment)).toEqual({ state: 'authorised', captureBefore: expect.any(Number) })
  const capture = { ...payment, amount: money(2000, EUR) }
  expect(await provider.capture(capture)).toEqual({ state: 'paid' })
  expect(await provider.capture(capture)).toEqual({ state: 'paid' })
  expect([...double.intents.values()]).toMatchObject([{ amount_received: 2000 }])
})

test('what is to be taken with the goods is promised first, whatever the shop does otherwise', async () => {
  const { double, provider } = await opened('automatic')
  const later = await provider.charge({
    paymentId: PAYMENT,
    token: CHECKOUT_TOKEN,
    amount: money(2800, EUR),
    returnTo: SHOP,
    language: 'en',
    email: 'maya@lindqvist.example',
    later: true,
  })
  if (later.state !== 'challenge' || !later.token) throw new Error('not sent to Stripe')
  const payment = { paymentId: PAYMENT, token: later.token }
  double.pay(payment.token)
  const said = await provider.stateOf(payment)
  const [intent] = double.intents.values()
  expect(said).toEqual({ state: 'authorised', captureBefore: ((intent?.created ?? 0) + 7 * 86_400) * 1000 })
  expect(await provider.capture({ ...payment, amount: money(1000, EUR) })).toEqual({ state: 'paid' })
  expect(intent).toMatchObject({ amount_received: 1000 })
})

test('what was promised and is stopped is let go: nothing was charged, and nothing has to go back', async () => {
  const { double, provider, payment } = await sent(money(2800, EUR), 'manual')
  double.pay(payment.token)
  expect(await provider.stop(payment)).toEqual({ state: 'declined', reason: 'payment-stopped' })
  expect([...double.intents.values()]).toMatchObject([{ status: 'canceled', amount_received: 0 }])
  expect(double.refunds).toEqual([])
})

test('a payment that is stopped can never be paid; one that was paid first stays paid', async () => {
  const { double, provider, payment } = await sent()
  expect(await provider.stop(payment)).toMatchObject({ state: 'declined' })
  expect(double.pay(payment.token)).toBe(false)
  expect(await provider.stop(payment)).toMatchObject({ state: 'declined' })
  const paid = await sent()
  paid.double.pay(paid.payment.token)
  expect(await paid.provider.stop(paid.payment)).toEqual({ state: 'paid' })
})

test('a session that ended by itself is a payment that was not made', async () => {
  const { double, provider, payment } = await sent()
  double.expire(payment.token)
  expect(await provider.stateOf(payment)).toEqual({ state: 'declined', reason: 'payment-stopped' })
})

test('an answer that is lost is no no: the session is found by the payment’s id, and ended', async () => {
  const { double, provider, charge } = await opened()
  double.trouble = ({ method }) => (method === 'POST' ? 'cut' : 'none')
  await expect(charge()).rejects.toThrow()
  double.trouble = () => 'none'
  expect(double.sessions.size).toBe(1)
  const lost = { paymentId: PAYMENT, token: CHECKOUT_TOKEN }
  expect(await provider.stateOf(lost)).toEqual({ state: 'pending' })
  expect(await provider.stop(lost)).toMatchObject({ state: 'declined' })
  expect(await provider.stateOf({ ...lost, paymentId: 'pay_000000000000000000000000_1' as PaymentId })).toEqual({
    state: 'unknown',
  })
})

test('once in trouble is asked again with the same key, and moves nothing twice', async () => {
  const { double, charge } = await opened()
  const troubles: Trouble[] = ['cut', 'none']
  double.trouble = () => troubles.shift() ?? 'none'
  expect(await charge()).toMatchObject({ state: 'challenge' })
  expect([double.sessions.size, double.calls.length]).toEqual([1, 2])
})

test('an amount that Stripe cannot move exactly is declined, and nothing else is charged in its place', async () => {
  const { double, charge } = await opened()
  const unchargeable = { state: 'declined', reason: 'amount-unchargeable' }
  expect(await charge(money(5124, currency('KWD')))).toEqual(unchargeable)
  expect(double.calls).toEqual([])
  expect(await charge(money(49, EUR))).toEqual(unchargeable)
})

test('refunds are given once for each id, in parts, and never more than is left', async () => {
  const { double, provider, payment } = await sent()
  double.pay(payment.token)
  const back = (refundId: string, amount: number | null) =>
    provider.refund({ ...payment, refundId, amount: amount === null ? null : money(amount, EUR) })
  await back('one', 1000)
  await back('one', 1000)
  await expect(back('two', 1801)).rejects.toThrow('1801 of 1800 that are left')
  await back('three', 800)
  await back('rest', null)
  await back('rest', null)
  // Everything has gone back: what is asked for then is nothing.
  await back('again', null)
  expect(double.refunds.map(({ amount }) => amount)).toEqual([1000, 800, 1000])
})

test('Stripe forgets keys after a day; what stands at its refunds is asked first', async () => {
  const { double, provider, payment } = await sent()
  double.pay(payment.token)
  await provider.refund({ ...payment, refundId: 'one', amount: money(1000, EUR) })
  const posts = () => double.calls.filter(({ method, path }) => method === 'POST' && path === '/v1/refunds').length
  await provider.refund({ ...payment, refundId: 'one', amount: money(1000, EUR) })
  expect(posts()).toBe(1)
})

test('of a currency whose last digit does not move all parts together are what was paid', async () => {
  const KWD = currency('KWD')
  const { double, provider, payment } = await sent(money(10_000, KWD))
  double.pay(payment.token)
  for (const [refundId, amount] of [
    ['a', 3333],
    ['b', 3333],
    ['c', 3334],
  ] as const)
    await provider.refund({ ...payment, refundId, amount: money(amount, KWD) })
  expect(double.refunds.map(({ amount }) => amount)).toEqual([3340, 3330, 3330])
})

test('a promise that is to be given back is let go whole', async () => {
  const { double, provider, payment } = await sent(money(2800, EUR), 'manual')
  double.pay(payment.token)
  await provider.refund({ ...payment, refundId: 'owed', amount: null })
  expect([...double.intents.values()]).toMatchObject([{ status: 'canceled' }])
})

const heard = async (told: Parameters<typeof signed>[0], how?: Parameters<typeof signed>[1]) => {
  const { provider } = await opened()
  const { raw, headers } = await signed(told, how)
  return provider.webhook?.(raw, headers)
}

const session = (shop = SHOP) =>
  ({
    type: 'checkout.session.completed',
    object: { object: 'checkout.session', id: 'cs_test_1', client_reference_id: PAYMENT, metadata: { shop } },
  }) as unknown as Parameters<typeof signed>[0]

test('an event names whom to ask about, and nothing else of it is believed', async () => {
  expect(await heard(session())).toEqual([{ paymentId: PAYMENT, token: 'cs_test_1' }])
  // Two shops may share an account: the other's payments are not ours to give back.
  expect(await heard(session('https://other.example'))).toEqual([])
  const foreign = { type: 'payout.paid', object: { object: 'payout', id: 'po_1' } } as never
  expect(await heard(foreign)).toEqual([])
})

test('what is not signed, signed for another webhook, changed on the way or too old is not heard', async () => {
  const minutes = (ago: number) => ({ timestamp: Math.floor(Date.now() / 1000) - ago * 60 })
  expect(await heard(session(), minutes(4))).toHaveLength(1)
  expect(await heard(session(), minutes(6))).toBeUndefined()
  expect(await heard(session(), { secret: 'whsec_of_another' })).toBeUndefined()
  const { provider } = await opened()
  const { raw, headers } = await signed(session())
  expect(await provider.webhook?.(raw.replace(PAYMENT, PAYMENT.replace('_1', '_2')), headers)).toBeUndefined()
  for (const wrong of ['', 't=1', 'v1=00', `t=${Math.floor(Date.now() / 1000)},v1=00`])
    expect(await provider.webhook?.(raw, new Headers({ 'stripe-signature': wrong }))).toBeUndefined()
  expect(await provider.webhook?.(raw, new Headers())).toBeUndefined()
})

test('of a dispute is told whose payment it is', async () => {
  const { double, provider, payment } = await sent()
  double.pay(payment.token)
  double.dispute(payment.token)
  const last = double.events.at(-1)
  if (!last) throw new Error('nothing was told')
  const { raw, headers } = await signed(last)
  expect(await provider.webhook?.(raw, headers)).toEqual([{ ...payment, disputed: true }])
})

test('a shop that would take money and lacks what it needs says so', () => {
  const whole = {
    PAYMENT_PROVIDER: 'stripe',
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    SHOP_URL: SHOP,
  } as const
  expect(paymentsOf(whole).form.fields).toEqual([])
  for (const name of ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'SHOP_URL'] as const)
    expect(() => paymentsOf({ ...whole, [name]: '' })).toThrow(name)
  expect(() => paymentsOf({ ...whole, STRIPE_UI: 'elements' })).toThrow('STRIPE_PUBLISHABLE_KEY')
  expect(() => paymentsOf({ ...whole, STRIPE_UI: 'popup' as 'hosted' })).toThrow('popup')
  expect(() => paymentsOf({ ...whole, PAYMENT_PROVIDER: 'barter' as 'demo' })).toThrow('barter')
})
