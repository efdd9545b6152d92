/** What somebody may ask of the shop: a file of all that it knows, and that it knows it no more. Names are planted, and looked for. */
import { beforeAll, expect, test } from 'vitest'
import { ERASURE_AGAIN_MS, EXPORT_KEPT_MS } from '#domain/customers/privacy'
import { PERSONAL_DATA, SECTIONS } from '#domain/customers/personal-data'
import { orderForStaff } from '#workers/flows/orders/orders'
import { sweepExports } from '#workers/flows/customers/privacy/data-export'
import { sweepErasures } from '#workers/flows/customers/privacy/forget'
import { hearOf } from '#workers/flows/notifications/reachable'
import type { OrderId } from '#domain/ids'
import { openBrowser, type Browser } from './browser.ts'
import { CARDS, opened, pay } from './buying.ts'
import { call } from './caller.ts'
import { anotherHouse, mailbox, nextMail, signIn } from './customers.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { customerOf, erasedAt, until } from './erasures.ts'
import { shop } from './goods.ts'
import { listenToLogs, placesOf, plantLetters } from './planted-names.ts'
import { openForReviews, send, type Order } from './reviews.ts'

let owner: Readonly<Record<string, string>>
let chalk: string
let jug: string
beforeAll(async () => {
  const { goods, owner: headers } = await openForReviews()
  owner = headers
  chalk = goods.chalk
  jug = goods.jug
})

const EMAIL = 'zebedee.quillfeather@planted.example'
const ADDRESS = {
  name: 'Zebedee Quillfeather',
  street: '7 Wombat Crescent',
  postcode: '111 22',
  city: 'Wombatville',
  country: 'SE',
  phone: '+46 8 765 43 21',
}
const PLANTED = /quillfeather|zebedee|wombat|765 ?43 ?21|7654321|PLANTED-TRACK/i

const paid = async (cart: { id: string; bearer: string }, email: string, address: object = ADDRESS): Promise<Order> => {
  const details = { email, address, delivery: 'express' }
  const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body: details })
  const done = await pay({ ...cart, expectedTotal: json.totals.total }, CARDS.approves)
  return { id: done.json.order.id, bearer: cart.bearer }
}
const asGuest = async (email: string) => paid(await opened([{ variantId: chalk, units: 1 }]), email)
const signedInBuys = async (browser: Browser, email: string): Promise<Order> => {
  await browser.post('/cart', { variant: chalk, units: '1', key: crypto.randomUUID() }, anotherHouse())
  const [id = '', bearer = ''] = (browser.cookies.get('__Host-stoa_cart') ?? '').split('.')
  return paid({ id, bearer }, email)
}
const sendWithNumber = ({ id }: Order) =>
  call('POST', `/api/admin/orders/${id}/shipments`, {
    headers: owner,
    body: { carrier: 'DHL', tracking: 'PLANTED-TRACK-1' },
  })

const isCopied = ({ id }: Order, status: string) =>
  until(() =>
    shop.TRANSACTIONS_DB.prepare('SELECT 1 AS n FROM orders WHERE id = ?1 AND status = ?2').bind(id, status).first(),
  )
const keyIn = ({ text }: { readonly text: string }) =>
  decodeURIComponent(/\/account\/privacy\/forget\?key=(\S+)/.exec(text)?.[1] ?? '')
const forgottenMail = (email: string) => nextMail(email, 0, 'forgotten')

test('planted names are found in many places, are all in the file, and nowhere once their owner is forgotten', async () => {
  const logged = listenToLogs()
  const guest = await asGuest(EMAIL)
  await isCopied(guest, 'placed')
  await sendWithNumber(guest)
  await isCopied(guest, 'shipped')
  const browser = await signIn(EMAIL)
  const customer = (await until(() => customerOf(EMAIL))) ?? ''
  await browser.post('/account/preferences', { name: 'Zebedee Quillfeather', language: 'en' })
  await browser.post('/account/addresses', ADDRESS)
  await browser.post('/account/preferences/messages', { 'mail.newsletter': 'on' })
  await browser.post('/wish-list', { save: await productOf('delos-mug') })
  await browser.post('/alerts', { kind: 'back-in-stock', variant: jug, email: EMAIL })
  const keys = { p256dh: `B${'a'.repeat(86)}`, auth: 'a'.repeat(22) }
  await browser.post('/account/preferences/device', { endpoint: 'https://push.example.com/wombat', ...keys })
  const own = await signedInBuys(browser, EMAIL)
  const note = { version: 1, note: 'Wombat, as Zebedee says on the telephone' }
  await call('PUT', `/api/admin/customers/${customer}/note`, { headers: owner, body: note })
  await shop.USERS_DB.prepare(
    `UPDATE customers SET phone_number = '+4687654321', phone_number_verified = 1 WHERE id = ?1`,
  )
    .bind(customer)
    .run()
  const written = { stars: 4, title: 'Holds', body: 'Heavier than it looks.', name: 'Zebedee, Wombatville' }
  await call('PUT', `/api/orders/${guest.id}/reviews/delos-mug`, { bearer: guest.bearer, body: written })
  await browser.post('/products/delos-mug/questions', { body: 'Does it hold lemons?', name: 'Zebedee, Wombatville' })
  // An address that is typed into the search is no word to be counted.
  await call('POST', '/events', { body: { events: [{ type: 'searched', language: 'en', term: EMAIL, hits: 0 }] } })

  // What is still to be sent is known to somebody.
  const early = await browser.post('/account/privacy/forget', { email: EMAIL })
  expect([early.status, early.html.includes('still to be sent')]).toEqual([409, true])
  await sendWithNumber(own)
  await isCopied(own, 'shipped')
  await plantLetters(own.id, { id: (await customerOf(EMAIL)) ?? '', email: EMAIL })
  await browser.post('/cart', { variant: chalk, units: '1', key: crypto.randomUUID() }, anotherHouse())
  const places = await placesOf(PLANTED)
  for (const place of ['orders.orders', 'orders.events', 'orders.carts', 'transactions.messages', 'users.customers'])
    expect(places).toContain(place)
  const named = new Set(PERSONAL_DATA.map(({ store, table }) => `${store}.${table}`))
  expect(places.filter((one) => !named.has(one.replace(/_(data|content|idx)$/, '')))).toEqual([])

  await browser.post('/account/privacy/file', {})
  await nextMail(EMAIL, 0, 'data-export')
  const file = JSON.parse((await fileOf(browser)).html) as Record<string, unknown>
  expect(Object.keys(file)).toEqual(['madeAt', 'format', 'sources', ...SECTIONS])
  for (const part of [
    'account',
    'addresses',
    'record',
    'consents',
    'alerts',
    'wishList',
    'reviews',
    'orders',
    'cart',
    'messages',
  ])
    expect(JSON.stringify(file[part]).length, part).toBeGreaterThan(20)
  expect((file['orders'] as { id: string }[]).map(({ id }) => id).toSorted()).toEqual([guest.id, own.id].toSorted())
  expect(JSON.stringify(file)).not.toMatch(/scrypt|"token"|backup/)

  expect((await browser.post('/account/privacy/forget', { email: 'other@example.com' })).status).toBe(422)
  expect((await browser.post('/account/privacy/forget', { email: ` ${EMAIL.toUpperCase()}` })).to).toContain(
    'done=forget',
  )
  const key = keyIn(await nextMail(EMAIL, 0, 'forget-confirm'))
  const stranger = openBrowser()
  expect((await stranger.get(`/account/privacy/forget?key=${encodeURIComponent(key)}`)).html).toContain(
    'Yes, forget me',
  )
  expect(await customerOf(EMAIL)).toBe(customer)
  expect((await stranger.post('/account/privacy/forget', { key })).status).toBe(200)
  expect((await browser.get('/account')).status).toBe(303)
  await forgottenMail(EMAIL)
  await until(async () => (await customerOf(EMAIL)) === null)

  // The last mail goes with what was on its way.
  expect(await placesOf(PLANTED)).toEqual(expect.arrayContaining(['transactions.messages', 'users.erasures']))
  await until(async () => erasedAt(customer))
  await sweepErasures(shop, Date.now() + ERASURE_AGAIN_MS + 1000)
  expect(await placesOf(PLANTED)).toEqual([])
  expect(logged()).not.toMatch(PLANTED)

  for (const { id } of [guest, own]) {
    const { order } = (await orderForStaff(shop, id as OrderId)) ?? {}
    expect(order).toMatchObject({ email: '', address: { country: 'SE', name: '' }, status: 'shipped' })
    expect([order?.totals.total.amount, order?.placedAt, order?.customerId]).toEqual([
      expect.any(Number),
      expect.any(Number),
      undefined,
    ])
  }
  const review = await shop.PRODUCTS_DB.prepare('SELECT stars, name FROM reviews').first()
  expect(review).toEqual({ stars: 4, name: '' })
  const question = await shop.PRODUCTS_DB.prepare('SELECT body, name FROM questions').first()
  expect(question).toEqual({ body: 'Does it hold lemons?', name: '' })
  // A page of it shows what is left, to whoever still has its link.
  expect((await call('GET', `/api/orders/${own.id}`, { bearer: own.bearer })).status).toBe(200)
  // Pressed once more, and somebody new with the same address: nothing of before.
  expect((await stranger.post('/account/privacy/forget', { key })).status).toBe(410)
  const again = await signIn(EMAIL)
  expect((await again.get('/account')).html).not.toContain(guest.id)
}, 120_000)

const productOf = async (handle: string) =>
  (await shop.PRODUCTS_DB.prepare('SELECT id FROM products WHERE handle = ?1').bind(handle).first<string>('id')) ?? ''
const fileOf = async (browser: Browser) =>
  browser.get(/\/account\/privacy\/file\/\w+/.exec((await browser.get('/account/privacy')).html)?.[0] ?? '')

test('a file is its owner’s alone, is the same within an hour, and ends', async () => {
  const [browser, other] = [await signIn('file-owner@example.com'), await signIn('file-thief@example.com')]
  for (let times = 0; times < 3; times++)
    expect((await browser.post('/account/privacy/file', {})).to).toBe('/account/privacy?done=file')
  await nextMail('file-owner@example.com', 0, 'data-export')
  const { html } = await browser.get('/account/privacy')
  const paths = html.match(/\/account\/privacy\/file\/\w+/g) ?? []
  expect(paths).toHaveLength(1)
  const [path = ''] = paths
  const file = await browser.get(path)
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await other.get(path)).status).toBe(404)
  expect((await openBrowser().get(path)).status).toBe(303)
  expect((await browser.get('/account/privacy/file/..%2f..%2fimports')).status).toBe(404)
  // Staff who see the shop with the eyes of the customer get no file, and save nothing for them.
  await shop.USERS_DB.prepare(
    `UPDATE customer_sessions SET impersonated_by = 'clerk@shop.example'
     WHERE user_id = (SELECT id FROM customers WHERE email = 'file-thief@example.com')`,
  ).run()
  expect((await other.get(path)).status).toBe(403)
  expect((await other.post('/wish-list', { save: await productOf('delos-mug') })).status).toBe(403)
  await sweepExports(shop, Date.now() + EXPORT_KEPT_MS + 60_000)
  expect((await browser.get(path)).status).toBe(404)
  expect((await shop.MEDIA.list({ prefix: 'data-exports/' })).objects).toEqual([])
})

test('both are asked of whoever has signed in a moment ago, and a forged or foreign link forgets nobody', async () => {
  const email = 'long-ago@example.com'
  const browser = await signIn(email)
  await shop.USERS_DB.prepare(
    'UPDATE customer_sessions SET created_at = created_at - 1000000 WHERE user_id = (SELECT id FROM customers WHERE email = ?1)',
  )
    .bind(email)
    .run()
  for (const what of ['file', 'forget'])
    expect((await browser.post(`/account/privacy/${what}`, { email })).to).toContain('/account/sign-in?to=')
  expect((await browser.get('/account/privacy')).html).toContain('Sign in once more')
  for (const key of [
    '',
    'x',
    `${Date.now() + 1e9} ${await customerOf(email)}.${'a'.repeat(43)}`,
    '<script>'.repeat(100),
  ]) {
    expect((await openBrowser().post('/account/privacy/forget', { key })).status).toBe(410)
    expect((await openBrowser().get(`/account/privacy/forget?key=${encodeURIComponent(key)}`)).status).toBe(410)
  }
  expect(await customerOf(email)).not.toBe(null)
})

test('whoever complained is written to no more, though nobody knows who it was; and comes back as somebody new', async () => {
  const email = 'complains@example.com'
  const browser = await signIn(email)
  const news = [{ type: 'complained' as const, receipt: '', recipients: [email], detail: 'spam' }]
  await hearOf(shop, 'mail', news, Date.now())
  const customer = await customerOf(email)
  const forgotten = await call('PUT', `/api/admin/customers/${customer}/erasure`, { headers: owner })
  expect(forgotten.status).toBe(200)
  await until(async () => (await customerOf(email)) === null)
  expect((await browser.get('/account')).status).toBe(303)
  const { results } = await shop.USERS_DB.prepare(`SELECT address, reason FROM suppressions`).all<
    Record<string, string>
  >()
  expect(results).toEqual([{ address: expect.stringMatching(/^[\w-]{43}$/), reason: 'complained' }])
  await until(async () => erasedAt(customer ?? ''))
  await sweepErasures(shop, Date.now() + ERASURE_AGAIN_MS + 1000)
  expect(await placesOf(/complains@example/)).toEqual([])
  expect((await shop.LOGS.list({ prefix: 'forgotten/' })).objects.map(({ key }) => key)).toContain(
    `forgotten/${customer}`,
  )
})

test('staff start both on the page of the customer, and are led back to the others', async () => {
  const email = 'asks-at-the-counter@example.com'
  await signIn(email)
  const page = `/admin/customers/${await customerOf(email)}`
  const { cookie } = await atDesk('manager')
  const form = (): [string, string][] => [['key', crypto.randomUUID()]]
  const asked = await visit(`${page}/export`, { cookie, form: form() })
  expect(asked.headers.get('location')).toBe(`${page}?done=export`)
  await nextMail(email, 0, 'data-export')
  const gone = await visit(`${page}/forget`, { cookie, form: form() })
  expect(gone.headers.get('location')).toBe('/admin/customers?forgotten')
  expect(await (await visit('/admin/customers?forgotten', { cookie })).text()).toContain('The customer is forgotten.')
  await until(async () => (await customerOf(email)) === null)
})

test('staff start both for somebody who has asked them, by permission, named in the log and never handed the file', async () => {
  const email = 'asks-by-telephone@example.com'
  const browser = await signIn(email)
  const customer = await customerOf(email)
  const path = `/api/admin/customers/${customer}`
  expect((await call('PUT', `${path}/data-export`, { headers: {} })).status).toBe(401)
  expect((await call('PUT', `${path}/data-export`, { headers: owner })).json).toEqual({ customer })
  await nextMail(email, 0, 'data-export')
  expect((await fileOf(browser)).status).toBe(200)
  const order = await signedInBuys(browser, email)
  const refused = await call('PUT', `${path}/erasure`, { headers: owner })
  expect([refused.status, refused.json.code]).toEqual([409, 'orders-unsettled'])
  await send(order)
  expect((await call('PUT', `${path}/erasure`, { headers: owner })).status).toBe(200)
  await until(async () => (await customerOf(email)) === null)
  expect((await call('PUT', `${path}/erasure`, { headers: owner })).status).toBe(404)
  const { results } = await shop.USERS_DB.prepare(
    `SELECT deed, details FROM audit WHERE subject = ?1 ORDER BY sequence`,
  )
    .bind(customer)
    .all()
  expect(results).toEqual([
    { deed: 'customers:export-data', details: '{}' },
    { deed: 'customers:forget', details: '{}' },
  ])
  expect((await mailbox(email)).map(({ template }) => template)).toEqual(['forgotten'])
})
