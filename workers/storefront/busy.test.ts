/** When too many are here, a page says so, when to come back, and comes back by itself where nothing was sent. */
import { expect, test } from 'vitest'
import { storefront } from './index.tsx'

/** A store that answers as the platform does when it is asked too much. */
const overloaded = {
  prepare: () => {
    throw Object.assign(new Error('Durable Object is overloaded'), { overloaded: true })
  },
}
const bindings = { PRODUCTS_DB: overloaded, CURRENCY: 'EUR' }

test('a page that was only read comes back by itself, in its language', async () => {
  const answer = await storefront.request('https://shop.example/zh/products/mug', {}, bindings)
  const html = await answer.text()
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  expect(html).toContain('人非常多')
  expect(html).toMatch(/<meta http-equiv="refresh" content="2"\/?>/)
  expect(html).not.toContain('overloaded')
})

test('what was sent is not sent again by itself', async () => {
  const sent = {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'variant=var_0000000000000001',
  }
  const answer = await storefront.request('https://shop.example/cart', sent, bindings)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await answer.text()).not.toContain('http-equiv="refresh"')
})
