/** A shopper's bank wants money back: staff are told in time, see what the shop can prove, answer once, or give it up. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { tellDisputes } from '#workers/flows/notifications/disputes'
import { reconcile } from '#workers/flows/orders/reconcile'
import { stripePayments } from '#workers/providers/payments/stripe/stripe'
import type { Env } from '#workers/env'
import worker from '#workers/index'
import { StripeDouble } from '#tests/stripe/double'
import { signed, WEBHOOK_SECRET } from '#tests/stripe/telling'
import { hidden, openBrowser } from './browser.ts'
import { CARDS, copied, details, opened, pay } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn as signedInByApi } from './staff.ts'

const DAY = 24 * 60 * 60_000
const double = new StripeDouble()
const provider = stripePayments({
  secretKey: 'sk_test_1',
  webhookSecret: WEBHOOK_SECRET,
  shop: ORIGIN,
  capture: 'automatic',
  ui: 'hosted',
  ask: double.fetch as typeof fetch,
})
const env = { ...shop, PAYMENT_PROVIDER: provider } as unknown as Env
const door = async (request: Request) => worker.fetch(request as never, env, createExecutionContext())

let goods: Goods
let cookie = ''
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  cookie = (await signedIn('owner')).cookie
  owner = await signedInByApi('owner')
})

const tellAll = async () => {
  for (const told of double.events.splice(0)) {
    const { raw, headers } = await signed(told)
    await door(new Request(`${ORIGIN}/api/payments/webhook`, { method: 'POST', body: raw, headers }))
  }
}

/** Paid at Stripe, and disputed there. */
const disputed = async () => {
  const browser = openBrowser(door)
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const { html } = await browser.get('/checkout')
  const kept = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const { to } = await browser.post('/checkout', {
    ...kept,
    ...details.address,
    email: details.email,
    delivery: 'post',
  })
  const payment = new URL(to, ORIGIN).searchParams.get('payment')
  const session = [...double.sessions.values()].find((one) => one.client_reference_id === payment)?.id ?? ''
  double.pay(session)
  await tellAll()
  const dispute = double.dispute(session)
  await tellAll()
  return { dispute, order: `ord_${String(payment).split('_')[1]}`, path: `/admin/payments/disputes/${dispute.id}` }
}

const page = async (path: string, who = cookie) => {
  const answered = await door(new Request(ORIGIN + path, { headers: { cookie: who }, redirect: 'manual' }))
  return { status: answered.status, html: await answered.text() }
}

const press = async (path: string, fields: Readonly<Record<string, string>>, who = cookie) => {
  const body = new URLSearchParams({ key: crypto.randomUUID(), ...fields })
  const headers = { cookie: who, origin: ORIGIN }
  const answered = await door(new Request(ORIGIN + path, { method: 'POST', headers, body, redirect: 'manual' }))
  return { status: answered.status, to: answered.headers.get('location') ?? '', html: await answered.text() }
}

const SAID = 'It was handed over at the door on Tuesday.'

test('staff see what the bank wants, write what they say, and send it with the evidence: once', async () => {
  const { dispute, path, order } = await disputed()
  expect((await page('/admin/payments')).html).toContain(`href="${path}"`)
  expect((await page(`/admin/orders/${order}`)).html).toContain(`href="${path}"`)
  const first = (await page(path)).html
  expect(first).toContain('The buyer says that nothing came')
  expect(first).not.toContain(`action="${path}/submit"`)

  expect((await press(`${path}/answer`, { read: '0', text: SAID, language: 'en' })).to).toBe(`${path}?done=saved`)
  const second = (await page(`${path}?done=saved`)).html
  expect(second).toContain(SAID)
  expect(second).toContain('Nothing was sent yet')
  expect(double.court.evidence.has(dispute.id)).toBe(false)

  const key = crypto.randomUUID()
  for (let time = 0; time < 2; time++)
    expect((await press(`${path}/submit`, { key, version: '1' })).to).toBe(`${path}?done=submitted`)
  const sent = double.court.evidence.get(dispute.id)
  expect(sent).toMatchObject({ uncategorized_text: SAID, customer_email_address: details.email })
  expect(double.court.files.get(sent?.['uncategorized_file'] ?? '')?.begins).toBe('%PDF-')
  expect(double.court.files.size).toBe(1)

  const third = (await page(`${path}?done=submitted`)).html
  expect(third).toContain('Submitted. The bank decides')
  expect(third).not.toContain(`action="${path}/accept"`)
  expect((await press(`${path}/submit`, { version: '1' })).status).toBe(409)
  expect((await press(`${path}/accept`, {})).status).toBe(409)
  dispute.status = 'won'
  await tellAll()
  const acts = (await auditEntriesOf(shop.USERS_DB, order, 20)).map(({ action }) => action)
  expect(acts.filter((one) => one === 'orders:submit-dispute')).toEqual(['orders:submit-dispute'])
})

test('the evidence is a file with everything that is known of the order by then', async () => {
  const { path } = await disputed()
  const answered = await door(new Request(`${ORIGIN}${path}/evidence.pdf`, { headers: { cookie } }))
  expect(answered.headers.get('content-type')).toBe('application/pdf')
  expect(answered.headers.get('cache-control')).toBe('private, no-store')
  expect(new TextDecoder().decode(await answered.arrayBuffer()).slice(0, 5)).toBe('%PDF-')
})

test('what a colleague has written meanwhile is neither written over nor sent unread; nothing said is not sent', async () => {
  const { path, dispute } = await disputed()
  expect((await press(`${path}/submit`, { version: '1' })).status).toBe(409)
  await press(`${path}/answer`, { read: '0', text: 'the first', language: 'en' })
  const late = await press(`${path}/answer`, { read: '0', text: 'the second', language: 'en' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('the second')
  await press(`${path}/answer`, { read: '1', text: 'the third', language: 'zh' })
  expect((await press(`${path}/submit`, { version: '1' })).status).toBe(409)
  expect(double.court.evidence.has(dispute.id)).toBe(false)
  expect((await press(`${path}/submit`, { version: '2' })).status).toBe(303)
  expect(double.court.evidence.get(dispute.id)).toMatchObject({ uncategorized_text: 'the third' })
})

test('money is given up at once, and the provider is told so', async () => {
  const { path, dispute } = await disputed()
  expect((await press(`${path}/accept`, {})).to).toBe(`${path}?done=accepted`)
  expect(dispute.status).toBe('lost')
  expect((await page(`${path}?done=accepted`)).html).toContain('The money was given up.')
})

test('who packs sees it, and may neither answer nor give money up; of none there is no page', async () => {
  const { path } = await disputed()
  const clerk = (await signedIn('clerk')).cookie
  const seen = await page(path, clerk)
  expect(seen.status).toBe(200)
  expect(seen.html).not.toContain('<textarea')
  for (const act of ['answer', 'submit', 'accept'])
    expect((await press(`${path}/${act}`, { version: '1', text: 'x' }, clerk)).status).toBe(403)
  expect((await page('/admin/payments/disputes/du_none')).status).toBe(404)
})

test('the shop is written when one comes, three days before its end and on the last day, each once', async () => {
  const { dispute } = await disputed()
  const due = Number((dispute as unknown as { evidence_details: { due_by: number } }).evidence_details.due_by) * 1000
  const mails = async () =>
    (
      await shop.TRANSACTIONS_DB.prepare(`SELECT id, subject FROM messages WHERE id LIKE ?1 ORDER BY sequence`)
        .bind(`dispute:${dispute.id}:%`)
        .all<{ id: string; subject: string }>()
    ).results.map(({ id }) => id.split(':')[2])
  for (const at of [due - 5 * DAY, due - 4 * DAY, due - 3 * DAY, due - 2 * DAY, due - DAY, due - 1, due, due + DAY])
    await tellDisputes(env, at)
  expect(await mails()).toEqual(['new', 'three-days', 'one-day'])
})

test('the demo has disputes, too: answered by the API, and decided some minutes later', async () => {
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const body = { ...details, email: 'dispute@shopper.example' }
  const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
  const paid = await pay({ ...cart, expectedTotal: json.totals.total }, CARDS.approves)
  const order = String(paid.json.order.id)
  await copied(order)
  await reconcile(shop as unknown as Env, Date.now())
  const path = `/api/admin/payments/disputes/dp_${order}`
  const ask = { headers: owner }
  expect((await call('GET', path, ask)).json).toMatchObject({ open: true, answer: null, dispute: { orderId: order } })
  expect((await call('POST', `${path}/submit`, { ...ask, body: { version: 1 } })).json.code).toBe('dispute-changed')
  const written = await call('PUT', `${path}/answer`, { ...ask, body: { text: SAID } })
  expect(written.status).toBe(200)
  const sent = await call('POST', `${path}/submit`, { ...ask, body: { version: 1 } })
  expect(sent.json.state).toBe('under-review')
  expect((await call('POST', `${path}/accept`, ask)).json.code).toBe('dispute-answered')
  const file = await call('GET', `${path}/evidence?language=zh`, ask)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  const { json: last } = await call('GET', path, ask)
  expect(last.history.map((one: { what: string; state: string }) => `${one.what} ${one.state}`)).toEqual([
    'heard needs-response',
    'submitted under-review',
  ])
})
