/** A cart that was left: who agreed is reminded at the hours of the shop, until it is bought or emptied; three times at most. */
import { beforeAll, expect, test } from 'vitest'
import type { VariantId } from '#domain/ids'
import { saveSettings } from '#schema/products/settings/settings'
import { planCartReminders } from '#workers/flows/notifications/cart-reminders'
import { agree, withdraw } from '#workers/flows/notifications/consents'
import { tellPlanned } from '#workers/flows/notifications/planned'
import { currentSettings } from '#workers/flows/settings/settings'
import { openBrowser, type Browser } from './browser.ts'
import { anotherHouse, mailbox, signIn } from './customers.ts'
import { shop, stockGoods } from './goods.ts'

const HOUR = 60 * 60_000
let chalk: VariantId
let aegean: VariantId
beforeAll(async () => {
  ;({ chalk, aegean } = await stockGoods())
  const { version, value } = await currentSettings(shop, 'notifications')
  const hours = { ...value, cartReminderHours: [1, 24, 72] }
  await saveSettings(shop.PRODUCTS_DB, [{ group: 'notifications', value: hours, basedOn: version }], Date.now())
}, 60_000)

/** Noon in Amsterdam some days on: the night and the number of mails in a week are tested by themselves. */
const noonIn = (days: number): number => {
  const day = new Date(Date.now() + days * 24 * HOUR)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 11)
}
const wishOf = (address: string) => ({ address, purpose: 'abandoned-cart', language: 'en' }) as const
const put = (browser: Browser, variant: VariantId = chalk, units = '2') =>
  browser.post('/cart', { variant, units }, anotherHouse())

/** Signed in, agreed, and gone with two mugs in the cart. */
const left = async (email: string, agrees = true): Promise<Browser> => {
  const browser = await signIn(email)
  await put(browser)
  if (agrees) await agree(shop, wishOf(email), 'account', Date.now())
  return browser
}
const plannedFor = async () =>
  (await shop.TRANSACTIONS_DB.prepare(`SELECT id FROM planned_messages WHERE kind = 'cart-reminder'`).all()).results
    .length
/** As the sweep does, half an hour after the cart was left: noticed by its shard, heard twice. */
const notice = async () => {
  for (let times = 0; times < 2; times++) await planCartReminders(shop, Date.now() + HOUR)
}
const reminders = async (email: string) =>
  (await mailbox(email)).filter(({ template }) => template === 'cart-reminder').toReversed()

test('who agreed is reminded at each hour, three times in all, by a link that brings the cart back anywhere', async () => {
  const email = 'left@cart.example'
  const browser = await left(email)
  await left('silent@cart.example', false)
  await notice()
  expect(await plannedFor()).toBe(1)
  await tellPlanned(shop, Date.now() + HOUR / 2)
  expect(await reminders(email)).toEqual([])
  // Noticed again and again, as the sweep comes each minute, it is told once.
  for (const day of [1, 1, 3]) {
    await tellPlanned(shop, noonIn(day))
    await notice()
  }
  const [first, second, ...more] = await reminders(email)
  expect([first?.subject, second?.subject, more.length]).toEqual([
    'You have left something in your cart',
    'It is still in your cart',
    0,
  ])
  await tellPlanned(shop, noonIn(20))
  await tellPlanned(shop, noonIn(40))
  expect(await reminders(email)).toHaveLength(3)
  expect(await reminders('silent@cart.example')).toEqual([])
  const link = /\/cart\/var_\S+/.exec(first?.text ?? '')?.[0] ?? ''
  expect(link).not.toContain(email)
  // In the browser that has it still it is there as it was; in another one it is shown, and put in by one press.
  expect((await browser.get(link)).to).toBe('/cart')
  const elsewhere = openBrowser()
  const shown = await elsewhere.get(link)
  expect([shown.status, shown.html.includes('Delos mug'), shown.html.includes('left@cart')]).toEqual([200, true, false])
  expect((await elsewhere.post(link.split('?')[0] ?? '', {}, anotherHouse())).to).toBe('/cart')
  expect((await elsewhere.get('/cart')).html).toContain('value="2"')
  // It says of which cart it is, so that both become one when they sign in there, and nothing stands in it twice.
  const of = /name="of" value="(cart_\w+)"/.exec(shown.html)?.[1] ?? ''
  const another = openBrowser()
  await another.post(link.split('?')[0] ?? '', { of }, anotherHouse())
  await signIn(email, another)
  expect((await another.get('/cart')).html).toContain('value="2"')
  expect((await another.get('/cart')).html).not.toContain('value="4"')
})

test.each([
  ['emptied', async (browser: Browser) => void (await browser.post('/cart/lines', { variant: chalk, units: '0' }))],
  ['withdrawn', async (_: Browser, email: string) => withdraw(shop, wishOf(email), 'account', Date.now())],
])('nobody is written of a cart when it was %s meanwhile', async (what, happens) => {
  const email = `${what}@cart.example`
  const browser = await left(email)
  await notice()
  await happens(browser, email)
  if (what === 'emptied') expect((await browser.get('/cart')).html).not.toContain('Delos mug, Chalk')
  await tellPlanned(shop, noonIn(2))
  expect(await reminders(email)).toEqual([])
})

test('a cart that is changed is reminded of later, with what is in it then; at night it waits for the morning', async () => {
  const email = 'changed@cart.example'
  const browser = await left(email)
  await notice()
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await put(browser, aegean, '1')
  const night = noonIn(1) + 12 * HOUR
  await tellPlanned(shop, night)
  expect(await reminders(email)).toEqual([])
  await tellPlanned(shop, noonIn(2))
  const [mail] = await reminders(email)
  expect(mail?.text).toContain('Aegean')
})
