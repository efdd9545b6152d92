/** A shop with several markets: each has its own addresses and prices, a shopper chooses, and nothing is charged that was not shown. */
import { beforeAll, describe, expect, test } from 'vitest'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { filled } from './buying.ts'
import { call } from './caller.ts'
import { asOwner, openMarketsShop } from './several-markets.ts'

let thing = ''

beforeAll(async () => {
  thing = await openMarketsShop()
})

const pathOf = (to: string) => new URL(to, 'https://shop.example').pathname

const addressIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  JP: { street: '1-2-3 Jingumae', postcode: '150-0001', city: 'Shibuya', region: 'Tokyo', country: 'JP' },
  KW: { street: 'Salem Street 4', postcode: '13001', city: 'Kuwait City', country: 'KW' },
  CL: { street: 'Alameda 100', postcode: '8320000', city: 'Santiago', region: 'RM', country: 'CL' },
}

/** Agrees to what the page shows, once more where the country has made it another total. */
const buy = async (browser: Browser, prefix: string, address: Readonly<Record<string, string>>) => {
  const { html } = await browser.get(`${prefix}/checkout`)
  let sent = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  let paid = await browser.post(`${prefix}/checkout`, { ...filled, ...address, ...sent })
  if (paid.status === 409) {
    sent = { key: hidden(paid.html, 'key'), expected: hidden(paid.html, 'expected') }
    paid = await browser.post(`${prefix}/checkout`, { ...filled, ...address, ...sent })
  }
  return paid
}

describe('addresses', () => {
  test('each market has pages in its own currency, which lead to others of the same', async () => {
    const browser = openBrowser()
    const own = await browser.get('/products/scroll')
    expect(own.html).toContain('€28')
    const japan = await browser.get('/en-japan/products/scroll')
    expect(japan.html).toContain('¥4,550')
    expect(japan.html).not.toContain('€28')
    expect(japan.html).toContain('"priceCurrency":"JPY"')
    expect(japan.html).toContain('href="/en-japan/cart"')
    expect((await browser.get('/zh-kuwait/products/scroll')).html).toMatch(/KWD.?10\.245/)
    expect((await browser.get('/en-chile/products/scroll')).html).toMatch(/CLP.?29,900/)
    // Nobody's look has changed what the next one sees.
    expect((await browser.get('/products/scroll')).html).toContain('€28')
    expect(browser.cookies.size).toBe(0)
  })

  test('machines are told which page is for whom', async () => {
    const { html } = await openBrowser().get('/en-japan/products/scroll')
    expect(html).toContain('<link rel="canonical" href="https://shop.example/en-japan/products/scroll"/>')
    expect(html).toContain('hreflang="en-JP" href="https://shop.example/en-japan/products/scroll"')
    expect(html).toContain('hreflang="zh-Hans-KW" href="https://shop.example/zh-kuwait/products/scroll"')
    expect(html).toContain('hreflang="en" href="https://shop.example/products/scroll"')
    const feed = await openBrowser().get('/en-japan/feeds/google.xml')
    expect(feed.html).toContain('4550 JPY')
    expect(feed.html).toContain('https://shop.example/en-japan/products/scroll')
  })

  test('lists are in it, and search narrows by its prices', async () => {
    const browser = openBrowser()
    expect((await browser.get('/en-japan/collections/all')).html).toContain('¥4,550')
    expect((await browser.get('/en-japan/search?q=scroll&max=4600')).html).toContain('/en-japan/products/scroll')
    expect((await browser.get('/en-japan/search?q=scroll&max=4500')).html).not.toContain('/en-japan/products/scroll')
  })

  test.each([
    ['/en-union/products/scroll', 301, '/products/scroll'],
    ['/en-atlantis/cart?a=b', 302, '/cart?a=b'],
    ['/zh-closed/products/scroll', 302, '/zh/products/scroll'],
  ])('%s leads to the shop’s own', async (path, status, to) => {
    const answer = await openBrowser().get(path)
    expect([answer.status, answer.to]).toEqual([status, to])
  })

  test('where a page leads on, it leads on in its market', async () => {
    const browser = openBrowser()
    const added = await browser.post('/en-japan/cart', { variant: thing, units: '1' })
    expect([added.status, added.to]).toEqual([303, '/en-japan/cart'])
    expect((await browser.get('/en-japan/cart')).html).toContain('¥4,550')
    expect((await browser.get('/zh-japan/account')).to).toContain('/zh-japan/account/sign-in')
  })
})

describe('programs', () => {
  test('are told the markets, and list what is sold in one in its currency', async () => {
    const { json } = await call('GET', '/api/markets')
    expect(json.markets.map(({ id }: { id: string }) => id)).toEqual(['union', 'japan', 'kuwait', 'chile'])
    expect(json.markets[1]).toEqual({
      id: 'japan',
      name: { en: 'Japan' },
      countries: ['JP'],
      currencies: ['JPY'],
      languages: ['en', 'zh'],
      pricesIncludeTax: true,
      path: '/en-japan',
    })
    const listed = await call('GET', '/api/products?market=japan')
    expect(listed.json.products.find(({ handle }: { handle: string }) => handle === 'scroll').price).toEqual({
      amount: 4550,
      currency: 'JPY',
    })
    expect((await call('GET', '/api/products?market=atlantis')).status).toBe(422)
    expect((await call('GET', '/api/products?market=japan&currency=EUR')).json.code).toBe('currency-unsold')
  })
})

describe('choosing', () => {
  test('a press at the foot of a page leads to the same page there, and prices the cart anew', async () => {
    const browser = openBrowser()
    await browser.post('/cart', { variant: thing, units: '2' })
    const page = await browser.get('/products/scroll')
    expect(page.html).toContain('European Union · EUR €')
    const chosen = await browser.post('/market', { market: 'japan', to: '/products/scroll' })
    expect([chosen.status, chosen.to]).toEqual([303, '/en-japan/products/scroll'])
    expect((await browser.get('/en-japan/cart')).html).toContain('¥9,100')
    // A page of their own without a market in its address is in the chosen one.
    expect((await browser.get('/cart')).html).toContain('href="/en-japan/collections/all"')
    const back = await browser.post('/market', { market: 'union', to: '/en-japan/products/scroll' })
    expect(back.to).toBe('/products/scroll')
    expect((await browser.get('/cart')).html).toContain('€56')
  })

  test('who is asked whether they are elsewhere is asked on every page until they answer', async () => {
    const browser = openBrowser()
    await browser.post('/market', { market: 'japan', to: '/' })
    const asked = JSON.parse((await browser.get('/cart/count')).html)
    expect(asked.line).toContain('Ship to: Japan')
    await browser.post('/market', { market: 'union', to: '/' })
    expect(JSON.parse((await browser.get('/cart/count')).html)).toEqual({ count: 0 })
  })

  test('what leads out of the shop, or to no market, leads to its own', async () => {
    const browser = openBrowser()
    expect((await browser.post('/market', { market: 'atlantis', to: 'https://evil.example/' })).to).toBe('/')
    expect((await browser.post('/zh/market', { market: 'japan', to: '//evil.example' })).to).toBe('/zh-japan')
  })
})

describe('buying', () => {
  test('what goes to another market is shown in its currency before it can be paid', async () => {
    const browser = openBrowser()
    await browser.post('/cart', { variant: thing, units: '1' })
    const refused = await buy(browser, '', addressIn['JP'] ?? {})
    expect([refused.status, pathOf(refused.to)]).toEqual([303, '/cart'])
    const cart = await browser.get('/cart')
    expect(cart.html).toContain('What goes to Japan is paid in JPY')
    expect((await browser.post('/cart/currency', {})).to).toBe('/cart')
    expect((await browser.get('/cart')).html).toContain('¥4,550')
    const paid = await buy(browser, '', addressIn['JP'] ?? {})
    expect(paid.to).toMatch(/orders\/ord_/)
    expect((await browser.get(paid.to)).html).toContain('¥')
  })

  test.each([
    ['japan', 'JP', 'JPY', 4550],
    ['kuwait', 'KW', 'KWD', 10_245],
    ['chile', 'CL', 'CLP', 29_900],
  ])('a whole purchase in %s', async (id, country, code, price) => {
    const browser = openBrowser()
    await browser.post(`/en-${id}/cart`, { variant: thing, units: '2' })
    const paid = await buy(browser, `/en-${id}`, addressIn[country] ?? {})
    expect(paid.to).toMatch(new RegExp(`^/en-${id}/orders/ord_`))
    const order = /ord_[a-z0-9]+/.exec(paid.to)?.[0]
    await expect
      .poll(async () => (await call('GET', `/api/admin/orders/${order}`, { headers: asOwner() })).status)
      .toBe(200)
    const { json } = await call('GET', `/api/admin/orders/${order}`, { headers: asOwner() })
    expect(json.totals.subtotal).toEqual({ amount: 2 * price, currency: code })
    const { subtotal, fulfillment, total } = json.totals
    expect(total.amount).toBe(subtotal.amount + fulfillment.amount)
  })
})
