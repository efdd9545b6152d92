/** The last one of a thing, and the shopper who holds it: nobody is kept out by their own hold. */
import { beforeEach, expect, test } from 'vitest'
import { locationId, type VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { importCatalog } from '#workers/flows/catalog/import'
import { hidden, openBrowser, type Browser, type Seen } from './browser.ts'
import { CARDS, filled, pay as payAsProgram, ready } from './buying.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'

const until = async (what: () => Promise<boolean>): Promise<void> => {
  const last = Date.now() + 15_000
  while (!(await what())) {
    if (Date.now() > last) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

let things = 0
let item: VariantId
const wordOf = async (handle: string) => (await productByHandle(shop.PRODUCTS_DB, handle))?.variants[0]

/** Each test has a thing of its own, of which there is one. */
beforeEach(async () => {
  const handle = `only-one-${++things}`
  const location = locationId('main')
  if (!location) throw new Error('main is a location')
  const prices = [{ currency: currency('EUR'), price: 3000 }]
  const draft = {
    handle,
    status: 'active' as const,
    text: { title: 'Only one' },
    variants: [{ sku: handle, tracked: true, units: 1, prices }],
  }
  await importCatalog(shop, { products: [draft], collections: [], location, overwrite: true }, Date.now())
  await until(async () => (await wordOf(handle))?.availability === 'low')
  const made = await wordOf(handle)
  if (!made) throw new Error('it was not made')
  item = made.id
})

const withIt = async (): Promise<Browser> => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: item, units: '1' })
  return browser
}

const pay = (browser: Browser, { html }: Seen, card: string): Promise<Seen> =>
  browser.post('/checkout', { ...filled, key: hidden(html, 'key'), expected: hidden(html, 'expected'), card })

/** What everybody else reads has reached the pages. */
const soldOutToOthers = () =>
  until(async () => {
    const other = await withIt()
    return (await other.get('/cart')).html.includes('Only one is sold out.')
  })

test('a card that is declined and a good one buy the last one, without a pause between them', async () => {
  const browser = await withIt()
  const declined = await pay(browser, await browser.get('/checkout'), CARDS.declines)
  expect(declined.status).toBe(402)
  const paid = await pay(browser, declined, CARDS.approves)
  expect(paid.to).toMatch(/^\/orders\/ord_/)
  expect((await browser.get(paid.to)).html).toContain('Thank you. It is yours.')
})

test('a cart whose payment waits at the bank is not sold out to its shopper, who goes on or takes it back', async () => {
  const browser = await withIt()
  const bank = await pay(browser, await browser.get('/checkout'), CARDS.challenges)
  await soldOutToOthers()
  for (const path of ['/cart', '/cart/drawer']) {
    const { html } = await browser.get(path)
    expect(html).not.toContain('sold out')
    expect(html).toContain('waiting for you at your bank')
    expect(html).toContain(bank.to)
    expect(html).toContain('action="/checkout/take-back"')
  }
  expect((await browser.get('/checkout')).to).toBe(bank.to)
  // Changing it is answered by the cart, which says what can be done, and not by a page of its own.
  expect((await browser.post('/cart/lines', { variant: item, units: '0' })).to).toBe('/cart')

  expect((await browser.post('/checkout/take-back', {})).to).toBe('/cart')
  expect((await browser.get('/cart')).html).not.toContain('sold out')
  const shown = await browser.get('/checkout')
  expect(shown.status).toBe(200)
  // The bank of before is not believed any more.
  const late = await browser.post('/checkout/challenge', { payment: bank.to.split('=')[1] ?? '', answer: 'yes' })
  expect(late.status).toBe(409)
  const paid = await pay(browser, shown, CARDS.approves)
  expect((await browser.get(paid.to)).html).toContain('Thank you. It is yours.')
})

test('taken back, the line can be taken out, and others can buy it', async () => {
  const browser = await withIt()
  await pay(browser, await browser.get('/checkout'), CARDS.challenges)
  await browser.post('/checkout/take-back', {})
  expect((await browser.post('/cart/lines', { variant: item, units: '0' })).to).toBe('/cart')
  expect((await browser.get('/cart')).html).toContain('Your cart is empty.')
  await until(async () => {
    const other = await withIt()
    const shown = await other.get('/checkout')
    return shown.status === 200 && (await pay(other, shown, CARDS.approves)).to.startsWith('/orders/')
  })
})

test('a program takes a cart back, or pays with another card while the first waits: there is one order', async () => {
  const cart = await ready([{ variantId: item, units: 1 }])
  expect((await payAsProgram(cart, CARDS.challenges)).status).toBe(202)
  const path = `/api/checkouts/${cart.id}`
  expect((await call('GET', path, { bearer: cart.bearer })).json).toMatchObject({
    status: 'requires_escalation',
    messages: [],
  })
  const taken = await call('DELETE', `${path}/payment`, { bearer: cart.bearer })
  expect([taken.status, taken.json.status]).toEqual([200, 'ready_for_complete'])
  expect((await payAsProgram(cart, CARDS.challenges)).status).toBe(202)
  const paid = await payAsProgram(cart, CARDS.approves)
  expect([paid.status, paid.json.status]).toEqual([200, 'completed'])
  const answered = await call('POST', `${path}/challenge`, { bearer: cart.bearer, body: { approved: true } })
  expect(answered.json.order?.id).toBe(paid.json.order.id)
  const after = await call('DELETE', `${path}/payment`, { bearer: cart.bearer })
  expect([after.status, after.json.code, after.json.orderId]).toEqual([409, 'cart-ordered', paid.json.order.id])
})
