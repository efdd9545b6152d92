/** What tax a cart bears: by class and place, of a firm that owes it itself, of a buyer who owes none; and what its order keeps. */
import { beforeAll, expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { savedSettings } from '#schema/products/settings/settings'
import { CARDS, opened, pay, type LineItem } from './buying.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { writeInvoices } from './invoicing.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  goods = await stockGoods()
  await writeInvoices()
  owner = await signedIn('owner')
})

const person = { name: 'Ada', street: 'Rue 1', extra: '', region: '', phone: '' }
const PARIS = { ...person, postcode: '75001', city: 'Paris', country: 'FR' }
const NEW_YORK = { ...person, street: '1 Main St', postcode: '10001', city: 'New York', region: 'NY', country: 'US' }

const ready = async (lines: readonly LineItem[], details: object) => {
  const cart = await opened(lines)
  const body = { email: 'ada@example.org', delivery: 'express', ...details }
  const { json, status } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body })
  expect(status).toBe(200)
  return { ...cart, expectedTotal: json.totals.total, totals: json.totals }
}
const amounts = (totals: Record<string, { amount: number }>) =>
  Object.fromEntries(
    Object.entries(totals).flatMap(([name, one]) => (typeof one === 'object' ? [[name, one.amount]] : [])),
  )

const saveTax = async (change: object) => {
  const { documents: saved, versions } = await savedSettings(shop.PRODUCTS_DB, ['tax'])
  const body = { version: versions.tax ?? 0, value: { ...(saved.tax ?? documents.tax), ...change } }
  const done = await call('PUT', '/api/admin/settings/tax', { headers: owner, body })
  expect(done.status).toBe(200)
}

test('a firm in another country of the EU pays without tax, and its order and invoice say why', async () => {
  const lines = [{ variantId: goods.chalk, units: 1 }]
  const consumer = await ready(lines, { address: PARIS })
  expect(amounts(consumer.totals)).toMatchObject({ subtotal: 2800, fulfillment: 1400, tax: 700, total: 4200 })
  const firm = await ready(lines, { address: PARIS, business: { company: 'Firm SARL', vatId: 'FR83404833048' } })
  expect(amounts(firm.totals)).toMatchObject({ subtotal: 2800, tax: 0, tax_relief: 700, total: 3500 })
  const { json } = await pay(firm, CARDS.approves)
  expect(json.order).toMatchObject({
    business: { company: 'Firm SARL', vatId: 'FR83404833048' },
    taxGroups: [{ category: 'K', rate: 0, base: { amount: 3500 }, tax: { amount: 0 } }],
  })
  const invoice = () =>
    shop.TRANSACTIONS_DB.prepare(`SELECT document FROM invoices WHERE order_id = ?1`)
      .bind(json.order.id)
      .first<string>('document')
  await expect.poll(invoice, { timeout: 15_000 }).toContain('"intra-community"')
  expect(JSON.parse((await invoice()) ?? '{}')).toMatchObject({ buyer: { name: 'Firm SARL', vatId: 'FR83404833048' } })
})

test('whose register cannot say pays as everybody does', async () => {
  const silent = await ready([{ variantId: goods.chalk, units: 1 }], {
    address: PARIS,
    business: { company: 'Firm SARL', vatId: 'FR83404833300' },
  })
  expect(amounts(silent.totals)).toMatchObject({ tax: 700, total: 4200 })
})

test('goods of a class go by its rate, and a region by its own', async () => {
  const whole = { region: '', postcodes: '', taxClass: '', source: '', from: null, until: null }
  const rates = [
    { ...whole, country: 'FR', rate: 2000 },
    { ...whole, country: 'FR', rate: 550, taxClass: 'books' },
    { ...whole, country: 'US', rate: 0 },
    { ...whole, country: 'US', rate: 887.5, region: 'NY' },
  ]
  await saveTax({ rates })
  const PRODUCT = '/api/admin/products/delos-mug'
  const read = await call('GET', PRODUCT, { headers: owner })
  const changed = await call('PUT', PRODUCT, {
    headers: owner,
    body: { version: read.json.version, taxClass: 'Books' },
  })
  expect(changed.status).toBe(200)
  expect((await call('GET', PRODUCT, { headers: owner })).json.taxClass).toBe('books')
  const lines = [{ variantId: goods.chalk, units: 1 }]
  await expect
    .poll(async () => amounts((await ready(lines, { address: PARIS })).totals)['tax'], { timeout: 15_000 })
    .toBe(146 + 233)
  const { totals } = await ready(lines, { address: NEW_YORK })
  // Prices there contain it: 42.00 hold 8.875 %.
  expect(amounts(totals)).toMatchObject({ tax: 342, total: 4200 })
  await saveTax({ rates: documents.tax.rates })
})

test('a customer with a certificate owes none; staff say so, and without its number it is refused', async () => {
  const browser = await signIn('exempt@example.org')
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const customer =
    (await shop.USERS_DB.prepare(`SELECT id FROM customers WHERE email = 'exempt@example.org'`).first<string>('id')) ??
    ''
  const say = (body: object) => call('PUT', `/api/admin/customers/${customer}/tax-exemption`, { headers: owner, body })
  expect((await say({ exempt: true })).status).toBe(422)
  expect((await say({ exempt: true, certificate: '01-339' })).status).toBe(200)
  const { json } = await call('GET', `/api/admin/customers/${customer}`, { headers: owner })
  expect(json).toMatchObject({ taxExempt: true, taxCertificate: '01-339' })
  const sent = { ...PARIS, email: 'exempt@example.org', delivery: 'express', action: 'update' }
  await expect
    .poll(async () => (await browser.post('/checkout', sent)).html.includes('Tax that you do not owe'), {
      timeout: 15_000,
    })
    .toBe(true)
})
