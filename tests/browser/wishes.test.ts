/** The heart of a good in a real browser: pressed by a key, there and back on the same page; by its form when the request fails. */
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { browser, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

const MUG = '/products/delos-mug'
const BOARD = '/products/skyros-board'
const heart = (page: Page) => page.locator('.save-wish').first()
const isFull = (page: Page) => heart(page).getAttribute('aria-pressed')
const counted = (page: Page) => page.textContent('[data-wished] >> nth=0')
/** Whether it is the page that was opened, and no other one at the same address. */
const stays = (page: Page) => page.evaluate<boolean>('window.opened === true')

const opened = async (path: string): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en-IE', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(shop.url + path)
  await vi.waitFor(async () => expect(await isFull(page)).toBe('false'))
  await page.evaluate('window.opened = true')
  return page
}

test('a heart fills without a new page, by a key, is counted and said, is taken back, and fills again', async () => {
  const page = await opened(MUG)
  await heart(page).focus()
  for (const [key, full, count] of [
    ['Enter', 'true', '1'],
    ['Space', 'false', ''],
    ['Enter', 'true', '1'],
  ] as const) {
    await page.keyboard.press(key)
    await vi.waitFor(async () => expect(await isFull(page)).toBe(full))
    expect(await counted(page)).toBe(count)
    const said = full === 'true' ? 'Saved to the wish list.' : 'Taken off the wish list.'
    await vi.waitFor(async () => expect(await page.textContent('[data-said]')).toBe(said))
    expect(await page.evaluate('document.activeElement.className')).toBe('save-wish')
    expect(await stays(page)).toBe(true)
  }
  // Two presses in one moment are one.
  await page.evaluate(`for (let times = 0; times < 2; times++) document.querySelector('.save-wish').click()`)
  await vi.waitFor(async () => expect(await isFull(page)).toBe('false'))
  expect(await stays(page)).toBe(true)
  await page.keyboard.press('Enter')
  await vi.waitFor(async () => expect(await isFull(page)).toBe('true'))
  await page.goto(`${shop.url}/wish-list`)
  expect(await page.textContent('main')).toContain('Delos')
  await page.context().close()
})

test('a request that fails or is refused goes by the form: the heart is on the list all the same', async () => {
  for (const [path, title, fails] of [
    [MUG, 'Delos', 'abort'],
    [BOARD, 'Skyros', 'refuse'],
  ] as const) {
    const page = await opened(path)
    await page.route('**/wish-list', (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue()
      return fails === 'abort' ? route.abort() : route.fulfill({ status: 500, body: 'no' })
    })
    await Promise.all([page.waitForURL('**/wish-list?done=saved'), heart(page).click()])
    expect(await page.textContent('main')).toContain(title)
    await page.context().close()
  }
})
