/** A market in which several currencies are paid: each has pages of its own, and nobody gets one that they have not chosen. */
import { beforeAll, describe, expect, test } from 'vitest'
import { hidden, openBrowser } from './browser.ts'
import { filled } from './buying.ts'
import { call } from './caller.ts'
import { asOwner, openMarketsShop } from './several-markets.ts'

let thing = ''

beforeAll(async () => {
  thing = await openMarketsShop()
})

describe('addresses', () => {
  test('a page is in the currency that its address names, leads on in it, and is known by that of the usual one', async () => {
    const browser = openBrowser()
    const { html } = await browser.get('/en-union_jpy/products/scroll')
    expect(html).toContain('¥4,550')
    expect(html).not.toContain('€28')
    expect(html).toContain('href="/en-union_jpy/cart"')
    expect(html).toContain('href="/zh-union_jpy/products/scroll"')
    expect(html).toContain('<link rel="canonical" href="https://shop.example/products/scroll"/>')
    expect(html).not.toContain('href="https://shop.example/en-union_jpy')
    expect((await browser.get('/en-union_jpy/collections/all')).html).toContain('¥4,550')
    // Kept under its address: nobody else sees it.
    expect((await openBrowser().get('/products/scroll')).html).toContain('€28')
    expect(browser.cookies.size).toBe(0)
  })

  test.each([
    ['/en-union_eur/products/scroll?a=b', '/products/scroll?a=b'],
    ['/zh-japan_jpy', '/zh-japan'],
    ['/en-japan_eur/products/scroll', '/en-japan/products/scroll'],
    ['/en-japan_xyz/cart', '/en-japan/cart'],
    ['/en-closed_jpy/cart', '/cart'],
  ])('%s leads to %s', async (path, to) => {
    const answer = await openBrowser().get(path)
    expect([answer.status, answer.to]).toEqual([302, to])
  })

  test('is the same to feeds, and to the map of the shop it is no other page', async () => {
    expect((await openBrowser().get('/en-union_jpy/feeds/google.xml')).html).toContain('4550 JPY')
    const map = (await openBrowser().get('/sitemaps/products-1.xml')).html
    expect(map).toContain('<loc>https://shop.example/en-japan/products/scroll</loc>')
    expect(map).not.toContain('_jpy')
  })
})

describe('choosing', () => {
  test('a currency is chosen where its market has several, and the cart is priced anew', async () => {
    const browser = openBrowser()
    await browser.post('/cart', { variant: thing, units: '2' })
    const page = await browser.get('/products/scroll')
    expect(page.html).toContain('name="from" value="union"')
    expect(page.html).toMatch(/<option value="JPY">JPY ¥/)
    expect((await browser.get('/en-japan/products/scroll')).html).not.toContain(
      '<select class="plain-select" name="currency"',
    )
    const chosen = await browser.post('/market', {
      market: 'union',
      currency: 'JPY',
      from: 'union',
      to: '/products/scroll',
    })
    expect([chosen.status, chosen.to]).toEqual([303, '/en-union_jpy/products/scroll'])
    expect((await browser.get('/en-union_jpy/cart')).html).toContain('¥9,100')
    // Pages of their own without a market in the address are in it, too; a page for everyone asks.
    expect((await browser.get('/cart')).html).toContain('¥9,100')
    const { line } = JSON.parse((await browser.get('/cart/count')).html)
    expect(line).toContain('You have chosen prices in JPY; these are in EUR.')
    const back = await browser.post('/market', { market: 'union', currency: 'EUR', from: 'union_jpy', to: '/cart' })
    expect(back.to).toBe('/cart')
    expect((await browser.get('/cart')).html).toContain('€56')
  })

  test('who goes elsewhere gets what is usual there, whatever the form still had', async () => {
    const press = async (market: string, currency: string, from: string) =>
      (await openBrowser().post('/market', { market, currency, from, to: '/' })).to
    expect(await press('kuwait', 'JPY', 'union_jpy')).toBe('/en-kuwait')
    expect(await press('japan', 'EUR', 'union')).toBe('/en-japan')
    expect(await press('union', 'KWD', 'kuwait')).toBe('/')
    expect(await press('union', 'GBP', 'union')).toBe('/')
  })
})

test('what is bought so is paid in it', async () => {
  const browser = openBrowser()
  await browser.post('/en-union_jpy/cart', { variant: thing, units: '1' })
  const { html } = await browser.get('/en-union_jpy/checkout')
  const sent = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const address = { street: 'Kade 7', postcode: '3011 AA', city: 'Rotterdam', country: 'NL' }
  let paid = await browser.post('/en-union_jpy/checkout', { ...filled, ...address, ...sent })
  if (paid.status === 409) {
    const again = { key: hidden(paid.html, 'key'), expected: hidden(paid.html, 'expected') }
    paid = await browser.post('/en-union_jpy/checkout', { ...filled, ...address, ...again })
  }
  expect(paid.status).toBe(303)
  const [, order = ''] = /\/orders\/(ord_[0-9a-z]+)/.exec(paid.to) ?? []
  await expect
    .poll(async () => (await call('GET', `/api/admin/orders/${order}`, { headers: asOwner() })).status)
    .toBe(200)
  const { json } = await call('GET', `/api/admin/orders/${order}`, { headers: asOwner() })
  expect(json.totals.subtotal).toEqual({ amount: 4550, currency: 'JPY' })
})
