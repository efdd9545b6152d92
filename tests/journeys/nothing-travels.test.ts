/** What does not travel needs no address and no delivery, and costs none; what is free is ordered without a card. */
import { beforeAll, expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { locationId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { importCatalog } from '#workers/flows/catalog/import'
import { hidden, openBrowser } from './browser.ts'
import { CARDS, details, opened } from './buying.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { visit } from './desk.ts'
import { signedIn } from './staff.ts'

const EUR = currency('EUR')
const USD = currency('USD')
const thing = (handle: string, price: number | undefined, requiresShipping: boolean): Draft => ({
  handle,
  status: 'active',
  text: { title: handle },
  variants: [
    {
      requiresShipping,
      taxable: false,
      prices: price === undefined ? [{ currency: USD, price: 900 }] : [{ currency: EUR, price }],
    },
  ],
})

const ids = new Map<string, VariantId>()
let owner: Readonly<Record<string, string>>
const idOf = (handle: string) => ids.get(handle) ?? ''

beforeAll(async () => {
  owner = await signedIn('owner')
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const products = [
    thing('gift-card', 2500, false),
    thing('sample', 0, false),
    thing('unpriced', undefined, true),
    thing('vase', 2800, true),
    thing('offcut', 0, true),
  ]
  await importCatalog(shop, { products, collections: [], location, overwrite: true }, Date.now())
  for (const { handle } of products) {
    const variant = (await productByHandle(shop.PRODUCTS_DB, handle))?.variants[0]
    if (variant) ids.set(handle, variant.id)
  }
})

test('a gift card alone is paid by page without address, delivery or arrival, also where staff and mails tell of it', async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: idOf('gift-card'), units: '1' })
  const cart = await browser.get('/cart')
  expect(cart.html).not.toMatch(/data-delivery|free from|Arrives/i)
  const shown = await browser.get('/checkout')
  expect(shown.html).not.toMatch(/name="(street|postcode|country|delivery)"/)
  expect(hidden(shown.html, 'expected')).toBe('2500')
  const paid = await browser.post('/checkout', {
    key: hidden(shown.html, 'key'),
    expected: '2500',
    email: details.email,
    card: CARDS.approves,
    expiry: '08 / 39',
    code: '123',
  })
  expect(paid.status).toBe(303)
  const order = await browser.get(paid.to)
  expect(order.html).toContain('€25.00')
  expect(order.html).not.toMatch(/Goes to|Travels|At your door|data-delivery/)

  const id = /ord_\w+/.exec(paid.to)?.[0] ?? ''
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers: owner })
  expect(json).toMatchObject({ address: null, delivery: null, totals: { fulfillment: { amount: 0 } } })
  const cookie = owner['cookie'] ?? ''
  const desk = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(desk).toContain('Nothing to send')
  expect(desk).toContain(details.email)
})

test('by API it is ready with an email alone, and a mixed cart asks for the rest when it is completed', async () => {
  const alone = await opened([{ variantId: idOf('gift-card'), units: 1 }])
  const email = { email: details.email }
  const ready = await call('PUT', `/api/checkouts/${alone.id}/details`, { bearer: alone.bearer, body: email })
  expect(ready.json).toMatchObject({ status: 'ready_for_complete', requiresShipping: false, deliveryOptions: [] })

  const mixed = await opened([
    { variantId: idOf('gift-card'), units: 4 },
    { variantId: idOf('vase'), units: 1 },
  ])
  const lacking = await call('PUT', `/api/checkouts/${mixed.id}/details`, { bearer: mixed.bearer, body: email })
  expect(lacking.json).toMatchObject({ status: 'incomplete', requiresShipping: true })
  const body = { payment: { cardNumber: CARDS.approves }, expectedTotal: lacking.json.totals.total }
  const refused = await call('POST', `/api/checkouts/${mixed.id}/complete`, { bearer: mixed.bearer, body })
  expect(refused).toMatchObject({
    status: 409,
    json: { code: 'checkout-incomplete', missing: ['address', 'delivery'] },
  })
  const whole = { ...details, delivery: 'post' }
  const full = await call('PUT', `/api/checkouts/${mixed.id}/details`, { bearer: mixed.bearer, body: whole })
  // 128.00 of goods, of which 28.00 travel: too little for free delivery.
  expect(full.json.totals.fulfillment.amount).toBeGreaterThan(0)
})

test('a mixed cart says what of it is sent and what is not; one that is alike says nothing', async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: idOf('vase'), units: '1' })
  expect((await browser.get('/checkout')).html).not.toContain('Is sent')
  await browser.post('/cart', { variant: idOf('gift-card'), units: '1' })
  const { html } = await browser.get('/checkout')
  expect(html).toContain('Is sent')
  expect(html).toMatch(/Nothing is sent: a download or a service|Comes by email/)
})

test('a price chosen as 0 is free on page, in the feed and at checkout; one that nobody chose is for sale nowhere', async () => {
  const browser = openBrowser()
  const page = await browser.get('/products/sample')
  expect(page.html).toMatch(/class="price"[\s\S]{0,200}Free/)
  await browser.post('/cart', { variant: idOf('sample'), units: '1' })
  const shown = await browser.get('/checkout')
  const paid = await browser.post('/checkout', { key: hidden(shown.html, 'key'), expected: '0', email: details.email })
  expect([paid.status, paid.to]).toEqual([303, expect.stringMatching(/orders\/ord_/)])

  const unpriced = await browser.get('/products/unpriced')
  expect(unpriced.html).not.toContain('id="add"')
  const feed = await browser.get('/feeds/google.xml')
  expect(feed.html).toMatch(/products\/offcut[\s\S]*<g:price>0.00 EUR/)
  expect(feed.html).not.toMatch(/unpriced|gift-card|products\/sample/)
})
