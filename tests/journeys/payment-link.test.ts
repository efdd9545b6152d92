/** The rest of an order is paid by a link, without an account: for what is due then, once, also late, declined and by two at once. */
import { beforeAll, expect, test } from 'vitest'
import type { OrderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, copied, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { hidden, openBrowser } from './browser.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
})

/** Paid with 42.00; two mugs more are due, 56.00. */
const withRest = async (): Promise<OrderId> => {
  const { json } = await pay(await ready([{ variantId: goods.chalk, units: 1 }]), CARDS.approves)
  const id: OrderId = json.order.id
  await copied(id)
  const added = await post(id, 'additions', { version: 1, lines: [{ variantId: goods.chalk, units: 2 }] })
  expect(added.json.due).toMatchObject({ amount: 5600 })
  return id
}
const post = (id: OrderId, what: string, body?: object, key?: string) =>
  call('POST', `/api/admin/orders/${id}/${what}`, { headers: owner, ...(body && { body }), ...(key && { key }) })
const orderNow = async (id: OrderId) => {
  const order = (await orderForStaff(shop, id))?.order
  if (!order) throw new Error('there is none')
  return order
}
const linkOf = async (id: OrderId): Promise<{ readonly link: string; readonly token: string }> =>
  (await call('GET', `/api/admin/orders/${id}/payment-link`, { headers: owner })).json
const payBy = async (token: string, cardNumber: string, more: object = {}, key?: string) =>
  call('POST', `/api/payment-links/${encodeURIComponent(token)}/payments`, {
    body: { payment: { cardNumber }, expected: { amount: 5600, currency: 'EUR' }, ...more },
    ...(key && { key }),
  })
const FIELDS = { expiry: '08 / 39', code: '123' }

test('staff send the link; whoever has it sees what it is for and nobody’s address, pays once, and the order is paid', async () => {
  const id = await withRest()
  const sent = await visit(`/admin/orders/${id}/payment-link`, { cookie, form: [['key', crypto.randomUUID()]] })
  expect(sent.status).toBe(303)
  const mail = () =>
    shop.TRANSACTIONS_DB.prepare(`SELECT text FROM messages WHERE order_id = ?1 AND template = 'payment-request'`)
      .bind(id)
      .first<string>('text')
  await expect.poll(mail, { timeout: 15_000 }).toMatch(/€56\.00[\s\S]*\/pay\/ord_/)
  const { link } = await linkOf(id)
  const browser = openBrowser()
  const page = await browser.get(link)
  expect(page.html).toMatch(/What was added[\s\S]*€98\.00[\s\S]*€42\.00[\s\S]*€56\.00/)
  expect(page.html).not.toContain('Storgatan')
  expect(page.html).not.toContain('maya@lindqvist.example')
  const [key, expected] = [hidden(page.html, 'key'), hidden(page.html, 'expected')]
  const paid = await browser.post(link, { key, expected, card: CARDS.approves, ...FIELDS })
  expect((await browser.get(paid.to)).html).toContain('Thank you: it is paid')
  expect(await orderNow(id)).toMatchObject({ payment: 'paid', received: [{ amount: { amount: 5600 } }] })
  const desk = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(desk).toContain('The buyer is written where it can be paid')
  expect((await post(id, 'payment-link')).json.code).toBe('nothing-due')
})

test('a card that is declined changes nothing, a sum that has changed is said, and the challenge of a bank is answered', async () => {
  const id = await withRest()
  const { token } = await linkOf(id)
  expect((await payBy(token, CARDS.declines)).json.code).toBe('payment-declined')
  expect((await payBy(token, CARDS.approves, { expected: { amount: 1, currency: 'EUR' } })).json).toMatchObject({
    code: 'due-changed',
    due: { amount: 5600 },
  })
  const challenged = await payBy(token, CARDS.challenges)
  expect([challenged.status, challenged.json.state]).toEqual([202, 'requires_escalation'])
  const page = await openBrowser().get((await linkOf(id)).link)
  expect(page.html).toContain('Yes, pay')
  // Whoever pays in another way ends the one that waits.
  expect((await payBy(token, CARDS.challenges)).json.state).toBe('requires_escalation')
  const answer = () =>
    call('POST', `/api/payment-links/${encodeURIComponent(token)}/challenge`, { body: { approved: true } })
  expect((await answer()).json).toMatchObject({ state: 'settled', due: { amount: 0 } })
  expect((await answer()).json.code).toBe('challenge-ended')
  expect((await orderNow(id)).charges?.map(({ state }) => state)).toEqual(['failed', 'failed', 'paid'])
})

test('two at once are charged once, and the same request twice once', async () => {
  const id = await withRest()
  const { token } = await linkOf(id)
  const all = await Promise.all([
    payBy(token, CARDS.approves, {}, 'the-same-request'),
    payBy(token, CARDS.approves, {}, 'the-same-request'),
    payBy(token, CARDS.approves),
  ])
  expect(all.map(({ status }) => status).filter((status) => status < 300).length).toBeGreaterThan(0)
  expect((await orderNow(id)).received).toMatchObject([{ amount: { amount: 5600 } }])
  expect((await payBy(token, CARDS.approves, {}, 'the-same-request')).status).toBe(200)
})

test('what was cancelled while it was being paid goes back at once, and a refund goes to where the money came from', async () => {
  const id = await withRest()
  const { token } = await linkOf(id)
  await payBy(token, CARDS.challenges)
  await post(id, 'cancel', { reason: 'customer', lineItems: [{ variantId: goods.chalk, units: 2 }] })
  await call('POST', `/api/payment-links/${encodeURIComponent(token)}/challenge`, { body: { approved: true } })
  const after = await orderNow(id)
  const excess = after.charges?.[0]?.excess?.amount ?? 0
  const received = (after.received ?? []).reduce((sum, { amount }) => sum + amount.amount, 0)
  expect(excess + received).toBe(5600)
  expect(excess).toBe(5600)

  const other = await withRest()
  await payBy((await linkOf(other)).token, CARDS.approves)
  const { json } = await post(other, 'cancel', { reason: 'customer' })
  expect(json.cancellations).toMatchObject([{ refund: { amount: 9800 }, byHand: { amount: 0 } }])
  await expect.poll(async () => (await orderNow(other)).payment, { timeout: 15_000 }).toBe('refunded')
})

test('who guesses finds nothing, and a link is of one order alone', async () => {
  const { token } = await linkOf(await withRest())
  for (const wrong of ['ord_1', token.slice(0, -1), token.replace('ord_', 'ord_0'), 'x'.repeat(300)]) {
    expect((await call('GET', `/api/payment-links/${encodeURIComponent(wrong)}`)).status).toBe(404)
    expect((await openBrowser().get(`/pay/${encodeURIComponent(wrong)}`)).status).toBe(404)
  }
})
