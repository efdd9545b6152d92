/** What nobody has asked for waits for the morning where its reader is: by what they say, by their browser, by where things are sent. */
import { beforeAll, expect, test } from 'vitest'
import { saveSettings } from '#schema/products/settings/settings'
import { zoneOfReader } from '#schema/users/customers/customers'
import { planCartReminders } from '#workers/flows/notifications/cart-reminders'
import { agree } from '#workers/flows/notifications/consents'
import { tellPlanned } from '#workers/flows/notifications/planned'
import { currentSettings } from '#workers/flows/settings/settings'
import type { Browser } from './browser.ts'
import { call } from './caller.ts'
import { anotherHouse, mailbox, signIn } from './customers.ts'
import { shop, stockGoods, type Goods } from './goods.ts'

const HOUR = 60 * 60_000
let goods: Goods
beforeAll(async () => {
  goods = await stockGoods()
  const { version, value } = await currentSettings(shop, 'notifications')
  const reminding = { ...value, cartReminderHours: [1] }
  await saveSettings(shop.PRODUCTS_DB, [{ group: 'notifications', value: reminding, basedOn: version }], Date.now())
}, 60_000)

/** Tomorrow at that hour, UTC. In Amsterdam one or two more, in Tokyo nine. */
const at = (hour: number): number => {
  const day = new Date(Date.now() + 24 * HOUR)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour)
}
const zoneOf = (email: string) => zoneOfReader(shop.USERS_DB, { id: null, email })
const left = async (email: string): Promise<Browser> => {
  const browser = await signIn(email)
  await browser.post('/cart', { variant: goods.chalk, units: '1' }, anotherHouse())
  await agree(shop, { address: email, purpose: 'abandoned-cart', language: 'en' }, 'account', Date.now())
  return browser
}
const reminded = async (email: string) =>
  (await mailbox(email)).filter(({ template }) => template === 'cart-reminder').length
const says = (browser: Browser, timeZone: string) =>
  browser.post('/account/preferences', { name: 'Maya', language: 'en', timeZone })

test('afternoon in the shop is night in Tokyo: it comes in the morning there', async () => {
  const email = 'tokyo@quiet.example'
  const browser = await left(email)
  expect((await says(browser, 'Asia/Tokyo')).status).toBe(303)
  await planCartReminders(shop, Date.now() + HOUR)
  await tellPlanned(shop, at(13))
  expect(await reminded(email)).toBe(0)
  // Half past eight in Tokyo, then half past nine.
  await tellPlanned(shop, at(23.5))
  expect(await reminded(email)).toBe(0)
  await tellPlanned(shop, at(24.5))
  expect(await reminded(email)).toBe(1)
})

test('of who has said nothing the clock of the shop counts', async () => {
  const email = 'nowhere@quiet.example'
  await left(email)
  await planCartReminders(shop, Date.now() + HOUR)
  await tellPlanned(shop, at(13))
  expect(await reminded(email)).toBe(1)
})

test('their browser says it once, they change it, and what is no zone changes nothing', async () => {
  const email = 'zones@quiet.example'
  const browser = await signIn(email)
  expect((await browser.get('/account')).html).toContain('data-zone')
  const tell = (timeZone: string) => browser.post('/account/preferences/zone', { timeZone })
  for (const nonsense of ['', 'UTC', 'Asia/Atlantis', '+09:00', '<script>alert(1)</script>', 'x'.repeat(5_000)])
    expect([(await tell(nonsense)).status, await zoneOf(email)]).toEqual([303, null])
  await tell('Asia/Tokyo')
  expect(await zoneOf(email)).toBe('Asia/Tokyo')
  expect((await browser.get('/account')).html).not.toContain('data-zone')
  await tell('Europe/Paris')
  expect(await zoneOf(email)).toBe('Asia/Tokyo')
  const page = await browser.get('/zh/account/preferences')
  expect(page.html).toMatch(/<option value="Asia\/Tokyo" selected/)

  const wrong = await browser.post('/account/preferences', { name: 'Maya', language: 'en', timeZone: 'Mars/Base' })
  expect([wrong.status, wrong.html.includes('no such time zone'), await zoneOf(email)]).toEqual([
    422,
    true,
    'Asia/Tokyo',
  ])
  await says(browser, '')
  expect(await zoneOf(email)).toBeNull()
  // Whoever wants it by their address is not asked their browser again.
  await tell('Europe/Paris')
  expect(await zoneOf(email)).toBeNull()
})

test('programs say the same', async () => {
  const browser = await signIn('programs@quiet.example')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = (body: object) =>
    call('PATCH', '/api/account', { headers: { cookie, origin: 'https://shop.example' }, body })
  expect((await ask({ timeZone: 'Asia/Kolkata' })).json).toMatchObject({ timeZone: 'Asia/Kolkata', language: 'en' })
  expect((await ask({ name: 'Maya' })).json).toMatchObject({ timeZone: 'Asia/Kolkata', name: 'Maya' })
  expect((await ask({ timeZone: 'Mars/Base' })).json).toMatchObject({ status: 422, code: 'time-zone-unknown' })
})
