/** A morning in the catalogue in a real browser: as a spreadsheet, on a phone, and with everything that may come between. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened, signIn } from './staff.ts'

withShop()
withBrowser()

const contextOf = (page: Page): BrowserContext => page.context()

const saved = (page: Page) => page.waitForURL(/done=(?:saved|created|merged)/)
const cell = (name: string, row = 0) => `tr[data-row] [data-cell="${name}"] >> nth=${row}`
const cellValue = (page: Page, name: string, row = 0) => page.locator(cell(name, row)).inputValue()

const mug = async () => {
  const answer = await fetch(`${shop.url}/api/products/delos-mug`)
  return `/admin/products/${((await answer.json()) as { id: string }).id}`
}

const pasteInto = async (page: Page, selector: string, text: string): Promise<void> => {
  await page.locator(selector).focus()
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)
}

test('the grid is a spreadsheet: arrows, fill down, undo, paste, and one change for many with its margin', async () => {
  const page = await opened(await mug())
  const before = await cellValue(page, 'price.EUR')
  await page.locator(cell('price.EUR')).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('31')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+d')
  expect(await cellValue(page, 'price.EUR', 1)).toBe('31')
  expect(await page.textContent('[data-unsaved-count]')).toBe('2 changes not saved')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect([await cellValue(page, 'price.EUR'), await page.textContent('[data-unsaved-count]')]).toEqual([
    before,
    'Nothing is saved before you press Save.',
  ])
  await pasteInto(page, cell('price.EUR'), '40,00\t50\t10\n41\t51\t11\r\n')
  expect([await cellValue(page, 'price.EUR'), await cellValue(page, 'compareAt.EUR', 1)]).toEqual(['40,00', '51'])
  expect(await page.textContent('[data-margin]')).toMatch(/\d/)
  await pasteInto(page, cell('price.EUR'), 'x\t\n'.repeat(5_001))
  expect(await page.textContent('.told-cells')).toContain('More than 10,000 cells')
  expect(await cellValue(page, 'price.EUR')).toBe('40,00')
  await page.locator('[data-pick]').first().check()
  await page.selectOption('[name="bulk.how"]', 'lower-percent')
  await page.fill('[name="bulk.by"]', '10')
  expect(await page.textContent('[data-preview]')).toMatch(/40,00 → 36\.00, margin .* → /)
  await page.press('[name="bulk.by"]', 'Enter')
  expect([await cellValue(page, 'price.EUR'), await cellValue(page, 'price.EUR', 1)]).toEqual(['36.00', '41'])
  await Promise.all([saved(page), page.keyboard.press('Control+s')])
  expect(await cellValue(page, 'price.EUR')).toBe('36.00')
  await Promise.all([page.waitForURL(/done=restored/), page.click('[data-done] .btn')])
  expect(await cellValue(page, 'price.EUR')).toBe(before)
  await contextOf(page).close()
})

test('nothing that was typed is lost: by leaving, by a session that ended, by an error', async () => {
  const path = await mug()
  const page = await opened(path)
  await page.fill('#vendor', 'Typed and left')
  await page.locator(cell('sku')).fill('TYPED-1')
  await page.waitForTimeout(600)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${shop.url}/admin/products`)
  await page.goto(shop.url + path)
  expect([await page.inputValue('#vendor'), await cellValue(page, 'sku')]).toEqual(['Typed and left', 'TYPED-1'])
  expect(await page.textContent('body')).toContain('What you had typed here before is here again.')
  await contextOf(page).clearCookies()
  await page.keyboard.press('Control+s')
  await page.waitForSelector('h1:has-text("what you typed is still here")')
  const beside = await contextOf(page).newPage()
  await signIn(beside, '/admin/account')
  await Promise.all([saved(page), page.click('form .btn')])
  expect([await page.inputValue('#vendor'), await cellValue(page, 'sku')]).toEqual(['Typed and left', 'TYPED-1'])
  await page.locator(cell('price.EUR', 1)).fill('1.299')
  await page.fill('#title', 'Kept')
  await page.keyboard.press('Control+s')
  await page.waitForSelector('.oops')
  expect(await page.locator('.oops').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
  await page.locator('.oops a').first().press('Enter')
  expect(await page.evaluate('document.activeElement?.dataset.cell')).toBe('price.EUR')
  expect([await page.inputValue('#title'), await cellValue(page, 'price.EUR', 1)]).toEqual(['Kept', '1.299'])
  await contextOf(page).close()
})

test('on a phone: options are added, products picked and changed, one deleted and brought back', async () => {
  const page = await opened('/admin/products', { viewport: { width: 390, height: 844 }, hasTouch: true })
  const fits = () => page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')
  expect(await fits()).toBe(true)
  await page.locator('[name=pick]').first().check()
  await page.selectOption('[name=act]', 'add-tags')
  await page.fill('[name=value]', 'phone')
  await Promise.all([page.waitForURL(/done=bulk/), page.click('#bulk .btn >> nth=0')])
  expect(await page.textContent('[role=status]')).toContain('1 product was changed.')
  await Promise.all([page.waitForURL(/done=undone/), page.click('[role=status] .btn')])
  await page.goto(shop.url + (await mug()))
  expect(await fits()).toBe(true)
  await page.fill('[name="options.0.more"]', 'Sea')
  await Promise.all([page.waitForEvent('load'), page.press('[name="options.0.more"]', 'Enter')])
  expect(await page.textContent('.plan')).toMatch(/\d variants? come/)
  await Promise.all([saved(page), page.click('[data-unsaved] .btn.go')])
  expect(await page.locator('[name="options.0.values.3.text"]').inputValue()).toBe('Sea')
  await page.click('.head .menu > summary')
  await Promise.all([page.waitForURL(/done=deleted/), page.click('.menu .bad')])
  await Promise.all([page.waitForURL(/done=restored/), page.click('[role=status] .btn')])
  expect(await page.textContent('h1')).toMatch(/Delos mug|Kept/)
  await contextOf(page).close()
})
