/** An order travels by another way before it is sent: the difference is paid by a link, invoiced by itself, or goes back. */
import { beforeAll, expect, test } from 'vitest'
import type { OrderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, copied, details, opened, pay } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { writeInvoices } from './invoicing.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  await writeInvoices()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
})

const ordered = async (delivery: string): Promise<OrderId> => {
  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const body = { ...details, delivery }
  const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
  const done = await pay({ ...cart, expectedTotal: json.totals.total }, CARDS.approves)
  await copied(done.json.order.id)
  return done.json.order.id
}
const orderNow = async (id: OrderId) => {
  const order = (await orderForStaff(shop, id))?.order
  if (!order) throw new Error('there is none')
  return order
}
type Way = { readonly method: string; readonly more: number }
const waysOf = async (id: OrderId): Promise<readonly Way[]> =>
  (await call('GET', `/api/admin/orders/${id}/delivery`, { headers: owner })).json.ways
const change = (id: OrderId, body: object, key?: string) =>
  call('POST', `/api/admin/orders/${id}/delivery`, { headers: owner, body, ...(key && { key }) })
const invoices = async (id: OrderId) =>
  (
    await shop.TRANSACTIONS_DB.prepare(
      `SELECT kind, document ->> '$.total' AS total FROM invoices WHERE order_id = ?1 ORDER BY sequence`,
    )
      .bind(id)
      .all()
  ).results

test('a dearer way is due at once, paid by the link, and has an invoice of its own', async () => {
  const id = await ordered('post')
  const paid = (await orderNow(id)).totals.total.amount
  await expect.poll(() => invoices(id), { timeout: 15_000 }).toEqual([{ kind: 'invoice', total: paid }])
  const express = (await waysOf(id)).find(({ method }) => method === 'express')
  const more = express?.more ?? 0
  expect(more).toBeGreaterThan(0)
  expect((await change(id, { version: 1, method: 'express', more: more + 1 })).json.code).toBe('due-changed')
  for (let times = 0; times < 2; times++)
    expect((await change(id, { version: 1, method: 'express', more }, 'by-express')).json).toMatchObject({
      delivery: 'express',
      due: { amount: more },
      totals: { total: { amount: paid + more } },
    })
  const { token } = (await call('GET', `/api/admin/orders/${id}/payment-link`, { headers: owner })).json
  const body = { payment: { cardNumber: CARDS.approves }, expected: { amount: more, currency: 'EUR' } }
  expect((await call('POST', `/api/payment-links/${encodeURIComponent(token)}/payments`, { body })).json.state).toBe(
    'settled',
  )
  await expect.poll(async () => (await invoices(id))[1], { timeout: 15_000 }).toEqual({ kind: 'invoice', total: more })
  await call('POST', `/api/admin/orders/${id}/cancel`, { headers: owner, body: { reason: 'customer' } })
  await expect.poll(async () => (await orderNow(id)).payment, { timeout: 15_000 }).toBe('refunded')
})

test('a cheaper way is chosen on the page, and its difference goes back to the card', async () => {
  const id = await ordered('express')
  const page = await (await visit(`/admin/orders/${id}/delivery`, { cookie })).text()
  const post = (await waysOf(id)).find(({ method }) => method === 'post')
  const more = post?.more ?? 0
  expect(more).toBeLessThan(0)
  expect(page).toContain(`value="post ${more}"`)
  const form = [
    ['key', crypto.randomUUID()],
    ['version', '1'],
    ['method', `post ${more}`],
  ] as const
  const done = await visit(`/admin/orders/${id}/delivery`, { cookie, form })
  expect(done.headers.get('location')).toBe(`/admin/orders/${id}?done=rerouted`)
  expect(await orderNow(id)).toMatchObject({ delivery: 'post', refunds: [{ refund: { amount: -more } }] })
  await expect.poll(async () => (await orderNow(id)).payment, { timeout: 15_000 }).toBe('part-refunded')
})

test('what leads nowhere, was sent or has changed is refused, and nothing changes', async () => {
  const id = await ordered('post')
  expect((await change(id, { version: 1, method: 'by-balloon' })).json.code).toBe('delivery-unavailable')
  expect((await change(id, { version: 7, method: 'express' })).json.code).toBe('order-changed')
  await call('POST', `/api/admin/orders/${id}/shipments`, { headers: owner, body: {} })
  expect((await change(id, { version: 2, method: 'express' })).json.code).toBe('order-shipped')
  expect(await orderNow(id)).toMatchObject({ delivery: 'post' })
})
