/** What is changed in place keeps the focus, and what has become of it is said: on the page of the cart and in lists. */
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { browser, test, withBrowser } from './browser.ts'
import { focusOn } from './keyboard.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

const visiting = async (look: (page: Page) => Promise<void>) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await look(await context.newPage())
  await context.close()
}

/** The machine may be busy with other tests. */
const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 15_000 })

const said = (page: Page) => page.textContent('[data-said]')
const focused = async (page: Page) => (await focusOn(page)).what

const putIn = async (page: Page, handle: string) => {
  await page.goto(`${shop.url}/products/${handle}`)
  await page.click('#add .button')
  await page.waitForSelector('#drawer[open]')
}

test('a number that is changed on the page of the cart keeps the focus, and the sum is said', () =>
  visiting(async (page) => {
    await putIn(page, 'delos-mug')
    await putIn(page, 'kea-teapot')
    await page.goto(`${shop.url}/cart`)
    const loads: string[] = []
    page.on('framenavigated', (frame) => loads.push(frame.url()))
    const more = page.locator('main [name="step"][value="1"]').first()
    await more.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await soon(async () => expect(await said(page)).toMatch(/Total.*€/))
    expect(await page.inputValue('main [name="units"][type="number"] >> nth=0')).toBe('3')
    expect(await focused(page)).toMatch(/^button/)
    expect(await page.evaluate('document.activeElement.value')).toBe('1')
    expect(loads).toEqual([])
  }))

test('a line that is taken out leaves the focus on the next one, and a way back', () =>
  visiting(async (page) => {
    await putIn(page, 'delos-mug')
    await putIn(page, 'kea-teapot')
    await page.goto(`${shop.url}/cart`)
    await page.locator('main [name="units"][value="0"]').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('main [data-undo]')
    expect(await page.locator('main .lines > li').count()).toBe(1)
    expect(await focused(page)).toMatch(/^button.*(?:Remove|remove)/)
    expect(await said(page)).toMatch(/Total/)
    await page.locator('main [data-undo] button').click()
    await soon(async () => expect(await page.locator('main .lines > li').count()).toBe(2))
    expect((await focusOn(page)).amiss).not.toBe('the focus is lost')
    // The last of them: the empty cart is shown, and read from its beginning.
    for (const left of [1, 0]) {
      await page.locator('main [name="units"][value="0"]').first().click()
      await soon(async () => expect(await page.locator('main .lines > li').count()).toBe(left))
    }
    expect((await focusOn(page)).amiss).not.toBe('the focus is lost')
  }))

test('a chip that is taken away leaves the focus on the next, and the number of things is said', () =>
  visiting(async (page) => {
    await page.goto(`${shop.url}/collections/all?available=1&rating=3`)
    expect(await page.locator('[data-listing] .chips .chip').count()).toBe(3)
    await page.locator('[data-listing] .chips .chip').first().focus()
    await page.keyboard.press('Enter')
    await soon(async () => expect(await page.locator('[data-listing] .chips .chip').count()).toBe(2))
    expect(await focused(page)).toMatch(/^a /)
    expect(await said(page)).toMatch(/^[\d,]+ /)
    await page.locator('[data-listing] .chips .chip').last().focus()
    await page.keyboard.press('Enter')
    await soon(async () => expect(await page.locator('[data-listing] .chips .chip').count()).toBe(0))
    expect(await focused(page)).toMatch(/^span/)
  }))

test('a choice among several of one name keeps the focus on itself', () =>
  visiting(async (page) => {
    await page.goto(`${shop.url}/collections/all`)
    const boxes = page.locator('[data-filters] [name="type"]')
    const wanted = await boxes.nth(1).getAttribute('value')
    await boxes.nth(1).focus()
    await page.keyboard.press('Space')
    await page.waitForSelector('[data-listing] .chips .chip')
    await soon(async () => expect(await page.evaluate('document.activeElement.value')).toBe(wanted))
  }))
