/** Goods, delivery, tax and total are called the same and come to the same, wherever a shopper looks. */
import { beforeAll, expect, test } from 'vitest'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { CARDS, details, opened } from './buying.ts'
import { call } from './caller.ts'
import { stockGoods, type Goods } from './goods.ts'

let goods: Goods
let browser: Browser
beforeAll(async () => {
  goods = await stockGoods()
  browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
})

const card = { card: CARDS.approves, expiry: '08 / 39', code: '123' }

/** The rows of the first totals of a page, each as what it is and what it says. */
const rows = (html: string): Readonly<Record<string, string>> => {
  const list = /<dl class="totals">([\s\S]*?)<\/dl>/.exec(html)?.[1] ?? ''
  const text = (part: string) =>
    part
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  return Object.fromEntries(
    Array.from(
      list.matchAll(/<div(?![^>]* hidden)[^>]*>\s*<dt[^>]*>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g),
      (found) => [text(found[1] ?? ''), text(found[2] ?? '')],
    ),
  )
}

test('drawer and cart say goods, the least delivery, and the total with both, and that the tax is in it', async () => {
  const least = { Goods: '€28.00', Delivery: 'from €3.90', 'Total from tax included': '€31.90' }
  expect(rows((await browser.get('/cart/drawer')).html)).toEqual(least)
  expect(rows((await browser.get('/cart')).html)).toEqual(least)
  expect((await browser.get('/products/delos-mug')).html).toContain('from €3.90, free over €60')
})

test('checkout, order page and API say them by the same names, and come to the same', async () => {
  const { html } = await browser.get('/checkout')
  expect(rows(html)).toEqual({ Goods: '€28.00', Delivery: '€4.90', 'Total tax included': '€32.90' })
  const paid = await browser.post('/checkout', {
    ...details.address,
    ...card,
    key: hidden(html, 'key'),
    expected: '3290',
    email: details.email,
    delivery: 'post',
  })
  const order = await browser.get(paid.to)
  const { 'Total with €6.58 tax': total, ...rest } = rows(order.html)
  expect({ total, ...rest }).toEqual({ total: '€32.90', Goods: '€28.00', Delivery: '€4.90' })

  const cart = await opened([{ variantId: goods.chalk, units: 1 }])
  const { json } = await call('GET', `/api/checkouts/${cart.id}`, { bearer: cart.bearer })
  expect(json).toMatchObject({
    deliveryFrom: { amount: 390 },
    totals: { subtotal: { amount: 2800 }, tax_included: true },
  })
})

test('the return window is counted from the day of arrival, on the order’s page as in the policy', async () => {
  const again = openBrowser()
  await again.post('/cart', { variant: goods.chalk, units: '1' })
  const { html } = await again.get('/checkout')
  const paid = await again.post('/checkout', {
    ...details.address,
    ...card,
    key: hidden(html, 'key'),
    expected: '3290',
    email: details.email,
    delivery: 'post',
  })
  expect((await again.get(paid.to)).html).toContain('30 days from the day it arrives')
})
