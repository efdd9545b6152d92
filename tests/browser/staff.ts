/** A page of the admin, opened by the demo shop's own staff: what tests of the merchant's pages begin with. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { DEMO_STAFF } from '../../scripts/demo-staff.ts'
import { browser } from './browser.ts'
import { shop } from './shop.ts'

export const PHONE = { viewport: { width: 390, height: 844 } }

export const signIn = async (page: Page, to: string): Promise<void> => {
  await page.goto(`${shop.url}/admin/sign-in?to=${encodeURIComponent(to)}`)
  await page.fill('input[name=email]', DEMO_STAFF.email)
  await page.fill('input[name=password]', DEMO_STAFF.password)
  const { pathname } = new URL(to, shop.url)
  await Promise.all([page.waitForURL((url) => url.pathname === pathname), page.press('input[name=password]', 'Enter')])
}

export const opened = async (to: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en-IE', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  await signIn(page, to)
  return page
}

/** Whether it is wider than the screen. */
export const sidewise = (page: Page) => page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
