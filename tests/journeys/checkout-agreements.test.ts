/** What is ticked beside an order: by the page and by programs it becomes the same lines of the log, and nothing is ticked for anybody. */
import { beforeAll, expect, test } from 'vitest'
import { saveSettings } from '#schema/products/settings/settings'
import { consentHistory, consentOf } from '#schema/users/notifications/consents'
import { currentSettings } from '#workers/flows/settings/settings'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { CARDS, details, filled, ready } from './buying.ts'
import { call } from './caller.ts'
import { anotherHouse, nextMail, signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
  const { version, value } = await currentSettings(shop, 'notifications')
  const reminding = { ...value, cartReminderHours: [24] }
  await saveSettings(shop.PRODUCTS_DB, [{ group: 'notifications', value: reminding, basedOn: version }], Date.now())
})

const linesOf = async (address: string) =>
  (await consentHistory(shop.USERS_DB, address)).map(({ purpose, state, source, language }) =>
    [purpose, state, source, language].join(' '),
  )
const buy = async (browser: Browser, email: string, agree: string, base = '') => {
  await browser.post(`${base}/cart`, { variant: goods.chalk, units: '1' }, anotherHouse())
  const { html } = await browser.get(`${base}/checkout`)
  const expected = /name="expected" value="(\d+)"/.exec(html)?.[1] ?? ''
  const form = { ...filled, email, key: hidden(html, 'key'), expected, ...(agree && { agree }) }
  expect((await browser.post(`${base}/checkout`, form, anotherHouse())).to).toContain('/orders/ord_')
  return html
}

test('cart reminders are agreed to by a tick that nobody has set, kept with its wording and version', async () => {
  const email = 'reminded@checkout.example'
  const html = await buy(openBrowser(), email, 'abandoned-cart', '/zh')
  expect(html).toMatch(/name="agree" value="abandoned-cart"\/?>/)
  expect(html).not.toMatch(/name="agree"[^>]* checked/)
  await expect.poll(() => linesOf(email)).toEqual(['abandoned-cart given checkout zh'])
  const [line] = await consentHistory(shop.USERS_DB, email)
  expect([line?.wording.includes('可以提醒我购物车里还有商品'), line?.version]).toEqual([
    true,
    expect.stringMatching(/^\d{4}-/),
  ])
})

test('the newsletter asks by mail first, and not whoever is signed in under that address', async () => {
  const guest = 'guest@checkout.example'
  await buy(openBrowser(), guest, 'newsletter')
  expect(await nextMail(guest, 0, 'newsletter-confirm')).toMatchObject({ template: 'newsletter-confirm' })
  expect(await linesOf(guest)).toEqual(['newsletter asked checkout en'])
  const own = 'own@checkout.example'
  await buy(await signIn(own), own, 'newsletter')
  expect(await nextMail(own, 0, 'newsletter-welcome')).toMatchObject({ template: 'newsletter-welcome' })
  expect(await consentOf(shop.USERS_DB, own, 'newsletter')).toBe('given')
})

test('a program says the same, and what nobody knows is refused', async () => {
  const complete = async (agreed: readonly string[]) => {
    const { id, bearer, expectedTotal } = await ready([{ variantId: goods.chalk, units: 1 }])
    const body = { payment: { cardNumber: CARDS.approves }, expectedTotal, agreed }
    return call('POST', `/api/checkouts/${id}/complete`, { bearer, body })
  }
  expect((await complete(['everything'])).status).toBe(422)
  expect(await linesOf(details.email)).toEqual([])
  for (let times = 0; times < 2; times++)
    expect((await complete(['abandoned-cart', 'review-invitation'])).status).toBe(200)
  const lines = ['abandoned-cart given checkout en', 'review-invitation given checkout en']
  await expect.poll(async () => (await linesOf(details.email)).toSorted()).toEqual(lines)
})
