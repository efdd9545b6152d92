/** Somebody wants to be told on their device: by a press on the page of an order, or in their account; told once, and until it ends. */
import { beforeAll, expect, test } from 'vitest'
import { consentOf } from '#schema/users/notifications/consents'
import { forgetOldPushDevices } from '#schema/users/notifications/push-devices'
import type { Event } from '#domain/events'
import type { OrderId } from '#domain/ids'
import type { Message } from '#domain/notifications/message'
import type { Env } from '#workers/env'
import { notifications } from '#workers/queues/notifications'
import { orderForStaff } from '#workers/flows/orders/orders'
import { deliver } from '#workers/flows/notifications/send'
import { tellAwaited } from '#workers/flows/notifications/tell-alerts'
import { openPushBrowser, openVapid, pushAnswers, type Answering } from '#workers/providers/push/push-receiver'
import { webPush } from '#workers/providers/push/web-push'
import { MailCarrier } from './mail-carrier.ts'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { filled } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { anotherHouse, signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const buy = async (browser: Browser, email = 'marit@example.org', base = ''): Promise<OrderId> => {
  await browser.post(`${base}/cart`, { variant: goods.chalk, units: '1' }, anotherHouse())
  const { html } = await browser.get(`${base}/checkout`)
  const expected = /name="expected" value="(\d+)"/.exec(html)?.[1] ?? ''
  const form = { ...filled, email, key: hidden(html, 'key'), expected }
  const { to } = await browser.post(`${base}/checkout`, form, anotherHouse())
  const [id = ''] = /ord_\w+/.exec(to) ?? []
  await expect.poll(async () => (await orderForStaff(shop, id as OrderId))?.order.id, { timeout: 10_000 }).toBe(id)
  return id as OrderId
}
const press = async (browser: Browser, id: OrderId, endpoint?: string, base = '') => {
  const device = await openPushBrowser(endpoint)
  return { device, done: await browser.post(`${base}/orders/${id}/device`, { ...device.subscription }) }
}
const rowsOf = async (about: string) =>
  (await shop.USERS_DB.prepare('SELECT * FROM push_devices WHERE about = ?1').bind(about).all()).results
/** What the queue hears of an order. */
const fact = async (id: OrderId, type: Event['type'], sequence = 900): Promise<Event> => {
  const order = (await orderForStaff(shop, id))?.order
  const parcels = order?.lines.map(({ variantId, units }) => ({ variantId, units })) ?? []
  const shipment = { id: 's', parcels, carrier: 'Post', tracking: '3S1', shippedAt: Date.now() }
  const status = type === 'order-shipped' ? 'shipped' : 'cancelled'
  return { id: `${id}:${sequence}`, type, at: Date.now(), order: { ...order, status }, shipment } as unknown as Event
}
const pushesOf = async (id: OrderId): Promise<(Message & { state: string })[]> =>
  (
    await shop.TRANSACTIONS_DB.prepare(
      `SELECT * FROM messages WHERE order_id = ?1 AND channel = 'push' ORDER BY sequence`,
    )
      .bind(id)
      .all<Message & { state: string }>()
  ).results
/** A shop that sends for real, to a push service that answers as it is told. */
const sending = async (...answers: readonly Answering[]) => {
  const ask = pushAnswers(...answers)
  const vapid = await openVapid()
  const carrier = new MailCarrier({
    PUSH_PROVIDER: webPush({ ...vapid, contact: 'https://shop.example', within: 50 }, ask),
    WEBHOOK_CARRIER: { lookUp: async () => ['93.184.215.14'], post: async () => ({ type: 'failed', reason: 'off' }) },
    SHOP_URL: 'https://shop.example',
  })
  const shopKey = `UPDATE push_devices SET server_key = ?1`
  await shop.USERS_DB.prepare(shopKey).bind(vapid.publicKey).run()
  return { ask, carrier, env: carrier.env as Env }
}
const status = (code: number) => async () => new Response(null, { status: code })

test('without a press nothing is told; with one an order is, once, in its language, and the page says so', async () => {
  const browser = openBrowser()
  const id = await buy(browser, 'marit@example.org', '/zh')
  await notifications([await fact(id, 'order-shipped', 1)], shop)
  expect(await pushesOf(id)).toEqual([])
  const before = await browser.get(`/zh/orders/${id}`)
  // The form is a script's to show, with the key of the shop.
  expect(before.html).toMatch(/<form[^>]* hidden[^>]* data-push="B[\w-]{86}"/)
  const { done } = await press(browser, id, undefined, '/zh')
  expect([done.status, done.to]).toEqual([303, `/zh/orders/${id}#devices`])
  expect((await browser.get(`/zh/orders/${id}`)).html).toContain('会收到此订单的通知')
  const shipped = await fact(id, 'order-shipped')
  for (let times = 0; times < 3; times++) await notifications([shipped], shop)
  const [push, ...more] = await pushesOf(id)
  expect(more).toEqual([])
  expect(push).toMatchObject({ template: 'order-shipped', state: 'sent', language: 'zh' })
  expect([push?.subject, push?.text]).toEqual([
    expect.stringMatching(/^订单 \S+ 已发货$/),
    expect.stringContaining(`/zh/orders/${id}?key=`),
  ])
  await notifications([await fact(id, 'order-cancelled', 901), await fact(id, 'order-refunded', 902)], shop)
  expect((await pushesOf(id)).map(({ template }) => template)).toEqual([
    'order-shipped',
    'order-cancelled',
    'order-refunded',
  ])
})

test('what the push service takes the browser reads: title, text, and where a press leads', async () => {
  const browser = openBrowser()
  const id = await buy(browser)
  const { device } = await press(browser, id, 'https://fcm.push.example.com/real')
  const { ask, carrier, env } = await sending(status(503), status(201))
  await notifications([await fact(id, 'order-shipped')], env)
  await carrier.bring()
  expect((await pushesOf(id)).map(({ state }) => state)).toEqual(['waiting'])
  await shop.TRANSACTIONS_DB.prepare(`UPDATE messages SET try_at = 0 WHERE state = 'waiting'`).run()
  await carrier.bring()
  await carrier.bring([{ sequences: [], messages: (await pushesOf(id)).map((one) => one.id) }])
  expect(ask).toHaveBeenCalledTimes(2)
  expect((await pushesOf(id)).map(({ state }) => state)).toEqual(['sent'])
  const [first, second] = await Promise.all(
    ask.mock.calls.map(([, init]) => device.read(init?.body as Uint8Array<ArrayBuffer>)),
  )
  expect(first).toBe(second)
  const { web_push, notification } = JSON.parse(first ?? '')
  expect([web_push, notification.title, notification.body]).toEqual([
    8030,
    expect.stringContaining('is on its way'),
    'Follow it with Post 3S1.',
  ])
  expect(notification.navigate).toMatch(new RegExp(`^https://shop\\.example/orders/${id}\\?key=`))
})

test.each([404, 410])('a browser that has ended it (%i) is told of nothing any more', async (code) => {
  const browser = openBrowser()
  const [one, other] = [await buy(browser), await buy(browser)]
  const endpoint = `https://updates.push.example.com/${code}`
  for (const id of [one, other]) await press(browser, id, endpoint)
  const { ask, carrier, env } = await sending(status(code))
  await notifications([await fact(one, 'order-shipped')], env)
  await carrier.bring()
  expect(ask).toHaveBeenCalledTimes(1)
  expect((await pushesOf(one)).map(({ state }) => state)).toEqual(['dead'])
  expect([await rowsOf(one), await rowsOf(other)]).toEqual([[], []])
})

test('a push service that stands inside is asked nothing, whatever it was when somebody pressed', async () => {
  const browser = openBrowser()
  const id = await buy(browser)
  await press(browser, id)
  const { ask, carrier } = await sending(status(201))
  const env = { ...carrier.env, WEBHOOK_CARRIER: { lookUp: async () => ['169.254.169.254'] } } as unknown as Env
  await notifications([await fact(id, 'order-shipped')], env)
  await deliver(
    env,
    (await pushesOf(id)).map((one) => one.id),
  )
  expect(ask).not.toHaveBeenCalled()
  expect([(await pushesOf(id)).map(({ state }) => state), await rowsOf(id)]).toEqual([['dead'], []])
})

test.each([
  ['an address inside', { endpoint: 'https://127.0.0.1/push' }],
  ['plain http', { endpoint: 'http://push.example.com/' }],
  ['no keys', { p256dh: '', auth: '' }],
  ['hostile markup', { auth: '"><script>alert(1)</script>' }],
])('refused, and nothing is kept: %s', async (_, amiss) => {
  const browser = openBrowser()
  const id = await buy(browser)
  const { subscription } = await openPushBrowser()
  const done = await browser.post(`/orders/${id}/device`, { ...subscription, ...amiss })
  expect([done.status, done.html.includes('<script>alert')]).toEqual([422, false])
  expect(await rowsOf(id)).toEqual([])
})

test('of an order of others nobody is told, and nobody ends it for them', async () => {
  const owner = openBrowser()
  const id = await buy(owner)
  await press(owner, id)
  const stranger = openBrowser()
  expect((await press(stranger, id, 'https://updates.push.example.com/stranger')).done.status).toBe(404)
  const [row] = await rowsOf(id)
  const device = String(row?.['id'])
  expect((await stranger.post(`/orders/${id}/device/end`, { device })).status).toBe(404)
  expect(await rowsOf(id)).toHaveLength(1)
  // By the owner once, and once more, without a script.
  for (let times = 0; times < 2; times++)
    expect((await owner.post(`/orders/${id}/device/end`, { device })).status).toBe(303)
  expect(await rowsOf(id)).toEqual([])
})

test('ten devices of one order at most, and none of long ago', async () => {
  const browser = openBrowser()
  const id = await buy(browser)
  for (let device = 0; device < 12; device++) await press(browser, id, `https://updates.push.example.com/d${device}`)
  expect(await rowsOf(id)).toHaveLength(10)
  await press(browser, id, 'https://updates.push.example.com/d11')
  expect(await rowsOf(id)).toHaveLength(10)
  await forgetOldPushDevices(shop.USERS_DB, Date.now() + 181 * 24 * 60 * 60_000)
  expect(await rowsOf(id)).toEqual([])
})

test('an account is told on a device until its session ends, of goods where it agreed to that way', async () => {
  const email = 'devices@example.com'
  const browser = await signIn(email)
  const ticked = async () => (await browser.get('/account/preferences')).html.match(/name="push\.[\w-]+"/g) ?? []
  expect(await ticked()).toEqual([])
  const none = await browser.post('/account/preferences/messages', { 'push.back-in-stock': 'on' })
  expect(none.status).toBe(303)
  const { subscription } = await openPushBrowser()
  expect((await browser.post('/account/preferences/device', { ...subscription })).to).toBe(
    '/account/preferences#devices',
  )
  expect(await ticked()).toEqual(['name="push.back-in-stock"'])
  await browser.post('/account/preferences/messages', { 'push.back-in-stock': 'on' })
  const { id: customer } = (await shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1')
    .bind(email)
    .first<{ id: string }>()) ?? { id: '' }
  expect(await consentOf(shop.USERS_DB, customer, 'back-in-stock')).toBe('given')
  // Orders of the account are told on it, and what it waits for.
  const id = await buy(browser, email)
  await notifications([await fact(id, 'order-shipped')], shop)
  expect(await pushesOf(id)).toHaveLength(1)
  await browser.post('/alerts', { kind: 'back-in-stock', variant: goods.aegean, email }, anotherHouse())
  const told = () =>
    shop.TRANSACTIONS_DB.prepare(
      `SELECT channel, subject FROM messages WHERE customer_id = ?1 AND template = 'back-in-stock'`,
    )
      .bind(customer)
      .all()
  for (let times = 0; times < 2; times++) await tellAwaited(shop, [goods.aegean], Date.now())
  await expect.poll(async () => (await told()).results.length, { timeout: 10_000 }).toBe(2)
  expect((await told()).results).toContainEqual({ channel: 'push', subject: 'Delos mug, Aegean is back' })
  await browser.post('/account/sign-out', {})
  expect(await rowsOf(customer)).toEqual([])
})

test('programs tell devices of an account, and are given back no address and no keys', async () => {
  const browser = await signIn('programs-push@example.com')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = (method: string, path = '', body?: object) =>
    call(method, `/api/account/devices${path}`, { headers: { cookie, origin: ORIGIN }, body })
  const { subscription } = await openPushBrowser()
  for (let times = 0; times < 2; times++) expect((await ask('PUT', '', subscription)).status).toBe(200)
  const { json } = await ask('GET')
  expect(json).toMatchObject({ serverKey: expect.stringMatching(/^B/), devices: [{ language: 'en' }] })
  expect(JSON.stringify(json)).not.toContain(subscription.auth)
  const inside = await ask('PUT', '', { ...subscription, endpoint: 'https://127.0.0.1/' })
  expect([inside.status, inside.json.code]).toEqual([422, 'push-subscription-unfit'])
  expect((await ask('DELETE', '/psh_nobody')).json.devices).toHaveLength(1)
  expect((await ask('DELETE', `/${json.devices[0].id}`)).json.devices).toEqual([])
  expect((await call('GET', '/api/account/devices')).status).toBe(401)
})
