/**
 * The commonest stories of a service desk, by the name under which somebody rings: each says who does what, by page or API, and what
 * the buyer sees of it.
 */
import { beforeAll, expect, test } from 'vitest'
import { orderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { hidden, openBrowser } from './browser.ts'
import { copied, filled } from './buying.ts'
import { call } from './caller.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'
import { balanceOf, dealt, payRest, readyWithCards } from './stored-values.ts'

let goods: Goods
let desk: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  desk = await signedIn('manager')
})

const WAIT = { timeout: 15_000 }

/** Somebody has bought in a browser. */
const bought = async (units = 1) => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: String(units) })
  const { html } = await browser.get('/checkout')
  const kept = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const { to } = await browser.post('/checkout', { ...filled, ...kept })
  const id = /ord_\w{24}/.exec(to)?.[0] ?? ''
  await copied(id)
  const page = async () => (await browser.get(`/orders/${id}`)).html
  return { browser, id, page }
}

const act = (method: 'POST' | 'PUT', path: string, body: object = {}) => call(method, path, { headers: desk, body })
const ofOrder = (id: string, path: string, body: object = {}) => act('POST', `/api/admin/orders/${id}/${path}`, body)

const there = async (id: string) => {
  const found = orderId(id)
  const stored = found && (await orderForStaff(shop, found))
  if (!stored) throw new Error('no such order')
  return stored.order
}

const sent = async (units = 1) => {
  const order = await bought(units)
  const { json } = await ofOrder(order.id, 'shipments', { carrier: 'DHL', tracking: 'JJD-1' })
  return { ...order, shipment: String(json.shipments[0].id) }
}

/** The buyer says on their page what is wrong with it. */
const claimed = async (order: Awaited<ReturnType<typeof sent>>, kind: string, units = 1) => {
  const said = { [`units.${goods.chalk}`]: String(units), [`kind.${goods.chalk}`]: kind, note: 'Please help.' }
  const { to } = await order.browser.post(`/orders/${order.id}/claims`, { ...said, key: crypto.randomUUID() })
  expect(to).toContain('done=sent')
  const [claim] = (await there(order.id)).claims ?? []
  return String(claim?.id)
}
const settled = (order: string, claim: string, as: string) =>
  act('POST', `/api/admin/claims/${order}/${claim}/settle`, { as, answer: 'We are sorry.' })

test('where is my parcel: the desk reads where it stands and says what it knows better; the buyer reads it', async () => {
  const order = await sent()
  const heard = { status: 'out-for-delivery', place: 'Bergen' }
  expect((await ofOrder(order.id, `shipments/${order.shipment}/events`, heard)).status).toBe(200)
  expect(await order.page()).toContain('Bergen')
})

test('change my address: as long as something of it is to be sent', async () => {
  const { id, page } = await bought()
  const address = {
    name: filled['name'],
    street: 'Kong Oscars gate 9',
    postcode: '5017',
    city: 'Bergen',
    country: 'NO',
  }
  const { version } = await there(id)
  const body = { email: filled['email'], address, version }
  expect((await act('PUT', `/api/admin/orders/${id}/address`, body)).status).toBe(200)
  expect(await page()).toContain('Kong Oscars gate 9')
})

test('cancel it, and the refund to my card: the provider gives back all of it, and its buyer reads how much', async () => {
  const { id, page } = await bought()
  const { totals } = await there(id)
  expect((await ofOrder(id, 'cancel', { reason: 'customer' })).json.status).toBe('cancelled')
  await expect.poll(async () => (await there(id)).payment, WAIT).toBe('refunded')
  expect((await there(id)).cancellations).toMatchObject([{ refund: totals.total }])
  expect(await page()).toContain('Money given back')
})

test('one item is missing: the same goes out anew, at no price', async () => {
  const order = await sent(2)
  const claim = await claimed(order, 'missing')
  expect((await settled(order.id, claim, 'replace')).json.status).toBe('replaced')
  expect((await there(order.id)).additions).toMatchObject([{ reason: 'replacement', total: { amount: 0 } }])
  const { json } = await ofOrder(order.id, 'shipments', { carrier: 'DHL', tracking: 'JJD-2' })
  expect(json.status).toBe('shipped')
})

test('it arrived broken: its money goes back, and no more than that', async () => {
  const order = await sent(2)
  const claim = await claimed(order, 'damaged')
  expect((await settled(order.id, claim, 'refund')).json.status).toBe('refunded')
  await expect.poll(async () => (await there(order.id)).payment, WAIT).toBe('part-refunded')
  const page = (await order.browser.get(`/orders/${order.id}/claims`)).html
  expect(page).toContain('We are sorry.')
})

test('refund to my gift card: what it paid goes back onto it', async () => {
  const card = await dealt(20_000)
  const cart = await readyWithCards([{ variantId: goods.chalk, units: 1 }], [card])
  const { json } = await payRest(cart, null)
  await expect.poll(async () => (await balanceOf(card)).taken, WAIT).toBe(cart.expectedTotal.amount)
  expect((await ofOrder(String(json.order.id), 'cancel', { reason: 'customer' })).status).toBe(200)
  await expect.poll(async () => (await balanceOf(card)).available, WAIT).toBe(20_000)
})

test('it never came: the desk claims for who rings, writes down the carrier’s number, and sends it anew', async () => {
  const order = await sent()
  await ofOrder(order.id, `shipments/${order.shipment}/events`, { status: 'lost' })
  const units = [{ variantId: goods.chalk, units: 1, kind: 'never-came' }]
  const { json } = await act('POST', `/api/admin/claims/${order.id}`, { units, note: 'By telephone.' })
  const carrier = { carrier: 'DHL', number: '77-1', state: 'filed' }
  expect((await act('POST', `/api/admin/claims/${order.id}/${json.id}/carrier`, carrier)).status).toBe(200)
  expect((await settled(order.id, String(json.id), 'replace')).json).toMatchObject({ carrierClaim: { number: '77-1' } })
})

test('returned to sender: the parcel is back, and the buyer would rather have the money', async () => {
  const order = await sent()
  await ofOrder(order.id, `shipments/${order.shipment}/events`, { status: 'return-to-sender' })
  const claim = await claimed(order, 'never-came')
  expect((await settled(order.id, claim, 'refund')).json.status).toBe('refunded')
})

test('it is late: the desk writes down what it was told, between staff, and the buyer reads only the parcel', async () => {
  const order = await sent()
  expect((await ofOrder(order.id, 'comments', { comment: 'DHL: strike until Friday' })).status).toBe(200)
  expect(await order.page()).not.toContain('strike')
})

test('add an item: it is held and due from then on', async () => {
  const { id } = await bought()
  const { version } = await there(id)
  const lines = [{ variantId: goods.chalk, units: 1 }]
  const { json } = await ofOrder(id, 'additions', { version, lines })
  expect(json).toMatchObject({ payment: 'part-paid', additions: [{ reason: 'customer' }] })
})

test('my gift card is lost: it is disabled, and its bearer gets no goods for it', async () => {
  const card = await dealt(5_000)
  expect((await act('POST', `/api/admin/gift-cards/${card.id}/disable`)).status).toBe(200)
  const { json } = await call('POST', '/api/carts', { body: { lineItems: [{ variantId: goods.chalk, units: 1 }] } })
  const typed = { bearer: json.key, body: { code: card.code } }
  expect((await call('PUT', `/api/carts/${json.cart.id}/stored-values`, typed)).status).toBeGreaterThan(399)
})

test('my refund is not there: the desk reads when it went back, and to where', async () => {
  const { id } = await bought()
  await ofOrder(id, 'cancel', { reason: 'customer' })
  await expect.poll(async () => (await there(id)).payment, WAIT).toBe('refunded')
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers: desk })
  expect(json.cancellations[0].refundedAt).toBeGreaterThan(0)
})

test('I take it back, it was fine: the claim is withdrawn by its buyer, and nothing has moved', async () => {
  const order = await sent()
  const claim = await claimed(order, 'damaged')
  await order.browser.post(`/orders/${order.id}/claims/${claim}/withdraw`, {})
  expect(await there(order.id)).toMatchObject({ claims: [{ status: 'withdrawn' }], payment: 'paid' })
})
