/** Gift cards on the pages, without a script: one field in the cart and at the checkout, and what the order says of them. */
import { beforeAll, expect, test } from 'vitest'
import { customerId, orderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { hidden, openBrowser } from './browser.ts'
import { CARDS, details, filled, opened } from './buying.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { shop, stockGoods, type Goods } from './goods.ts'
import { balanceOf, dealt } from './stored-values.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
}, 60_000)

const withMug = async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  return browser
}

/** What a page was shown with, as its form sends it. */
const sumsIn = (html: string) => ({
  key: hidden(html, 'key'),
  expected: hidden(html, 'expected'),
  due: hidden(html, 'due'),
})

test('the field of codes in the cart takes a gift card, shows what it pays, and takes it back', async () => {
  const card = await dealt(2000)
  const browser = await withMug()
  const given = await browser.post('/cart/codes', { code: card.code.toLowerCase() })
  expect([given.status, given.to]).toEqual([303, '/cart'])
  const cart = await browser.get('/cart')
  expect(cart.html).toContain(`Gift card •••• ${card.ending}`)
  expect(cart.html).toContain('−€20.00')
  expect(cart.html).toMatch(/To pay<\/dt>/)
  expect(cart.html).not.toContain(card.code)
  expect((await browser.get('/cart/drawer')).html).toContain('−€20.00')
  expect((await browser.get('/zh/cart')).html).toContain(`礼品卡 •••• ${card.ending}`)
  expect((await browser.post('/cart/codes', { remove: card.id })).to).toBe('/cart')
  expect((await browser.get('/cart')).html).not.toContain(card.ending)
})

test('a code that may be a card stands in no address, and is kept in its field with what is wrong', async () => {
  const browser = await withMug()
  const wrong = await browser.post('/cart/codes', { code: '7K3M-9QXD-0000-AB12' })
  expect([wrong.status, wrong.to]).toEqual([404, ''])
  expect(wrong.html).toContain('value="7K3M-9QXD-0000-AB12"')
  expect(wrong.html).toContain('aria-describedby="code-wrong"')
  const foreign = await dealt(1000, { of: 'NOK' })
  const other = await browser.post('/cart/codes', { code: foreign.code })
  expect([other.status, other.to]).toEqual([422, ''])
  expect(other.html).toContain('This gift card is for orders in NOK.')
})

test('at the checkout the field keeps all that was typed; the card pays its part, and the order says so everywhere', async () => {
  const card = await dealt(2000)
  const browser = await withMug()
  const typed = { ...filled, name: 'Marit Kort Solberg' }
  const tried = await browser.post('/checkout', { ...typed, action: 'redeem', redeem: 'NOBODY-MADE-IT' })
  expect(tried.status).toBe(404)
  expect(tried.html).toContain('value="NOBODY-MADE-IT"')
  expect(tried.html).toContain('href="#redeem"')
  for (const kept of ['Marit Kort Solberg', 'Nygårdsgaten 12', '5015']) expect(tried.html).toContain(`value="${kept}"`)

  const given = await browser.post('/checkout', { ...typed, action: 'redeem', redeem: card.code })
  expect(given.status).toBe(200)
  expect(given.html).toContain('value="Marit Kort Solberg"')
  expect(given.html).not.toContain(card.code)
  const [total, due] = [hidden(given.html, 'expected'), hidden(given.html, 'due')].map(Number)
  expect((total ?? 0) - (due ?? 0)).toBe(2000)
  expect(given.html).toContain(`Pay €${((due ?? 0) / 100).toFixed(2)}`)

  const paid = await browser.post('/checkout', { ...typed, ...sumsIn(given.html) })
  expect(paid.status).toBe(303)
  const order = await browser.get(paid.to)
  expect(order.html).toContain(`Gift card •••• ${card.ending}`)
  expect(order.html).toContain('Paid otherwise')

  const id = orderId(paid.to.split('/').at(-1))
  const { cookie } = await atDesk('owner')
  const desk = await (await visit(`/admin/orders/${id}`, { cookie })).text()
  expect(desk).toContain(`<a href="/admin/gift-cards/${card.id}">Gift card •••• ${card.ending}</a>`)
  expect(id && (await orderForStaff(shop, id))?.order.payments).toMatchObject([{ amount: { amount: 2000 } }])
  await expect.poll(async () => (await balanceOf(card)).taken, { timeout: 15_000 }).toBe(2000)
})

test('a code that stands in its field when somebody pays is used first, and nothing is paid before they have seen the sum', async () => {
  const card = await dealt(50_000)
  const browser = await withMug()
  const shown = await browser.post('/checkout', { ...filled, action: 'update' })
  const pressed = await browser.post('/checkout', { ...filled, ...sumsIn(shown.html), redeem: card.code })
  expect(pressed.status).toBe(200)
  expect(hidden(pressed.html, 'due')).toBe('0')
  expect(pressed.html).toMatch(/Place order, €/)
  expect(pressed.html).toMatch(/data-payment[^>]*hidden/)
  const { card: _number, expiry: _month, code: _proof, ...withoutCard } = filled
  const paid = await browser.post('/checkout', { ...withoutCard, ...sumsIn(pressed.html) })
  expect(paid.status).toBe(303)
})

test('credit of an account is offered to whoever is signed in, used by a press, and to nobody else', async () => {
  const email = 'has-credit@example.com'
  const browser = await withMug()
  await signIn(email, browser)
  const customer = customerId(
    (await shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')) ?? '',
  )
  if (!customer) throw new Error('nobody is signed in')
  expect((await browser.get('/cart')).html).not.toContain('Use your credit')
  const credit = await dealt(1200, { customer })
  expect((await browser.get('/cart')).html).toContain('Use your credit of €12.00')
  expect((await browser.get('/checkout')).html).toContain('Use your credit of €12.00')
  // Whoever has the key of the cart alone spends nothing of it: by the API as on a page.
  const [id = '', bearer = ''] = ([...browser.cookies.values()].find((one) => one.startsWith('cart_')) ?? '').split('.')
  const asked = { bearer, body: { credit: true } }
  const byKey = await call('PUT', `/api/carts/${id}/stored-values`, asked)
  expect([byKey.status, byKey.json.code]).toEqual([401, 'sign-in-required'])
  const session = browser.cookies.get('__Host-stoa_customer') ?? ''
  const headers = { 'Customer-Token': decodeURIComponent(session) }
  const theirs = await call('PUT', `/api/carts/${id}/stored-values`, { ...asked, headers })
  expect([theirs.status, theirs.json.due]).toEqual([200, expect.anything()])
  // Nor does it pay with what its owner has put into the cart.
  const ready = await call('PUT', `/api/checkouts/${id}/details`, { bearer, body: { ...details, email } })
  const { totals, due } = ready.json
  const paying = { payment: { cardNumber: CARDS.approves }, expectedTotal: totals.total, expectedDue: due }
  const leaked = await call('POST', `/api/checkouts/${id}/complete`, { bearer, body: paying })
  expect([leaked.status, leaked.json.code]).toEqual([401, 'sign-in-required'])
  expect(await balanceOf(credit)).toMatchObject({ held: 0, taken: 0 })
  const strange = await opened([{ variantId: goods.chalk, units: 1 }])
  const elsewhere = { bearer: strange.bearer, body: { credit: true }, headers }
  expect((await call('PUT', `/api/carts/${strange.id}/stored-values`, elsewhere)).json.code).toBe('cart-not-own')
  const back = await call('DELETE', `/api/carts/${id}/stored-values/${theirs.json.storedValues[0].id}`, { bearer })
  expect(back.status).toBe(200)
  const used = await browser.post('/checkout', { ...filled, email, action: '', credit: 'yes' })
  expect(used.html).toContain('Store credit')
  expect(used.html).not.toContain('Use your credit')
  const paid = await browser.post('/checkout', { ...filled, email, ...sumsIn(used.html) })
  expect(paid.status).toBe(303)
  await expect.poll(async () => (await balanceOf(credit)).taken, { timeout: 15_000 }).toBe(1200)
  const guest = await withMug()
  await guest.post('/cart/codes', { credit: 'yes' })
  expect((await guest.get('/cart')).html).not.toMatch(/Store credit|Use your credit/)
})

test('money that is spent meanwhile is said at the checkout, and nothing that was typed is lost', async () => {
  const card = await dealt(2000)
  const [first, second] = [await withMug(), await withMug()]
  const ready = async (browser: typeof first) => {
    const { html } = await browser.post('/checkout', { ...filled, action: 'redeem', redeem: card.code })
    return () => browser.post('/checkout', { ...filled, ...sumsIn(html) })
  }
  const [one, other] = [await ready(first), await ready(second)]
  expect((await one()).status).toBe(303)
  const short = await other()
  expect(short.status).toBe(409)
  expect(short.html).toContain(`Gift card •••• ${card.ending} has only €0.00 left`)
  expect(short.html).toContain('value="Marit Solberg"')
  expect(hidden(short.html, 'due')).toBe(hidden(short.html, 'expected'))
})
