/** A part of an order cannot be sent: it is cancelled and paid back, on the page of the order and by the API. */
import { beforeAll, expect, test } from 'vitest'
import { orderId, type OrderId } from '#domain/ids'
import { itemHistory } from '#workers/flows/inventory/stock'
import { orderForStaff } from '#workers/flows/orders/orders'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
})

/** Three units, of which one was sent. Express costs 14.00. */
const partShipped = async (): Promise<OrderId> => {
  const { json } = await pay(await ready([{ variantId: goods.chalk, units: 3 }]), CARDS.approves)
  const id = orderId(json.order.id)
  if (!id) throw new Error('nothing was ordered')
  const body = { parcels: [{ variantId: goods.chalk, units: 1 }] }
  await call('POST', `/api/admin/orders/${id}/shipments`, { headers: owner, body })
  return id
}

const available = async () => {
  const { stock } = await itemHistory(shop, goods.chalk)
  return stock.reduce((sum, level) => sum + level.available, 0)
}

const until = async (what: () => Promise<boolean>): Promise<void> => {
  const last = Date.now() + 15_000
  while (!(await what())) {
    if (Date.now() > last) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const orderOf = async (id: OrderId) => (await orderForStaff(shop, id))?.order

test('a part-shipped order is not stuck: what is open is cancelled, goes back on the shelf, and is paid back exactly', async () => {
  const id = await partShipped()
  const before = await available()
  const cancel = (body: object, key?: string) =>
    call('POST', `/api/admin/orders/${id}/cancel`, { headers: owner, body, ...(key && { key }) })
  const one = { reason: 'out-of-stock', lineItems: [{ variantId: goods.chalk, units: 1 }] }
  for (let times = 0; times < 2; times++) {
    expect((await cancel(one, 'the-second-of-three-mugs')).json).toMatchObject({
      status: 'part-shipped',
      cancellations: [{ lineItems: [{ variantId: goods.chalk, units: 1 }], refund: { amount: 2800 } }],
    })
  }
  expect(await cancel({ ...one, lineItems: [{ variantId: goods.chalk, units: 2 }] })).toMatchObject({
    status: 422,
    json: { code: 'units-beyond-order', open: 1 },
  })
  await until(async () => (await orderOf(id))?.payment === 'part-refunded')
  expect((await cancel({ reason: 'customer' })).json).toMatchObject({
    status: 'shipped',
    cancellations: [{}, { refund: { amount: 2800 } }],
  })
  await until(async () => (await orderOf(id))?.cancellations?.every(({ refundedAt }) => refundedAt !== null) ?? false)
  await until(async () => (await available()) === before + 2)
  // One mug and its delivery stay paid.
  expect(await orderOf(id)).toMatchObject({ status: 'shipped', payment: 'part-refunded' })
  expect((await cancel({ reason: 'customer' })).json).toMatchObject({ code: 'order-shipped' })
})

test('on the page of an order what is open is cancelled, all of it or a part', async () => {
  const id = await partShipped()
  const { cookie } = await atDesk('owner')
  const page = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(page).toContain('name="lineItems[0].units"')
  expect(page).toContain('€56.00')
  const form = [
    ['key', crypto.randomUUID()],
    ['reason', 'customer'],
    ['lineItems[0].variantId', goods.chalk],
    ['lineItems[0].units', '1'],
  ] as const
  expect((await visit(`/admin/orders/${id}/cancel`, { cookie, form })).status).toBe(303)
  const after = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(after).toContain('1 item cancelled: Customer changed their mind')
  expect(after).toContain('−€28.00')
  expect((await orderOf(id))?.status).toBe('part-shipped')
})

test('an order of which nothing was sent goes back whole, part by part', async () => {
  const { json } = await pay(await ready([{ variantId: goods.chalk, units: 2 }]), CARDS.approves)
  const id = json.order.id as string
  const cancel = (units: number) =>
    call('POST', `/api/admin/orders/${id}/cancel`, {
      headers: owner,
      body: { reason: 'customer', lineItems: [{ variantId: goods.chalk, units }] },
    })
  expect((await cancel(1)).json).toMatchObject({ status: 'placed', cancellations: [{ refund: { amount: 2800 } }] })
  const whole = await cancel(1)
  expect(whole.json).toMatchObject({ status: 'cancelled', cancelReason: 'customer' })
  const returned = whole.json.cancellations.reduce(
    (sum: number, one: { refund: { amount: number } }) => sum + one.refund.amount,
    0,
  )
  expect(returned).toBe(whole.json.totals.total.amount)
})
