/** A shopper makes an account in a real browser, buys, leaves, comes back by digits and by a passkey, and buys the same again. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { withAuthenticator } from './authenticator.ts'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

/** Passkeys belong to a name, and to no number. */
const home = () => shop.url.replace('127.0.0.1', 'localhost')

const EMAIL = 'ada@example.com'

/** The digits of the last of so many mails. */
const digits = async (mails: number): Promise<string> => {
  const database = await shop.database('transactions')
  for (let look = 0; look < 100; look++) {
    const { results } = await database
      .prepare(`SELECT text FROM messages WHERE recipient = ?1 AND template = 'sign-in-code' ORDER BY sequence DESC`)
      .bind(EMAIL)
      .all<{ text: string }>()
    const found = results.length === mails ? /^\d{6}$/m.exec(results[0]?.text ?? '')?.[0] : undefined
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

test('registers by digits, buys, signs out, comes back, orders again; and a passkey opens the account', async () => {
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

  await page.goto(`${home()}/account/security`)
  await page.fill('[data-passkey-add] input[name=name]', 'My thumb')
  await Promise.all([page.waitForURL('**/account/security?done=passkey'), page.click('[data-passkey-add] button')])
  expect(await page.textContent('#passkeys')).toContain('My thumb')
  await Promise.all([page.waitForURL('**/account/sign-in'), page.locator('nav.side form button').click()])

  await signInByMail(page, 2)
  const again = page.locator('.orders form button').first()
  await Promise.all([page.waitForURL(({ pathname }) => pathname === '/cart'), again.click()])
  expect(await page.textContent('main')).toContain('Delos')

  await page.goto(`${home()}/account`)
  await Promise.all([page.waitForURL('**/account/sign-in'), page.locator('nav.side form button').click()])
  await page.goto(`${home()}/account/sign-in?to=/account/orders`)
  await Promise.all([page.waitForURL(({ pathname }) => pathname === '/account/orders'), page.click('[data-passkey]')])
  expect(await page.textContent('.orders')).toContain('Delos')
  await context.close()
}, 120_000)
