/** A provider that was written by the recipe alone sells: by its own fields, a page elsewhere, and webhooks in any order. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import type { PaymentId } from '#domain/ids'
import worker from '#workers/index'
import type { Charge } from '#workers/providers/payments/provider'
import { ToyProvider } from '#tests/toy-provider'
import { hidden, openBrowser } from './browser.ts'
import { details } from './buying.ts'
import { ORIGIN } from './caller.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
type Json = any

const toy = new ToyProvider()
const doorTo = (provider: ToyProvider) => async (request: Request) =>
  worker.fetch(request as never, { ...shop, PAYMENT_PROVIDER: provider }, createExecutionContext())
const door = doorTo(toy)

const tell = async (paymentId: PaymentId, signature?: string) => {
  const raw = JSON.stringify({ id: crypto.randomUUID(), paymentId, token: toy.payments.get(paymentId)?.token ?? '' })
  const headers = { 'toy-signature': signature ?? (await toy.signed(raw)) }
  return door(new Request(`${ORIGIN}/api/payments/webhook`, { method: 'POST', body: raw, headers }))
}

/** The checkout filled in, with what it costs by that delivery; a voucher that is none is told at its field. */
const filledAt = async (at: typeof door) => {
  const browser = openBrowser(at)
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const { html } = await browser.get('/checkout')
  expect(html).toContain('name="voucher"')
  expect(html).not.toMatch(/name="card"|4242 4242/)
  const form = { ...details.address, email: details.email, delivery: 'express', expected: hidden(html, 'expected') }
  const wrong = await browser.post('/checkout', { ...form, key: hidden(html, 'key'), voucher: 'none' })
  expect(wrong.html).toMatch(/id="voucher-wrong"[^>]*>\s*Six digits/)
  expect(wrong.html).toContain('href="#voucher"')
  const [key, expected] = [hidden(wrong.html, 'key'), hidden(wrong.html, 'expected')]
  return { browser, form: { ...form, key, expected, voucher: '123456' } }
}

const paymentIn = ({ to }: { readonly to: string }) => new URL(to, ORIGIN).searchParams.get('payment') as PaymentId

const sentElsewhere = async () => {
  const { browser, form } = await filledAt(door)
  const sent = await browser.post('/checkout', form)
  const payment = paymentIn(sent)
  const page = await browser.get(sent.to)
  // What is paid for stands there, the way onward, and the way back.
  expect(page.html).toContain(`https://toy.example/pay/${payment}`)
  expect(page.html).toContain('Delos mug')
  expect(page.html).toContain('/checkout/take-back')
  return { browser, payment }
}

test('the shopper pays elsewhere, comes back, and has ordered; what was promised is captured whole', async () => {
  const { browser, payment } = await sentElsewhere()
  toy.pay(payment)
  const back = toy.returns.get(payment) ?? ''
  expect(back.startsWith(`${ORIGIN}/checkout/return?payment=`)).toBe(true)
  const returned = await browser.get(back.slice(ORIGIN.length))
  expect((await browser.get(returned.to)).html).toContain('Thank you. It is yours.')
  expect(toy.payments.get(payment)?.captured).toBe(toy.payments.get(payment)?.amount.amount)
})

test('whoever never comes back has ordered all the same: the webhook says it, early, again and again', async () => {
  const { browser, payment } = await sentElsewhere()
  // Before the end is known nothing is settled, and nothing is stopped.
  expect((await tell(payment)).status).toBe(200)
  expect(toy.payments.get(payment)?.state.state).toBe('challenge')
  toy.pay(payment)
  for (let times = 0; times < 3; times += 1) expect((await tell(payment)).status).toBe(200)
  const order = await browser.get(`/orders/ord_${payment.split('_')[1]}`)
  expect(order.html).toContain('Thank you. It is yours.')
  expect(toy.payments.get(payment)?.captured).toBe(toy.payments.get(payment)?.amount.amount)
})

test('a payment that was declined elsewhere leaves the cart as it was, also when it is said twice', async () => {
  const { browser, payment } = await sentElsewhere()
  await toy.stop({ paymentId: payment })
  expect([(await tell(payment)).status, (await tell(payment)).status]).toEqual([200, 200])
  expect(JSON.parse((await browser.get('/cart/count')).html)).toEqual({ count: 1 })
  expect((await browser.get('/checkout')).status).toBe(200)
})

/** Its bank asks on a page of the shop's, and promises the money: to take it is another step. */
class PromisingProvider extends ToyProvider {
  override async charge(charge: Charge) {
    await super.charge(charge)
    return { state: 'challenge' } as const
  }

  override async answer({ paymentId }: { readonly paymentId: PaymentId }) {
    this.pay(paymentId)
    return this.stateOf({ paymentId })
  }
}

test('what the bank only promises once the shopper has answered is captured, and is an order at once', async () => {
  const bank = new PromisingProvider()
  const { browser, form } = await filledAt(doorTo(bank))
  const payment = paymentIn(await browser.post('/checkout', form))
  const { to } = await browser.post('/checkout/challenge', { payment, answer: 'yes' })
  expect((await browser.get(to)).html).toContain('Thank you. It is yours.')
  expect(bank.payments.get(payment)?.captured).toBe(bank.payments.get(payment)?.amount.amount)
})

test('what is not signed by the provider is refused, and changes nothing', async () => {
  const { payment } = await sentElsewhere()
  toy.pay(payment)
  expect((await tell(payment, '00')).status).toBe(401)
  expect(toy.payments.get(payment)?.captured).toBe(0)
})

test('a program pays with a token of the provider’s, and is told where to send the shopper', async () => {
  const call = async (method: string, path: string, body: object, bearer?: string) => {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    }
    const answer = await door(new Request(ORIGIN + path, { method, headers, body: JSON.stringify(body) }))
    return { status: answer.status, json: (await answer.json()) as Json }
  }
  const { json: cart } = await call('POST', '/api/carts', { lineItems: [{ variantId: goods.chalk, units: 1 }] })
  const path = `/api/checkouts/${cart.cart.id}`
  const key = cart.key
  const { json: ready } = await call('PUT', `${path}/details`, details, key)
  const expectedTotal = ready.totals.total
  const demo = await call('POST', `${path}/complete`, { payment: { token: 'demo_approve' }, expectedTotal }, key)
  expect([demo.status, demo.json.code]).toEqual([422, 'card-unknown'])
  const sent = await call('POST', `${path}/complete`, { payment: { token: 'toy_123456' }, expectedTotal }, key)
  expect(sent).toMatchObject({
    status: 202,
    json: { challenge: { redirect: expect.stringMatching(/^https:\/\/toy/) } },
  })
})
