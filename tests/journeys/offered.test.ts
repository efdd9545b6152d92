/** A cart in a link: looked at it changes nothing, and one press puts it in. */
import { beforeAll, expect, test } from 'vitest'
import { hidden, openBrowser } from './browser.ts'
import { stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
})

test.each(['', '/zh'])('what somebody put together is shown, and put in by a press, at %s/', async (prefix) => {
  const browser = openBrowser()
  const path = `${prefix}/cart/${goods.chalk}:2,${goods.aegean}`
  const shown = await browser.get(path)
  expect(shown.status).toBe(200)
  expect(shown.headers.get('cache-control')).toBe('private, no-store')
  expect(shown.html).toContain('€56.00')
  expect(browser.cookies.size).toBe(0)

  const key = hidden(shown.html, 'key')
  const added = await browser.post(path, { key })
  expect([added.status, added.to]).toEqual([303, `${prefix}/cart`])
  await browser.post(path, { key })
  expect(JSON.parse((await browser.get('/cart/count')).html)).toEqual({ count: 3 })
})

test('what is sold out or gone is left out, and said', async () => {
  const { html } = await openBrowser().get(`/cart/${goods.chalk}:1,${goods.jug}:1,${goods.bowl}:1,var_0000000000000000`)
  expect(html).toContain('3 of them are no longer here.')
  expect(html).toContain(`action="/cart/${goods.chalk}:1"`)
})

test.each(['var_', 'var_x:1', 'var_0000000000000000:1', 'var_%00', 'var_%', `var_${'0'.repeat(5000)}`])(
  '/cart/%s is no cart',
  async (lineItems) => {
    expect((await openBrowser().get(`/cart/${lineItems}`)).status).toBe(404)
    const refused = await openBrowser().post(`/cart/${lineItems}`, {})
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.status).toBeLessThan(500)
  },
)

test('another site cannot put anything in', async () => {
  const browser = openBrowser()
  expect((await browser.post(`/cart/${goods.chalk}:1`, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(browser.cookies.size).toBe(0)
})
