/** Staff come to work: who is let in, what each role may do, and what their acts leave behind. */
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { eventId, orderId, type OrderId } from '#domain/ids'
import type { Event, EventBatch } from '#domain/events'
import type { Order } from '#domain/orders/order'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { removingStaff, run } from '#schema/users/customers/staff'
import { openLetters } from '#schema/transactions/sharding/dead-letters'
import { messagesOf } from '#schema/transactions/notifications/messages'
import { ordersPage } from '#schema/transactions/orders/orders'
import { dailySales } from '#tests/daily-sales'
import { orderForStaff } from '#workers/flows/orders/orders'
import { bury } from '../../workers/queues/dead-letters.ts'
import { notifications } from '../../workers/queues/notifications.ts'
import { settle } from '../../workers/queues/settle.ts'
import { statistics } from '../../workers/queues/statistics.ts'
import { transactions } from '../../workers/queues/transactions.ts'
import { call, ORIGIN } from './caller.ts'
import { employ, knock, PASSWORD, signedIn, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const bought = async (units: number): Promise<OrderId> => {
  const lineItems = [{ variantId: goods.chalk, units }]
  const { json } = await call('POST', '/api/carts', { body: { lineItems } })
  const address = {
    name: 'Maya Lindqvist',
    street: 'Storgatan 1',
    postcode: '111 22',
    city: 'Stockholm',
    country: 'SE',
  }
  const bearer = json.key
  const details = { email: 'maya@lindqvist.example', address, delivery: 'post' }
  const ready = await call('PUT', `/api/checkouts/${json.cart.id}/details`, { bearer, body: details })
  const payment = { payment: { cardNumber: '4242424242424242' }, expectedTotal: ready.json.totals.total }
  const paid = await call('POST', `/api/checkouts/${json.cart.id}/complete`, { bearer, body: payment })
  const id = orderId(paid.json.orderId ?? paid.json.order?.id)
  if (!id) throw new Error(`nothing was bought: ${JSON.stringify(paid.json)}`)
  return id
}

const orderOf = async (id: OrderId): Promise<Order> => {
  const seen = await orderForStaff(shop, id)
  if (!seen) throw new Error(`no order ${id}`)
  return seen.order
}

test('whoever is not signed in is sent to the sign-in, and from there to the page they asked for', async () => {
  const answer = await visit('/admin/orders?view=cancelled')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/admin/sign-in?to=%2Fadmin%2Forders%3Fview%3Dcancelled',
  ])
  await employ('back@shop.example', 'clerk')
  const form = [
    ['email', 'Back@Shop.example'],
    ['password', PASSWORD],
  ] as const
  const inside = await visit('/admin/sign-in', { form: [...form, ['to', '/admin/orders?view=cancelled']] })
  expect(inside.headers.get('location')).toBe('/admin/orders?view=cancelled')
  const outside = await visit('/admin/sign-in', { form: [...form, ['to', '//elsewhere.example']] })
  expect(outside.headers.get('location')).toBe('/admin')
  const split = await visit('/admin/sign-in', { form: [...form, ['to', '/admin/orders\r\nset-cookie: a=b']] })
  expect([split.status, split.headers.get('location')]).toEqual([303, '/admin/ordersset-cookie:%20a=b'])
})

test('the cookie is bound to this host, unreadable to scripts and only sent over https', async () => {
  await employ('cookie@shop.example', 'clerk')
  const [cookie] = (await knock('cookie@shop.example', PASSWORD)).headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-stoa_staff=/)
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part)
})

test('a wrong password and an unknown address get the same answer', async () => {
  await employ('known@shop.example', 'clerk')
  const [wrong, unknown] = await Promise.all([
    knock('known@shop.example', 'not this one, no'),
    knock('nobody@shop.example', 'not this one, no'),
  ])
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  const page = async (answer: Response) => (await answer.text()).replace(/value="[^"]*"/g, '')
  expect(await page(wrong)).toBe(await page(unknown))
  expect(wrong.headers.getSetCookie()).toEqual([])
})

/** A minute that ends between two tries opens the door again: such a run is repeated. */
const ONCE_MORE = { retry: 1 }

test('after ten tries an address is closed for a while, whichever accounts it names', ONCE_MORE, async () => {
  for (let tries = 0; tries < 10; tries++) await knock(`person${tries}@shop.example`, 'password', '198.51.100.7')
  expect((await knock('known@shop.example', PASSWORD, '198.51.100.7')).status).toBe(429)
  const body = { email: 'known@shop.example', password: PASSWORD }
  const asJson = await call('POST', '/api/auth/sign-in/email', {
    body,
    headers: { 'cf-connecting-ip': '198.51.100.7' },
  })
  expect([asJson.status, asJson.json.code, asJson.headers.get('retry-after')]).toEqual([429, 'too-many-attempts', '60'])
})

test('nobody signs themselves up over the network', async () => {
  const body = { email: 'me@shop.example', password: PASSWORD, name: 'Me' }
  expect((await call('POST', '/api/auth/sign-up/email', { body })).status).toBe(404)
})

test('a form that another site sends does nothing', async () => {
  const { cookie } = await signedIn('owner')
  const id = await bought(1)
  const form = [
    ['key', 'foreign'],
    ['reason', 'other'],
  ] as const
  const answer = await visit(`/admin/orders/${id}/cancel`, { cookie, form, origin: 'https://elsewhere.example' })
  expect(answer.status).toBe(403)
  expect((await orderOf(id)).status).toBe('placed')
})

test('a clerk packs but does not cancel, and the try is in the audit log', async () => {
  const { cookie, email } = await signedIn('clerk')
  const id = await bought(1)
  expect((await visit(`/admin/orders/${id}`, { cookie })).status).toBe(200)
  const form = [
    ['key', 'by-clerk'],
    ['reason', 'other'],
  ] as const
  const answer = await visit(`/admin/orders/${id}/cancel`, { cookie, form })
  expect(answer.status).toBe(403)
  expect((await answer.text()).includes('Owner, Manager')).toBe(true)
  expect((await orderOf(id)).status).toBe('placed')
  expect(await auditEntriesOf(shop.USERS_DB, `/admin/orders/${id}/cancel`, 9)).toMatchObject([
    { who: email, action: 'staff:refused', details: { permission: 'after-sales:change' } },
  ])
  expect((await visit('/admin/sent-mail', { cookie })).status).toBe(403)
})

test('a session ends with the person’s employment, at once', async () => {
  const { cookie, email } = await signedIn('manager')
  expect((await visit('/admin/orders', { cookie })).status).toBe(200)
  await run(shop.USERS_DB, removingStaff(email))
  expect((await visit('/admin/orders', { cookie })).status).toBe(303)
})

test('signing out ends the session for whoever kept a copy of the cookie', async () => {
  const { cookie } = await signedIn('owner')
  expect((await visit('/admin/sign-out', { cookie, form: [] })).status).toBe(303)
  expect((await visit('/admin/orders', { cookie })).status).toBe(303)
})

test('a parcel is sent once, however often the form is', async () => {
  const { cookie } = await signedIn('owner')
  const id = await bought(2)
  const form = [
    ['key', 'parcel-1'],
    ['parcels[0].variantId', goods.chalk],
    ['parcels[0].units', '1'],
    ['carrier', 'PostNL'],
    ['tracking', '3SABCD'],
  ] as const
  const answers = await Promise.all([1, 2, 3].map(() => visit(`/admin/orders/${id}/fulfil`, { cookie, form })))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const order = await orderOf(id)
  expect(order.status).toBe('part-shipped')
  expect(order.shipments).toMatchObject([{ carrier: 'PostNL', tracking: '3SABCD' }])

  const other = await visit(`/admin/orders/${id}/fulfil`, {
    cookie,
    form: [...form.slice(0, 4), ['tracking', 'other']],
  })
  expect(other.status).toBe(422)
  const beyond = [
    ['key', 'parcel-2'],
    ['parcels[0].variantId', goods.chalk],
    ['parcels[0].units', '2'],
  ] as const
  const refused = await visit(`/admin/orders/${id}/fulfil`, { cookie, form: beyond })
  expect([refused.status, (await refused.text()).includes('more than is still to be sent')]).toEqual([422, true])
  expect((await orderOf(id)).shipments).toHaveLength(1)
  const log = await auditEntriesOf(shop.USERS_DB, id, 9)
  expect(log.map(({ action, details }) => [action, details['shipment']])).toEqual([
    ['orders:ship', order.shipments[0]?.id],
  ])
})

test('no number of units that cannot be is received', async () => {
  const { cookie } = await signedIn('owner')
  for (const units of ['0', '-1', '1.5', '1e3', '999999999999', 'many', '']) {
    const form = [
      ['key', crypto.randomUUID()],
      ['type', 'receive'],
      ['location', 'main'],
      ['units', units],
    ] as const
    expect([units, (await visit(`/admin/inventory/${goods.jug}`, { cookie, form })).status]).toEqual([units, 422])
  }
  const page = await (await visit(`/admin/inventory/${goods.jug}`, { cookie })).text()
  expect(page.includes('0 available, 0 held, 0 taken of 0 received')).toBe(true)
})

test('units are received once, however often the form is sent, and the movement says so', async () => {
  const { cookie } = await signedIn('owner')
  const form = [
    ['key', 'delivery-4471'],
    ['type', 'receive'],
    ['location', 'main'],
    ['units', '7'],
    ['note', 'Delivery 4471'],
  ] as const
  for (let times = 0; times < 2; times++) {
    expect((await visit(`/admin/inventory/${goods.jug}`, { cookie, form })).status).toBe(303)
  }
  const page = await (await visit(`/admin/inventory/${goods.jug}`, { cookie })).text()
  expect(page.match(/Delivery 4471/g)).toHaveLength(1)
  expect(page.includes('7 available, 0 held, 0 taken of 7 received')).toBe(true)
})

test('a batch that is delivered twice is acted on once by every listener', async () => {
  const id = await bought(1)
  const order = await orderOf(id)
  const placed: Event = { id: eventId('orders-9', 1), at: Date.UTC(2026, 0, 5), type: 'order-placed', order, items: [] }
  for (let times = 0; times < 2; times++) {
    await transactions([placed, placed], shop)
    await notifications([placed, placed], shop)
    await statistics([placed, placed], shop)
  }
  const filter = { view: 'all', search: order.name, since: null, country: null, tag: null } as const
  expect((await ordersPage(shop.TRANSACTIONS_DB, filter, null)).rows).toHaveLength(1)
  const mails = (await messagesOf(shop.TRANSACTIONS_DB, id)).filter((mail) => mail.id.startsWith(placed.id))
  expect(mails).toHaveLength(1)
  const days = (await dailySales(shop.STATISTICS_DB, '2026-01-05')).filter(({ day }) => day === '2026-01-05')
  expect(days).toMatchObject([{ orders: 1, units: 1 }])

  await transactions([{ ...placed, order: { ...order, version: order.version + 1, status: 'shipped' } }], shop)
  await transactions([placed], shop)
  expect((await ordersPage(shop.TRANSACTIONS_DB, filter, null)).rows).toMatchObject([{ status: 'shipped' }])
})

test('a fact that cannot be handled waits under Dead letters with its reason, and is replayed from there', async () => {
  const { cookie } = await signedIn('owner')
  const id = await bought(1)
  const event: Event = { id: eventId('orders-1', 900_001), at: 5, type: 'order-refunded', order: await orderOf(id) }
  const batch = createMessageBatch<EventBatch>('stoa-notifications', [
    { id: 'm1', timestamp: new Date(), attempts: 6, body: JSON.stringify([event]) },
  ])
  const fails = () => Promise.reject(new Error('Provider answered 503'))
  await settle('notifications', fails, batch, shop)
  const outcome = await getQueueResult(batch, createExecutionContext())
  expect([outcome.explicitAcks, outcome.retryMessages.length]).toEqual([[], 1])
  await bury('notifications', [event], shop)

  const page = await (await visit('/admin/dead-letters', { cookie })).text()
  expect(page.includes('Provider answered 503')).toBe(true)
  const [letter] = await openLetters(shop.TRANSACTIONS_DB)
  const form = [
    ['key', 'replay'],
    ['letter', String(letter?.sequence)],
  ] as const
  expect((await visit('/admin/dead-letters/replay', { cookie, form })).status).toBe(303)
  expect(await openLetters(shop.TRANSACTIONS_DB)).toEqual([])
  await expect
    .poll(async () => (await messagesOf(shop.TRANSACTIONS_DB, id)).map(({ template }) => template), { timeout: 8000 })
    .toContain('order-refunded')
})

test('no address of the admin answers a stranger with anything but the sign-in', async () => {
  const id = await bought(1)
  const paths = ['', '/orders', `/orders/${id}`, '/orders/new', '/products', '/inventory', `/inventory/${goods.jug}`]
  for (const path of [
    ...paths,
    '/sent-mail',
    '/sent-mail/1',
    '/sent-mail/1/mail',
    '/dead-letters',
    '/more',
    '/nothing',
  ]) {
    const answer = await visit(`/admin${path}`)
    expect([path, answer.status, new URL(answer.headers.get('location') ?? '', ORIGIN).pathname]).toEqual([
      path,
      303,
      '/admin/sign-in',
    ])
  }
})
