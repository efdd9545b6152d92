/**
 * Every route, asked by everybody: who may not is told so, what is somebody else's is as unknown as what does not exist,
 * and looking at something changes nothing in the browser that looks.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { may, ROLES, type Role } from '#domain/customers/staff'
import { entriesFor } from '../../workers/admin/menu.ts'
import { openBrowser, type Browser } from './browser.ts'
import { CARDS, details, opened, pay, ready, type Opened } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { announced, dropOf } from './drops.ts'
import {
  addressOf,
  inTime,
  operationsOfApi,
  pagesOfAdmin,
  pagesOfStorefront,
  type Operation,
  type Route,
} from './every-route.ts'
import { stockGoods } from './goods.ts'

const OPERATIONS = await operationsOfApi()
const ADMIN = pagesOfAdmin()
const STOREFRONT = pagesOfStorefront()
const nameOf = ({ method, path }: Route) => `${method} ${path}`
const named = <R extends Route>(routes: readonly R[]) => routes.map((route) => [nameOf(route), route] as const)

/** What the first shopper typed, and what is theirs alone. */
const PERSONAL = /lindqvist|storgatan/i
type Theirs = { readonly cart: Opened; readonly waiting: Opened; readonly order: string; readonly payment: string }
let theirs: Theirs
/** Of somebody else who shops here too. */
let other: Opened
let cookies: Readonly<Record<Role, string>>
let variant = ''
let drop = ''

/** A browser with the cart of somebody, or with nothing. */
const browserWith = (cart?: Opened): Browser => {
  const browser = openBrowser()
  if (cart) browser.cookies.set('__Host-stoa_cart', `${cart.id}.${cart.bearer}`)
  return browser
}

beforeAll(async () => {
  const goods = await stockGoods()
  variant = goods.chalk
  const lines = [{ variantId: goods.chalk, units: 1 }]
  const cart = await ready(lines)
  const waiting = await ready(lines)
  const bought = await pay(await ready(lines), CARDS.approves)
  await pay(waiting, CARDS.challenges)
  const payment = `${waiting.id.replace('cart_', 'pay_')}_1`
  const asked = await browserWith(waiting).get(`/checkout/challenge?payment=${payment}`)
  expect([asked.status, asked.html.includes(payment)]).toEqual([200, true])
  theirs = { cart, waiting, order: bought.json.order.id, payment }
  other = await opened(lines)
  drop = (await announced(dropOf([goods.aegean]))).handle
  const signed = await Promise.all(ROLES.map(async (role) => [role, (await signedIn(role)).cookie] as const))
  cookies = Object.fromEntries(signed) as Record<Role, string>
})

/** Names of what is there, for the places of an address. */
const realNames = (path: string): Record<string, string> => ({
  id: path.includes('/orders') ? theirs.order : path.includes('/inventory') ? variant : theirs.cart.id,
  cartId: theirs.cart.id,
  variantId: variant,
  handle: path.includes('collections') ? 'table' : path.includes('pages') ? 'about' : 'delos-mug',
  lines: variant,
  drop,
  group: 'shop',
  version: '1',
  number: '1',
  part: 'products-1.xml',
})

const send = async ({ method, hasBody }: Operation, address: string, headers: Readonly<Record<string, string>>) =>
  call(method, address, { headers, ...(hasBody && { body: {} }) })

const STAFF_ONLY = OPERATIONS.filter(({ path }) => path.startsWith('/api/admin/'))

describe('the API', () => {
  test.each(named(STAFF_ONLY))('%s is refused to whoever may not, and to nobody else', async (name, operation) => {
    const { permission, path } = operation
    if (!permission) throw new Error(`${name} names no permission`)
    // Names that nothing has: whoever may is told so, and nothing is changed.
    const address = addressOf(operation, {})
    for (const headers of [{}, { authorization: `Bearer ${theirs.cart.bearer}` }, { cookie: 'stoa_staff=x.y' }]) {
      const { status, json } = await inTime(name, () => send(operation, address, headers))
      expect([name, status, json.code]).toEqual([name, 401, 'sign-in-required'])
    }
    for (const role of ROLES) {
      const headers = { cookie: cookies[role], origin: ORIGIN }
      const { status, json } = await inTime(name, () => send(operation, address, headers))
      expect(status, `${name} as ${role}`).toBeLessThan(500)
      if (may(role, permission as Parameters<typeof may>[1])) expect(status, `${path} ${role}`).not.toBe(403)
      else expect([role, status, json.code]).toEqual([role, 403, 'permission-denied'])
    }
  })

  const looked = OPERATIONS.filter(({ method }) => method === 'GET')
  test.each(named(looked))('%s writes nothing into the browser that looks', async (name, operation) => {
    for (const cookie of [undefined, ...Object.values(cookies)]) {
      const headers = { ...(cookie && { cookie }) }
      const answer = await inTime(name, () => send(operation, addressOf(operation, realNames(operation.path)), headers))
      expect(answer.headers.getSetCookie(), name).toEqual([])
    }
  })

  const ofShoppers = OPERATIONS.filter(({ path }) => /^\/api\/(?:carts|checkouts|orders)\/\{/.test(path))
  test.each(named(ofShoppers))('%s knows of nothing that is somebody else’s', async (name, operation) => {
    const nobodys = addressOf(operation, {
      id: operation.path.includes('orders')
        ? theirs.order.replace(/.{4}$/, '0000')
        : theirs.cart.id.replace(/.{4}$/, '0000'),
      cartId: theirs.cart.id.replace(/.{4}$/, '0000'),
      variantId: variant,
    })
    const somebodys = addressOf(operation, realNames(operation.path))
    const bodies: Record<string, unknown> = {
      'line-items': { lineItems: [{ variantId: variant, units: 1 }] },
      details,
      complete: { payment: { cardNumber: CARDS.approves }, expectedTotal: { amount: 1, currency: 'EUR' } },
      challenge: { payment: theirs.payment, answer: 'approve' },
    }
    const body = operation.hasBody ? (bodies[operation.path.split('/').at(-1) ?? ''] ?? { units: 1 }) : undefined
    for (const bearer of [undefined, other.bearer, 'x', cookies.owner]) {
      const ask = (address: string) => call(operation.method, address, { bearer, ...(body !== undefined && { body }) })
      const [unknown, foreign] = [await ask(nobodys), await inTime(name, () => ask(somebodys))]
      expect([foreign.status, foreign.json.code]).toEqual([unknown.status, unknown.json.code])
      expect(foreign.status).toBeGreaterThanOrEqual(400)
      expect(foreign.status).toBeLessThan(500)
      expect(JSON.stringify(foreign.json)).not.toMatch(PERSONAL)
    }
  })
})

/** Ways in and out; and what somebody does to their own account, for which they say their password once more. */
const OPEN_TO_ALL = /^\/admin\/(?:sign-in|sign-out|language)/
const OWN = /^\/admin\/account/
const press = (page: Route, cookie?: string) =>
  visit(addressOf(page, realNames(page.path)), {
    ...(cookie && { cookie }),
    ...(page.method === 'POST' && { form: [['nothing', 'known']] }),
  })

/** Of each page, whom it lets in. */
const letsIn = new Map<string, ReadonlySet<Role>>()

describe('the admin', () => {
  test.each(named(ADMIN.filter(({ path }) => !OPEN_TO_ALL.test(path))))('%s asks who is there', async (name, page) => {
    const shopping = `__Host-stoa_cart=${theirs.cart.id}.${theirs.cart.bearer}`
    for (const cookie of [undefined, shopping, 'stoa_staff=x.y']) {
      const answer = await inTime(name, () => press(page, cookie))
      // The old address of sent mail leads to the new one, which asks.
      const text = await answer.text()
      if (page.path.startsWith('/admin/outbox')) expect(answer.status).toBe(301)
      // What was typed into a form is not lost: it stands on the page that leads to the sign-in.
      else if (page.method === 'POST' && answer.status === 401) expect(text).toContain('href="/admin/sign-in')
      else
        expect([answer.status, answer.headers.get('location')]).toEqual([
          303,
          expect.stringMatching(/^\/admin\/sign-in/),
        ])
      expect(text).not.toMatch(PERSONAL)
    }
    // Words that mean the same are of the catalogue; what was searched is of the statistics.
    const place = page.path.includes('/synonyms') ? 'products' : page.path.split('/')[2]
    const letIn = new Set<Role>()
    letsIn.set(name, letIn)
    for (const role of ROLES) {
      const answer = await inTime(name, () => press(page, cookies[role]))
      expect(answer.status, `${name} as ${role}`).toBeLessThan(500)
      if (answer.status !== 403) letIn.add(role)
      const seen = entriesFor({ role }).some((entry) => entry.place === place)
      const isInMenu = entriesFor({ role: 'owner' }).some((entry) => entry.place === place)
      if (isInMenu && !seen) expect([role, answer.status]).toEqual([role, 403])
      if (role === 'owner' && !OWN.test(page.path)) expect(answer.status).not.toBe(403)
      if (page.method === 'GET') expect(answer.headers.getSetCookie(), `${name} as ${role}`).toEqual([])
    }
  })

  test('no role may what one with more rights may not', () => {
    const pages = ADMIN.filter(({ path }) => !OPEN_TO_ALL.test(path) && !OWN.test(path)).map(nameOf)
    for (const page of pages) {
      const [owner, manager, clerk] = ROLES.map((role) => letsIn.get(page)?.has(role))
      expect([page, owner, Number(manager) >= Number(clerk)]).toEqual([page, true, true])
    }
    expect(pages.length).toBeGreaterThan(100)
  })
})

describe('the storefront', () => {
  const looked = STOREFRONT.filter(({ method }) => method === 'GET')
  test.each(named(looked))('%s writes nothing into the browser that looks', async (name, page) => {
    for (const path of [addressOf(page, {}), addressOf(page, realNames(page.path))]) {
      const queries = ['', `?key=${theirs.cart.bearer}`, `?payment=${theirs.payment}`, `?lang=zh&currency=USD`]
      for (const cart of [undefined, other]) {
        for (const query of queries) {
          const { status, headers, html } = await inTime(name, () => browserWith(cart).get(path + query))
          expect(status, path).toBeLessThan(500)
          expect([path + query, headers.getSetCookie()]).toEqual([path + query, []])
          const isTheirLink = query.startsWith('?key=') && path.includes('/orders/')
          if (!isTheirLink) expect(html, path + query).not.toMatch(PERSONAL)
        }
      }
    }
  })

  // Mail programs press it from elsewhere, without cookies: newsletter.test.ts shows that a signed key alone lets them.
  const byKey = /\/unsubscribe$/
  const pressed = STOREFRONT.filter(({ method, path }) => method === 'POST' && path !== '/events' && !byKey.test(path))
  test.each(named(pressed))('%s takes nothing from another site, and shows nothing of another', async (name, page) => {
    const path = addressOf(page, realNames(page.path))
    const fields = { variant, units: '1', payment: theirs.payment, answer: 'approve', key: other.bearer }
    const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const foreign = await inTime(name, () => browserWith(other).post(path, fields, elsewhere))
    expect([foreign.status, foreign.headers.getSetCookie()]).toEqual([403, []])
    const { status, html } = await inTime(name, () => browserWith(other).post(path, fields))
    expect(status, path).toBeLessThan(500)
    expect(html).not.toMatch(PERSONAL)
  })
})

test('what they had is as it was', async () => {
  const { json: cart } = await call('GET', `/api/checkouts/${theirs.cart.id}`, { bearer: theirs.cart.bearer })
  expect(cart).toMatchObject({ lineItems: [{ units: 1 }], email: 'maya@lindqvist.example' })
  const { json: waiting } = await call('GET', `/api/checkouts/${theirs.waiting.id}`, { bearer: theirs.waiting.bearer })
  expect(waiting.status).toBe('requires_escalation')
})
