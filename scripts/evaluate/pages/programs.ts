/** Pages of the admin for programs and other systems: keys and webhooks, and what has to be done to see them. */
import type { Page } from 'playwright-core'

const addWebhook = (url: string, then: string) => async (page: Page) => {
  await page.locator('[name=url]').fill(url)
  await page.locator('[value="order.placed"]').check()
  await page.locator('main form .btn.go').click()
  await page.waitForSelector(then)
}

const openWebhook = async (page: Page) => {
  await addWebhook('https://erp.example.com/in', '[data-copy]')(page)
  await page.locator('.tb a').first().click()
  await page.waitForSelector('#log')
}

/** Told once, above all the others. */
const makeKey = async (page: Page) => {
  await page.locator('[name=name]').fill('Bookkeeping')
  await page.locator('[value="orders:see"]').check()
  await page.locator('main form .btn.go').click()
  await page.waitForSelector('[data-copy]')
}

export const PROGRAMS = [
  { name: 'keys', path: '/admin/settings/keys' },
  { name: 'keys, made', path: '/admin/settings/keys', first: makeKey },
  { name: 'webhooks', path: '/admin/settings/webhooks' },
  {
    name: 'webhooks, amiss',
    path: '/admin/settings/webhooks',
    first: addWebhook('https://localhost/in', '#url-wrong'),
  },
  { name: 'webhooks, one', path: '/admin/settings/webhooks', first: openWebhook },
]
