/** What is spent of a gift card that was sold is not given back as money as well: who cancels is told, and nobody gets it twice. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { GIFT_CARDS } from '#domain/catalog/gift-card'
import { locationId, type OrderId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { productByHandle } from '#schema/products/catalog/catalog'
import { recordsOfOrder } from '#schema/transactions/stored-value/records'
import { importCatalog } from '#workers/flows/catalog/import'
import { orderForStaff } from '#workers/flows/orders/orders'
import { codeFor } from '#workers/flows/stored-value/codes'
import { sweepStoredValues } from '#workers/flows/stored-value/sweep'
import { takeCardsBack } from '#workers/flows/stored-value/take-back'
import { CARDS } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'
import { balanceOf, payRest, readyWithCards } from './stored-values.ts'

const card: Draft = {
  handle: 'a-card-to-give',
  status: 'active',
  category: GIFT_CARDS,
  text: { title: 'A card to give' },
  options: [],
  variants: [{ options: [], tracked: false, prices: [{ currency: currency('EUR'), price: 5000 }] }],
}
const WAIT = { timeout: 15_000 }
let goods: Goods
let variant = '' as VariantId
let owner: Readonly<Record<string, string>>
let cookie = ''

beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  await importCatalog(shop, { products: [card], collections: [], location, overwrite: true }, Date.now())
  variant = (await productByHandle(shop.PRODUCTS_DB, 'a-card-to-give'))?.variants[0]?.id ?? variant
}, 60_000)

const bought = async (units: number): Promise<OrderId> => {
  const { json: cart } = await call('POST', '/api/carts', { body: { lineItems: [{ variantId: variant, units }] } })
  const path = `/api/checkouts/${cart.cart.id}`
  const bearer = cart.key
  const { json } = await call('PUT', `${path}/details`, { bearer, body: { email: 'maya@lindqvist.example' } })
  const body = { payment: { cardNumber: CARDS.approves }, expectedTotal: json.totals.total }
  const paid = await call('POST', `${path}/complete`, { bearer, body })
  if (paid.status !== 200) throw new Error(JSON.stringify(paid.json))
  return paid.json.order.id
}
const cardsOf = (order: OrderId) => recordsOfOrder(shop.TRANSACTIONS_DB, order)
const dealt = async (order: OrderId, count: number) => {
  await expect.poll(async () => (await cardsOf(order)).filter(({ balance }) => balance > 0).length, WAIT).toBe(count)
  return cardsOf(order)
}
const orderOf = async (id: OrderId) => {
  const found = await orderForStaff(shop, id)
  if (!found) throw new Error(`${id} is not there`)
  return found.order
}

/** A cart that the bearer of a card is about to pay for with it. */
const aboutToSpend = async ({ id, ending }: StoredValueRecord) =>
  readyWithCards([{ variantId: goods.chalk, units: 1 }], [{ id, ending, code: await codeFor(shop, id) }])
const spend = async (one: StoredValueRecord): Promise<number> => {
  const cart = await aboutToSpend(one)
  expect((await payRest(cart, { cardNumber: CARDS.approves })).status).toBe(200)
  await expect.poll(async () => (await balanceOf(one)).held, WAIT).toBe(0)
  return (await balanceOf(one)).taken
}
const cancel = (order: OrderId, more: { units?: number; giftCardsSpent?: number; key?: string } = {}) => {
  const { units, key, ...rest } = more
  const lineItems = units === undefined ? {} : { lineItems: [{ variantId: variant, units }] }
  const body = { reason: 'customer', ...lineItems, ...rest }
  return call('POST', `/api/admin/orders/${order}/cancel`, { headers: owner, body, ...(key && { key }) })
}

let order: OrderId
beforeEach(async () => {
  order = await bought(2)
})

test('what was spent is said before anything changes, by API and page; with the sum agreed to only the rest goes back', async () => {
  const [first] = await dealt(order, 2)
  const spent = await spend(first as StoredValueRecord)
  expect(spent).toBeGreaterThan(0)
  for (const agreed of [undefined, spent - 1]) {
    const refused = await cancel(order, agreed === undefined ? {} : { giftCardsSpent: agreed })
    expect([refused.status, refused.json.code]).toEqual([409, 'gift-cards-spent'])
    expect(refused.json.spent).toEqual({ amount: spent, currency: 'EUR' })
  }
  expect(await orderOf(order)).toMatchObject({ status: 'placed', payment: 'paid' })
  for (const { id, disabledAt, issued } of await cardsOf(order)) {
    const { available, taken } = await balanceOf({ id })
    expect([available + taken, disabledAt]).toEqual([issued, null])
  }

  const form = {
    key: crypto.randomUUID(),
    reason: 'customer',
    'lineItems[0].variantId': variant,
    'lineItems[0].units': '2',
  }
  const page = await visit(`/admin/orders/${order}/cancel`, { cookie, form: Object.entries(form) })
  const html = await page.text()
  expect(page.status).toBe(409)
  expect(html).toContain(`name="giftCardsSpent" value="${spent}"`)
  const agreed = { ...form, key: crypto.randomUUID(), giftCardsSpent: String(spent) }
  expect((await visit(`/admin/orders/${order}/cancel`, { cookie, form: Object.entries(agreed) })).status).toBe(303)
  const { json } = await call('GET', `/api/admin/orders/${order}`, { headers: owner })
  expect(json.cancellations).toMatchObject([
    { refund: { amount: 10_000 - spent }, withheld: { amount: spent }, giftCards: expect.arrayContaining([first?.id]) },
  ])
  for (const { id } of await cardsOf(order)) expect((await balanceOf({ id })).available).toBe(0)
  await expect.poll(async () => (await orderOf(order)).payment, WAIT).toBe('part-refunded')
  const shown = await (await visit(`/admin/orders/${order}`, { cookie })).text()
  expect(shown).toContain('does not go back')
})

test('the card of which most is left goes back first, in full; what is closed by staff goes back too, and stays closed', async () => {
  const [first, second] = await dealt(order, 2)
  const spent = await spend(first as StoredValueRecord)
  await call('POST', `/api/admin/gift-cards/${second?.id}/disable`, { headers: owner })
  const one = await cancel(order, { units: 1 })
  expect(one.json.cancellations).toMatchObject([
    { refund: { amount: 5000 }, giftCards: [second?.id], withheld: { amount: 0 } },
  ])
  const enabled = await call('POST', `/api/admin/gift-cards/${second?.id}/enable`, { headers: owner })
  expect(enabled.json.code).toBe('stored-value-refunded')
  const rest = await cancel(order, { giftCardsSpent: spent })
  expect(rest.json.cancellations[1]).toMatchObject({ refund: { amount: 5000 - spent }, withheld: { amount: spent } })
})

test('two who cancel one of two each take back two cards, and a press twice takes back one', async () => {
  await dealt(order, 2)
  const key = crypto.randomUUID()
  const all = [cancel(order, { units: 1 }), cancel(order, { units: 1, key }), cancel(order, { units: 1, key })]
  // Who meets another is asked to come again.
  for (const { status } of await Promise.all(all)) expect([200, 422, 503]).toContain(status)
  for (let tries = 0; tries < 5 && (await orderOf(order)).status !== 'cancelled'; tries++) await cancel(order)
  const { cancellations = [] } = await orderOf(order)
  const gone = cancellations.flatMap(({ giftCards = [] }) => giftCards)
  expect([gone.length, new Set(gone).size]).toEqual([2, 2])
  expect(cancellations.reduce((sum, { refund }) => sum + refund.amount, 0)).toBe(10_000)
  await dealt(order, 0)
})

test('cancelled before its cards are dealt, nobody has one of it', async () => {
  const done = await cancel(order)
  expect(done.json.cancellations).toMatchObject([{ refund: { amount: 10_000 } }])
  await expect.poll(async () => (await orderOf(order)).payment, WAIT).toBe('refunded')
  await dealt(order, 0)
  expect((await cardsOf(order)).every(({ disabledFor }) => disabledFor === 'order')).toBe(true)
})

test('whoever pays with a card while it is taken back: what was paid with it and what went back are what it was worth', async () => {
  const cards = await dealt(order, 2)
  const carts = await Promise.all(cards.map(aboutToSpend))
  const approves = { cardNumber: CARDS.approves }
  await Promise.all([...carts.map((cart) => payRest(cart, approves)), cancel(order)])
  for (let tries = 0; tries < 10 && (await orderOf(order)).status !== 'cancelled'; tries++) {
    const { json } = await cancel(order)
    if (json.code === 'gift-cards-spent') await cancel(order, { giftCardsSpent: json.spent.amount })
  }
  await expect.poll(async () => Promise.all(cards.map(balanceOf)), WAIT).toMatchObject([{ held: 0 }, { held: 0 }])
  const balances = await Promise.all(cards.map(balanceOf))
  const spent = balances.reduce((sum, { taken }) => sum + taken, 0)
  const { cancellations = [] } = await orderOf(order)
  expect(cancellations.reduce((sum, { refund }) => sum + refund.amount, 0)).toBeLessThanOrEqual(10_000 - spent)
  expect(cancellations.reduce((sum, { refund, withheld }) => sum + refund.amount + (withheld?.amount ?? 0), 0)).toBe(
    10_000,
  )
  expect(balances.map(({ available }) => available)).toEqual([0, 0])
})

test('what somebody has begun to take back and left behind is put back when its order can no longer have it', async () => {
  await dealt(order, 2)
  const placed = await orderOf(order)
  await takeCardsBack(shop, placed, [{ variantId: variant, units: 2 }], Date.now())
  await sweepStoredValues(shop, Date.now())
  expect(await Promise.all((await cardsOf(order)).map(balanceOf))).toMatchObject([{ available: 0 }, { available: 0 }])
  await sweepStoredValues(shop, Date.now() + 10 * 60_000)
  for (const one of await dealt(order, 2)) {
    expect(one).toMatchObject({ disabledAt: null, disabledFor: null })
    expect((await balanceOf(one)).available).toBe(5000)
  }
})
