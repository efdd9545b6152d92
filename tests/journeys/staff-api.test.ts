/** The staff's programs: prices, stock, orders, and the copy that is made anew. */
import { beforeAll, expect, test } from 'vitest'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let clerk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  clerk = await signedIn('clerk')
})

const placed = async (): Promise<string> =>
  (await pay(await ready([{ variantId: goods.chalk, units: 2 }]), CARDS.approves)).json.order.id

test('nobody gets in without a session, and nobody does what their role may not', async () => {
  for (const path of ['products', 'orders', 'inventory/locations', `inventory/${goods.chalk}`, 'catalog/export']) {
    expect(await call('GET', `/api/admin/${path}`), path).toMatchObject({
      status: 401,
      json: { code: 'sign-in-required' },
    })
  }
  const change = { headers: clerk, body: { status: 'draft' } }
  expect(await call('PATCH', '/api/admin/products/naoussa-jug', change)).toMatchObject({
    status: 403,
    json: { code: 'permission-denied', permission: 'catalog:change' },
  })
  const elsewhere = { headers: { ...owner, origin: 'https://elsewhere.example' }, body: { status: 'draft' } }
  expect(await call('PATCH', '/api/admin/products/naoussa-jug', elsewhere)).toMatchObject({
    status: 403,
    json: { code: 'foreign-origin' },
  })
})

test('a price and a status are changed, and what is not named stays', async () => {
  const EUR = (amount: number) => ({ amount, currency: 'EUR' })
  const body = { prices: [{ variantId: goods.aegean, price: EUR(3100), compareAt: EUR(3600) }] }
  const { status, json } = await call('PATCH', '/api/admin/products/delos-mug', { headers: owner, body })
  expect(status).toBe(200)
  expect(json.variants).toMatchObject([
    { id: goods.chalk, prices: [EUR(2800), { amount: 3100, currency: 'USD' }] },
    { id: goods.aegean, prices: [EUR(3100)], compareAt: [EUR(3600)] },
  ])
  const again = await call('PATCH', '/api/admin/products/delos-mug', { headers: owner, body })
  expect(again.json.version).toBe(json.version)

  const foreign = { prices: [{ variantId: goods.jug, price: EUR(1) }] }
  expect(await call('PATCH', '/api/admin/products/delos-mug', { headers: owner, body: foreign })).toMatchObject({
    status: 404,
    json: { code: 'variant-unknown' },
  })
  await call('PATCH', '/api/admin/products/naoussa-jug', { headers: owner, body: { status: 'archived' } })
  expect((await call('GET', '/api/products/naoussa-jug')).status).toBe(404)
  const archived = await call('GET', '/api/admin/products?status=archived', { headers: owner })
  expect(archived.json).toMatchObject({ products: [{ handle: 'naoussa-jug', title: 'Naoussa jug' }], next: null })
})

test('stock is received once, and what cannot be is told', async () => {
  const stock = async () => {
    const { json } = await call('GET', `/api/admin/inventory/${goods.jug}`, { headers: clerk })
    return json.stock[0]?.available
  }
  const change = (units: number, key?: string, type = 'receive') =>
    call('POST', '/api/admin/inventory/changes', {
      headers: clerk,
      body: { changes: [{ type, variantId: goods.jug, units, note: 'from the kiln' }] },
      ...(key && { key }),
    })
  expect((await change(7, 'delivery-1')).json).toMatchObject({ results: [{ stock: { available: 7, received: 7 } }] })
  expect((await change(7, 'delivery-1')).status).toBe(200)
  expect(await stock()).toBe(7)
  expect(await change(8, 'delivery-1')).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } })
  expect(await change(-8, undefined, 'correct')).toMatchObject({ status: 409, json: { code: 'stock-below-zero' } })
  expect(await change(-1)).toMatchObject({ status: 422, json: { code: 'units-invalid' } })
  expect(await stock()).toBe(7)
  const { json } = await call('GET', `/api/admin/inventory/${goods.jug}/movements`, { headers: clerk })
  expect(json.movements).toMatchObject([{ cause: 'receive', units: 7, note: 'from the kiln' }, {}])
})

test('of many changes each is told for itself', async () => {
  await call('PUT', '/api/admin/inventory/locations/berlin', { headers: owner, body: { priority: 5 } })
  const { json: places } = await call('GET', '/api/admin/inventory/locations', { headers: owner })
  expect(places.locations).toContainEqual({ id: 'berlin', priority: 5 })
  const to = (location: string, units: number) => ({ type: 'receive', variantId: goods.aegean, location, units })
  const body = { changes: [to('berlin', 2), to('nowhere', 1)] }
  const { status, json } = await call('POST', '/api/admin/inventory/changes', { headers: owner, body })
  expect(status).toBe(200)
  expect(json.results).toMatchObject([
    { stock: { location: 'berlin', available: 2 } },
    { refusal: { code: 'location-unknown' } },
  ])
})

test('an order is sent in two parcels, each once', async () => {
  const id = await placed()
  const send = (body: object, key: string) =>
    call('POST', `/api/admin/orders/${id}/shipments`, { headers: clerk, body, key })
  const one = { parcels: [{ variantId: goods.chalk, units: 1 }], carrier: 'Post', tracking: 'SE1' }
  expect((await send(one, 'first')).json).toMatchObject({ status: 'part-shipped', shipments: [{ tracking: 'SE1' }] })
  expect((await send(one, 'first')).json.shipments).toHaveLength(1)
  expect((await send({}, 'first')).json).toMatchObject({ code: 'idempotency-key-reused' })
  expect((await send({}, 'rest')).json).toMatchObject({ status: 'shipped', shipments: [{}, {}] })
  expect(await send({}, 'more')).toMatchObject({ status: 409, json: { code: 'order-shipped' } })
  const cancel = { headers: owner, body: { reason: 'customer' } }
  expect(await call('POST', `/api/admin/orders/${id}/cancel`, cancel)).toMatchObject({ status: 409 })
})

test('an order is cancelled by whom may, and the money is owed back', async () => {
  const id = await placed()
  const path = `/api/admin/orders/${id}/cancel`
  expect((await call('POST', path, { headers: clerk, body: { reason: 'customer' } })).status).toBe(403)
  const cancelled = await call('POST', path, { headers: owner, body: { reason: 'out-of-stock' } })
  expect(cancelled.json).toMatchObject({ status: 'cancelled', payment: 'refund-due', cancelReason: 'out-of-stock' })
  const seen = await call('GET', `/api/admin/orders/${id}`, { headers: clerk })
  expect(seen.json.timeline).toMatchObject([{ type: 'order-placed' }, { type: 'order-cancelled' }])
})

test('the copy of orders is made anew, page by page, and the list is whole again', async () => {
  const id = await placed()
  const rebuild = (body: object) => call('POST', '/api/admin/transactions/rebuild', { headers: owner, body })
  let page = await rebuild({ clear: true })
  expect(page.status).toBe(200)
  while (page.json.next) page = await rebuild(page.json.next)
  const { json } = await call('GET', '/api/admin/orders?q=lindqvist', { headers: clerk })
  expect(json.orders.map((row: { id: string }) => row.id)).toContain(id)
  expect(await rebuild({ shard: 'nowhere' })).toMatchObject({ status: 404, json: { code: 'shard-unknown' } })
})
