/** What is said of a payment that was not made: where the card is typed, and nowhere that one has failed which nobody asked for. */
import { beforeAll, expect, test } from 'vitest'
import { hidden, openBrowser, type Browser, type Seen } from './browser.ts'
import { CARDS, details } from './buying.ts'
import { call } from './caller.ts'
import { visit } from './desk.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = await signedIn('owner')
  goods = await stockGoods()
})

const withCart = async (): Promise<Browser> => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: goods.chalk, units: '1' })
  return browser
}

const card = { card: CARDS.approves, expiry: '08 / 39', code: '123' }

const pay = (browser: Browser, { html }: Seen, changed: Readonly<Record<string, string>> = {}): Promise<Seen> => {
  const kept = { key: hidden(html, 'key'), expected: hidden(html, 'expected') }
  const filled = { ...kept, ...details.address, email: details.email, delivery: 'post' }
  return browser.post('/checkout', { ...filled, ...card, ...changed })
}

test('what the shop stopped before anybody was asked for money is called no failed payment', async () => {
  const browser = await withCart()
  const shown = await browser.get('/checkout')
  const stopped = await pay(browser, shown, { expected: '1' })
  expect(stopped.status).toBe(409)
  const paid = await pay(browser, await browser.get('/checkout'))
  const id = /ord_\w+/.exec(paid.to)?.[0] ?? ''
  const { json } = await call('GET', `/api/admin/orders/${id}`, { headers: owner })
  const types = json.timeline.map(({ type }: { type: string }) => type)
  expect(types).toContain('checkout-stopped')
  expect(types).not.toContain('payment-failed')
  const page = await (await visit(`/admin/orders/${id}`, { cookie: owner['cookie'] ?? '' })).text()
  expect(page).toContain('Stopped before paying: the total had changed')
  expect(page).not.toContain('A payment failed')
})

test('a declined card is told where it is typed, with the focus there, and the rest stays filled in', async () => {
  const browser = await withCart()
  const declined = await pay(browser, await browser.get('/checkout'), { card: CARDS.declines })
  expect(declined.status).toBe(402)
  const [above = '', payment = ''] = declined.html.split('data-payment')
  expect(payment).toMatch(/id="declined"/)
  expect(payment).toMatch(/<div class="notes[^>]*autofocus/)
  expect(above).not.toContain('autofocus')
  expect(above).toContain('value="Storgatan 1"')
})
