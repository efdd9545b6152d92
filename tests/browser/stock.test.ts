/** Stock as a merchant works with it, in a real browser: by keyboard alone, by scanner, and at a phone's width. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened } from './staff.ts'

withShop()
withBrowser()

const skusIn = async (page: Page): Promise<readonly string[]> => {
  await page.goto(`${shop.url}/admin/inventory`)
  return page.locator('td.mono').allTextContents()
}

const scan = async (page: Page, codes: readonly string[]): Promise<void> => {
  for (const code of codes) {
    await page.locator('#code').pressSequentially(code)
    await page.keyboard.press('Enter')
  }
}

test('by keyboard alone: cells are counted one below the other, saved by Ctrl S, and taken back by Undo', async () => {
  const page = await opened('/admin/inventory')
  const cells = page.locator('input[data-cell]')
  const before = await cells.nth(0).inputValue()
  await cells.nth(0).focus()
  await page.keyboard.type('71')
  await page.keyboard.press('Enter')
  await page.keyboard.type('72')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('73')
  await page.keyboard.press('Escape')
  expect(await page.textContent('[data-changed]')).toBe('2 cells changed')
  await page.keyboard.press('Control+s')
  await page.waitForSelector('.say[role=status]')
  expect(await page.textContent('.say[role=status]')).toContain('2 counts saved.')
  expect([await cells.nth(0).inputValue(), await cells.nth(1).inputValue()]).toEqual(['71', '72'])
  await page.locator('.say button').press('Enter')
  await expect.poll(() => cells.nth(0).inputValue()).toBe(before)
  await page.context().close()
})

test('numbers that were copied from a spreadsheet go into the cells below', async () => {
  const page = await opened('/admin/inventory')
  const cells = page.locator('input[data-cell]')
  await cells.nth(0).focus()
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text', '11\\tx\\n12\\n13\\n')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)
  const values = [0, 1, 2].map((at) => cells.nth(at).inputValue())
  expect(await Promise.all(values)).toEqual(['11', '12', '13'])
  page.on('dialog', (dialog) => void dialog.accept())
  await page.context().close()
})

test('a count by scanner, at a phone: fast scans are all saved, a code unknown stays in sight, a lost session loses none', async () => {
  const page = await opened('/admin/inventory/counts', { viewport: { width: 390, height: 844 } })
  const [one = '', other = ''] = await skusIn(page)
  await page.goto(`${shop.url}/admin/inventory/counts/new`)
  await Promise.all([page.waitForURL('**done=created'), page.locator('.btn.go').press('Enter')])
  await scan(page, [one, one, 'no such code', other, one])
  const total = () => page.textContent('#line-panel header')
  await expect.poll(total, { timeout: 20_000 }).toContain('4 units')
  expect(await page.textContent('[data-scan-amiss]')).toContain('“no such code”')

  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await scan(page, [other, other])
  await expect.poll(() => page.textContent('[data-scan-told]'), { timeout: 20_000 }).toContain('signed out')
  await page.context().addCookies(cookies)
  await page.reload()
  await expect.poll(total, { timeout: 20_000 }).toContain('6 units')

  // What has no code is found by words of its title, and picked.
  await scan(page, [(await page.locator('#line-panel a.id').first().textContent()) ?? ''])
  await page.locator('#scan-meant button').first().press('Enter', { timeout: 20_000 })
  await expect.poll(total, { timeout: 20_000 }).toContain('7 units')
  expect(await page.locator('#scan-meant button').count()).toBe(0)

  await page.reload()
  await Promise.all([page.waitForURL('**done=applied'), page.locator('.head .btn.go').press('Enter')])
  expect(await page.textContent('.head')).toContain('Applied')
  await page.context().close()
})

test('without a script: a purchase order from its supplier to the units that came', async () => {
  const page = await opened('/admin/inventory/suppliers/new', { javaScriptEnabled: false })
  await page.fill('#name', 'Kiln on Syros')
  await page.fill('#leadDays', 'soon')
  await page.click('.body .btn.go')
  await page.waitForSelector('.oops')
  expect(await page.inputValue('#name')).toBe('Kiln on Syros')
  await page.fill('#leadDays', '21')
  await Promise.all([page.waitForURL('**done=saved'), page.click('.body .btn.go')])
  const [sku = ''] = await skusIn(page)
  await page.goto(`${shop.url}/admin/inventory/purchase-orders/new`)
  await page.fill('#freight', '12,50')
  await Promise.all([page.waitForURL('**done=created'), page.click('.body .btn.go')])
  await page.fill('#code', sku)
  await page.fill('#by', '6')
  await Promise.all([page.waitForURL('**done=added'), page.click('.scan button.tall')])
  await page.fill('input[name^="cost."]', '3.20')
  await Promise.all([page.waitForURL('**done=saved'), page.click('button[value=lines]')])
  await Promise.all([page.waitForURL('**done=ordered'), page.click('button[value=order]')])
  await page.fill('input[name^="now."]', '7')
  await Promise.all([page.waitForURL('**done=arrived'), page.click('button[value=arrive]')])
  expect(await page.textContent('.head')).toContain('Received')
  expect(await page.textContent('#line-panel')).toContain('€4.99')
  await page.context().close()
})
