/** Nothing is taken off a gift card by a price list, and nothing is said of it that only goods have: on pages, in carts, by API. */
import { beforeAll, expect, test } from 'vitest'
import { GIFT_CARDS } from '#domain/catalog/gift-card'
import { openBrowser } from './browser.ts'
import { opened } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { signedIn } from './staff.ts'

let headers: Readonly<Record<string, string>>
let cookie = ''
let id = ''
let worth = ''

const variantsOf = (units: number) =>
  ['25', '50'].map((one) => ({
    options: [one],
    sku: `CARD-${one}`,
    prices: [{ currency: 'EUR', price: Number(one) * 100 }],
    units,
  }))
const good = (handle: string, more: object) => ({
  handle,
  status: 'active',
  text: { title: handle },
  options: ['Worth'],
  variants: variantsOf(5),
  ...more,
})

/** Twenty per cent off everything, for everybody. */
const list = {
  name: 'Everything',
  kind: 'sale',
  audience: { type: 'everyone' },
  currency: 'EUR',
  timeZone: 'Europe/Athens',
  pricing: { type: 'percent', value: 2_000, of: { type: 'all' } },
}

beforeAll(async () => {
  headers = await signedIn('owner')
  ;({ cookie } = await atDesk('owner'))
  const products = [
    good('paper-card', { category: GIFT_CARDS }),
    good('plain-good', { variants: variantsOf(5).map((one) => ({ ...one, sku: `G-${one.sku}` })) }),
  ]
  await call('POST', '/api/admin/catalog/import', { headers, body: { products } })
  const { json } = await call('GET', '/api/products/paper-card')
  ;[id, worth] = [json.id, json.variants[0].id]
  const made = await call('POST', '/api/admin/price-lists', { headers, body: list })
  expect(made.status, JSON.stringify(made.json)).toBeLessThan(300)
  const { version } = made.json
  const at = `/api/admin/price-lists/${made.json.id}`
  expect((await call('POST', `${at}/publish`, { headers, body: { version, published: true } })).status).toBe(200)
}, 60_000)

test('a sale of everything leaves it at its worth on its page, in lists and in carts', async () => {
  const price = async (handle: string) => (await call('GET', `/api/products/${handle}`)).json.variants[0].prices[0]
  expect(await price('plain-good')).toMatchObject({ amount: 2000 })
  expect(await price('paper-card')).toMatchObject({ amount: 2500 })
  const browser = openBrowser()
  expect((await browser.get('/products/plain-good')).html).toContain('€20')
  const page = (await browser.get('/products/paper-card')).html
  expect(page).toContain('€25')
  expect(page).not.toContain('€20')
  const listed = (await call('GET', '/api/products')).json.products.find(
    ({ handle }: { handle: string }) => handle === 'paper-card',
  )
  expect(listed.price).toMatchObject({ amount: 2500 })
  const cart = await opened([{ variantId: worth, units: 2 }])
  const { json } = await call('GET', `/api/carts/${cart.id}`, { bearer: cart.bearer })
  expect(json.totals.total.amount).toBe(5000)
})

test('a list of single prices refuses it line by line, and says why in both languages', async () => {
  const { json } = await call('POST', '/api/admin/price-lists', {
    headers,
    body: { ...list, name: 'Single', pricing: { type: 'fixed' } },
  })
  const lines = [
    { sku: 'CARD-25', units: 1, amount: 2000 },
    { sku: 'G-CARD-25', units: 1, amount: 2000 },
  ]
  const put = await call('PUT', `/api/admin/price-lists/${json.id}/prices`, { headers, body: { lines } })
  expect(put.json).toMatchObject({ taken: 1, refused: [{ row: 1, fault: 'gift-card' }] })
})

test('its choices say nothing of stock: it is sent by mail', async () => {
  const browser = openBrowser()
  const [en, zh] = [await browser.get('/products/paper-card'), await browser.get('/zh/products/paper-card')]
  expect(en.html).toContain('Sent by mail')
  expect(en.html).not.toContain('In stock')
  expect(zh.html).toContain('以邮件发送')
  expect(zh.html).not.toContain('有货')
})

test('what carriers, customs and stock ask is not in its editor, and said by API it is not kept', async () => {
  const page = await (await visit(`/admin/products/${id}`, { cookie })).text()
  expect(page).toContain('Prices EUR')
  for (const words of ['Shipping and customs', '>Weight, kg<', 'Stock by location', 'href="#stock"', '>Before, EUR<'])
    expect(page).not.toContain(words)
  const other = (await call('GET', '/api/products/plain-good')).json.id
  expect(await (await visit(`/admin/products/${other}`, { cookie })).text()).toContain('Shipping and customs')
  const { version, variants } = (await call('GET', '/api/admin/products/paper-card', { headers })).json
  const said = { grams: 90, hsCode: '481710', origin: 'GR', requiresShipping: true, tracked: true }
  const body = { version, variants: [{ id: variants[0].id, ...said }] }
  await call('PUT', '/api/admin/products/paper-card', { headers, body })
  const kept = (await call('GET', '/api/admin/products/paper-card', { headers })).json.variants[0]
  expect(kept).toMatchObject({ grams: 0, hsCode: '', requiresShipping: false, tracked: false })
})
