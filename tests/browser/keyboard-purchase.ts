/** The keyboard alone buys a thing: from home to the order, with a focus that is seen and never lost. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { focusOn, walkOn } from './keyboard.ts'

/** More than the shop sends to. */
const COUNTRIES_MAX = 60
const FIELDS: Readonly<Record<string, string>> = {
  email: 'marit@example.org',
  name: 'Marit Solberg',
  street: 'Nygårdsgaten 12',
  postcode: '5015',
  city: 'Bergen',
}

/** From its beginning downwards through the list until it is there, as one does where letters are not typed by one key each. */
const chooseCountry = async (page: Page) => {
  const isThere = () => page.evaluate<boolean>(`document.activeElement.value === 'NO'`)
  await page.keyboard.press('Home')
  for (let step = 0; step < COUNTRIES_MAX && !(await isThere()); step++) await page.keyboard.press('ArrowDown')
  expect(await isThere()).toBe(true)
}

/** Where a script has put the focus is somewhere, and seen. */
const kept = async (page: Page) => expect((await focusOn(page)).amiss).toBe('')

/** @param prefix of the language: empty, or `/zh` */
export const buyByKeyboard = async (page: Page, url: string, prefix: string): Promise<void> => {
  const { to, press } = walkOn(page)
  const follow = async (where: RegExp) => {
    await press('Enter')
    await page.waitForURL(where)
  }

  await page.goto(`${url}${prefix}/`)
  await to('.skip')
  await press('Enter')
  await to(`main a[href="${prefix}/products/delos-mug"], main a[href="${prefix}/collections/table"]`)
  await follow(/\/(products|collections)\//)
  if (page.url().includes('/collections/')) {
    await to('.goods .card a[href*="/products/delos-mug"]')
    await follow(/\/products\/delos-mug/)
  }

  // Another variant comes in place, and the focus stays on what was pressed.
  await to('[data-product] .choice a:not([aria-current])')
  const chosen = (await focusOn(page)).what
  await follow(/\?variant=/)
  await expect.poll(async () => (await focusOn(page)).what).toBe(chosen)
  await kept(page)

  await to('[data-add] .button')
  await press('Enter')
  await page.waitForSelector('#drawer[open] [data-units="1"]')
  await kept(page)
  await press('Escape')
  await page.waitForSelector('#drawer:not([open])', { state: 'attached' })
  await kept(page)

  await press('Shift+Tab')
  await to('[data-add] .button')
  await press('Enter')
  await page.waitForSelector('#drawer[open] [data-units="2"]')
  await to('#drawer footer .button')
  await follow(/\/checkout$/)

  let chose = false
  await to('[data-pay]', async ({ id }) => {
    const text = FIELDS[id]
    if (text !== undefined) {
      await press('ControlOrMeta+a')
      await page.keyboard.insertText(text)
    }
    if (id === 'country') await chooseCountry(page)
    if (id === 'delivery-post') {
      await press('ArrowDown')
      await kept(page)
      chose = (await focusOn(page)).id === 'delivery-parcel-shop'
    }
  })
  expect(chose, 'arrows choose the delivery').toBe(true)
  // Whoever presses while another sum is on its way is shown that first, and has not paid.
  await page.waitForSelector('[data-checkout]:not([aria-busy])')
  await follow(/\/orders\/ord_/)
  expect(await page.textContent('main')).toContain('Nygårdsgaten 12')
}
