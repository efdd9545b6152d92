/** A shop sells in the currency of its settings, whatever number of digits that has; what it lacks is told to staff, not to shoppers. */
import { beforeAll, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { locationId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { importCatalog } from '#workers/flows/catalog/import'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { CARDS, details } from './buying.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let thing = ''

const CODES = ['JPY', 'KWD', 'CLP', 'CLF', 'HUF'] as const
/** More than ten million, in the currency's own parts. */
const PRICE = 10_000_000_00

const save = async (group: string, value: unknown) => {
  const { json } = await call('GET', `/api/admin/settings/${group}`, { headers: owner })
  const answer = await call('PUT', `/api/admin/settings/${group}`, {
    headers: owner,
    body: { version: json.version, value },
  })
  expect(answer.status).toBe(200)
}

const sellingIn = async (codes: readonly string[], delivered: readonly string[]) => {
  const markets = documents.markets.markets.map((market) => ({ ...market, currencies: [] }))
  await save('markets', { ...documents.markets, markets, currencies: codes, rates: [] })
  const prices = delivered.map((code) => ({ currency: code, price: 500, freeOver: null }))
  const methods = documents.delivery.methods.map((method) => ({ ...method, prices }))
  await save('delivery', { ...documents.delivery, methods })
}

const goods = async (handle: string, codes: readonly string[]) => {
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const prices = codes.map((code) => ({ currency: currency(code), price: PRICE }))
  const products = [{ handle, status: 'active' as const, text: { title: handle }, variants: [{ prices }] }]
  await importCatalog(shop, { products, collections: [], location, overwrite: true }, Date.now())
  return (await productByHandle(shop.PRODUCTS_DB, handle))?.variants[0]?.id ?? ''
}

beforeAll(async () => {
  owner = await signedIn('owner')
  thing = await goods('painting', CODES)
  await goods('in-euros', ['EUR'])
})

const buy = async (browser: Browser) => {
  const added = await browser.post('/cart', { variant: thing, units: '1' })
  expect([added.status, added.to]).toEqual([303, '/cart'])
  const { html } = await browser.get('/checkout')
  const sent = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const card = { card: CARDS.approves, expiry: '08 / 39', code: '123' }
  return browser.post('/checkout', { ...sent, ...card, ...details.address, email: details.email, delivery: 'express' })
}

test.each(CODES)(
  'in %s goods are put into the cart and paid for, a total of nine digits and more too',
  async (code) => {
    await sellingIn([code], [code])
    const paid = await buy(openBrowser())
    // The first answer may be another total, for the country is said with it.
    expect(paid.status === 303 || paid.html.includes('data-pay')).toBe(true)
    const again = paid.status === 303 ? paid : undefined
    expect(again?.to).toMatch(/orders\/ord_/)
  },
)

test('goods without a price or a way in the currency are not for sale there, before anybody presses; staff are told', async () => {
  await sellingIn(['JPY'], ['JPY'])
  const browser = openBrowser()
  const euros = await browser.get('/products/in-euros')
  expect(euros.html).not.toContain('id="add"')
  expect(euros.html).toContain('Not for sale here')
  const { json } = await call('GET', '/api/admin/settings', { headers: owner })
  expect(json.gaps).toContainEqual({ code: 'no-price', currency: 'JPY', products: 1 })

  await sellingIn(['CLP'], ['JPY'])
  const unsent = await browser.get('/products/painting?again')
  expect(unsent.html).not.toContain('id="add"')
  expect(unsent.html).not.toContain('"@type":"Offer"')
  expect((await browser.get('/feeds/google.xml')).html).not.toContain('<item>')
  const told = await call('GET', '/api/admin/settings', { headers: owner })
  expect(told.json.gaps).toContainEqual({ code: 'no-delivery', country: 'NL', currency: 'CLP' })
})

test('a cart from before the shop changed its currency takes more, while the shop sells in both', async () => {
  await sellingIn(['JPY', 'KWD'], ['JPY', 'KWD'])
  const browser = openBrowser()
  await browser.post('/cart', { variant: thing, units: '1' })
  await sellingIn(['KWD', 'JPY'], ['JPY', 'KWD'])
  const more = await browser.post('/cart', { variant: thing, units: '1' })
  expect([more.status, more.to]).toEqual([303, '/cart'])
  expect(JSON.parse((await browser.get('/cart/count')).html)).toEqual({ count: 2 })
})
