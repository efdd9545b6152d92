/** Shoppers buy through the pages, without a script: the way there, and everything that can go wrong on it. */
import { beforeAll, expect, test } from 'vitest'
import { hidden, openBrowser, type Browser, type Seen } from './browser.ts'
import { CARDS, filled } from './buying.ts'
import { stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const withCart = async (units: number, prefix = ''): Promise<Browser> => {
  const browser = openBrowser()
  const added = await browser.post(`${prefix}/cart`, { variant: goods.chalk, units: String(units) })
  expect([added.status, added.to]).toEqual([303, `${prefix}/cart`])
  return browser
}

/** Sends the form as the page that was shown had it, with changes. */
const pay = async (
  browser: Browser,
  shown: Seen,
  changed: Readonly<Record<string, string>> = {},
  prefix = '',
): Promise<Seen> => {
  const kept = { key: hidden(shown.html, 'key'), expected: hidden(shown.html, 'expected') }
  return browser.post(`${prefix}/checkout`, { ...kept, ...filled, ...changed })
}

test.each(['', '/zh'])('a shopper buys from the shelf to the order, at %s/', async (prefix) => {
  const browser = openBrowser()
  const product = await browser.get(`${prefix}/products/delos-mug`)
  await browser.post(`${prefix}/cart`, { variant: hidden(product.html, 'variant'), units: '2' })
  expect([...browser.cookies.keys()].join()).toMatch(/^__Host-stoa_cart,__Host-stoa_opened_\w+$/)
  expect(JSON.parse((await browser.get('/cart/count')).html)).toEqual({ count: 2 })

  expect((await browser.get(`${prefix}/cart`)).html).toContain('€56.00')
  const shown = await browser.get(`${prefix}/checkout`)
  expect(shown.headers.get('cache-control')).toBe('private, no-store')
  expect(shown.html).toContain('€60.90')

  const paid = await pay(browser, shown, {}, prefix)
  expect(paid.status).toBe(303)
  expect(paid.to).toMatch(new RegExp(`^${prefix}/orders/ord_[0-9a-z]{24}$`))
  const order = await browser.get(paid.to)
  expect(order.status).toBe(200)
  expect(order.html).toContain('Nygårdsgaten 12')
  expect(order.html).toContain('€60.90')
  expect(JSON.parse((await browser.get('/cart/count')).html)).toEqual({ count: 0 })
})

test('an order is shown to the browser that placed it, and to nobody else', async () => {
  const browser = await withCart(1)
  const { to } = await pay(browser, await browser.get('/checkout'))
  const key = browser.cookies.get(`__Host-stoa_${to.slice('/orders/'.length)}`) ?? ''
  expect((await browser.get(to)).status).toBe(200)
  const other = openBrowser()
  for (const wrong of [to, `${to}?key=`, `${to}?key=${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`]) {
    expect((await other.get(wrong)).status, wrong).toBe(404)
  }
})

test('the link of a mail is exchanged for a cookie of that order alone, by a press and not by following it', async () => {
  const buyer = await withCart(1)
  const { to } = await pay(buyer, await buyer.get('/checkout'))
  const name = `__Host-stoa_${to.slice('/orders/'.length)}`
  const key = buyer.cookies.get(name) ?? ''

  const reader = await withCart(2)
  const own = reader.cookies.get('__Host-stoa_cart')
  const asked = await reader.get(`${to}?key=${key}`)
  expect(asked.headers.getSetCookie()).toEqual([])
  expect(asked.html).not.toContain('Nygårdsgaten 12')
  const opened = await reader.post(to, { key: hidden(asked.html, 'key') })
  expect(opened.to).toBe(to)
  expect(opened.headers.getSetCookie()).toHaveLength(1)
  expect((await reader.get(to)).html).toContain('Nygårdsgaten 12')
  expect(reader.cookies.get('__Host-stoa_cart')).toBe(own)

  const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect((await openBrowser().post(to, { key }, elsewhere)).status).toBe(403)
})

test('what somebody else did not pay for goes into a cart of its own, without where it was to go', async () => {
  const first = await withCart(1)
  await pay(first, await first.get('/checkout'), { card: CARDS.declines })
  const [cart = '', key = ''] = (first.cookies.get('__Host-stoa_cart') ?? '').split('.')
  const address = `/orders/${cart.replace('cart_', 'ord_')}`

  const victim = openBrowser()
  const linked = await victim.get(`${address}?key=${key}`)
  await victim.post(address, { key: hidden(linked.html, 'key') })
  expect([...victim.cookies.keys()]).not.toContain('__Host-stoa_cart')
  const failed = await victim.get(address)
  expect(failed.html).toContain('The payment did not go through.')
  const again = await victim.post(`${address}/again`, { key: hidden(failed.html, 'key') })
  expect(again.to).toBe('/cart')
  expect(victim.cookies.get('__Host-stoa_cart')?.split('.')).toEqual([
    expect.not.stringMatching(cart),
    expect.not.stringMatching(key),
  ])
  const checkout = await victim.get('/checkout')
  expect(checkout.html).toContain('Delos mug')
  expect(checkout.html).not.toContain('Nygårdsgaten 12')
  await pay(victim, checkout, { name: 'Vera Victim', card: CARDS.declines })
  expect((await first.get('/checkout')).html).not.toContain('Vera Victim')
})

test('what is amiss is said at once, what was written is kept, and the card is not', async () => {
  const browser = await withCart(1)
  const amiss = await pay(browser, await browser.get('/checkout'), { postcode: '501', email: 'marit', city: '' })
  expect(amiss.status).toBe(422)
  expect(amiss.html).toContain('3 fields need another look. Nothing was charged.')
  expect(amiss.html).toContain('<a href="#postcode">Postcode: Such as 0025 in Norway</a>')
  expect(amiss.html).toContain('value="Nygårdsgaten 12"')
  expect(amiss.html).not.toContain(`value="${CARDS.approves}"`)
  expect((await pay(browser, amiss)).status).toBe(303)
})

test('a card that no demo knows is refused, and its number stands nowhere in the answer', async () => {
  const browser = await withCart(1)
  const refused = await pay(browser, await browser.get('/checkout'), { card: '4111 1111 1111 1111' })
  expect(refused.status).toBe(422)
  expect(refused.html).not.toContain('4111')
})

test('a card that is declined charges nothing, and another one pays', async () => {
  const browser = await withCart(1)
  const declined = await pay(browser, await browser.get('/checkout'), { card: CARDS.declines })
  expect(declined.status).toBe(402)
  expect(declined.html).toContain('Your bank declined the card.')
  expect((await pay(browser, declined)).status).toBe(303)
})

test.each([
  ['yes', 303, '/orders/'],
  ['no', 402, ''],
])('the bank asks, the shopper says %s', async (answer, status, leadsTo) => {
  const browser = await withCart(1)
  const { to } = await pay(browser, await browser.get('/checkout'), { card: CARDS.challenges })
  expect(to).toMatch(/^\/checkout\/challenge\?payment=pay_/)
  const bank = await browser.get(to)
  expect(bank.html).toContain('€32.90')
  const payment = hidden(bank.html, 'payment')
  const answered = await browser.post('/checkout/challenge', { payment, answer })
  expect(answered.status).toBe(status)
  expect(answered.to.startsWith(leadsTo)).toBe(true)
  expect((await browser.post('/checkout/challenge', { payment, answer: 'yes' })).status).not.toBe(500)
})

test('whoever has only the order answers the bank, and is shown the order and nobody’s checkout', async () => {
  const buyer = await withCart(1)
  const { to } = await pay(buyer, await buyer.get('/checkout'), { card: CARDS.challenges })
  const payment = hidden((await buyer.get(to)).html, 'payment')
  const other = openBrowser()
  for (const [name, value] of buyer.cookies) if (name !== '__Host-stoa_cart') other.cookies.set(name, value)
  const answered = await other.post('/checkout/challenge', { payment, answer: 'no' })
  expect(answered.to).toMatch(/^\/orders\/ord_/)
  expect((await other.get(answered.to)).html).toContain('The payment did not go through.')
})

test('a payment that waits for the bank is gone on with, and another takes its place instead of standing beside it', async () => {
  const browser = await withCart(1)
  const shown = await browser.get('/checkout')
  const { to } = await pay(browser, shown, { card: CARDS.challenges })
  expect((await browser.get('/checkout')).to).toBe(to)
  const waiting = await browser.get(`/orders/${to.replace(/.*pay_(.*)_1/, 'ord_$1')}`)
  expect(waiting.html).toContain('Your bank is waiting for you.')
  expect(waiting.html).toContain(`href="${to}"`)
  const again = await browser.post('/checkout', {
    ...filled,
    key: 'another-key',
    expected: hidden(shown.html, 'expected'),
  })
  expect(again.to).toMatch(/^\/orders\/ord_/)
  expect((await browser.get(again.to)).html).toContain('Thank you. It is yours.')
  expect((await browser.get(to)).to).toBe(again.to)
})

test('when the bank does not answer the order page says so, and looks again by itself', async () => {
  const browser = await withCart(1)
  const { to } = await pay(browser, await browser.get('/checkout'), { card: CARDS.timesOut })
  const pending = await browser.get(to)
  expect(pending.html).toContain('We could not reach your bank.')
  expect(pending.html).toContain('http-equiv="refresh"')
})

test('another way of delivery is another total: it is shown, and paid only when it was seen', async () => {
  const browser = await withCart(1)
  const changed = await pay(browser, await browser.get('/checkout'), { delivery: 'express' })
  expect(changed.status).toBe(409)
  expect(changed.html).toContain('The total is €42.00 now.')
  expect((await pay(browser, changed, { delivery: 'express' })).status).toBe(303)
})

test('pressing twice buys once', async () => {
  const browser = await withCart(1)
  const shown = await browser.get('/checkout')
  const impatient = openBrowser()
  for (const [name, value] of browser.cookies) impatient.cookies.set(name, value)
  const [first, second] = await Promise.all([pay(browser, shown), pay(impatient, shown)])
  const third = await pay(impatient, shown)
  const orders = [first, second, third].map(({ to }) => to).filter((to) => to.startsWith('/orders/'))
  expect(new Set(orders).size).toBe(1)
  expect([first, second, third].every(({ status }) => status === 303 || status === 409)).toBe(true)
})

test('more than there is cannot be bought, and the page says how many are left', async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.aegean, units: '4' })
  for (const path of ['/cart', '/cart/drawer']) {
    const { html } = await browser.get(path)
    expect(html).toContain('Only 3 of Delos mug are left. The sum is for 3.')
    expect(html).toContain('€90.00')
    expect(html).not.toContain('€120.00')
    expect(html).toContain('Set to 3')
  }
  expect((await browser.get('/checkout')).to).toBe('/cart')
  await browser.post('/cart/lines', { variant: goods.aegean, units: '3' })
  expect((await browser.get('/checkout')).html).toContain('€90.00')
})

test('what is sold out is named in the cart, and the way to the checkout is closed', async () => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.jug })
  const cart = await browser.get('/cart')
  expect(cart.html).toContain('Naoussa jug is sold out.')
  expect((await browser.get('/checkout')).to).toBe('/cart')
})

test('a line is stepped, set, taken out and put back', async () => {
  const browser = await withCart(2)
  const line = { variant: goods.chalk }
  await browser.post('/cart/lines', { ...line, units: '2', step: '1' })
  expect((await browser.get('/cart')).html).toContain('€84.00')
  await browser.post('/cart/lines', { ...line, units: '5' })
  expect((await browser.get('/cart')).html).toContain('€140.00')
  const removed = await browser.post('/cart/lines', { ...line, units: '0', before: '5' })
  const page = await browser.get(removed.to)
  expect(page.html).toContain('Delos mug is no longer in your cart.')
  await browser.post('/cart', { variant: hidden(page.html, 'variant'), units: hidden(page.html, 'units') })
  expect((await browser.get('/cart')).html).toContain('€140.00')
})

test.each([
  ['no units', { units: '0' }, 422],
  ['fewer than none', { units: '-1' }, 422],
  ['half a mug', { units: '1.5' }, 422],
  ['more than any shelf holds', { units: '999999999999' }, 422],
  ['a word', { units: 'many' }, 422],
  ['nothing', { variant: '' }, 404],
  ['something that is no id', { variant: "var_' OR 1=1" }, 404],
  ['a thing that nobody knows', { variant: 'var_0000000000000000' }, 404],
])('asking for %s changes nothing and is answered in words', async (_what, fields, status) => {
  const browser = openBrowser()
  const refused = await browser.post('/cart', { variant: goods.chalk, units: '1', ...fields })
  expect(refused.status).toBe(status)
  expect(refused.html).toContain('<h1>That did not work.</h1>')
  expect(browser.cookies.size).toBe(0)
})

test('a thing that is not for sale is refused', async () => {
  expect((await openBrowser().post('/cart', { variant: goods.bowl })).status).toBe(409)
})

test.each([
  ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['that is no form', { 'content-type': 'text/plain' }, 415],
])('a form %s is refused', async (_what, headers, status) => {
  for (const path of ['/cart', '/cart/lines', '/checkout', '/checkout/challenge', '/zh/cart']) {
    expect((await openBrowser().post(path, { variant: goods.chalk }, headers)).status, path).toBe(status)
  }
})

test('a form that is larger than any of ours is refused', async () => {
  expect((await openBrowser().post('/checkout', { name: 'a'.repeat(70_000) })).status).toBe(413)
})

test('a cart that is not mine is no cart', async () => {
  const [, proof = ''] = [...(await withCart(1)).cookies][0] ?? []
  const thief = openBrowser()
  thief.cookies.set('__Host-stoa_cart', `${proof.split('.')[0]}.${'0'.repeat(26)}`)
  expect(JSON.parse((await thief.get('/cart/count')).html)).toEqual({ count: 0 })
  expect((await thief.post('/cart/lines', { variant: goods.chalk, units: '9' })).status).toBe(404)
  expect((await thief.get('/checkout')).to).toBe('/cart')
})
