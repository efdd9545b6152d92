/** A member of staff makes their way in safer, in a real browser: a second step, then a passkey, and signing in with each. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { createOTP } from '@better-auth/utils/otp'
import { DEMO_STAFF } from '../../scripts/demo-staff.ts'
import { withAuthenticator } from './authenticator.ts'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

const { email, password } = DEMO_STAFF

/** Passkeys belong to a name, and to no number. */
const home = () => shop.url.replace('127.0.0.1', 'localhost')

const knock = async (page: Page): Promise<void> => {
  await page.goto(`${home()}/admin/sign-in`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await page.press('input[name=password]', 'Enter')
}

/** Base32 as authenticators read it. @see https://www.rfc-editor.org/rfc/rfc4648#section-6 */
const decoded = (text: string): string => {
  const bits = Array.from(text, (sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  return String.fromCharCode(...(bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

test('a second step is put on, a passkey is made, and each opens the admin', async () => {
  const context = await browser.newContext({ locale: 'en-IE' })
  const page = await context.newPage()
  await withAuthenticator(page)
  await knock(page)
  await page.waitForURL('**/admin/**')
  await page.click('a[href="/admin/account"]')
  await page.fill('#password-factor', password)
  await page.click('#second-factor .btn.go')
  const secret = ((await page.textContent('code.mono')) ?? '').replaceAll(' ', '')
  const recovery = await page.locator('ul.mono li').first().textContent()
  const otp = createOTP(decoded(secret))
  await page.fill('#code', await otp.totp())
  await Promise.all([page.waitForURL('**/admin/account?done=factor-on'), page.click('.body .btn.go')])

  await page.fill('#passkey-name', 'My thumb')
  await page.fill('#password-passkey', password)
  await page.click('[data-passkey-add] .btn')
  await page.waitForURL('**/admin/account?done=passkey#passkeys')
  expect(await page.textContent('#passkeys')).toContain('My thumb')

  await context.clearCookies()
  await page.goto(`${home()}/admin/sign-in?to=/admin/products`)
  // The address before it names the page too.
  await Promise.all([page.waitForURL(({ pathname }) => pathname === '/admin/products'), page.click('[data-passkey]')])

  await context.clearCookies()
  await knock(page)
  await page.waitForURL('**/admin/sign-in/code?**')
  await page.fill('#code', (recovery ?? '').toUpperCase())
  await Promise.all([page.waitForURL('**/admin/orders'), page.press('#code', 'Enter')])
  await page.goto(`${home()}/admin/account`)
  expect(await page.textContent('#second-factor')).toContain('9 recovery codes left')
  await context.close()
})

test('without a script the second step works, and nobody is offered what would not', async () => {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false })
  const page = await context.newPage()
  await knock(page)
  await page.waitForURL('**/admin/sign-in/code?**')
  expect(await page.isVisible('[data-passkey]')).toBe(false)
  await page.fill('#code', '000000')
  await page.press('#code', 'Enter')
  await page.waitForSelector('#trouble')
  expect(await page.textContent('#trouble')).toContain('验证码不正确')
  await context.close()
})
