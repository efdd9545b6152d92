/** Cards that customers leave for next time: by page and by program, paid with again, taken away, and gone with their account. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { customerId, orderId, type CustomerId } from '#domain/ids'
import { forgetOnBehalf } from '#workers/flows/customers/privacy/forget'
import { tellUserFacts } from '#workers/flows/customers/tell-facts'
import { orderForStaff } from '#workers/flows/orders/orders'
import { ownMethods, saveMethodLeft, tellOfRemoved } from '#workers/flows/orders/saved-methods'
import { stripePayments } from '#workers/providers/payments/stripe/stripe'
import worker from '#workers/index'
import type { Env } from '#workers/env'
import { StripeDouble } from '#tests/stripe/double'
import { WEBHOOK_SECRET } from '#tests/stripe/telling'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { CARDS, details, filled } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { anotherHouse, digitsIn, nextMail, signIn } from './customers.ts'
import { customerOf, until } from './erasures.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
}, 60_000)

const idOf = async (email: string): Promise<CustomerId> => customerId((await customerOf(email)) ?? '') as CustomerId
const PAGE = '/account/payment-methods'
const savedOf = async (email: string) => ownMethods(shop, await idOf(email))
const isSaved = (email: string, many = 1) =>
  expect.poll(async () => (await savedOf(email)).length, { timeout: 15_000 }).toBe(many)

/** Once through the checkout of the pages. */
const buy = async (
  browser: Browser,
  email: string,
  more: Readonly<Record<string, string>> = {},
  path = '/checkout',
) => {
  await browser.post('/cart', { variant: goods.chalk, units: '1', key: crypto.randomUUID() }, anotherHouse())
  const { html } = await browser.get(path)
  const kept = { key: hidden(html, 'key'), expected: hidden(html, 'expected'), due: hidden(html, 'due') }
  const done = await browser.post(path, { ...filled, ...kept, email, ...more }, anotherHouse())
  return { html, done }
}

test('nobody has ticked it for them, guests are not asked, and whoever ticks it pays with it again', async () => {
  const email = 'saver@example.org'
  expect((await buy(openBrowser(), 'guest@example.org')).html).not.toContain('name="keep"')
  const browser = await signIn(email)
  expect((await browser.get(PAGE)).html).toContain('No card is saved')
  const first = await buy(browser, email)
  expect(first.html).toMatch(/<input type="checkbox" name="keep" value="yes"\/?>/)
  expect(first.done.status).toBe(303)
  await buy(browser, email, { keep: 'yes' })
  await isSaved(email)
  const { html } = await browser.get(PAGE)
  expect(html).toContain('Visa ending in 4242')
  expect(html).toContain('valid until 12/2034')
  expect((await browser.get(`/zh${PAGE}`)).html).toContain('Visa，尾号 4242')

  const [card] = await savedOf(email)
  const again = await buy(browser, email, { paymentMethod: card?.id ?? '', card: '', expiry: '', code: '' })
  expect(again.html).toContain(`value="${card?.id}"`)
  expect((await browser.get(again.done.to)).html).toContain('Thank you. It is yours.')
  await isSaved(email)
  // What is amiss elsewhere leaves what was ticked.
  const wrong = await buy(browser, email, { keep: 'yes', card: '1', paymentMethod: 'online' })
  expect(wrong.done.status).toBe(422)
  expect(wrong.done.html).toMatch(/name="keep" value="yes" checked/)
})

test('its bank may want its owner; a card that was declined is not kept', async () => {
  const email = 'asked@example.org'
  const browser = await signIn(email)
  const declined = await buy(browser, email, { keep: 'yes', card: CARDS.declines })
  expect(declined.done.status).toBe(402)
  const asked = await buy(browser, email, { keep: 'yes', card: CARDS.challenges })
  expect(asked.done.to).toContain('/checkout/challenge')
  const payment = new URL(asked.done.to, ORIGIN).searchParams.get('payment') ?? ''
  await browser.post('/checkout/challenge', { payment, answer: 'yes' })
  await isSaved(email)
  const [card] = await savedOf(email)
  expect(card).toMatchObject({ lastFour: '3220' })
  const again = await buy(browser, email, { paymentMethod: card?.id ?? '' })
  expect(again.done.to).toContain('/checkout/challenge')
  const next = new URL(again.done.to, ORIGIN).searchParams.get('payment') ?? ''
  expect((await browser.post('/checkout/challenge', { payment: next, answer: 'yes' })).to).toContain('/orders/')
})

test('somebody else’s is answered as one that nobody has, on pages and by program', async () => {
  const [one, other] = ['one@example.org', 'other@example.org']
  const theirs = await signIn(one)
  await buy(theirs, one, { keep: 'yes' })
  await isSaved(one)
  const id = (await savedOf(one))[0]?.id ?? ''
  const browser = await signIn(other)
  const none = 'spm_000000000000000000000000'
  const said = []
  for (const paymentMethod of [id, none]) {
    const { done } = await buy(browser, other, { paymentMethod })
    said.push([done.status, done.html.includes('Visa ending in'), done.html.includes('id="paymentMethod-hint"')])
    expect((await browser.post(`${PAGE}/${paymentMethod}/remove`, {})).status).toBe(404)
  }
  expect(said[0]).toEqual(said[1])
  expect(said[0]?.[0]).toBe(422)
  await isSaved(one)
})

const tokenFor = async (email: string): Promise<string> => {
  const send = (path: string, body: unknown) =>
    call('POST', `/api/account/sign-in/${path}`, { body, headers: anotherHouse(), key: null })
  await send('mail', { email })
  const digits = digitsIn(await nextMail(email))
  return (await send('digits', { email, digits, session: 'token' })).json.token
}

test('a program keeps, lists, pays with and removes them; without a session, or for another cart, nothing', async () => {
  const email = 'program-saver@example.org'
  const token = await tokenFor(email)
  const own = async () => {
    const { json } = await call('PUT', '/api/account/cart', { bearer: token, body: {} })
    const cart = { id: json.cart.id, bearer: json.key }
    await call('POST', `/api/carts/${cart.id}/line-items`, {
      bearer: cart.bearer,
      body: { lineItems: [{ variantId: goods.chalk, units: 1 }] },
    })
    const ready = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body: details })
    return { ...cart, expectedTotal: ready.json.totals.total }
  }
  type Cart = Awaited<ReturnType<typeof own>>
  const complete = (cart: Cart, payment: object, more: object = {}, session: string | null = token) =>
    call('POST', `/api/checkouts/${cart.id}/complete`, {
      bearer: cart.bearer,
      body: { payment, expectedTotal: cart.expectedTotal, ...more },
      ...(session !== null && { headers: { 'customer-token': session } }),
    })
  const approves = { cardNumber: CARDS.approves }
  const cart = await own()
  expect((await complete(cart, approves, { keep: true }, null)).json.code).toBe('sign-in-required')
  expect((await complete(cart, approves, { keep: true }, 'x')).json.code).toBe('sign-in-required')
  expect((await complete(cart, approves, { keep: true })).json.status).toBe('completed')
  await isSaved(email)
  const list = await call('GET', '/api/account/payment-methods', { bearer: token })
  expect(list.json.paymentMethods).toMatchObject([
    { brand: 'visa', lastFour: '4242', expiry: { month: 12, year: 2034 } },
  ])
  expect(JSON.stringify(list.json)).not.toContain('demo')
  const saved = { savedMethod: list.json.paymentMethods[0].id }
  const next = await own()
  for (const session of [null, 'x', await tokenFor('stranger-saver@example.org')])
    expect((await complete(next, saved, {}, session)).json.code).toBe('payment-method-unknown')
  expect((await complete(next, { savedMethod: 'spm_x' })).json.code).toBe('payment-method-unknown')
  expect((await complete(next, saved)).json.status).toBe('completed')
  const gone = await call('DELETE', `/api/account/payment-methods/${saved.savedMethod}`, { bearer: token })
  expect(gone.json).toEqual({ paymentMethods: [] })
  const twice = await call('DELETE', `/api/account/payment-methods/${saved.savedMethod}`, { bearer: token })
  expect([twice.status, twice.json.code]).toEqual([404, 'payment-method-unknown'])
  expect((await complete(await own(), saved)).json.code).toBe('payment-method-unknown')
})

const removedRows = async () =>
  (await shop.USERS_DB.prepare('SELECT payer, method FROM payment_methods_removed ORDER BY sequence').all()).results

const planted = async (email: string, method: string) => {
  await signIn(email)
  const id = await idOf(email)
  await shop.USERS_DB.prepare(
    `INSERT INTO payment_methods (id, customer_id, provider, payer, method, brand, last_four, month, year, saved_at)
     VALUES (?1, ?2, 'demo', 'demo', ?3, 'visa', '4242', 12, 2034, 1)`,
  )
    .bind(`spm_${method.padEnd(24, '0').slice(0, 24)}`, id, method)
    .run()
  return id
}

test('who is forgotten leaves none, and the provider is told; nor does who is merged into another', async () => {
  const gone = await planted('forgotten-saver@example.org', 'forgotten')
  expect((await forgetOnBehalf(shop, gone, Date.now())).ok).toBe(true)
  await tellUserFacts(shop, Date.now())
  await until(async () => (await ownMethods(shop, gone)).length === 0)
  const [kept, other] = [await planted('kept-saver@example.org', 'kept'), await planted('merged@example.org', 'merged')]
  const merged = await call('POST', `/api/admin/customers/${kept}/merge`, { headers: owner, body: { other } })
  expect(merged.status).toBe(200)
  expect([(await ownMethods(shop, kept)).length, (await ownMethods(shop, other)).length]).toEqual([1, 0])
  await tellOfRemoved(shop, Date.now() + 2 * 60 * 60_000)
  expect(await removedRows()).toEqual([])
})

test('with Stripe: left on its page, paid with at once, taken away there; what it did not hear is told again', async () => {
  const double = new StripeDouble()
  const keys = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: ORIGIN, capture: 'automatic' } as const
  const provider = stripePayments({ ...keys, ui: 'hosted', ask: double.fetch as typeof fetch })
  const env = { ...shop, PAYMENT_PROVIDER: provider } as unknown as Env
  const email = 'stripe-saver@example.org'
  const browser = await signIn(
    email,
    openBrowser(async (request) => worker.fetch(request as never, env, createExecutionContext())),
  )
  const { html, done } = await buy(browser, email, { keep: 'yes' })
  expect(html).toContain('name="keep"')
  const payment = new URL(done.to, ORIGIN).searchParams.get('payment') ?? ''
  const session = [...double.sessions.values()].find((one) => one.client_reference_id === payment)
  double.pay(session?.id ?? '')
  await browser.get(`/checkout/return?payment=${payment}`)
  const stored = await orderForStaff(env, orderId(`ord_${payment.split('_')[1]}`) as never)
  if (!stored) throw new Error('nothing was ordered')
  // As the listener of payments does it, which knows the demo alone here; told twice it is one.
  for (let times = 0; times < 2; times++) await saveMethodLeft(env, stored.order, session?.id ?? '')
  const customer = await idOf(email)
  const [card] = await ownMethods(env, customer)
  expect(await ownMethods(env, customer)).toHaveLength(1)

  const again = await buy(browser, email, { paymentMethod: card?.id ?? '' })
  expect((await browser.get(again.done.to)).html).toContain('Thank you. It is yours.')
  const intents = [...double.intents.values()]
  expect(intents).toHaveLength(2)
  expect(intents[1]).toMatchObject({ status: 'succeeded', payment_method: intents[0]?.payment_method })
  expect(JSON.stringify(intents)).not.toContain(email)

  double.trouble = ({ path }) => (path.includes('payment_methods') ? 'lost' : 'none')
  await browser.post(`${PAGE}/${card?.id}/remove`, {})
  expect((await browser.get(PAGE)).html).toContain('No card is saved')
  await tellOfRemoved(env, Date.now() + 60 * 60_000)
  expect(await removedRows()).toHaveLength(1)
  double.trouble = () => 'none'
  await tellOfRemoved(env, Date.now() + 5 * 60 * 60_000)
  expect(await removedRows()).toEqual([])
  expect(double.wallet.customers.size).toBe(0)
})
