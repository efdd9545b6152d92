/** Whoever has bought withdraws from the contract in two steps, without an account and without a reason, and has the receipt at once. */
import { beforeAll, expect, test } from 'vitest'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { buy, had, openForReviews, type Order } from './reviews.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = (await openForReviews()).owner
})

const holding = async ({ id, bearer }: Order): Promise<Browser> => {
  const browser = openBrowser()
  expect((await browser.post(`/orders/${id}`, { key: bearer.split('.').at(-1) ?? bearer })).status).toBe(303)
  return browser
}

/** What its buyer was mailed, as far as the queue has come. */
const mailed = async ({ id }: Order, template: string): Promise<string> =>
  (await shop.TRANSACTIONS_DB.prepare('SELECT text FROM messages WHERE order_id = ?1 AND template = ?2')
    .bind(id, template)
    .first<string>('text')) ?? ''

const stateOf = async ({ id }: Order) => (await call('GET', `/api/admin/orders/${id}`, { headers: owner })).json

test('before anything is sent it is cancelled, and everything that was paid goes back', async () => {
  const order = await buy('jonas@example.org')
  const browser = await holding(order)
  expect((await browser.get(`/orders/${order.id}`)).html).toContain('Withdraw from the contract here')
  const path = `/orders/${order.id}/withdraw`
  const first = await browser.get(path)
  for (const part of ['Confirm withdrawal', 'Delos mug', 'jonas@example.org', 'You need give no reason'])
    expect(first.html).toContain(part)
  const done = await browser.post(path, { key: hidden(first.html, 'key') })
  expect(done.to).toBe(`${path}/receipt`)
  const receipt = await browser.get(done.to)
  for (const part of ['You have withdrawn from the contract', 'Cancelled', 'Delos mug'])
    expect(receipt.html).toContain(part)
  expect(await stateOf(order)).toMatchObject({ status: 'cancelled' })
  await expect.poll(() => mailed(order, 'order-cancelled'), { timeout: 10_000 }).toContain('You have withdrawn')
  expect((await browser.get(path)).html).toContain('Of this order nobody can withdraw any more')
  expect((await browser.get(`/orders/${order.id}`)).html).not.toContain('Withdraw from the contract here')
})

test('what was sent comes back without a fee, and pressed twice it is one withdrawal', async () => {
  const order = await had('marit@example.org')
  const browser = await holding(order)
  const path = `/orders/${order.id}/withdraw`
  const key = hidden((await browser.get(path)).html, 'key')
  await browser.post(path, { key })
  await browser.post(path, { key })
  const receipt = await browser.get(`${path}/receipt`)
  expect(receipt.html).toContain('Comes back')
  await expect.poll(() => mailed(order, 'withdrawal'), { timeout: 10_000 }).toContain('reached us on')
  const page = await browser.get(`/orders/${order.id}`)
  expect(page.html.match(/\/returns\/ret_/g)).toHaveLength(1)
  expect((await browser.get(`/zh${path}/receipt`)).html).toContain('您已撤回合同')
})

test('from elsewhere, by a stranger, and without a form of ours nobody withdraws', async () => {
  const order = await buy('ida@example.org')
  expect((await openBrowser().post(`/orders/${order.id}/withdraw`, {})).status).toBe(404)
  const browser = await holding(order)
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  expect((await browser.post(`/orders/${order.id}/withdraw`, {}, foreign)).status).toBe(403)
  expect(await stateOf(order)).toMatchObject({ status: 'placed' })
})
