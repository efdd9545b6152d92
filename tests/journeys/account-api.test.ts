/** An account by programs: the same ways in, the same rules, the same cart and orders as by the pages. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { CARDS, details } from './buying.ts'
import { call, ORIGIN, type Ask } from './caller.ts'
import { anotherHouse, digitsIn, mailbox, nextMail, signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const ADDRESS = { name: 'Maya Lindqvist', street: 'Storgatan 1', postcode: '111 22', city: 'Stockholm', country: 'SE' }

const post = (path: string, body: unknown, headers = anotherHouse()) =>
  call('POST', `/api/account/sign-in/${path}`, { body, headers, key: null })

/** By digits, as a program does that keeps no cookies. */
const tokenFor = async (email: string): Promise<string> => {
  const before = (await mailbox(email)).length
  expect((await post('mail', { email })).status).toBe(202)
  const digits = digitsIn(await nextMail(email, before))
  const { status, json, headers } = await post('digits', { email, digits, session: 'token' })
  expect([status, json.awaits, headers.getSetCookie()]).toEqual([200, 'nothing', []])
  return json.token
}

const as = (bearer: string, method: string, path = '', ask: Ask = {}) =>
  call(method, `/api/account${path}`, { bearer, ...ask })

test('a program signs in by digits, carries a token, and signs out for good', async () => {
  const email = 'program@example.com'
  const token = await tokenFor(email)
  expect((await as(token, 'GET')).json).toMatchObject({ email, name: '', language: 'en' })
  const changed = await as(token, 'PATCH', '', { body: { name: '  مها  ', language: 'zh' } })
  expect(changed.json).toMatchObject({ name: 'مها', language: 'zh' })
  expect((await as(token, 'PATCH', '', { body: { name: 'Maya' } })).json).toMatchObject({
    name: 'Maya',
    language: 'zh',
  })
  expect((await as(token, 'PATCH', '', { body: { name: 'x'.repeat(101) } })).json.code).toBe('name-too-long')
  const name = '👨‍👩‍👧‍👦'.repeat(100)
  expect((await as(token, 'PATCH', '', { body: { name } })).json).toMatchObject({ name })
  for (const wrong of ['\u0000', '\ud800', 'Ana \r\nBcc: evil@x.y', `a${'\u0301'.repeat(200)}`])
    expect((await as(token, 'PATCH', '', { body: { name: wrong } })).json).toMatchObject({
      status: 422,
      code: 'name-unwritable',
    })
  expect((await as(token, 'GET')).json).toMatchObject({ name })
  expect((await as(token, 'PATCH', '', { body: { email: 'other@example.com' } })).json.code).toBe('request-invalid')
  expect((await as(token, 'DELETE', '/session')).status).toBe(204)
  expect((await as(token, 'GET')).json.code).toBe('sign-in-required')
})

test('a browser carries its cookie, and no other site makes it change anything', async () => {
  const browser = await signIn('cookie@example.com')
  const cookie = Array.from(browser.cookies, (pair) => pair.join('=')).join('; ')
  const patch = (headers: Readonly<Record<string, string>>) =>
    call('PATCH', '/api/account', { body: { name: 'Maya' }, headers: { cookie, ...headers } })
  expect((await patch({ origin: ORIGIN, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  for (const site of ['cross-site', 'same-site'])
    expect((await patch({ 'sec-fetch-site': site })).json.code).toBe('foreign-origin')
  expect((await patch({ origin: 'https://elsewhere.example' })).json.code).toBe('foreign-origin')
  // Whoever carries a token is judged by it alone.
  const lent = await patch({ authorization: 'Bearer nobody', 'sec-fetch-site': 'cross-site' })
  expect([lent.status, lent.json.code]).toEqual([401, 'sign-in-required'])
  const preflight = await call('OPTIONS', '/api/account', { headers: { origin: 'https://elsewhere.example' } })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
})

test('the answer is the same whether there is an account, and the defence is that of the pages', async () => {
  const known = 'api-known@example.com'
  await tokenFor(known)
  const [there, none] = [await post('mail', { email: known }), await post('mail', { email: 'api-none@example.com' })]
  expect([there.status, there.json]).toEqual([none.status, none.json])
  const tries = (email: string) => post('password', { email, password: 'not this one' })
  expect((await tries(known)).json).toEqual((await tries('api-none@example.com')).json)
  expect((await post('mail', { email: 'no address' })).json.code).toBe('email-form')
  const house = anotherHouse()
  for (let at = 0; at < 5; at++)
    expect((await post('digits', { email: known, digits: '000000' }, house)).json.code).toBe('sign-in-refused')
  const held = await post('digits', { email: known, digits: '000000' }, house)
  expect([held.status, held.json.code]).toEqual([429, 'too-many-attempts'])
  expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a password is set, opens the account, and is removed; sessions are listed and ended one by one', async () => {
  const email = 'api-password@example.com'
  const token = await tokenFor(email)
  expect((await as(token, 'GET', '/security')).json).toMatchObject({
    hasPassword: false,
    secondFactor: { isOn: false },
  })
  const set = (password: string) => as(token, 'PUT', '/password', { body: { password } })
  expect((await set('short')).json).toMatchObject({ code: 'password-length', charactersMin: 12 })
  expect((await set('password1234')).json.code).toBe('password-common')
  const password = 'a long walk by the sea'
  expect((await set(password)).status).toBe(204)
  const signed = await post('password', { email, password, session: 'token' })
  expect(signed.json).toMatchObject({ awaits: 'nothing', customer: { email }, token: expect.any(String) })
  const { sessions } = (await as(token, 'GET', '/sessions')).json
  expect(sessions.map(({ isThis }: { isThis: boolean }) => isThis)).toEqual([true, false])
  expect((await as(token, 'DELETE', `/sessions/${sessions[1].id}`)).status).toBe(204)
  expect((await as(signed.json.token, 'GET')).status).toBe(401)
  expect((await as(token, 'DELETE', `/sessions/${sessions[1].id}`)).json.code).toBe('session-unknown')
  const again = await post('password', { email, password, session: 'token', device: signed.json.device })
  expect((await as(again.json.token, 'DELETE', '/sessions')).status).toBe(204)
  expect((await as(token, 'GET')).status).toBe(401)
  expect((await as(again.json.token, 'DELETE', '/password')).status).toBe(204)
  expect((await post('password', { email, password })).json.code).toBe('sign-in-refused')
})

test('a known device of a program counts for itself', async () => {
  const email = 'api-device@example.com'
  const token = await tokenFor(email)
  const password = 'a long walk by the sea'
  await as(token, 'PUT', '/password', { body: { password } })
  const { device } = (await post('password', { email, password, session: 'token' })).json
  const house = anotherHouse()
  for (let at = 0; at < 6; at++) await post('password', { email, password: 'wrong', session: 'token' }, house)
  expect((await post('password', { email, password, session: 'token' }, house)).status).toBe(429)
  expect((await post('password', { email, password, session: 'token', device }, house)).status).toBe(200)
  // What is none is none, whatever it would be within a header.
  for (const odd of ['a.b\r\nx: y.c', 'a.b; c=d.e', '\u{d800}', '..', '.'.repeat(500), 'é.é.é']) {
    const asked = { email: `${crypto.randomUUID()}@example.com`, password, session: 'token', device: odd }
    expect([odd, (await post('password', asked, anotherHouse())).status]).toEqual([odd, 401])
    const factor = await post('factor', { code: '123456', session: 'token', pending: odd }, anotherHouse())
    expect([odd, factor.status < 500]).toEqual([odd, true])
  }
})

test('addresses are kept by the rule of their country, once for each key, and are nobody else’s', async () => {
  const [token, other] = [await tokenFor('api-addresses@example.com'), await tokenFor('api-others@example.com')]
  const wrong = await as(token, 'POST', '/addresses', { body: { ...ADDRESS, postcode: 'ABC' } })
  expect([wrong.status, wrong.json.errors]).toEqual([422, [expect.objectContaining({ pointer: '/postcode' })]])
  const key = crypto.randomUUID()
  const first = await as(token, 'POST', '/addresses', { body: ADDRESS, key })
  expect([first.status, first.json.address.postcode]).toEqual([201, '111 22'])
  expect((await as(token, 'POST', '/addresses', { body: ADDRESS, key })).json).toEqual(first.json)
  const reused = await as(token, 'POST', '/addresses', { body: { ...ADDRESS, street: 'Hamngatan 2' }, key })
  expect(reused.json.code).toBe('idempotency-key-reused')
  const second = await as(token, 'POST', '/addresses', { body: { ...ADDRESS, street: 'Hamngatan 2' } })
  const listed = async () =>
    (await as(token, 'GET', '/addresses')).json.addresses.map((one: { id: string }) => one.id) as string[]
  expect(await listed()).toEqual([second.json.id, first.json.id])
  const of = `/addresses/${first.json.id}`
  expect((await as(token, 'PUT', `${of}/first`)).status).toBe(204)
  expect(await listed()).toEqual([first.json.id, second.json.id])
  expect((await as(token, 'PUT', of, { body: { ...ADDRESS, city: 'Uppsala' } })).json.address.city).toBe('Uppsala')
  for (const [method, path, body] of [
    ['PUT', of, ADDRESS],
    ['PUT', `${of}/first`, undefined],
    ['DELETE', of, undefined],
  ] as const)
    expect((await as(other, method, path, { body })).json.code).toBe('address-unknown')
  expect((await as(token, 'DELETE', of)).status).toBe(204)
  expect(await listed()).toEqual([second.json.id])
})

test('the cart of the account is the same everywhere; orders are listed, read and ordered again', async () => {
  const email = 'api-orders@example.com'
  const token = await tokenFor(email)
  const guest = (await call('POST', '/api/carts', { body: { lineItems: [{ variantId: goods.chalk, units: 2 }] } })).json
  const body = { guest: { id: guest.cart.id, key: guest.key } }
  const joined = await as(token, 'PUT', '/cart', { body })
  expect(joined.json.cart.lineItems).toMatchObject([{ variantId: goods.chalk, units: 2 }])
  expect((await as(token, 'PUT', '/cart', { body })).json.cart.lineItems).toMatchObject([{ units: 2 }])
  const { id } = joined.json.cart
  const ready = await call('PUT', `/api/checkouts/${id}/details`, {
    bearer: joined.json.key,
    body: { ...details, email },
  })
  const payment = { payment: { cardNumber: CARDS.approves }, expectedTotal: ready.json.totals.total }
  const paid = await call('POST', `/api/checkouts/${id}/complete`, { bearer: joined.json.key, body: payment })
  const order: string = paid.json.order.id
  const history = (await as(token, 'GET', '/orders')).json
  expect(history).toMatchObject({ count: 1, next: null, orders: [{ id: order, email }] })
  expect((await as(token, 'GET', `/orders/${order}`)).json.timeline[0].type).toBe('order-placed')
  const key = crypto.randomUUID()
  for (let press = 0; press < 2; press++) {
    const again = await as(token, 'POST', `/orders/${order}/reorder`, { key })
    expect(again.json).toMatchObject({ gone: 0, cart: { lineItems: [{ variantId: goods.chalk, units: 2 }] } })
  }
  const other = await tokenFor('api-no-orders@example.com')
  expect((await as(other, 'GET', `/orders/${order}`)).json.code).toBe('order-unknown')
  expect((await as(other, 'POST', `/orders/${order}/reorder`)).json.code).toBe('order-unknown')
  expect((await as(token, 'GET', '/orders?after=nothing')).json.code).toBe('request-invalid')
})

test('a second factor is asked of programs too', async () => {
  const email = 'api-factor@example.com'
  const token = await tokenFor(email)
  await shop.USERS_DB.prepare('UPDATE customers SET two_factor_enabled = 1 WHERE email = ?1').bind(email).run()
  await shop.USERS_DB.prepare(
    `INSERT INTO customer_second_factors (id, secret, backup_codes, user_id, verified)
     SELECT 'factor-api', 'x', '[]', id, 1 FROM customers WHERE email = ?1`,
  )
    .bind(email)
    .run()
  await post('mail', { email })
  const digits = digitsIn(await nextMail(email, 1))
  const { json } = await post('digits', { email, digits, session: 'token' })
  expect(json).toMatchObject({ awaits: 'second-factor', customer: null, token: null, pending: expect.any(String) })
  const wrong = await post('factor', { code: 'aaaa-bbbb', session: 'token', pending: json.pending })
  expect(wrong.json.code).toBe('second-factor-refused')
  expect((await post('factor', { code: '123456', session: 'token', pending: 'x.y' })).json.code).toBe(
    'sign-in-required',
  )
  expect((await post('factor', { code: '123456' })).json.code).toBe('sign-in-required')
  expect((await as(token, 'GET')).status).toBe(200)
})

test('signing in with cookies sets them, and a browser goes on with them on the pages', async () => {
  const email = 'api-browser@example.com'
  await tokenFor(email)
  const before = (await mailbox(email)).length
  await post('mail', { email })
  const digits = digitsIn(await nextMail(email, before))
  const { json, headers } = await post('digits', { email, digits }, { ...anotherHouse(), origin: ORIGIN })
  expect([json.token, json.device]).toEqual([null, null])
  const browser = openBrowser()
  for (const line of headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
    if (value) browser.cookies.set(name, value)
  }
  expect((await browser.get('/account')).status).toBe(200)
})
