/** Staff see the shop as a customer does: for half an hour, told on every page of theirs, written down, and changing nothing of theirs. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, type Browser } from './browser.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn as staffSession } from './staff.ts'

const BANNER = 'You see the shop as'
let chalk = ''
let own: Browser
let maya = ''
let manager: { readonly cookie: string; readonly email: string }

beforeAll(async () => {
  chalk = (await stockGoods()).chalk
  manager = await signedIn('manager')
  own = await signIn('maya@lindqvist.example')
  maya = (await idOf('maya@lindqvist.example')) ?? ''
  await own.post('/cart', { variant: chalk, units: '2', key: crypto.randomUUID() })
})

const idOf = (email: string) =>
  shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')

const key = (): [string, string] => ['key', crypto.randomUUID()]
const press = (id = maya, cookie = manager.cookie) =>
  visit(`/admin/customers/${id}/impersonate`, { cookie, form: [key()] })

/** The browser of the member of staff, in the shop. */
const begin = async (): Promise<Browser> => {
  const answer = await press()
  expect(answer.status).toBe(303)
  const browser = openBrowser()
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    browser.cookies.set(pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1)))
    expect(line).toMatch(/Max-Age=(1800|179\d)/)
    expect(line).toContain('HttpOnly')
  }
  return browser
}

const log = async () => {
  const { results } = await shop.USERS_DB.prepare(
    `SELECT who, deed FROM audit WHERE subject = ?1 AND deed LIKE 'customers:impersonat%' ORDER BY sequence`,
  )
    .bind(maya)
    .all()
  return results
}

test('personal pages say so, public ones are the same for everyone; it ends by one press, and both ends are written down', async () => {
  const browser = await begin()
  expect(await log()).toEqual([{ who: manager.email, deed: 'customers:impersonate' }])
  for (const path of [
    '/account',
    '/zh/account',
    '/account/orders',
    '/account/security',
    '/cart',
    '/checkout',
    '/wish-list',
  ]) {
    const page = await browser.get(path)
    expect([path, page.status]).toEqual([path, 200])
    expect([path, page.html.includes('/account/sign-out"') && page.html.includes('class="impersonation"')]).toEqual([
      path,
      true,
    ])
  }
  expect((await browser.get('/account')).html).toContain('maya@lindqvist.example')
  for (const path of ['/', '/products/delos-mug', '/collections/table'])
    expect((await browser.get(path)).html).not.toContain(BANNER)
  // There a script puts it in place.
  const { banner } = JSON.parse((await browser.get('/zh/cart/count')).html) as { banner: string }
  expect(banner).toMatch(/^<form class="impersonation" method="post" action="\/zh\/account\/sign-out"/)
  expect((await own.get('/cart/count')).html).not.toContain('banner')
  expect((await own.get('/account')).html).not.toContain(BANNER)
  // The customer sees it among their sessions.
  expect((await own.get('/account/security')).html).toContain('Somebody of the shop')
  const ended = await browser.post('/account/sign-out', {})
  expect(ended.to).toBe(`/admin/customers/${maya}`)
  expect((await browser.get('/account')).status).toBe(303)
  expect((await own.get('/account')).status).toBe(200)
  expect(await log()).toEqual([
    { who: manager.email, deed: 'customers:impersonate' },
    { who: manager.email, deed: 'customers:impersonation-ended' },
  ])
})

test('what is the customer’s alone is refused, by page and by API, and nothing has changed', async () => {
  const browser = await begin()
  const before = await shop.USERS_DB.prepare('SELECT * FROM customers WHERE id = ?1').bind(maya).first()
  const sessions = () =>
    shop.USERS_DB.prepare('SELECT count(*) AS many FROM customer_sessions WHERE user_id = ?1').bind(maya).first('many')
  const open = await sessions()
  const forms: [string, Record<string, string>][] = [
    ['/account/security/password', { password: 'a password of the tests' }],
    ['/account/security/sessions/end-others', {}],
    ['/account/addresses', { name: 'Eve' }],
    ['/account/passkeys/options', {}],
    ['/account/preferences', { name: 'Eve', language: 'en' }],
    ['/account/sign-in', { email: 'eve@example.org' }],
    ['/checkout', { email: 'maya@lindqvist.example' }],
    ['/checkout/challenge', { payment: 'x', answer: 'yes' }],
    ['/zh/account/preferences', { name: 'Eve', language: 'en' }],
    ['/zh/checkout', {}],
    ['/alerts', { kind: 'back-in-stock', variant: chalk, email: 'maya@lindqvist.example' }],
    ['/newsletter', { email: 'maya@lindqvist.example' }],
    ['/wish-list', { save: chalk }],
    ['/reviews/write', { text: 'Not hers' }],
    ['/reviews/rev_00000000000000000000/helpful', {}],
    ['/products/delos-mug/questions', { text: 'Is this hers?' }],
    ['/zh/whatever-comes-later', {}],
  ]
  for (const [path, fields] of forms) {
    const answer = await browser.post(path, fields)
    expect([path, answer.status]).toEqual([path, 403])
  }
  expect((await browser.post('/account/preferences', {})).html).toContain('Only they can do this')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  expect((await call('GET', '/api/account', { headers })).json.email).toBe('maya@lindqvist.example')
  for (const [method, path] of [
    ['PATCH', '/api/account'],
    ['POST', '/api/alerts'],
    ['POST', '/api/reviews/rev_00000000000000000000/helpful'],
    ['POST', '/api/whatever-comes-later'],
  ] as const)
    expect([path, (await call(method, path, { headers, body: { name: 'Eve' } })).json.code]).toEqual([
      path,
      'impersonated',
    ])
  expect(await shop.USERS_DB.prepare('SELECT * FROM customers WHERE id = ?1').bind(maya).first()).toEqual(before)
  expect(await sessions()).toBe(open)
})

test('the cart is the customer’s, the browser keeps nothing of it, and puts nothing of its own into it', async () => {
  const browser = await begin()
  const cart = await browser.get('/cart')
  expect(cart.html).toContain('Delos')
  expect([...browser.cookies.keys()].filter((name) => name.includes('cart'))).toEqual([])
})

test('it lasts half an hour, one at a time, and ends with the account and with the press of its owner', async () => {
  const first = await begin()
  const second = await begin()
  expect((await first.get('/account')).status).toBe(303)
  expect((await second.get('/account')).status).toBe(200)
  await shop.USERS_DB.prepare('UPDATE customer_sessions SET expires_at = 1 WHERE impersonated_by IS NOT NULL').run()
  expect((await second.get('/account')).status).toBe(303)
  const third = await begin()
  await own.post('/account/security/sessions/end-others', {})
  expect((await third.get('/account')).status).toBe(303)
  expect((await own.get('/account')).status).toBe(200)
})

test('only who may, only whom there is, and never by a program', async () => {
  const clerk = await signedIn('clerk')
  expect((await press(maya, clerk.cookie)).status).toBe(403)
  expect(await (await visit(`/admin/customers/${maya}`, { cookie: clerk.cookie })).text()).not.toContain('/impersonate')
  expect((await press('cus_000000000000000000000000')).status).toBe(404)
  expect((await visit(`/admin/customers/${maya}/impersonate`, { form: [key()] })).status).toBe(401)
  const owner = await staffSession('owner')
  expect((await call('POST', `/api/admin/customers/${maya}/impersonate`, { headers: owner })).status).toBe(404)
  await call('POST', `/api/admin/customers/${maya}/disable`, { headers: owner })
  const closed = await press()
  expect(closed.status).toBe(403)
  expect(closed.headers.getSetCookie()).toEqual([])
})
