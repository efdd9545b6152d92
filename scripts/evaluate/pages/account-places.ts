/** The way into an account, and what is in it. */
import type { Page } from 'playwright-core'
import type { Place } from './place.ts'

/** One with choices, one without, and a link to show them by. */
const wishForSome = async (page: Page) => {
  const list = page.url()
  await page.goto(new URL('/collections/table', list).href)
  for (const at of [0, 1, 2]) {
    await page.locator('.save-wish').nth(at).click()
    await page.locator('.save-wish[aria-pressed=true]').nth(at).waitFor()
  }
  await page.goto(list)
  await page.locator('[action$="/wish-list/share"] button').click()
}

/** As whoever was sent the link sees it. */
const openShared = async (page: Page) => {
  await wishForSome(page)
  await page.goto(await page.locator('#link').inputValue())
}

/** To be told of what is sold out, with no address: the page says what is amiss. */
const awaitNothing = async (page: Page) => {
  await page.locator('form[action$="/alerts"] button').first().click()
  await page.waitForSelector('[role=alert]')
}

export const account: readonly Place[] = [
  { name: 'sign in', path: '/account/sign-in' },
  { name: 'sign in, digits', path: '/account/sign-in/digits', who: 'mailed' },
  { name: 'sign in, link', path: '/account/sign-in/link?token=0' },
  { name: 'sign in, password', path: '/account/sign-in/password' },
  { name: 'sign in, phone', path: '/account/sign-in/phone' },
  { name: 'account', path: '/account', who: 'customer' },
  { name: 'account, orders', path: '/account/orders', who: 'customer' },
  { name: 'account, addresses', path: '/account/addresses', who: 'customer' },
  { name: 'account, saved cards', path: '/account/payment-methods', who: 'customer' },
  { name: 'wish list', path: '/wish-list' },
  { name: 'account, wish list', path: '/wish-list', who: 'customer' },
  { name: 'wish list, filled', path: '/wish-list', first: wishForSome },
  { name: 'wish list, shared', path: '/wish-list', first: openShared },
  { name: 'alert, something amiss', path: '/products/sold-out-cup', first: awaitNothing },
  { name: 'alert, asked', path: '/alerts/asked' },
  { name: 'alert, link ended', path: '/alerts/confirm?key=0', status: 410 },
  { name: 'mails, link ended', path: '/unsubscribe?key=0', status: 410 },
  { name: 'account, preferences', path: '/account/preferences', who: 'customer' },
  { name: 'account, privacy', path: '/account/privacy', who: 'customer' },
  { name: 'forgetting, link ended', path: '/account/privacy/forget?key=0', status: 410 },
  { name: 'account, security', path: '/account/security', who: 'customer' },
  { name: 'account, number', path: '/account/security/phone', who: 'customer' },
  { name: 'account, another address', path: '/account/security/email', who: 'customer' },
]
