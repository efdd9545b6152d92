/** Whoever changes the language on the way to the till is written to in the one in which they have paid. */
import { expect, test } from 'vitest'
import { hidden, openBrowser } from './browser.ts'
import { CARDS, details } from './buying.ts'
import { call } from './caller.ts'
import { signedIn } from './desk.ts'
import { stockGoods } from './goods.ts'

test('a cart that was begun in English and paid for in Chinese is an order in Chinese', async () => {
  const goods = await stockGoods()
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  const { html } = await browser.get('/zh/checkout')
  const paid = await browser.post('/zh/checkout', {
    ...details.address,
    card: CARDS.approves,
    expiry: '08 / 39',
    code: '123',
    key: hidden(html, 'key'),
    expected: '3290',
    email: details.email,
    delivery: 'post',
  })
  const [id] = /ord_\w+/.exec(paid.to) ?? []
  const headers = await signedIn('owner')
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers })
  expect(JSON.stringify(json)).toContain('"language":"zh"')
})
