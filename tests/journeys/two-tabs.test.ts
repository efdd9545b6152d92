/** Two tabs of one browser: what is done in one is found in the other, and nothing is lost or asked for twice. */
import { beforeAll, expect, test } from 'vitest'
import { hidden, openBrowser, type Browser, type Seen } from './browser.ts'
import { CARDS, filled } from './buying.ts'
import { stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

const withCart = async (): Promise<Browser> => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  return browser
}

const pay = (browser: Browser, { html }: Seen, card: string = CARDS.approves): Promise<Seen> =>
  browser.post('/checkout', { ...filled, key: hidden(html, 'key'), expected: hidden(html, 'expected'), card })

test('what was paid for in one tab is an order in the other, wherever that stands', async () => {
  const browser = await withCart()
  const other = await browser.get('/checkout')
  const { to: order } = await pay(browser, await browser.get('/checkout'))
  expect(order).toMatch(/^\/orders\/ord_/)
  expect((await browser.get('/checkout')).to).toBe(order)
  expect((await browser.get('/cart')).to).toBe(order)
  // Pay in the other tab, or after going back: the same order, and nothing is charged.
  expect((await pay(browser, other)).to).toBe(order)
  expect((await browser.post('/cart/lines', { variant: goods.chalk, units: '2' })).to).toBe(order)
  expect((await browser.get(order)).html).toContain('Thank you. It is yours.')
})

test('a line that was taken out in one tab is changed in the other: the cart shows what there is', async () => {
  const browser = await withCart()
  await browser.post('/cart', { variant: goods.aegean, units: '1' })
  for (const units of ['0', '0', '3'])
    expect((await browser.post('/cart/lines', { variant: goods.aegean, units, before: '1' })).to).toMatch(
      /^\/cart(\?|$)/,
    )
  expect((await browser.get('/cart/count')).html).toBe('{"count":1}')
})

test('who fills a cart again has that cart', async () => {
  const browser = await withCart()
  await pay(browser, await browser.get('/checkout'))
  await browser.post('/cart', { variant: goods.aegean, units: '1' })
  expect((await browser.get('/cart')).html).toContain('Aegean')
  expect((await browser.get('/checkout')).status).toBe(200)
})

test('a challenge that is answered twice leads to the order both times', async () => {
  const browser = await withCart()
  const { to } = await pay(browser, await browser.get('/checkout'), CARDS.challenges)
  const payment = hidden((await browser.get(to)).html, 'payment')
  const first = await browser.post('/checkout/challenge', { payment, answer: 'yes' })
  expect(first.to).toMatch(/^\/orders\/ord_/)
  for (const answer of ['yes', 'no'])
    expect((await browser.post('/checkout/challenge', { payment, answer })).to).toBe(first.to)
  expect((await browser.get(to)).to).toBe(first.to)
})

test('things that are put into the first cart at once are in one cart, each once', async () => {
  const browser = openBrowser()
  const add = (variant: string) => browser.post('/cart', { variant, units: '1' })
  await Promise.all([add(goods.chalk), add(goods.aegean)])
  for (const path of ['/cart', '/cart/drawer', '/cart']) {
    const { html } = await browser.get(path)
    for (const choice of ['Chalk', 'Aegean'])
      expect(html.split(`<p class="soft small">${choice}`), path).toHaveLength(2)
    expect(html).toContain('€58.00')
  }
  expect((await browser.get('/checkout')).html).toContain('€58.00')
  expect((await browser.get('/cart/count')).html).toBe('{"count":2}')
})

test('of thirty things that are put into the first cart at once none is lost, and none comes back after it was paid for', async () => {
  const browser = openBrowser()
  await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      browser.post('/cart', { variant: at % 2 ? goods.chalk : goods.aegean, units: '1' }),
    ),
  )
  expect((await browser.get('/cart/count')).html).toBe('{"count":30}')
  for (const variant of [goods.chalk, goods.aegean]) await browser.post('/cart/lines', { variant, units: '1' })
  expect((await pay(browser, await browser.get('/checkout'))).to).toMatch(/^\/orders\/ord_/)
  await browser.post('/cart', { variant: goods.aegean, units: '1' })
  expect((await browser.get('/cart/count')).html).toBe('{"count":1}')
})
