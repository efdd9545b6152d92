/** What markets do not sell, and rates that are saved: judged by one rule on pages, in carts and by API. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { addGood, asOwner, markets, openMarketsShop, rate, save } from './several-markets.ts'

beforeAll(async () => {
  await openMarketsShop()
})

describe('what is not sold somewhere', () => {
  let oil = ''

  beforeAll(async () => {
    oil = await addGood('oil', 'Lantern oil', 1900, 'flammable')
    const [own, japan, ...others] = markets.markets
    const without = { ...japan, without: ['flammable'], currencies: ['JPY', 'EUR'] }
    expect((await save('markets', { ...markets, markets: [own, without, ...others] })).status).toBe(200)
  })

  test('is in no list and no search there; its page says so, and is found elsewhere', async () => {
    const browser = openBrowser()
    for (const path of [
      '/en-japan/collections/all',
      '/en-japan/search?q=lantern+oil',
      '/en-japan/collections/flammable',
    ])
      expect((await browser.get(path)).html).not.toContain('/products/oil"')
    const page = await browser.get('/en-japan/products/oil')
    expect(page.html).toContain('Not for sale here')
    expect(page.html).not.toContain('"@type":"Offer"')
    expect((await browser.get('/en-japan/feeds/google.xml')).html).not.toContain('/products/oil')
    expect((await browser.get('/search?q=lantern+oil')).html).toContain('/products/oil"')
    expect((await browser.get('/products/oil')).html).toContain('id="add"')
  })

  test('cannot be sent there: the cart says why, and to another country it goes', async () => {
    const { json } = await call('POST', '/api/carts', { body: { lineItems: [{ variantId: oil, units: 1 }] } })
    const to = async (country: string) => {
      const address = { name: 'Maya', street: 'Road 1', postcode: '150-0001', city: 'City', region: 'Tokyo', country }
      const body = { email: 'maya@lindqvist.example', address, delivery: 'express' }
      return call('PUT', `/api/checkouts/${json.cart.id}/details`, { bearer: json.key, body })
    }
    const japan = await to('JP')
    expect(japan.json.messages).toContainEqual(expect.objectContaining({ code: 'item_unavailable', variantId: oil }))
    const browser = openBrowser()
    browser.cookies.set('__Host-stoa_cart', `${json.cart.id}.${json.key}`)
    expect((await browser.get('/cart')).html).toContain('Not sold to Japan.')
  })
})

describe('rates', () => {
  test.each([
    ['no number', { rate: 'much' }, 'rates.0.rate', 'rate-form'],
    ['nothing', { rate: '0.00' }, 'rates.0.rate', 'rate-form'],
    ['the own currency', { currency: 'EUR' }, 'rates.0.currency', 'rate-of-own'],
    ['one that is not sold in', { currency: 'GBP' }, 'rates.0.currency', 'unsold-currency'],
    ['a step of half a yen', { step: '0.5' }, 'rates.0.step', 'step-form'],
    ['an ending as large as the step', { step: '100', less: '100' }, 'rates.0.less', 'less-form'],
    ['too much on top', { adjustment: 10_001 }, 'rates.0.adjustment', 'out-of-range'],
    ['a day that there is not', { day: '2026-02-30' }, 'rates.0.day', 'date-form'],
  ])('%s is refused at its field', async (_, wrong, path, code) => {
    const [first, ...rest] = markets.rates
    const answer = await save('markets', { ...markets, rates: [{ ...first, ...wrong }, ...rest] })
    expect(answer.status).toBe(422)
    expect(answer.json.issues).toEqual([{ path, code }])
  })

  test('a currency or a language that the shop has not is no market’s', async () => {
    const wrong = { ...markets.markets[1], currencies: ['GBP'] }
    const answer = await save('markets', { ...markets, markets: [wrong] })
    expect(answer.json.issues).toContainEqual({ path: 'markets.0.currencies.0', code: 'unsold-currency' })
  })

  test('another rate is another price within seconds, and staff are told what is still to be done', async () => {
    const answer = await save('markets', { ...markets, rates: [rate('JPY', '200')] })
    expect(answer.status).toBe(200)
    const { html } = await openBrowser().get('/en-japan/products/scroll')
    expect(html).toContain('¥5,600')
    expect((await call('GET', '/api/admin/settings', { headers: asOwner() })).json.pricesDue).toBe(0)
    expect((await openBrowser().get('/en-japan/collections/all')).html).toContain('¥5,600')
  })
})
