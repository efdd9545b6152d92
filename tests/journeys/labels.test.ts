/** Labels: bought once whatever the carrier does, voided, handed over, printed; and everything that is refused. */
import { beforeAll, expect, test } from 'vitest'
import { orderId, type OrderId, type VariantId } from '#domain/ids'
import { hasRightDigit } from '#domain/logistics/tracking-number'
import { LABEL_SETTLES_WITHIN_MS } from '#domain/logistics/label'
import { settleLabels } from '#workers/flows/logistics/labels'
import { orderForStaff } from '#workers/flows/orders/orders'
import { callWith } from './bindings.ts'
import { CARDS, pay, ready } from './buying.ts'
import { call } from './caller.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { LabelSellerDouble } from './label-seller.ts'
import { until } from './parcels.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let clerk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  clerk = await signedIn('clerk')
})

const ordered = async (variantId: VariantId, units: number): Promise<OrderId> => {
  const { json } = await pay(await ready([{ variantId, units }]), CARDS.approves)
  const id = orderId(json.order.id)
  if (!id) throw new Error('nothing was ordered')
  return id
}
const orderNow = async (id: OrderId) => {
  const stored = await orderForStaff(shop, id)
  if (!stored) throw new Error('it is gone')
  return stored.order
}
const buy = (id: string, body: object, key?: string) =>
  call('POST', `/api/admin/orders/${id}/labels`, { headers: clerk, body, ...(key && { key }) })
const later = () => Date.now() + LABEL_SETTLES_WITHIN_MS + 1_000

test('a label of the demo is bought, printed, and its parcel handed over; the buyer is told then, and not before', async () => {
  const id = await ordered(goods.chalk, 2)
  const rates = await call('POST', `/api/admin/orders/${id}/label-rates`, { headers: clerk, body: { grams: 900 } })
  expect(rates.json.rates.map((one: { id: string }) => one.id)).toEqual(['standard', 'express'])
  const bought = await buy(id, { grams: 900, parcels: [{ variantId: goods.chalk, units: 1 }] }, 'buy-once')
  expect(bought.json).toMatchObject({
    status: 'placed',
    shipments: [],
    labels: [{ state: 'bought', carrier: 'Demo', grams: 900 }],
  })
  const [label] = bought.json.labels
  expect(hasRightDigit(label.tracking)).toBe(true)
  expect(
    (await buy(id, { grams: 900, parcels: [{ variantId: goods.chalk, units: 1 }] }, 'buy-once')).json.labels,
  ).toEqual([label])
  expect(await buy(id, { grams: 901 }, 'buy-once')).toMatchObject({
    status: 422,
    json: { code: 'idempotency-key-reused' },
  })
  const svg = await call('GET', `/api/admin/orders/${id}/labels/${label.id}/picture`, { headers: clerk })
  expect(svg.json).toContain('viewBox="0 0 288 432"')
  const path = `/api/admin/orders/${id}/labels/${label.id}/hand-over`
  const sent = await call('POST', path, { headers: clerk, key: 'leave-once' })
  expect(sent.json).toMatchObject({
    status: 'part-shipped',
    labels: [],
    shipments: [{ id: label.id, tracking: label.tracking, carrier: 'Demo', status: 'handed-over' }],
  })
  expect((await call('POST', path, { headers: clerk, key: 'leave-once' })).json.shipments).toHaveLength(1)
  expect((await call('POST', path, { headers: clerk })).json.shipments).toHaveLength(1)
  // The rest goes out by hand; nothing is sent twice.
  const rest = await call('POST', `/api/admin/orders/${id}/shipments`, { headers: clerk, body: {} })
  expect(rest.json).toMatchObject({ status: 'shipped' })
  expect(rest.json.shipments).toHaveLength(2)
})

test('a Worker that dies behind the carrier loses neither money nor label, and the label is bought once', async () => {
  const id = await ordered(goods.chalk, 1)
  const carrier = new LabelSellerDouble()
  carrier.mood = 'silent'
  const body = { grams: 500, rate: 'paket' }
  const bought = await callWith(carrier.env, 'POST', `/api/admin/orders/${id}/labels`, { headers: clerk, body })
  expect(bought.json).toMatchObject({ labels: [{ state: 'buying', tracking: '' }] })
  expect(carrier.sold.size).toBe(1)
  const [label] = bought.json.labels
  // Nothing may leave, be voided or be labelled again as long as nobody knows.
  for (const [method, path, code] of [
    ['POST', `/${label.id}/hand-over`, 'label-pending'],
    ['DELETE', `/${label.id}`, 'label-pending'],
    ['POST', '', 'units-labelled'],
  ] as const) {
    const answer = await callWith(carrier.env, method, `/api/admin/orders/${id}/labels${path}`, {
      headers: clerk,
      body,
    })
    expect(answer, path).toMatchObject({ json: { code } })
  }
  await until(async () => (await copiedLabels(id)) === 1)
  for (const mood of ['down', 'silent', 'mixed-up'] as const) {
    carrier.mood = mood
    await settleLabels(carrier.env, later())
    expect((await orderNow(id)).labels).toMatchObject([{ state: 'buying' }])
  }
  carrier.mood = 'well'
  await Promise.all([settleLabels(carrier.env, later()), settleLabels(carrier.env, later())])
  const { labels = [] } = await orderNow(id)
  expect(labels).toMatchObject([{ id: label.id, state: 'bought', tracking: carrier.sold.get(label.id) }])
  expect(carrier.sold.size).toBe(1)
})

const copiedLabels = async (id: OrderId): Promise<number> =>
  (await shop.TRANSACTIONS_DB.prepare(
    `SELECT json_array_length("order", '$.labels') AS labels FROM orders WHERE id = ?1`,
  )
    .bind(id)
    .first<number>('labels')) ?? 0

test('what its carrier refuses is not bought; what it keeps is not voided; what it takes back is open again', async () => {
  const id = await ordered(goods.chalk, 1)
  const carrier = new LabelSellerDouble()
  const asks = (method: string, path: string, body?: object) =>
    callWith(carrier.env, method, `/api/admin/orders/${id}/labels${path}`, { headers: clerk, ...(body && { body }) })
  carrier.mood = 'down'
  expect(await asks('POST', '', { grams: 400 })).toMatchObject({ status: 503, json: { code: 'carrier-silent' } })
  carrier.mood = 'refuses'
  expect(await asks('POST', '', { grams: 400 })).toMatchObject({ status: 409, json: { code: 'label-refused' } })
  expect((await orderNow(id)).labels).toEqual([])
  carrier.mood = 'well'
  expect(await asks('POST', '', { grams: 400, rate: 'balloon' })).toMatchObject({
    status: 422,
    json: { code: 'rate-unknown' },
  })
  const bought = await asks('POST', '', { grams: 400 })
  // The cheapest where nobody chooses.
  expect(bought.json.labels).toMatchObject([{ service: 'paket', state: 'bought' }])
  const { id: label } = bought.json.labels[0]
  expect(await asks('GET', `/${label}/picture`)).toMatchObject({ status: 503, json: { code: 'carrier-silent' } })
  carrier.mood = 'keeps'
  expect(await asks('DELETE', `/${label}`)).toMatchObject({ status: 409, json: { code: 'label-kept' } })
  expect((await orderNow(id)).labels).toMatchObject([{ state: 'bought' }])
  carrier.mood = 'silent'
  expect((await asks('DELETE', `/${label}`)).json.labels).toMatchObject([{ state: 'voiding' }])
  carrier.mood = 'well'
  await until(async () => {
    await settleLabels(carrier.env, later())
    return ((await orderNow(id)).labels ?? []).length === 0
  })
  expect(carrier.voided.size).toBe(1)
  expect(await asks('DELETE', `/${label}`)).toMatchObject({ status: 404, json: { code: 'label-unknown' } })
  expect((await asks('POST', '', { grams: 400 })).json.labels).toHaveLength(1)
})

test('what cannot go under a label is refused by its reason, and nothing is bought', async () => {
  const id = await ordered(goods.chalk, 1)
  const other = await ordered(goods.aegean, 1)
  const parcel = (units: number, variantId: string = goods.chalk) => ({ grams: 500, parcels: [{ variantId, units }] })
  for (const [body, code] of [
    [{}, 'weight-unknown'],
    [{ grams: 0 }, 'request-invalid'],
    [{ grams: 1_000_000_000 }, 'request-invalid'],
    [{ grams: '500' }, 'request-invalid'],
    [parcel(2), 'units-beyond-order'],
    [parcel(0), 'parcel-empty'],
    [{ grams: 500, parcels: [] }, 'parcel-empty'],
    [parcel(1, goods.aegean), 'line-item-unknown'],
    [parcel(1, 'nonsense'), 'line-item-unknown'],
  ] as const)
    expect(await buy(id, body), JSON.stringify(body)).toMatchObject({ json: { code } })
  expect((await orderNow(id)).labels).toBeUndefined()
  expect(await buy('ord_nobody', { grams: 500 })).toMatchObject({ status: 404, json: { code: 'order-unknown' } })
  const print = (labels: readonly string[]) =>
    call('POST', '/api/admin/shipping/labels', { headers: clerk, body: { labels } })
  expect(await print([])).toMatchObject({ status: 422, json: { code: 'labels-none' } })
  expect(await print([`${other}.shp_of_nobody`, 'nonsense'])).toMatchObject({
    status: 422,
    json: { code: 'labels-none' },
  })
  expect(await print(Array.from({ length: 101 }, () => `${id}.x`))).toMatchObject({
    status: 422,
    json: { code: 'request-invalid' },
  })
})

test('two staff at once buy one label; what is cancelled under it can only be voided', async () => {
  const id = await ordered(goods.chalk, 1)
  const both = await Promise.all([buy(id, { grams: 500 }), buy(id, { grams: 500 })])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  const [label] = (await orderNow(id)).labels ?? []
  const manager = await signedIn('manager')
  const cancelled = await call('POST', `/api/admin/orders/${id}/cancel`, {
    headers: manager,
    body: { reason: 'customer' },
  })
  expect(cancelled.json).toMatchObject({ status: 'cancelled' })
  const path = `/api/admin/orders/${id}/labels/${label?.id}`
  expect(await call('POST', `${path}/hand-over`, { headers: clerk })).toMatchObject({
    status: 409,
    json: { code: 'label-stale' },
  })
  expect((await call('DELETE', path, { headers: clerk })).json.labels).toEqual([])
})

test('many labels come as one PDF, in the order in which they are asked for', async () => {
  const id = await ordered(goods.chalk, 3)
  const names: string[] = []
  for (let units = 0; units < 3; units++) {
    const { json } = await buy(id, { grams: 500, parcels: [{ variantId: goods.chalk, units: 1 }] })
    names.push(`${id}.${json.labels.at(-1).id}`)
  }
  const answer = await call('POST', '/api/admin/shipping/labels', { headers: clerk, body: { labels: names } })
  expect([answer.status, String(answer.json).slice(0, 5)]).toEqual([200, '%PDF-'])
  expect(String(answer.json).match(/\/Type \/Page\b/g) ?? []).toHaveLength(3)
})
