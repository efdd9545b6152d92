/** Cards that are added from the account, without buying: in the demo's fields, by program, and on Stripe's page, or by its webhook. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { customerId, type CustomerId } from '#domain/ids'
import { ownMethods } from '#workers/flows/orders/saved-methods'
import { stripePayments } from '#workers/providers/payments/stripe/stripe'
import worker from '#workers/index'
import type { Env } from '#workers/env'
import { StripeWithSetups } from '#tests/stripe/setups'
import { signed, WEBHOOK_SECRET } from '#tests/stripe/telling'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { CARDS, filled } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { anotherHouse, digitsIn, nextMail, signIn } from './customers.ts'
import { customerOf } from './erasures.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
}, 60_000)

const PAGE = '/account/payment-methods'
const CARD = { card: CARDS.approves, expiry: '08 / 39', code: '123' }
const idOf = async (email: string): Promise<CustomerId> => customerId((await customerOf(email)) ?? '') as CustomerId
const add = (browser: Browser, card: Readonly<Record<string, string>> = CARD, at = '') =>
  browser.post(`${at}${PAGE}/add`, card, anotherHouse())

test('whoever has none is led to add one; what is amiss is said beside it, and nothing is kept of what was declined', async () => {
  const email = 'adder@example.org'
  const browser = await signIn(email)
  const { html } = await browser.get(PAGE)
  expect(html).toContain('No card is saved. Add one here')
  expect(html).toContain('Nothing is charged.')
  expect((await browser.get(`/zh${PAGE}`)).html).toContain('添加一张卡')
  const wrong = await add(browser, { ...CARD, card: '1234', code: '' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('2 fields are not right yet.')
  expect(wrong.html).not.toContain('1234')
  const declined = await add(browser, { ...CARD, card: CARDS.declines })
  expect([declined.status, declined.html.includes('The card was declined, and is not saved.')]).toEqual([402, true])
  expect(await ownMethods(shop, await idOf(email))).toEqual([])
  const added = await add(browser)
  expect([added.status, added.to]).toEqual([303, `${PAGE}?done=added`])
  const shown = (await browser.get(added.to)).html
  expect(shown).toContain('The card is saved. You can pay with it at the checkout.')
  expect(shown).toContain('Visa ending in 4242')
  // The same once more takes its own place.
  await add(browser)
  expect(await ownMethods(shop, await idOf(email))).toHaveLength(1)
  await browser.post('/cart', { variant: goods.chalk, units: '1' }, anotherHouse())
  const checkout = (await browser.get('/checkout')).html
  const [card] = await ownMethods(shop, await idOf(email))
  const sent = { key: hidden(checkout, 'key'), expected: hidden(checkout, 'expected'), due: hidden(checkout, 'due') }
  const paid = await browser.post(
    '/checkout',
    { ...filled, ...sent, email, paymentMethod: card?.id ?? '' },
    anotherHouse(),
  )
  expect((await browser.get(paid.to)).html).toContain('Thank you. It is yours.')
})

test('nobody adds a card who is not signed in', async () => {
  const browser = openBrowser()
  expect((await add(browser)).to).toContain('/account/sign-in')
  expect((await browser.get(`${PAGE}/added?session=cs_test_1`)).to).toContain('/account/sign-in')
  expect((await call('PUT', '/api/account/payment-methods', { body: {} })).json.code).toBe('sign-in-required')
})

test('a program adds one, and is told what it cannot be', async () => {
  const email = 'program-adder@example.org'
  const send = (path: string, body: unknown) =>
    call('POST', `/api/account/sign-in/${path}`, { body, headers: anotherHouse(), key: null })
  await send('mail', { email })
  const digits = digitsIn(await nextMail(email))
  const { token } = (await send('digits', { email, digits, session: 'token' })).json
  const adding = (body: object) => call('PUT', '/api/account/payment-methods', { bearer: token, body })
  expect((await adding({})).json.code).toBe('card-unknown')
  expect((await adding({ payment: { cardNumber: '1' } })).json.code).toBe('card-unknown')
  expect((await adding({ payment: { savedMethod: 'spm_x' } })).status).toBe(422)
  const declined = await adding({ payment: { cardNumber: CARDS.declines } })
  expect([declined.status, declined.json.code, declined.json.reason]).toEqual([
    402,
    'payment-declined',
    'card-declined',
  ])
  const added = await adding({ payment: { cardNumber: CARDS.approves } })
  expect([added.status, added.json.paymentMethods]).toMatchObject([200, [{ brand: 'visa', lastFour: '4242' }]])
})

test('with Stripe on its page: kept when its owner comes back, or by the webhook, and never for somebody else', async () => {
  const double = new StripeWithSetups()
  const keys = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: ORIGIN, capture: 'automatic' } as const
  const provider = stripePayments({ ...keys, ui: 'hosted', ask: double.fetch as typeof fetch })
  const env = { ...shop, PAYMENT_PROVIDER: provider } as unknown as Env
  const door = async (request: Request) => worker.fetch(request as never, env, createExecutionContext())
  const [email, other] = ['stripe-adder@example.org', 'stripe-other@example.org']
  const browser = await signIn(email, openBrowser(door))
  const stranger = await signIn(other, openBrowser(door))
  const begun = async () => {
    const page = await add(browser, {})
    const session = [...double.sessions.values()].at(-1)
    if (!session) throw new Error('nothing was begun at Stripe')
    expect(page.html).toContain(`href="${String(session.url)}"`)
    return session
  }
  const first = await begun()
  expect(first).toMatchObject({ mode: 'setup', client_reference_id: await idOf(email), customer_email: email })
  expect(String(first['success_url'])).toBe(`${ORIGIN}${PAGE}/added?session={CHECKOUT_SESSION_ID}`)
  // Who comes back without having left anything has left nothing.
  expect((await browser.get(`${PAGE}/added?session=${first.id}`)).to).toBe(`${PAGE}?done=none`)
  double.setUp(first.id)
  expect((await stranger.get(`${PAGE}/added?session=${first.id}`)).to).toBe(`${PAGE}?done=none`)
  expect(await ownMethods(env, await idOf(other))).toEqual([])
  expect((await browser.get(`${PAGE}/added?session=${first.id}`)).to).toBe(`${PAGE}?done=added`)
  expect((await browser.get(`${PAGE}/added?session=cs_test_nobody`)).to).toBe(`${PAGE}?done=none`)
  const [kept] = await ownMethods(env, await idOf(email))
  expect(kept).toMatchObject({ brand: 'visa', lastFour: '4242' })

  // Stripe tells of it, too, once or again; and of one whose owner never came back.
  const second = await begun()
  expect(second['customer']).toBe(first['customer'])
  double.setUp(second.id)
  for (const told of double.events.splice(0))
    for (let times = 0; times < 2; times++) {
      const { raw, headers } = await signed(told)
      const heard = await door(new Request(`${ORIGIN}/api/payments/webhook`, { method: 'POST', body: raw, headers }))
      expect(heard.status).toBe(200)
    }
  // The same card: the newer takes the place of the one before.
  const now = await ownMethods(env, await idOf(email))
  expect(now).toHaveLength(1)
  expect(now[0]?.id).not.toBe(kept?.id)
  double.trouble = () => 'broken'
  const broken = await add(browser, {})
  expect([broken.status, broken.html.includes('did not answer')]).toEqual([503, true])
})
