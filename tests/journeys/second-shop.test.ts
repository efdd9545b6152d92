/** A shop with other settings sells by them: they are taken from a file, and no code knows of it. */
import { beforeAll, expect, test } from 'vitest'
import { currency } from '#domain/money'
import { locationId } from '#domain/ids'
import { productByHandle } from '#schema/products/catalog/catalog'
import { importCatalog } from '#workers/flows/catalog/import'
import { hidden, openBrowser } from './browser.ts'
import { CARDS } from './buying.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { secondShop } from './second-shop.ts'
import { signedIn } from './staff.ts'

let paper: string
let owner: Readonly<Record<string, string>>

beforeAll(async () => {
  owner = await signedIn('owner')
  const body = { file: secondShop, anotherShop: true }
  const { status, json } = await call('PUT', '/api/admin/settings/file', { headers: owner, body })
  expect({ status, json }).toMatchObject({ status: 200 })
  const [main] = [locationId('main')]
  if (!main) throw new Error('main is a location')
  const prices = [
    { currency: currency('JPY'), price: 1200 },
    { currency: currency('KWD'), price: 2450 },
  ]
  const variants = [{ sku: 'WASHI', tracked: true, units: 0, prices }]
  const products = [{ handle: 'washi', status: 'active' as const, text: { title: 'Washi' }, variants }]
  await importCatalog(shop, { products, collections: [], location: main, overwrite: true }, Date.now())
  paper = (await productByHandle(shop.PRODUCTS_DB, 'washi'))?.variants[0]?.id ?? ''
})

test('stock stands where the settings say, and is sold from the first place first', async () => {
  const { json } = await call('GET', '/api/admin/inventory/locations', { headers: owner })
  expect(json.locations).toEqual([
    { id: 'osaka', priority: 0 },
    { id: 'main', priority: 1 },
  ])
  const received = ['osaka', 'main'].map((location) => ({ type: 'receive', variantId: paper, location, units: 5 }))
  const body = { changes: received }
  expect((await call('POST', '/api/admin/inventory/changes', { headers: owner, body })).status).toBe(200)
})

/** It travels over a queue. */
const wordOfStock = async () => (await productByHandle(shop.PRODUCTS_DB, 'washi'))?.variants[0]?.availability

const buy = async (money: string, country: string, address: object) => {
  const { json: cart } = await call('POST', '/api/carts', {
    body: { lineItems: [{ variantId: paper, units: 2 }], currency: money },
  })
  const path = `/api/checkouts/${cart.cart.id}`
  const body = {
    email: 'aki@example.com',
    delivery: 'yamato',
    address: { name: 'Aki', street: '1-2-3', country, ...address },
  }
  const { json: ready } = await call('PUT', `${path}/details`, { bearer: cart.key, body })
  const { json: paid } = await call('POST', `${path}/complete`, {
    bearer: cart.key,
    body: { payment: { cardNumber: CARDS.approves }, expectedTotal: ready.totals?.total },
  })
  return { ready, order: paid.order }
}

test('yen have no parts, the tax is added, and all of it is kept with the order', async () => {
  const { ready, order } = await buy('JPY', 'JP', { postcode: '150-0001', region: 'Tokyo' })
  const yen = (amount: number) => ({ amount, currency: 'JPY' })
  expect(ready.totals).toMatchObject({
    subtotal: yen(2400),
    fulfillment: yen(800),
    tax: yen(320),
    total: yen(3520),
  })
  expect(order).toMatchObject({ status: 'placed', totals: { total: yen(3520) }, delivery: 'yamato' })
  expect(order.tax).toEqual({ country: 'JP', rate: 1000, included: false })
})

test('dinars have a thousand parts, and where no tax is collected none is added', async () => {
  const { ready, order } = await buy('KWD', 'KW', { city: 'Kuwait City', postcode: '54541' })
  expect(ready.totals).toMatchObject({ tax: { amount: 0 }, total: { amount: 2 * 2450 + 1500, currency: 'KWD' } })
  expect(order).toMatchObject({ status: 'placed', tax: null })
})

test('what the shop does not sell or send is refused by name', async () => {
  expect(await call('POST', '/api/carts', { body: { lineItems: [], currency: 'EUR' } })).toMatchObject({
    status: 422,
    json: { code: 'currency-unsold' },
  })
  const { json: cart } = await call('POST', '/api/carts', { body: { lineItems: [{ variantId: paper, units: 1 }] } })
  const put = (body: object) => call('PUT', `/api/checkouts/${cart.cart.id}/details`, { bearer: cart.key, body })
  const to = (country: string, rest: object = {}) => ({ address: { name: 'Aki', street: '1', country, ...rest } })
  const pointers = async (body: object) => (await put(body)).json.errors?.map((one: { pointer: string }) => one.pointer)
  expect(await pointers(to('NL'))).toEqual(['/address/country'])
  expect(await pointers(to('JP'))).toEqual(['/address/postcode', '/address/region'])
  expect(await pointers({ delivery: 'express' })).toEqual(['/delivery'])
  // Nothing leads to Canada yet: the address is taken, and no way is offered.
  const canada = await put({ ...to('CA', { city: 'Ottawa', region: 'ON', postcode: 'K1A 0B1' }), delivery: 'yamato' })
  expect(canada.json).toMatchObject({ status: 'incomplete', delivery: null, deliveryOptions: [] })
})

test('pages speak of the shop, and claim nothing that it has not said', async () => {
  const browser = openBrowser()
  const { html } = await browser.get('/products/washi')
  expect(html).toContain('Kumo')
  expect(html).toContain('¥1,200')
  expect(html).not.toMatch(/MerchantReturnPolicy|spare parts|Rotterdam|days to change|class="notice"|hreflang="zh/)
  expect((await browser.get('/pages/delivery')).status).toBe(404)
  expect((await browser.get('/')).html).toMatch(/Kumo[\s\S]*Cloud paper/)
})

const inPages = async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: paper, units: '1' })
  const update = (fields: object) =>
    browser.post('/checkout', { action: 'update', country: '', delivery: '', ...fields })
  const totals = (html: string) => /<dl class="totals">[\s\S]*?<\/dl>/.exec(html)?.[0] ?? ''
  return { browser, update, totals }
}

test('where nothing can be delivered, nothing is said to be free', async () => {
  await expect.poll(wordOfStock, { timeout: 10_000 }).not.toBe('sold-out')
  const { browser, update, totals } = await inPages()
  const { html } = await update({ country: 'CA', delivery: 'yamato' })
  expect(html).toContain('We cannot send there yet')
  expect(totals(html)).toMatch(/data-delivery[^>]*>not available</)
  const [id, bearer] =
    Array.from(browser.cookies.values())
      .find((value) => value.startsWith('cart_'))
      ?.split('.') ?? []
  const address = { name: 'Aki', street: '1', country: 'CA', city: 'Ottawa', region: 'ON', postcode: 'K1A 0B1' }
  expect((await call('PUT', `/api/checkouts/${id}/details`, { bearer, body: { address } })).status).toBe(200)
  expect(totals((await browser.get('/cart')).html)).toMatch(/data-delivery[^>]*>not available</)
  expect((await browser.get('/cart/drawer')).html).not.toContain('delivery is free')
})

test('the only way that leads there is chosen', async () => {
  const { update, totals } = await inPages()
  const { html } = await update({ country: 'JP' })
  expect(html).toMatch(/value="yamato" checked/)
  expect(totals(html)).toMatch(/data-delivery[^>]*>JP¥800</)
})

test('what may stay empty follows the country', async () => {
  const { update } = await inPages()
  /** All of the address on the invoice may, where none is wanted. */
  const optional = async (country: string) =>
    Array.from(
      (await update({ country })).html.matchAll(/<label for="(?!billing)(\w+)">[^<]*<span class="soft">optional/g),
      ([, name]) => name,
    )
  expect(await optional('JP')).toEqual(['extra', 'city', 'phone', 'company', 'vatId'])
  expect(await optional('CA')).toEqual(['extra', 'phone', 'company', 'vatId'])
  expect(await optional('KW')).toEqual(['extra', 'postcode', 'region', 'phone', 'company', 'vatId'])
  expect(await optional('')).toEqual(['extra', 'phone', 'company', 'vatId'])
})

test('the pages of the checkout add the tax when they know where it goes', async () => {
  const browser = openBrowser()
  await expect.poll(wordOfStock, { timeout: 10_000 }).not.toBe('sold-out')
  await browser.post('/cart', { variant: paper, units: '1' })
  const shown = await browser.get('/checkout')
  expect(hidden(shown.html, 'expected')).toBe('2000')
  const filled = { email: 'aki@example.com', name: 'Aki', street: '1-2-3', postcode: '150-0001', region: 'Tokyo' }
  const form = { ...filled, country: 'JP', delivery: 'yamato', card: CARDS.approves, expiry: '08 / 39', code: '123' }
  const send = (expected: string) => browser.post('/checkout', { ...form, key: crypto.randomUUID(), expected })
  const told = await send('2000')
  expect(told.status).toBe(409)
  expect(told.html).toContain('¥2,200')
  const paid = await send(hidden(told.html, 'expected'))
  expect(paid.status).toBe(303)
  const order = await browser.get(paid.to)
  expect(order.html).toMatch(/Tax[\s\S]*¥200[\s\S]*¥2,200/)
})

test('a currency that the shop has given up is sold in nowhere, and one press changes it', async () => {
  const { browser } = await inPages()
  const { json: cart } = await call('POST', '/api/carts', { body: { lineItems: [{ variantId: paper, units: 1 }] } })
  const { bearer, path } = { bearer: cart.key, path: `/api/checkouts/${cart.cart.id}` }
  const address = { name: 'Aki', street: '1-2-3', country: 'JP', postcode: '150-0001', region: 'Tokyo' }
  const details = { email: 'aki@example.com', delivery: 'yamato', address }
  const { json: ready } = await call('PUT', `${path}/details`, { bearer, body: details })
  expect(ready.status).toBe('ready_for_complete')

  const { json: markets } = await call('GET', '/api/admin/settings/markets', { headers: owner })
  const dinars = { version: markets.version, value: { ...markets.value, currencies: ['KWD'] } }
  expect((await call('PUT', '/api/admin/settings/markets', { headers: owner, body: dinars })).status).toBe(200)

  const { json: now } = await call('GET', path, { bearer })
  expect(now).toMatchObject({ status: 'incomplete', totals: null })
  expect(now.messages).toEqual([{ type: 'error', code: 'currency_unsold', currency: 'JPY' }])
  const body = { payment: { cardNumber: CARDS.approves }, expectedTotal: ready.totals.total }
  const unsold = { status: 422, json: { code: 'currency-unsold', currency: 'JPY' } }
  expect(await call('POST', `${path}/complete`, { bearer, body })).toMatchObject(unsold)
  const more = { lineItems: [{ variantId: paper, units: 1 }] }
  expect(await call('POST', `/api/carts/${cart.cart.id}/line-items`, { bearer, body: more })).toMatchObject(unsold)

  for (const page of ['/cart', '/cart/drawer']) {
    const { html } = await browser.get(page)
    expect(html).toContain('We no longer sell in JPY')
    expect(html).not.toContain('href="/checkout"')
  }
  expect(await browser.get('/checkout')).toMatchObject({ status: 303, to: '/cart' })
  expect(await browser.post('/cart', { variant: paper, units: '1' })).toMatchObject({ status: 303, to: '/cart' })
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  expect((await browser.post('/cart/currency', {}, elsewhere)).status).toBe(403)
  for (let presses = 0; presses < 2; presses++) {
    expect(await browser.post('/cart/currency', {})).toMatchObject({ status: 303, to: '/cart' })
    const { html } = await browser.get('/cart')
    expect(html).not.toContain('We no longer sell')
    expect(html).toMatch(/KWD\s*2\.450/)
    expect(html).toContain('href="/checkout"')
  }
})
