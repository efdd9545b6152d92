/**
 * The press that asks a browser for leave. No push service is to be reached from here, so what one would answer `subscribe` is put in its
 * place, and nothing else: the button, the leave, the service worker and the form are the browser's and the shop's own.
 */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

const home = () => shop.url.replace('127.0.0.1', 'localhost')

const SUBSCRIPTION = {
  endpoint: 'https://updates.push.example.com/wpush/v2/browser',
  keys: { p256dh: `B${'a'.repeat(86)}`, auth: 'a'.repeat(22) },
}

/** Without a window it calls itself otherwise. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const withPushService = async (page: Page): Promise<void> => {
  await page.addInitScript(`
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      if (applicationServerKey.length !== 65) throw new TypeError('no key of a shop')
      return { toJSON: () => (${JSON.stringify(SUBSCRIPTION)}) }
    }`)
}

const buy = async (page: Page): Promise<void> => {
  await page.goto(`${home()}/products/delos-mug`)
  await page.click('[data-add] .button')
  await page.waitForSelector('#drawer[open] [data-units="1"]')
  await page.goto(`${home()}/checkout`)
  await page.selectOption('#country', 'DE')
  const fields = { email: 'ada@example.com', name: 'Ada', street: 'Marktgasse 1', postcode: '10115', city: 'Berlin' }
  for (const [field, value] of Object.entries(fields)) await page.fill(`#${field}`, value)
  const card = { card: '4242 4242 4242 4242', expiry: '12/39', code: '123' }
  for (const [field, value] of Object.entries(card)) await page.fill(`#${field}`, value)
  await Promise.all([page.waitForURL('**/orders/ord_**'), page.click('[data-pay]')])
  await page.waitForSelector('form[data-push]', { state: 'attached', timeout: 30_000 })
}
const asked = (page: Page) => page.evaluate<string>('Notification.permission')
const workers = (page: Page) =>
  page.evaluate<string[]>(
    'navigator.serviceWorker.getRegistrations().then((all) => all.map(({ active }) => active.scriptURL))',
  )

test('nobody is asked before the press; with it the device is told, and the order’s page can end it without a script', async () => {
  const context = await browser.newContext({ locale: 'en-IE', userAgent, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await withPushService(page)
  await buy(page)
  const button = page.locator('form[data-push] button')
  expect(await button.textContent()).toBe('Tell me on this device when it is sent')
  expect([await asked(page), await workers(page)]).toEqual(['default', []])

  // A browser that does not let us says so, and nothing is sent.
  await button.click()
  await page.waitForSelector('[data-push-said="denied"]:not([hidden])')
  expect(await workers(page)).toEqual([])

  await context.grantPermissions(['notifications'], { origin: home() })
  await Promise.all([page.waitForURL('**/orders/ord_**#devices'), button.click()])
  expect(await page.textContent('#devices')).toContain('Chrome, Linux is told of this order')
  expect(await workers(page)).toEqual([`${home()}/push-worker.js`])
  const database = await shop.database('users')
  const kept = await database.prepare(`SELECT endpoint, device FROM push_devices`).all()
  expect(kept.results).toEqual([{ endpoint: SUBSCRIPTION.endpoint, device: 'Chrome, Linux' }])

  // What a push service brings is shown by the shop's own service worker, which is asked for by its name and never kept.
  const script = await page.request.get(`${home()}/push-worker.js`)
  expect([script.headers()['cache-control'], script.headers()['content-security-policy']]).toEqual([
    'no-cache',
    "default-src 'none'",
  ])
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [found] }) => {
      if (found) resolve(found.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const registrationId = await registered
  const notification = { title: 'It is on its way', body: 'Today.', lang: 'en', tag: 't', navigate: '/cart' }
  const data = JSON.stringify({ web_push: 8030, notification })
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: home(), registrationId, data })
  const shown = () =>
    page.evaluate<string[][]>(
      `navigator.serviceWorker.ready.then((registration) => registration.getNotifications())
        .then((all) => all.map(({ title, body, data }) => [title, body, data.navigate]))`,
    )
  await expect.poll(shown, { timeout: 10_000 }).toEqual([['It is on its way', 'Today.', '/cart']])

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
    viewport: { width: 390, height: 844 },
  })
  const scriptless = await plain.newPage()
  await scriptless.goto(page.url())
  expect(await scriptless.locator('form[data-push]').isVisible()).toBe(false)
  await Promise.all([scriptless.waitForURL('**#devices'), scriptless.click('#devices .link')])
  expect((await database.prepare(`SELECT count(*) AS n FROM push_devices`).first('n')) ?? -1).toBe(0)
  await plain.close()
  await context.close()
}, 120_000)
