/** A day at the settings in a real browser: by keyboard, with the script and without, and nothing that was typed is lost. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened } from './staff.ts'

withShop()
withBrowser()

const field = (path: string) => `[id="${path}"]`

const focused = (page: Page) => page.evaluate<string>('document.activeElement?.id ?? ""')

test('by keyboard: typed, saved by Ctrl S, seen in the shop by the link', async () => {
  const page = await opened('/admin/settings/announcement')
  await page.fill(field('sentences.0.en'), 'Open on Sundays')
  await Promise.all([page.waitForURL('**/announcement?done=saved'), page.keyboard.press('Control+s')])
  await Promise.all([page.waitForURL(`${shop.url}/`), page.locator('[role=status] a').press('Enter')])
  expect(await page.textContent('body')).toContain('Open on Sundays')
  await page.context().close()
})

test('without a script a row is added, has the focus, is filled and saved', async () => {
  const page = await opened('/admin/settings/tax', { javaScriptEnabled: false })
  await page.click('button[value="add:rates"]')
  await page.waitForSelector('.say.due')
  const rows = await page.locator('li.part[id^="rates."]').count()
  const row = `rates.${rows - 1}`
  expect(await page.locator(`${field(`${row}.country`)}[autofocus]`).count()).toBe(1)
  await page.fill(field(`${row}.country`), 'Brazil')
  await page.fill(field(`${row}.rate`), '10')
  await Promise.all([page.waitForURL('**/tax?done=saved'), page.click('.head .btn.go')])
  expect(await page.inputValue(field(`${row}.country`))).toBe('Brazil')
  await page.context().close()
})

test('what is amiss takes the focus and leads to its field, which is unfolded', async () => {
  const page = await opened('/admin/settings/delivery')
  await page
    .locator('details')
    .first()
    .evaluate((fold) => fold.setAttribute('open', ''))
  await page.fill(field('methods.0.prices.0.price'), '4.905')
  await page.click('.head .btn.go')
  await page.waitForSelector('.oops')
  expect(await page.locator('.oops').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
  await page.locator('.oops a').first().press('Enter')
  await page.waitForFunction(`location.hash === '#methods.0.prices.0.price'`)
  expect(await page.isVisible(field('methods.0.prices.0.price'))).toBe(true)
  expect(await page.inputValue(field('methods.0.prices.0.price'))).toBe('4.905')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toContain('methods.0.prices.0')
  await page.context().close()
})

test('whoever leaves with something unsaved is asked first', async () => {
  const page = await opened('/admin/settings/returns')
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  await page.fill(field('days'), '45')
  await page.click('.hub a[href="/admin/settings/tax"]')
  await expect.poll(() => asked).toEqual(['beforeunload'])
  expect(await page.inputValue(field('days'))).toBe('45')
  await page.context().close()
})

test('a form beyond any sense is answered, by a page that names the field', async () => {
  const page = await opened('/admin/settings/pages')
  await page.evaluate(
    `document.getElementById('pages.0.body.en').value = '<p>Four words, and more.</p>'.repeat(260_000)`,
  )
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/settings/pages')),
    page.locator('.head .btn.go').dispatchEvent('click'),
  ])
  expect(answer.status()).toBe(413)
  await page.waitForSelector('.oops a[href="#pages.0.body.en"]')
  await page.context().close()
})
