/** The whole way by Stripe: to its page and back, by its webhook, what is refused there, disputes, and carts that are gone. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import type { PaymentId } from '#domain/ids'
import { reconcile } from '#workers/flows/orders/reconcile'
import { stripePayments } from '#workers/providers/payments/stripe/stripe'
import worker from '#workers/index'
import type { PaymentProvider } from '#workers/providers/payments/provider'
import type { Env } from '#workers/env'
import { payOut } from '#tests/stripe/balance'
import { StripeDouble, type Told } from '#tests/stripe/double'
import { signed, WEBHOOK_SECRET } from '#tests/stripe/telling'
import { hidden, openBrowser } from './browser.ts'
import { copied, details } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn as signedInByApi } from './staff.ts'

const double = new StripeDouble()
const KEYS = {
  secretKey: 'sk_test_1',
  webhookSecret: WEBHOOK_SECRET,
  shop: ORIGIN,
  capture: 'automatic',
  ask: double.fetch as typeof fetch,
} as const
const provider = stripePayments({ ...KEYS, ui: 'hosted' })
const envWith = (payments: PaymentProvider) => ({ ...shop, PAYMENT_PROVIDER: payments }) as unknown as Env
const env = envWith(provider)
const doorTo = (to: Env) => async (request: Request) => worker.fetch(request as never, to, createExecutionContext())
const door = doorTo(env)

let goods: Goods
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  cookie = (await signedIn('owner')).cookie
})

/** By the shop that has Stripe. */
const payments = async () => (await door(new Request(`${ORIGIN}/admin/payments`, { headers: { cookie } }))).text()

const tell = async (told: Told, how?: Parameters<typeof signed>[1]) => {
  const { raw, headers } = await signed(told, how)
  return door(new Request(`${ORIGIN}/api/payments/webhook`, { method: 'POST', body: raw, headers }))
}
const tellAll = async () => {
  for (const told of double.events.splice(0)) expect((await tell(told)).status).toBe(200)
}

const sentToStripe = async () => {
  const browser = openBrowser(door)
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const { html } = await browser.get('/checkout')
  expect(html).toContain('You pay on the page of our payment provider')
  const kept = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const form = { ...kept, ...details.address, email: details.email, delivery: 'post' }
  const { to } = await browser.post('/checkout', form)
  const payment = new URL(to, ORIGIN).searchParams.get('payment') as PaymentId
  const session = [...double.sessions.values()].find((one) => one.client_reference_id === payment)
  if (!session) throw new Error('nothing was begun at Stripe')
  expect((await browser.get(to)).html).toContain(String(session.url))
  return { browser, payment, session: session.id, order: `ord_${payment.split('_')[1]}` }
}

test('the shopper pays there, comes back, and has ordered; the webhook says it again, and nothing more happens', async () => {
  const { browser, payment, session, order } = await sentToStripe()
  double.pay(session)
  const { to } = await browser.get(`/checkout/return?payment=${payment}`)
  expect((await browser.get(to)).html).toContain('Thank you. It is yours.')
  const told = [...double.events]
  await tellAll()
  for (const one of told) expect((await tell(one)).status).toBe(200)
  expect(double.refunds).toEqual([])
  expect((await browser.get(`/orders/${order}`)).html).toContain('Thank you. It is yours.')
})

test('an event that is not Stripe’s, too old, or of another webhook is refused, and changes nothing', async () => {
  const { browser, session, order } = await sentToStripe()
  double.pay(session)
  const [told] = double.events.splice(0)
  if (!told) throw new Error('nothing was told')
  const old = { timestamp: Math.floor(Date.now() / 1000) - 3_600 }
  for (const how of [{ secret: 'whsec_another' }, old]) expect((await tell(told, how)).status).toBe(401)
  expect((await browser.get(`/orders/${order}`)).html).not.toContain('Thank you. It is yours.')
  expect((await tell(told)).status).toBe(200)
  expect((await browser.get(`/orders/${order}`)).html).toContain('Thank you. It is yours.')
})

test('a session that ended leaves the cart as it was, to be paid for anew', async () => {
  const { browser, session } = await sentToStripe()
  double.expire(session)
  await tellAll()
  expect(JSON.parse((await browser.get('/cart/count')).html)).toEqual({ count: 1 })
  expect((await browser.get('/checkout')).status).toBe(200)
})

test('by choice is paid in Stripe’s fields on a page of the shop, which alone lets Stripe’s script in', async () => {
  const fields = stripePayments({ ...KEYS, ui: 'elements', publishableKey: 'pk_test_1' })
  const browser = openBrowser(doorTo(envWith(fields)))
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const { html, headers } = await browser.get('/checkout')
  expect(html).toMatch(/<input type="hidden" name="scripted" value="" data-scripted/)
  expect(headers.get('content-security-policy')).not.toContain('stripe')
  const kept = { key: hidden(html, 'key'), expected: hidden(html, 'expected'), scripted: 'yes' }
  const { to } = await browser.post('/checkout', {
    ...kept,
    ...details.address,
    email: details.email,
    delivery: 'post',
  })
  const page = await browser.get(to)
  expect(page.html).toMatch(/data-key="pk_test_1" data-secret="cs_test_\w+_secret_/)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self' https://js.stripe.com")
  const payment = new URL(to, ORIGIN).searchParams.get('payment')
  const session = [...double.sessions.values()].find((one) => one.client_reference_id === payment)
  double.pay(session?.id ?? '')
  const back = await browser.get(`/checkout/return?payment=${payment}`)
  expect((await browser.get(back.to)).html).toContain('Thank you. It is yours.')
  double.events.splice(0)
})

test('a dispute is seen by staff under Payments, and what became of it', async () => {
  const { session, payment, order } = await sentToStripe()
  double.pay(session)
  await tellAll()
  const dispute = double.dispute(session)
  await tellAll()
  expect(await payments()).toContain('waits for your answer')
  expect(await payments()).toContain(`/admin/orders/${order}`)
  const shown = await door(new Request(`${ORIGIN}/admin/orders/${order}`, { headers: { cookie } }))
  expect(await shown.text()).toMatch(/Dispute[\s\S]*waits for your answer/)
  dispute.status = 'won'
  await tell({ type: 'charge.dispute.closed', object: dispute })
  expect(await payments()).toMatch(/Over[\s\S]*won/)
  expect(payment).toMatch(/^pay_/)
})

test('what was paid for a cart that is gone goes back whole, and staff see it', async () => {
  const { session, payment } = await sentToStripe()
  const gone = payment.replace(/^pay_\w{24}/, `pay_${payment.slice(4, 6)}${'0'.repeat(22)}`)
  const one = double.sessions.get(session)
  Object.assign(one ?? {}, { client_reference_id: gone, metadata: { payment: gone, shop: ORIGIN } })
  double.pay(session)
  await tellAll()
  await tellAll()
  expect(double.refunds.filter(({ payment_intent: intent }) => intent === one?.payment_intent)).toHaveLength(1)
  expect(await payments()).toContain('Came too late, twice or for nothing')
})

test('once a day both books are compared: what nobody has told of is found, and what differs is told', async () => {
  const { session, order } = await sentToStripe()
  double.pay(session)
  await tellAll()
  await copied(order)
  const intent = double.intents.get(double.sessions.get(session)?.payment_intent ?? '')
  if (!intent) throw new Error('nobody has paid')
  // Somebody has given money back at Stripe, and told nobody.
  double.giveBack(intent.id, 1000)
  for (const one of double.intents.values()) Object.assign(one, { created: Math.floor(Date.now() / 1000) - 7_200 })
  await reconcile(env, Date.now())
  const page = await payments()
  expect(page).toContain('Refunded at the provider, and not here')
  expect(page).toContain('payments of three days were compared')
})

test('what a payout consists of is read with the books, stands with its orders, and agrees or not', async () => {
  const { session, order } = await sentToStripe()
  double.pay(session)
  await tellAll()
  const payout = payOut(double)
  await reconcile(env, Date.now() + 60 * 60_000)
  expect(await payments()).toContain(`/admin/payments/payouts/${payout.id}`)
  expect(await payments()).toContain('As the books of the provider had it')
  const visit = async (path: string) => door(new Request(`${ORIGIN}${path}`, { headers: { cookie } }))
  const page = await (await visit(`/admin/payments/payouts/${payout.id}`)).text()
  expect(page).toContain('its parts agree')
  expect(page).toContain(`/admin/orders/${order}`)
  const file = await visit(`/admin/payments/payouts/${payout.id}/parts.csv`)
  expect(file.headers.get('content-disposition')).toContain(`payout-${payout.id}.csv`)
  const lines = (await file.text()).trim().split('\n').slice(1)
  const net = lines.reduce((all, line) => all + Math.round(Number(line.split(',').at(-1)) * 100), 0)
  expect(net).toBe(payout.amount)
  const owner = await signedInByApi('owner')
  const { json } = await call('GET', `/api/admin/payments/payouts/${payout.id}`, { headers: owner })
  expect(json).toMatchObject({ agrees: true, sums: { total: { amount: payout.amount } } })
  expect(json.payout.listedAt).toBeGreaterThan(Date.now())
  expect(page).toContain('They are read anew every ten minutes.')
  expect((await visit('/admin/payments/payouts/po_of_nobody')).status).toBe(404)
  await shop.TRANSACTIONS_DB.prepare(`UPDATE payout_parts SET fee = fee + 1 WHERE payout = ?1 AND id LIKE '%_0'`)
    .bind(payout.id)
    .run()
  expect(await (await visit(`/admin/payments/payouts/${payout.id}`)).text()).toContain('its parts differ by')
})
