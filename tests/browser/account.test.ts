/**
 * A shopper makes an account in a real browser, buys, leaves nothing behind there, comes back by digits and by a passkey, and buys the
 * same again.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { withAuthenticator } from './authenticator.ts'
import { browser, executablePath, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened } from './staff.ts'

withShop()
withBrowser()

/** Passkeys belong to a name, and to no number. */
const home = () => shop.url.replace('127.0.0.1', 'localhost')

const EMAIL = 'ada@example.com'

/** Of somebody of the staff. */
let desk: Page
beforeAll(async () => {
  if (executablePath) desk = await opened('/admin/sent-mail')
})

/** The digits of the last of so many mails, as staff read them in the outbox of a shop that sends nothing. */
const digits = async (mails: number): Promise<string> => {
  const ask = async (path: string) => {
    const answer = await desk.request.get(`${shop.url}/api/admin/messages${path}`)
    expect(answer.status()).toBe(200)
    return answer.json()
  }
  for (let look = 0; look < 100; look++) {
    const { messages } = await ask(`?template=sign-in-code&recipient=${encodeURIComponent(EMAIL)}`)
    const { text } = messages.length === mails ? await ask(`/${messages[0].number}`) : { text: '' }
    const found = /^\d{6}$/m.exec(text)?.[0]
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('no mail came')
}

/** The digits are sent by themselves. */
const signInByMail = async (page: Page, mails: number): Promise<void> => {
  await page.fill('#email', EMAIL)
  await Promise.all([page.waitForURL('**/account/sign-in/digits**'), page.press('#email', 'Enter')])
  await Promise.all([
    page.waitForURL(({ pathname }) => pathname === '/account'),
    page.fill('#code', await digits(mails)),
  ])
}

const signOut = (page: Page) =>
  Promise.all([page.waitForURL('**/account/sign-in'), page.locator('nav.side form button').click()])

/** What a browser keeps, by name: that it was here before stays, so that nobody is warned of it as of a new one. */
const keeps = async (page: Page) => {
  const cookies = await page.context().cookies()
  const stored = await page.evaluate<string[]>('[...Object.keys(localStorage), ...Object.keys(sessionStorage)]')
  return [...cookies.map(({ name }) => name), ...stored].toSorted()
}
const inCart = (page: Page) => page.textContent('[data-count] >> nth=0')

test('registers by digits, buys, leaves nothing behind, comes back by digits, orders again; and a passkey opens the account', async () => {
  const context = await browser.newContext({ locale: 'en-IE', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await withAuthenticator(page)
  await page.goto(`${home()}/products/delos-mug`)
  await page.click('[data-add] .button')
  await page.waitForSelector('#drawer[open] [data-units="1"]')
  await page.goto(`${home()}/account`)
  await signInByMail(page, 1)

  await page.goto(`${home()}/checkout`)
  expect(await page.inputValue('#email')).toBe(EMAIL)
  const fields = { name: 'Ada Buyer', street: 'Marktgasse 1', postcode: '10115', city: 'Berlin' }
  await page.selectOption('#country', 'DE')
  for (const [field, value] of Object.entries(fields)) await page.fill(`#${field}`, value)
  const card = { card: '4242 4242 4242 4242', expiry: '12/30', code: '123' }
  for (const [field, value] of Object.entries(card)) await page.fill(`#${field}`, value)
  await Promise.all([page.waitForURL('**/orders/ord_**'), page.click('[data-pay]')])

  await page.goto(`${home()}/products/skyros-board`)
  await page.click('[data-add] .button')
  await page.waitForSelector('#drawer[open] [data-units="1"]')
  await expect.poll(() => inCart(page)).toBe('1')
  await page.goto(`${home()}/account/security`)
  await page.fill('[data-passkey-add] input[name=name]', 'My thumb')
  await Promise.all([page.waitForURL('**/account/security?done=passkey'), page.click('[data-passkey-add] button')])
  expect(await page.textContent('#passkeys')).toContain('My thumb')
  expect(await keeps(page)).toEqual(expect.arrayContaining(['stoa.seen', 'stoa_cart', 'stoa_customer']))
  await signOut(page)
  expect(await keeps(page)).toEqual([expect.stringMatching(/^stoa_device_/)])
  expect(await inCart(page)).toBe('')
  await page.goBack()
  await page.goto(`${home()}/account`)
  expect(new URL(page.url()).pathname).toBe('/account/sign-in')

  await signInByMail(page, 2)
  await expect.poll(() => inCart(page)).toBe('1')
  const again = page.locator('.orders form button').first()
  await Promise.all([page.waitForURL(({ pathname }) => pathname === '/cart'), again.click()])
  expect(await page.textContent('main')).toContain('Delos')
  expect(await page.textContent('main')).toContain('Skyros')
  await expect.poll(() => inCart(page)).toBe('2')

  await page.goto(`${home()}/account`)
  await signOut(page)
  await page.goto(`${home()}/account/sign-in?to=/account/orders`)
  await Promise.all([page.waitForURL(({ pathname }) => pathname === '/account/orders'), page.click('[data-passkey]')])
  expect(await page.textContent('.orders')).toContain('Delos')
  await context.close()
}, 120_000)
