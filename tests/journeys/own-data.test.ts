/**
 * Nobody is ever answered what is another's, and nobody changes it: every route of the document is asked with what belongs to one
 * customer, by another, by nobody, by staff who may not, and with every kind of key. A new route is asked by itself.
 */
import { beforeAll, expect, test } from 'vitest'
import { KEY_PERMISSIONS } from '#domain/customers/api-keys'
import { may, ROLES, type Permission, type Role } from '#domain/customers/staff'
import { sampleOf } from '../../workers/api/reference/sample.ts'
import type { Schema, Schemas } from '../../workers/api/reference/shape.tsx'
import { CARDS } from './buying.ts'
import { call, ORIGIN, type Answer } from './caller.ts'
import { openBrowser, type Browser } from './browser.ts'
import { anotherHouse, signIn } from './customers.ts'
import { signedIn } from './desk.ts'
import { addressOf, operationsOfApi, pagesOfStorefront, type Operation } from './every-route.ts'
import { shop, stockGoods } from './goods.ts'

const OPERATIONS = await operationsOfApi()

/** Stands in everything that is Anna's, in no word of the shop. */
const MARK = /plantedmark|467012345/i
const ANNAS = {
  name: 'Anna Plantedmark',
  street: 'Plantedmark 1',
  postcode: '111 22',
  city: 'Stockholm',
  country: 'SE',
  phone: '+46701234567',
}
const BENS = { ...ANNAS, name: 'Ben Holm', street: 'Hamngatan 2', phone: '' }

type Somebody = {
  readonly browser: Browser
  readonly id: string
  readonly email: string
  readonly cookie: string
  readonly token: string
  readonly names: Readonly<Record<'order' | 'address' | 'session' | 'cart' | 'key', string>>
}
let anna: Somebody
let ben: Somebody
let variant = ''
let staff: Readonly<Record<Role, string>>
/** Keys of programs that work for the staff: one that opens all that a key can, and for each word one that opens all else. */
let fullKey = ''
const keysWithout = new Map<string, string>()
let schemas: Schemas = {}
let bodies: Readonly<Record<string, Schema>> = {}

const rowsIn = async (table: string, about: readonly string[]): Promise<Record<string, unknown>[]> => {
  const { results } = await shop.USERS_DB.prepare(`SELECT * FROM ${table}`).all()
  return results.filter((row) => about.some((one) => JSON.stringify(row).includes(one)))
}
const tables = async (): Promise<string[]> => {
  const { results } = await shop.USERS_DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
  ).all<{ name: string }>()
  return results.map(({ name }) => name)
}

/**
 * That a mail is asked for to an address is anybody's to do; its digits and its link lie there until they are used or too old. And
 * that staff were refused is written down.
 */
const OF_OTHERS = /sign-in-code-asked|email-change-asked|magic-link:|sign-in-otp-|staff:refused/

/** Everything that the users store knows of somebody. */
const known = async ({ id, email }: Pick<Somebody, 'id' | 'email'>) => {
  const all = await Promise.all(
    (await tables()).map(async (table) => [table, await rowsIn(table, [id, email])] as const),
  )
  return all.map(([table, rows]) => [table, rows.filter((row) => !OF_OTHERS.test(JSON.stringify(row)))])
}

const become = async (email: string, address: typeof ANNAS): Promise<Somebody> => {
  const { name } = address
  const browser = await signIn(email)
  const cookie = Array.from(browser.cookies, (pair) => pair.join('=')).join('; ')
  const token = decodeURIComponent(browser.cookies.get('__Host-stoa_customer') ?? '')
  const own = (method: string, path: string, body?: unknown) =>
    call(method, `/api/account${path}`, { bearer: token, ...(body !== undefined && { body }) })
  const { id } = (await own('PATCH', '', { name })).json
  const kept = (await own('POST', '/addresses', address)).json
  const buys = async () => {
    const { cart, key } = (await own('PUT', '/cart', {})).json
    await call('POST', `/api/carts/${cart.id}/line-items`, {
      bearer: key,
      body: { lineItems: [{ variantId: variant, units: 1 }] },
    })
    const details = { email, address, delivery: 'express' }
    const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: key, body: details })
    return { cart: cart.id as string, key: key as string, total: json.totals.total }
  }
  const { cart: first, key: firstKey, total } = await buys()
  const payment = { payment: { cardNumber: CARDS.approves }, expectedTotal: total }
  const paid = await call('POST', `/api/checkouts/${first}/complete`, { bearer: firstKey, body: payment })
  const { cart, key } = await buys()
  await shop.USERS_DB.batch([
    shop.USERS_DB.prepare(`UPDATE customer_sessions SET user_agent = ?2 WHERE user_id = ?1`).bind(id, `${name}/1.0`),
    shop.USERS_DB.prepare(
      `INSERT INTO customer_passkeys (id, name, public_key, user_id, credential_id, counter, device_type, backed_up, created_at)
       VALUES (?2, ?3, 'x', ?1, ?2, 0, 'singleDevice', 0, 1)`,
    ).bind(id, `passkey${id.slice(4)}0`, `Key of ${name}`),
  ])
  const { sessions } = (await own('GET', '/sessions')).json
  const names = { order: paid.json.order.id, address: kept.id, session: sessions[0].id, cart, key }
  return { browser, id, email, cookie, token, names }
}

beforeAll(async () => {
  variant = (await stockGoods()).chalk
  const { paths, components } = (await call('GET', '/api/openapi.json')).json
  schemas = components.schemas
  bodies = Object.fromEntries(
    OPERATIONS.map(({ method, path }) => {
      const { content = {} } = paths[path][method.toLowerCase()].requestBody ?? {}
      return [`${method} ${path}`, content['application/json']?.schema]
    }),
  )
  anna = await become('plantedmark@example.com', ANNAS)
  ben = await become('ben@example.com', BENS)
  staff = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, (await signedIn(role)).cookie] as const)),
  ) as Record<Role, string>
  const keyFor = async (permissions: readonly Permission[]): Promise<string> =>
    (
      await call('POST', '/api/admin/api-keys', {
        body: { name: 'A key', permissions },
        headers: { cookie: staff.owner },
      })
    ).json.secret
  fullKey = await keyFor(KEY_PERMISSIONS)
  for (const word of new Set(KEY_PERMISSIONS.map((one) => one.split(':')[0] ?? '')))
    keysWithout.set(word, await keyFor(KEY_PERMISSIONS.filter((one) => !one.startsWith(`${word}:`))))
}, 60_000)

/** What is Anna's, at the places of an address. */
const hers = ({ path }: Operation): Readonly<Record<string, string>> => {
  const { order, address: kept, session, cart } = anna.names
  const id = path.includes('/orders')
    ? order
    : path.includes('/addresses')
      ? kept
      : path.includes('/sessions')
        ? session
        : /\/(carts|checkouts)/.test(path)
          ? cart
          : anna.id
  return { id, cartId: cart, variantId: variant, handle: 'delos-mug', group: 'shop' }
}

/** What the document says a body looks like, with what is Anna's in it. */
const bodyOf = (operation: Operation): unknown => {
  const schema = bodies[`${operation.method} ${operation.path}`]
  if (!schema) return operation.hasBody ? {} : undefined
  return JSON.parse(
    JSON.stringify(sampleOf(schema, schemas))
      .replaceAll(/"[^"@]+@[^"]+"/g, `"${anna.email}"`)
      .replaceAll(/ord_[0-9a-z]{24}/g, anna.names.order)
      .replaceAll(/cart_[0-9a-z]{24}/g, anna.names.cart)
      .replaceAll(/cus_[0-9a-z]{24}/g, anna.id),
  )
}

type Asker = { readonly who: string; readonly headers: Readonly<Record<string, string>> }

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** Everybody who may not. */
const askersOf = ({ permission }: Operation): Asker[] => {
  const strangers = [
    { who: 'nobody', headers: {} },
    { who: 'Ben', headers: { cookie: ben.cookie, origin: ORIGIN } },
    { who: 'Ben by token', headers: bearer(ben.token) },
    { who: 'Ben by the key of his cart', headers: bearer(ben.names.key) },
  ]
  const roles = ROLES.filter((role) => !permission || !may(role, permission as Permission)).map((role) => ({
    who: role,
    headers: { cookie: staff[role], origin: ORIGIN },
  }))
  const key = (permission && keysWithout.get(permission.split(':')[0] ?? '')) || fullKey
  return [...strangers, ...roles, { who: 'a key', headers: bearer(key) }]
}

const ask = (operation: Operation, headers: Asker['headers']): Promise<Answer> => {
  const body = bodyOf(operation)
  return call(operation.method, addressOf(operation, hers(operation)), {
    headers: { ...anotherHouse(), ...headers },
    ...(body !== undefined && { body }),
  })
}

const textOf = ({ json, headers }: Answer) => JSON.stringify([json, Object.fromEntries(headers)])

/** What is behind the sign-in. */
const OWN = /^\/api\/account(?!\/sign-in)/

/** Ben may end his own sessions and even his account: then he is there again. */
const stays = async (rows: readonly (readonly [string, readonly Record<string, unknown>[]])[]): Promise<void> => {
  const back = rows.flatMap(([table, all]) =>
    all.map((row) =>
      shop.USERS_DB.prepare(
        `INSERT OR IGNORE INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?')})`,
      ).bind(...Object.values(row)),
    ),
  )
  await shop.USERS_DB.batch(back)
}

test('every route knows nothing of Anna for whoever is not Anna, and she has all that she had', async () => {
  const looks = async () => ({
    users: await known(anna),
    account: (await call('GET', '/api/account', { bearer: anna.token })).json,
    order: (await call('GET', `/api/account/orders/${anna.names.order}`, { bearer: anna.token })).json,
    cart: (await call('GET', `/api/checkouts/${anna.names.cart}`, { bearer: anna.names.key })).json,
  })
  const before = await looks()
  const kept = await Promise.all(
    ['customers', 'customer_sessions'].map(async (table) => [table, await rowsIn(table, [ben.id])] as const),
  )
  let asked = 0
  for (const operation of OPERATIONS) {
    for (const { who, headers } of askersOf(operation)) {
      const answer = await ask(operation, headers)
      const name = `${operation.method} ${operation.path} as ${who}`
      expect(answer.status, name).toBeLessThan(500)
      expect(textOf(answer), name).not.toMatch(MARK)
      if (operation.permission) expect([401, 403], name).toContain(answer.status)
      else if (OWN.test(operation.path) && who !== 'Ben' && who !== 'Ben by token')
        expect([name, answer.status]).toEqual([name, 401])
      if (who === 'Ben' || who === 'Ben by token') await stays(kept)
      asked++
    }
  }
  expect(asked).toBeGreaterThan(500)
  expect(await looks()).toEqual(before)
}, 120_000)

test('what is planted is found by whoever looks as Anna: the search above would have seen it', async () => {
  const found: string[] = []
  for (const operation of OPERATIONS.filter(({ method }) => method === 'GET')) {
    if (MARK.test(textOf(await ask(operation, bearer(anna.token))))) found.push(operation.path)
    else if (MARK.test(textOf(await ask(operation, bearer(anna.names.key))))) found.push(operation.path)
  }
  for (const path of ['', '/addresses', '/orders', '/orders/{id}', '/sessions', '/security'])
    expect(found).toContain(`/api/account${path}`)
  for (const path of ['/api/checkouts/{cartId}']) expect(found).toContain(path)
})

test('every page knows nothing of Anna for Ben, and for nobody', async () => {
  const names = { ...anna.names, id: anna.names.order, cartId: anna.names.cart, handle: 'delos-mug' }
  for (const browser of [ben.browser, openBrowser()]) {
    for (const page of pagesOfStorefront()) {
      // By signing out he would be nobody.
      if (/sign-out/.test(page.path)) continue
      const id = page.path.includes('/addresses')
        ? names.address
        : /\/sessions/.test(page.path)
          ? names.session
          : names.id
      const path = addressOf(page, { ...names, id })
      const fields = { id: names.address, email: anna.email, action: 'remove' }
      const { status, html, headers } =
        page.method === 'POST' ? await browser.post(path, fields, anotherHouse()) : await browser.get(path)
      const name = `${page.method} ${page.path}`
      expect(status, name).toBeLessThan(500)
      // What he has typed himself stands there again.
      const answered = html + decodeURIComponent(JSON.stringify(Object.fromEntries(headers)))
      expect(answered.replaceAll(anna.email, ''), name).not.toMatch(MARK)
    }
  }
  expect((await call('GET', '/api/account/addresses', { bearer: anna.token })).json.addresses).toHaveLength(1)
  expect((await call('GET', '/api/account/sessions', { bearer: anna.token })).json.sessions).toHaveLength(1)
}, 120_000)
