/** A gift card is bought as a good, for oneself and for others: dealt when it is paid, mailed, shown, closed when it goes back. */
import { beforeAll, expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { GIFT_CARDS } from '#domain/catalog/gift-card'
import { locationId, type OrderId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import { productByHandle } from '#schema/products/catalog/catalog'
import { recordsOfOrder } from '#schema/transactions/stored-value/records'
import { importCatalog } from '#workers/flows/catalog/import'
import { codeFor } from '#workers/flows/stored-value/codes'
import { hidden, openBrowser } from './browser.ts'
import { CARDS, opened } from './buying.ts'
import { call } from './caller.ts'
import { anotherHouse, mailbox } from './customers.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

const EUR = currency('EUR')
/** As somebody writes it who has not thought of what a gift card is: it travels, is counted and taxed. */
const card: Draft = {
  handle: 'a-gift-card',
  status: 'active',
  category: GIFT_CARDS,
  text: { title: 'A gift card' },
  options: ['Worth'],
  variants: [
    {
      options: ['25'],
      tracked: false,
      requiresShipping: true,
      taxable: true,
      prices: [{ currency: EUR, price: 2500 }],
    },
    {
      options: ['50'],
      tracked: false,
      requiresShipping: true,
      taxable: true,
      prices: [{ currency: EUR, price: 5000 }],
    },
  ],
}
let small = '' as VariantId
let large = '' as VariantId
let owner: Readonly<Record<string, string>>
const EMAIL = 'maya@lindqvist.example'

beforeAll(async () => {
  owner = await signedIn('owner')
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  await importCatalog(shop, { products: [card], collections: [], location, overwrite: true }, Date.now())
  const variants = (await productByHandle(shop.PRODUCTS_DB, 'a-gift-card'))?.variants ?? []
  small = variants[0]?.id ?? small
  large = variants[1]?.id ?? large
})

const MEI = { name: 'Mei', email: 'mei@gifts.example', sender: 'Maya', message: 'For you', deliverOn: '' }
const LEO = { ...MEI, name: 'Leo', email: 'leo@gifts.example' }

const bought = async (lineItems: readonly object[]): Promise<{ id: OrderId; total: number; tax: number }> => {
  const { json: cart } = await call('POST', '/api/carts', { body: { lineItems } })
  const bearer = cart.key
  const path = `/api/checkouts/${cart.cart.id}`
  const { json } = await call('PUT', `${path}/details`, { bearer, body: { email: EMAIL } })
  const body = { payment: { cardNumber: CARDS.approves }, expectedTotal: json.totals.total }
  const paid = await call('POST', `${path}/complete`, { bearer, body })
  expect(paid.status).toBe(200)
  return { id: paid.json.order.id, total: json.totals.total.amount, tax: json.totals.tax.amount }
}

const dealt = async (order: OrderId, count: number) => {
  await expect
    .poll(async () => (await recordsOfOrder(shop.TRANSACTIONS_DB, order)).filter(({ balance }) => balance > 0).length, {
      timeout: 15_000,
    })
    .toBe(count)
  return recordsOfOrder(shop.TRANSACTIONS_DB, order)
}

test('two of one good for two people and one for the buyer are three cards, untaxed, without delivery', async () => {
  const mails = (await mailbox(EMAIL)).filter(({ template }) => template === 'gift-card').length
  const { id, total, tax } = await bought([
    { variantId: large, units: 1, gifts: [MEI] },
    { variantId: large, units: 2, gifts: [LEO] },
    { variantId: small, units: 1 },
  ])
  expect([total, tax]).toEqual([17_500, 0])
  const cards = await dealt(id, 4)
  expect(cards.map(({ recipient, issued }) => [recipient.email, issued]).toSorted()).toEqual([
    ['leo@gifts.example', 5000],
    [EMAIL, 2500],
    [EMAIL, 5000],
    ['mei@gifts.example', 5000],
  ])
  const [mail] = await mailbox('mei@gifts.example')
  expect(mail?.text).toContain('For you')
  const key = /key=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  expect((await mailbox(EMAIL)).filter(({ template }) => template === 'gift-card')).toHaveLength(mails + 2)

  const browser = openBrowser()
  const page = await browser.get(`/gift-cards/card?key=${key}`)
  const mine = cards.find(({ recipient }) => recipient.name === 'Mei')
  const code = await codeFor(shop, mine?.id as StoredValueId)
  expect(page.html).toContain(code.match(/.{4}/g)?.join('-'))
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect((await browser.get(`/zh/gift-cards/card?key=${key}`)).html).toContain('卡号')
  // Not the last letter: some of its bits say nothing.
  const other = (key.startsWith('x') ? 'y' : 'x') + key.slice(1)
  expect((await browser.get(`/gift-cards/card?key=${other}`)).status).toBe(404)

  const house = anotherHouse()
  const look = (typed: string) => browser.post('/gift-cards', { code: typed }, house)
  expect((await look(` ${code.toLowerCase()} `)).html).toContain('€50.00')
  expect((await look('0000 0000 0000 0000')).status).toBe(404)
  for (let wrong = 0; wrong < 20; wrong++) await look('0000000000000000')
  // Whoever guesses is not told when they are right.
  const stopped = await look(code)
  expect([stopped.status, stopped.html.includes('€50.00')]).toEqual([429, false])
})

test('who is to be written to is asked beside the button; what is amiss is said at its field, and the cart stays as it was', async () => {
  const browser = openBrowser()
  const page = await browser.get('/products/a-gift-card')
  expect(page.html).toContain('name="gift.email"')
  expect(page.html).not.toMatch(/<form[^>]*id="add"[^>]*data-add/)
  const form = { variant: large, units: '1', 'gift.name': 'Mei', 'gift.email': 'no', 'gift.message': 'Hello' }
  const wrong = await browser.post('/cart', form)
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('id="gift.email-wrong"')
  expect(wrong.html).toContain('href="#gift.email"')
  expect(wrong.html).toContain('value="Mei"')
  expect(wrong.html).toContain('>Hello</textarea>')
  expect((await browser.get('/cart')).html).not.toContain('A gift card')
  expect((await browser.post('/cart', { ...form, 'gift.email': 'mei@gifts.example' })).status).toBe(303)
  expect((await browser.get('/cart')).html).toContain('For Mei')
  const checkout = await browser.get('/checkout')
  expect(checkout.html).not.toMatch(/name="(street|delivery)"/)
  expect(hidden(checkout.html, 'expected')).toBe('5000')
})

test('by API the same is refused with the same reasons', async () => {
  const cart = await opened([])
  const add = (gifts: readonly object[]) =>
    call('POST', `/api/carts/${cart.id}/line-items`, {
      bearer: cart.bearer,
      body: { lineItems: [{ variantId: large, units: 1, gifts }] },
    })
  const wrong = await add([{ ...MEI, email: '', deliverOn: '2020-01-01' }])
  expect([wrong.status, wrong.json.code, wrong.json.fields]).toEqual([
    422,
    'gift-invalid',
    { email: 'required', deliverOn: 'day-past' },
  ])
  const right = await add([MEI])
  expect(right.json.lineItems).toMatchObject([{ gifts: [{ name: 'Mei', email: 'mei@gifts.example' }] }])
})

test('what an order gives back is closed, the unspent first, and cannot be opened again', async () => {
  const { id } = await bought([{ variantId: small, units: 2 }])
  await dealt(id, 2)
  const body = { reason: 'customer', lineItems: [{ variantId: small, units: 1 }] }
  expect((await call('POST', `/api/admin/orders/${id}/cancel`, { headers: owner, body })).status).toBe(200)
  const cards = await dealt(id, 1)
  const closed = cards.find(({ disabledAt }) => disabledAt !== null)
  expect(closed).toMatchObject({ disabledFor: 'order', balance: 0 })
  const enabled = await call('POST', `/api/admin/gift-cards/${closed?.id}/enable`, { headers: owner })
  expect([enabled.status, enabled.json.code]).toEqual([409, 'stored-value-refunded'])
  await call('POST', `/api/admin/orders/${id}/cancel`, { headers: owner, body: { reason: 'customer' } })
  await dealt(id, 0)
})
