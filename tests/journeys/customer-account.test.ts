/** What belongs to somebody who has an account: their cart on every device, their orders, and nothing of anybody else. */
import { beforeAll, expect, test } from 'vitest'
import { orderId, type OrderId } from '#domain/ids'
import { openBrowser, hidden, type Browser } from './browser.ts'
import { copied } from './buying.ts'
import { call } from './caller.ts'
import { anotherHouse, signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const add = (browser: Browser, variant: string, units = 1) =>
  browser.post('/cart', { variant, units: String(units), key: crypto.randomUUID() }, anotherHouse())

const unitsIn = async (browser: Browser): Promise<number> =>
  (JSON.parse((await browser.get('/cart/count')).html) as { count: number }).count

const ADDRESS = { name: 'Maya Lindqvist', street: 'Storgatan 1', postcode: '111 22', city: 'Stockholm', country: 'SE' }

/** What is in the cart of the browser, by the shopper's API, which takes the cart's key. */
const buy = async (browser: Browser, email: string): Promise<OrderId> => {
  const [id = '', bearer = ''] = (browser.cookies.get('__Host-stoa_cart') ?? '').split('.')
  const details = { email, address: ADDRESS, delivery: 'post' }
  const ready = await call('PUT', `/api/checkouts/${id}/details`, { bearer, body: details })
  const payment = { payment: { cardNumber: '4242424242424242' }, expectedTotal: ready.json.totals.total }
  const paid = await call('POST', `/api/checkouts/${id}/complete`, { bearer, body: payment })
  const order = orderId(paid.json.orderId ?? paid.json.order?.id)
  if (!order) throw new Error(`nothing was bought: ${JSON.stringify(paid.json)}`)
  return order
}

const customerIdOf = (email: string) =>
  shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')

test('what a guest has put into their cart is in that of their account, and on the next device', async () => {
  const email = 'two-devices@example.com'
  const laptop = openBrowser()
  await add(laptop, goods.chalk, 2)
  const guest = laptop.cookies.get('__Host-stoa_cart')
  await signIn(email, laptop)
  expect(laptop.cookies.get('__Host-stoa_cart')).not.toBe(guest)
  expect(await unitsIn(laptop)).toBe(2)
  const phone = openBrowser()
  await add(phone, goods.chalk, 1)
  await add(phone, goods.aegean, 1)
  await signIn(email, phone)
  expect([await unitsIn(phone), await unitsIn(laptop)]).toEqual([4, 4])
  await signIn(email, laptop)
  expect(await unitsIn(laptop)).toBe(4)
})

test('a cart and the order that it becomes lie in the slot of the account', async () => {
  const email = 'slot@example.com'
  const browser = await signIn(email)
  await add(browser, goods.chalk)
  const order = await buy(browser, email)
  const customer = (await customerIdOf(email)) ?? ''
  expect(order.slice(4, 6)).toBe(customer.slice(4, 6))
  const page = await browser.get('/account/orders')
  expect([page.status, page.html.includes(order)]).toEqual([200, true])
  await add(browser, goods.chalk)
  expect(await unitsIn(browser)).toBe(1)
  expect((browser.cookies.get('__Host-stoa_cart') ?? '').slice(5, 7)).toBe(customer.slice(4, 6))
})

test('orders of before the account are claimed by the proven address, and open without their key', async () => {
  const email = 'claims@example.com'
  const guest = openBrowser()
  await add(guest, goods.chalk)
  const order = await buy(guest, email)
  await copied(order)
  const browser = await signIn(email)
  let seen = ''
  for (let look = 0; look < 50 && !seen.includes(order); look++) seen = (await browser.get('/account')).html
  expect(seen).toContain(order)
  expect((await browser.get(`/orders/${order}`)).html).toContain('Storgatan 1')
  const other = await signIn('somebody-else@example.com')
  expect((await other.get(`/orders/${order}`)).status).toBe(404)
  expect((await other.post(`/account/orders/${order}/again`, { key: crypto.randomUUID() })).status).toBe(404)
  expect((await other.get('/account/orders')).html).not.toContain(order)
})

test('the same again is put into the cart, once for each press', async () => {
  const email = 'again@example.com'
  const browser = await signIn(email)
  await add(browser, goods.chalk, 2)
  const order = await buy(browser, email)
  const page = await browser.get('/account')
  const key = hidden(page.html, 'key')
  expect(key).not.toBe('')
  const pressed = await browser.post(`/account/orders/${order}/again`, { key })
  expect([pressed.status, pressed.to]).toEqual([303, '/cart'])
  await browser.post(`/account/orders/${order}/again`, { key })
  expect(await unitsIn(browser)).toBe(2)
})

test('signing out leaves nothing in the browser', async () => {
  const email = 'nothing@example.com'
  const browser = await signIn(email)
  await add(browser, goods.chalk)
  const out = await browser.post('/account/sign-out', {})
  expect(out.headers.get('clear-site-data')).toBe('"storage"')
  expect([...browser.cookies.keys()].filter((name) => !name.startsWith('__Host-stoa_device'))).toEqual([])
  expect((await browser.get('/account')).to).toBe('/account/sign-in?to=%2Faccount')
  expect(await unitsIn(browser)).toBe(0)
  expect(await unitsIn(await signIn(email))).toBe(1)
})

test('the cart of somebody who used this browser before never comes into another account', async () => {
  const browser = await signIn('first@example.com')
  await add(browser, goods.chalk, 3)
  browser.cookies.delete('__Host-stoa_customer')
  await signIn('second@example.com', browser)
  expect(await unitsIn(browser)).toBe(0)
  expect(await unitsIn(await signIn('first@example.com'))).toBe(3)
})

test('a session that is ended on one device is over on the other with its next request', async () => {
  const email = 'sessions@example.com'
  const [laptop, phone] = [await signIn(email), await signIn(email)]
  const page = await laptop.get('/account/security')
  const [path = ''] = /\/account\/security\/sessions\/\w+\/end/.exec(page.html) ?? []
  const ended = await laptop.post(path, {})
  expect([ended.status, ended.to]).toEqual([303, '/account/security?done=session'])
  expect((await phone.get('/account')).status).toBe(303)
  expect((await laptop.get('/account')).status).toBe(200)
})

test('a password is set by whoever has signed in a moment ago, opens the account, and is not asked of anybody else', async () => {
  const email = 'password@example.com'
  const browser = await signIn(email)
  const set = (password: string) => browser.post('/account/security/password', { password })
  expect((await set('short')).status).toBe(422)
  expect((await set('password1234')).status).toBe(422)
  expect((await set('a long walk by the sea')).to).toBe('/account/security?done=password')
  const other = openBrowser()
  const fields = { email, password: 'a long walk by the sea', to: '/account', remember: 'on' }
  expect(
    (await other.post('/account/sign-in/password', { ...fields, password: 'another' }, anotherHouse())).status,
  ).toBe(401)
  expect((await other.post('/account/sign-in/password', fields, anotherHouse())).to).toBe('/account')
  await shop.USERS_DB.prepare(
    'UPDATE customer_sessions SET created_at = created_at - 1000000 WHERE user_id = (SELECT id FROM customers WHERE email = ?1)',
  )
    .bind(email)
    .run()
  const late = await other.post('/account/security/password', { password: 'something else entirely' })
  expect(late.to).toContain('/account/sign-in?to=')
  expect((await openBrowser().post('/account/sign-in/password', fields, anotherHouse())).to).toBe('/account')
})

test('a closed account lets nobody in, and its sessions are over', async () => {
  const email = 'closed@example.com'
  const browser = await signIn(email)
  await shop.USERS_DB.prepare('UPDATE customers SET disabled_at = 1 WHERE email = ?1').bind(email).run()
  expect((await browser.get('/account')).status).toBe(303)
  await expect(signIn(email)).rejects.toThrow('403')
})

test('a name may be of any letters, is shown as typed, and has an end', async () => {
  const browser = await signIn('names@example.com')
  const save = (name: string) => browser.post('/account/preferences', { name, language: 'zh' })
  for (const name of ['<script>alert(1)</script>', 'مها', '👩‍👩‍👧‍👦 家', '']) {
    expect((await save(name)).status).toBe(303)
    const { html } = await browser.get('/account')
    expect(html).not.toContain('<script>alert')
  }
  expect((await save('x'.repeat(101))).status).toBe(422)
})

test('an address is kept by the rule of its country, stands at the checkout, and is nobody else’s', async () => {
  const email = 'addresses@example.com'
  const browser = await signIn(email)
  const home = { name: 'Maya Lindqvist', street: 'Storgatan 1', postcode: '111 22', city: 'Stockholm', country: 'SE' }
  const wrong = await browser.post('/account/addresses', { ...home, postcode: 'ABC' })
  expect([wrong.status, wrong.html.includes('Storgatan 1'), wrong.html.includes('aria-invalid')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await browser.post('/account/addresses', home)).to).toBe('/account/addresses?done=saved')
  await browser.post('/account/addresses', { ...home, name: 'Atelier', street: 'Hamngatan 2' })
  const { html } = await browser.get('/account/addresses')
  const ids = Array.from(html.matchAll(/action="\/account\/addresses\/([\w-]+)"/g), ([, id = '']) => id)
  expect(ids).toHaveLength(2)
  await add(browser, goods.chalk)
  const checkout = await browser.get('/checkout')
  expect([checkout.html.includes('value="Hamngatan 2"'), checkout.html.includes(`value="${email}"`)]).toEqual([
    true,
    true,
  ])
  expect((await browser.get(`/checkout?address=${ids[1]}`)).html).toContain('value="Storgatan 1"')
  const other = await signIn('no-addresses@example.com')
  for (const [path, fields] of [
    [`/account/addresses/${ids[0]}`, { action: 'remove' }],
    [`/account/addresses/${ids[0]}`, { action: 'first' }],
    ['/account/addresses/nope', { action: 'remove' }],
    ['/account/addresses', { ...home, id: ids[0] ?? '', street: 'Elsewhere 1' }],
    ['/account/security/sessions/nope/end', {}],
  ] as const) {
    const answer = await other.post(path, fields)
    expect([path, answer.status, answer.html.includes('To your account')]).toEqual([path, 404, true])
  }
  expect((await other.post('/wish-list/share', { share: 'on' })).to).toBe('/wish-list')
  await other.post('/account/preferences', { name: 'Ines', language: 'zh' })
  expect((await other.post('/account/preferences', { name: 'Ivo', language: 'xx' })).status).toBe(422)
  // What a form leaves out stays as it is.
  await other.post('/account/preferences', {})
  const { json } = await call('GET', '/api/account', {
    headers: {
      cookie: Array.from(other.cookies, (pair) => pair.join('=')).join('; '),
      'sec-fetch-site': 'same-origin',
    },
  })
  expect(json).toMatchObject({ name: 'Ines', language: 'zh' })
  const after = (await browser.get('/account/addresses')).html
  expect([after.includes('Hamngatan 2'), after.includes('Elsewhere 1')]).toEqual([true, false])
  expect((await other.get('/account/addresses')).html).not.toContain('Hamngatan 2')
})
