/** What Stripe charges: not less than its least, which gift cards leave, and multiples of its step, to which sums are rounded. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import type { PaymentId } from '#domain/ids'
import { locationId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { stripePayments } from '#workers/providers/payments/stripe/stripe'
import { importCatalog } from '#workers/flows/catalog/import'
import worker from '#workers/index'
import type { Env } from '#workers/env'
import { StripeDouble } from '#tests/stripe/double'
import { WEBHOOK_SECRET } from '#tests/stripe/telling'
import { hidden, openBrowser } from './browser.ts'
import { copied, filled } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { shop } from './goods.ts'
import { asOwner, openMarketsShop } from './several-markets.ts'
import { dealt } from './stored-values.ts'

const double = new StripeDouble()
const KEYS = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, shop: ORIGIN, capture: 'automatic' } as const
const provider = stripePayments({ ...KEYS, ui: 'hosted', ask: double.fetch as typeof fetch })
const env = { ...shop, PAYMENT_PROVIDER: provider } as unknown as Env
const door = async (request: Request) => worker.fetch(request as never, env, createExecutionContext())

let scroll = ''
let file = ''
beforeAll(async () => {
  scroll = await openMarketsShop()
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const variants = [{ requiresShipping: false, taxable: false, prices: [{ currency: currency('EUR'), price: 30 }] }]
  const products = [{ handle: 'note', status: 'active' as const, text: { title: 'Note' }, variants }]
  await importCatalog(shop, { products, collections: [], location, overwrite: true }, Date.now())
  file = (await productByHandle(shop.PRODUCTS_DB, 'note'))?.variants[0]?.id ?? ''
}, 60_000)

/** A program, at the shop that has Stripe. */
const ask = async (method: string, path: string, { body, bearer }: { body?: unknown; bearer?: string } = {}) => {
  const headers = new Headers({ 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() })
  if (bearer) headers.set('authorization', `Bearer ${bearer}`)
  const answer = await door(
    new Request(ORIGIN + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  )
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
  return { status: answer.status, json: (await answer.json()) as any }
}
const address = { name: 'Maya', street: 'Storgatan 1', postcode: '111 22', city: 'Stockholm', country: 'SE' }
const cartWith = async (variantId: string, code?: string) => {
  const { json } = await ask('POST', '/api/carts', { body: { lineItems: [{ variantId, units: 1 }] } })
  const [id, bearer] = [String(json.cart.id), String(json.key)]
  if (code) await ask('PUT', `/api/carts/${id}/stored-values`, { bearer, body: { code } })
  const details = { email: 'maya@lindqvist.example', address, delivery: 'post' }
  const { json: now } = await ask('PUT', `/api/checkouts/${id}/details`, { bearer, body: details })
  return { id, bearer, now }
}
const paying = ({ id, bearer, now }: Awaited<ReturnType<typeof cartWith>>) =>
  ask('POST', `/api/checkouts/${id}/complete`, {
    bearer,
    body: { payment: { token: 'stripe_checkout' }, expectedTotal: now.totals.total, expectedDue: now.due },
  })
const sessionOf = (payment: string) => [...double.sessions.values()].find((one) => one.client_reference_id === payment)

test('a gift card that would leave twenty cents leaves fifty, and it is said why, to programs and on the page', async () => {
  const total = (await cartWith(scroll)).now.totals.total.amount
  const card = await dealt(total - 20)
  const cart = await cartWith(scroll, card.code)
  expect(cart.now).toMatchObject({ due: { amount: 50 }, payments: [{ amount: { amount: total - 50 } }] })
  expect(cart.now.messages).toMatchObject([{ type: 'warning', code: 'stored_value_held_back', least: { amount: 50 } }])
  const paid = await paying(cart)
  expect(paid.status).toBe(202)
  expect([...double.sessions.values()].at(-1)?.amount_total).toBe(50)

  const browser = openBrowser(door)
  await browser.post('/cart', { variant: scroll, units: '1' })
  const costs = Number(hidden((await browser.get('/checkout')).html, 'expected'))
  await browser.post('/cart/codes', { code: (await dealt(costs - 20)).code })
  const { html } = await browser.get('/checkout')
  expect(html).toContain('at least €0.50 has to be charged')
  expect(hidden(html, 'due')).toBe('50')
})

test('a card that has enough pays all of it, and what leaves enough is left as it is', async () => {
  const total = (await cartWith(scroll)).now.totals.total.amount
  const all = await cartWith(scroll, (await dealt(total)).code)
  expect([all.now.due.amount, all.now.messages]).toEqual([0, []])
  const exact = await cartWith(scroll, (await dealt(total - 50)).code)
  expect([exact.now.due.amount, exact.now.messages]).toEqual([50, []])
})

test('what costs less than can be charged is said before anybody pays, and refused with the least when somebody does', async () => {
  const cart = await cartWith(file)
  expect(cart.now.messages).toMatchObject([{ type: 'warning', code: 'charge_too_small', least: { amount: 50 } }])
  const refused = await paying(cart)
  expect([refused.status, refused.json.code, refused.json.least]).toEqual([
    422,
    'charge-too-small',
    { amount: 50, currency: 'EUR' },
  ])
  const browser = openBrowser(door)
  await browser.post('/cart', { variant: file, units: '1' })
  const { html } = await browser.get('/checkout')
  expect(html).toContain('Less than €0.50 cannot be paid online. Put something more into your order')
  const sent = { key: hidden(html, 'key'), expected: hidden(html, 'expected'), due: hidden(html, 'due') }
  const answer = await browser.post('/checkout', { ...sent, email: filled.email ?? '', name: 'Maya', country: 'SE' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('and nothing was charged')
})

test('dinars are rounded to what Stripe moves, in a line of their own; all of that goes back', async () => {
  const browser = openBrowser(door)
  await browser.post('/en-kuwait/cart', { variant: scroll, units: '2' })
  const there = { ...filled, street: 'Gulf Road 1', postcode: '13001', city: 'Kuwait City', country: 'KW' }
  const pay = async (html: string) => {
    const sent = { key: hidden(html, 'key'), expected: hidden(html, 'expected'), due: hidden(html, 'due') }
    return browser.post('/en-kuwait/checkout', { ...there, ...sent })
  }
  let answer = await pay((await browser.get('/en-kuwait/checkout')).html)
  // What it costs there is shown before it is charged.
  if (answer.status === 409) answer = await pay(answer.html)
  expect(answer.status).toBe(303)
  const payment = new URL(answer.to, ORIGIN).searchParams.get('payment') as PaymentId
  const session = sessionOf(payment)
  if (!session) throw new Error('nothing was begun at Stripe')
  double.pay(session.id)
  const { to } = await browser.get(`/checkout/return?payment=${payment}`)
  const page = (await browser.get(to)).html
  expect(page).toContain('Rounding')
  const order = `ord_${payment.split('_')[1]}`
  await copied(order)
  const shown = async () => (await call('GET', `/api/admin/orders/${order}`, { headers: asOwner() })).json
  const { totals, payment: state, paidOtherwise, due } = await shown()
  expect([totals.total.currency, state, due.amount]).toEqual(['KWD', 'paid', 0])
  expect(totals.rounding.amount).not.toBe(0)
  expect(paidOtherwise.amount).toBe(totals.total.amount + totals.rounding.amount)
  expect(paidOtherwise.amount % 10).toBe(0)
  await call('POST', `/api/admin/orders/${order}/cancel`, { headers: asOwner(), body: { reason: 'customer' } })
  const [cancellation] = (await shown()).cancellations
  expect(cancellation.refund).toEqual(paidOtherwise)
})
