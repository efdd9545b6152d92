/** Goods that are added to an order: held once, to be paid or at the shop's cost, sent, cancelled and given back like the others. */
import { beforeAll, expect, test } from 'vitest'
import type { OrderId } from '#domain/ids'
import { itemHistory } from '#workers/flows/inventory/stock'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, copied, pay, ready } from './buying.ts'
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

/** One mug of 28.00, express for 14.00. */
const ordered = async (units = 1): Promise<OrderId> => {
  const { json } = await pay(await ready([{ variantId: goods.chalk, units }]), CARDS.approves)
  await copied(json.order.id)
  return json.order.id
}
const orderNow = async (id: OrderId) => {
  const order = (await orderForStaff(shop, id))?.order
  if (!order) throw new Error('there is none')
  return order
}
const post = (id: OrderId, what: string, body: object, key?: string) =>
  call('POST', `/api/admin/orders/${id}/${what}`, { headers: owner, body, ...(key && { key }) })
const add = async (id: OrderId, more: object = {}, key?: string) =>
  post(id, 'additions', { version: 1, lines: [{ variantId: goods.chalk, units: 2 }], ...more }, key)
const stock = async (variant = goods.chalk) => {
  const { stock: levels } = await itemHistory(shop, variant)
  return levels.reduce(
    (sum, { available, held, taken }) => ({ available: sum.available + available, sold: sum.sold + held + taken }),
    { available: 0, sold: 0 },
  )
}
const invoicesOf = async (id: OrderId) => {
  const { results } = await shop.TRANSACTIONS_DB.prepare(
    `SELECT kind, document ->> '$.total' AS total FROM invoices WHERE order_id = ?1 ORDER BY sequence`,
  )
    .bind(id)
    .all()
  return results
}
const page = async (path: string) => (await visit(path, { cookie })).text()

test('what is added is held and taken once however often it is asked for, is due, is paid by hand, and sent with the rest', async () => {
  const id = await ordered()
  await expect.poll(async () => (await stock()).sold, { timeout: 15_000 }).toBeGreaterThan(0)
  const before = await stock()
  for (let times = 0; times < 2; times++) {
    const { status, json } = await add(id, {}, 'two-more-mugs')
    expect([status, json]).toMatchObject([
      200,
      {
        lineItems: [{ units: 1 }, { units: 2, total: { amount: 5600 } }],
        totals: { total: { amount: 9800 } },
        additions: [{ lineItems: { from: 1, count: 1 }, total: { amount: 5600 }, reason: 'customer' }],
        payment: 'part-paid',
        due: { amount: 5600 },
      },
    ])
  }
  await expect
    .poll(() => stock(), { timeout: 15_000 })
    .toEqual({ available: before.available - 2, sold: before.sold + 2 })
  const shown = await page(`/admin/orders/${id}`)
  expect(shown).toMatch(/Goods were added for €56\.00/)
  expect(shown).toContain(`action="/admin/orders/${id}/payments"`)
  expect((await post(id, 'payments', { note: 'Cash' })).json).toMatchObject({ payment: 'paid', due: { amount: 0 } })
  const { json } = await post(id, 'shipments', {})
  expect(json).toMatchObject({ status: 'shipped', shipments: [{ parcels: [{ units: 3 }] }] })
})

test('what is cancelled goes back on the shelf from each hold and to where its money came from', async () => {
  const id = await ordered()
  const before = await stock()
  expect((await add(id)).status).toBe(200)
  await post(id, 'payments', {})
  await expect.poll(async () => (await stock()).available, { timeout: 15_000 }).toBe(before.available - 2)
  const { json } = await post(id, 'cancel', { reason: 'customer' })
  expect(json).toMatchObject({
    status: 'cancelled',
    cancellations: [{ refund: { amount: 9800 }, byHand: { amount: 5600 } }],
  })
  await expect.poll(async () => (await stock()).available, { timeout: 15_000 }).toBe(before.available + 1)
})

test('at the shop’s cost it costs nothing, and takes nothing from what the others were worth', async () => {
  const id = await ordered()
  const form = [
    ['key', crypto.randomUUID()],
    ['version', '1'],
    ['lines[0].sku', 'MUG-C'],
    ['lines[0].units', '1'],
    ['lines[1].sku', ''],
    ['lines[1].units', '1'],
    ['reason', 'replacement'],
    ['free', 'on'],
  ] as const
  const added = await visit(`/admin/orders/${id}/add`, { cookie, form })
  expect(added.headers.get('location')).toBe(`/admin/orders/${id}?done=added`)
  expect(await orderNow(id)).toMatchObject({
    payment: 'paid',
    additions: [{ reason: 'replacement', total: { amount: 0 } }],
  })
  const one = { reason: 'customer', lineItems: [{ variantId: goods.chalk, units: 1 }] }
  expect((await post(id, 'cancel', one)).json).toMatchObject({ cancellations: [{ refund: { amount: 2800 } }] })
})

test('what cannot be added is refused with the reason, on the form too, and nothing is held', async () => {
  const id = await ordered()
  const before = await stock(goods.aegean)
  expect((await add(id, { version: 7 })).json).toMatchObject({ code: 'order-changed', version: 1 })
  expect((await add(id, { lines: [] })).json.code).toBe('parcel-empty')
  expect((await add(id, { lines: [{ sku: 'no such number' }] })).json.code).toBe('item-code-unknown')
  const tooMany = [
    { variantId: goods.aegean, units: 1 },
    { variantId: goods.chalk, units: 999 },
  ]
  expect((await add(id, { lines: tooMany })).json.code).toBe('insufficient-stock')
  await expect.poll(() => stock(goods.aegean), { timeout: 15_000 }).toEqual(before)
  const form = [
    ['key', crypto.randomUUID()],
    ['version', '1'],
    ['lines[0].sku', 'nothing'],
    ['reason', 'other'],
  ] as const
  const refused = await visit(`/admin/orders/${id}/add`, { cookie, form })
  expect(refused.status).toBe(404)
  expect(await refused.text()).toMatch(/role="alert"[\s\S]*value="nothing"/)
  await post(id, 'cancel', { reason: 'customer' })
  expect((await add(id, { version: 2 })).json.code).toBe('order-cancelled')
})

test('behind an order that was sent it is sent alone', async () => {
  const id = await ordered()
  await post(id, 'shipments', {})
  expect((await add(id, { version: 2, reason: 'exchange' })).json).toMatchObject({ status: 'part-shipped' })
  expect((await post(id, 'shipments', {})).json).toMatchObject({
    status: 'shipped',
    shipments: [{ parcels: [{ units: 1 }] }, { parcels: [{ units: 2 }] }],
  })
})

test('what is added has an invoice of its own when it is paid, and all of it is credited when it goes', async () => {
  const id = await ordered()
  const first = { kind: 'invoice', total: 4200 }
  await expect.poll(() => invoicesOf(id), { timeout: 15_000 }).toEqual([first])
  expect((await add(id)).status).toBe(200)
  await post(id, 'payments', {})
  const second = { kind: 'invoice', total: 5600 }
  await expect.poll(() => invoicesOf(id), { timeout: 15_000 }).toEqual([first, second])
  const { json } = await post(id, 'cancel', { reason: 'customer' })
  await post(id, 'refunds', { cancellation: json.cancellations[0].id })
  const credit = { kind: 'credit-note', total: 9800 }
  await expect.poll(() => invoicesOf(id), { timeout: 15_000 }).toEqual([first, second, credit])
})
